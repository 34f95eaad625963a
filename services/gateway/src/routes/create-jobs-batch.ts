import type { Envelope } from '@weir/messaging';
import { type CreateJob, type JobsBatch, validateCreateJob } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { acceptedJob, acceptKeyed, assertAcceptable, fingerprintOf, sealRequest, store } from '../accept.ts';
import { problemBody, sendJson, toProblem } from '../answer.ts';
import { bodyBytes } from '../body.ts';
import { jobIdFor, readIdempotencyKey } from '../domain/idempotency-key.ts';
import { Problem, pathErrors } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { identityOf, requestOf } from '../request.ts';
import { unknownOperation } from './create-job.ts';

export const BATCH_SIZE_MAX = 1_000;

/** POST /jobs/batch: each item is judged on its own; the accepted ones are stored together. */
export const createJobsBatch =
  (parts: Parts): RequestHandler =>
  async (request, response) => {
    const identity = identityOf(request);
    const facts = requestOf(request);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const items = readItems(request.body);
    const fingerprint = fingerprintOf(bodyBytes(request));
    await Promise.all([...operationNames(items)].map((name) => parts.operations.find(name)));

    const judged = items.map((item, index) => {
      try {
        const prefix = `/jobs/${index}`;
        const { body, known } = judge(parts, item, prefix);
        return sealRequest(parts, {
          body,
          known,
          identity,
          request: facts,
          fingerprint,
          ...(key === undefined ? {} : { id: jobIdFor(identity.tenantId, key, index) }),
        });
      } catch (error) {
        return toProblem(error);
      }
    });
    const [first, ...others] = judged.filter((one): one is Envelope<'job-requested'> => !(one instanceof Problem));
    if (first !== undefined) {
      if (key === undefined) await store(parts, [first, ...others]);
      else if ((await acceptKeyed(parts, first, others)).replayed) response.setHeader('Idempotent-Replayed', 'true');
    }
    const answer: JobsBatch = {
      items: judged.map((one) => {
        if (one instanceof Problem) return { error: problemBody(one, facts.id) };
        const { id, state } = acceptedJob(one);
        return { id, state };
      }),
    };
    sendJson(response, 202, answer);
  };

function readItems(body: unknown): readonly unknown[] {
  const refuse = (path: string, message: string) =>
    new Problem('REQUEST_INVALID', 'The body does not fit its schema.', { errors: [{ path, message }] });
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refuse('', 'must be an object');
  const { jobs, ...rest } = body as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw refuse(`/${unknown.slice(0, 128)}`, 'must NOT have additional properties');
  if (!Array.isArray(jobs)) throw refuse('/jobs', 'must be an array');
  if (jobs.length < 1 || jobs.length > BATCH_SIZE_MAX) throw refuse('/jobs', `must have 1 to ${BATCH_SIZE_MAX} items`);
  return jobs;
}

const operationNames = (items: readonly unknown[]): ReadonlySet<string> =>
  new Set(
    items.map((item) => (item as { operation?: unknown } | null)?.operation).filter((name) => typeof name === 'string'),
  );

function judge(
  parts: Parts,
  item: unknown,
  prefix: string,
): { readonly body: CreateJob; readonly known: NonNullable<ReturnType<Parts['operations']['get']>> } {
  if (!validateCreateJob(item))
    throw new Problem('REQUEST_INVALID', 'This item does not fit its schema.', {
      errors: pathErrors(validateCreateJob.errors, prefix),
    });
  const known = parts.operations.get(item.operation);
  if (known === undefined) throw unknownOperation(item.operation, `${prefix}/operation`);
  assertAcceptable(item, known, prefix);
  return { body: item, known };
}
