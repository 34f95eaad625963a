import { type Envelope, newId } from '@weir/messaging';
import { type CreateJob, type Identity, type JobsBatch, validateCreateJob } from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import {
  acceptedJob,
  acceptKeyed,
  assertAcceptable,
  findEarlier,
  fingerprintOf,
  type KeyedAcceptance,
  NO_FINGERPRINT,
  placeIn,
  sealRequest,
  store,
  withPlace,
} from '../accept.ts';
import { problemBody, sendJson, toProblem } from '../answer.ts';
import { authorizeOperation } from '../authorize.ts';
import { BODY_BYTES_MAX, bodyBytes } from '../body.ts';
import { jobIdFor, readIdempotencyKey } from '../domain/idempotency-key.ts';
import { Problem, pathErrors } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { identityOf, requestOf } from '../request.ts';
import { WeightedSemaphore } from '../weighted-semaphore.ts';
import { unknownOperation } from './create-job.ts';

export const BATCH_SIZE_MAX = 1_000;

/**
 * Jobs of batches that are in hand as envelopes, as texts and as packs: one batch is judged while another is stored. What the others
 * hold meanwhile is their bodies.
 */
const IN_HAND = { sizeMax: 2 * BATCH_SIZE_MAX, patienceMs: 250 };

type Judged = Envelope<'job-requested'> | Problem;

/** POST /jobs/batch: each item is judged on its own; the accepted ones are stored together. */
export function createJobsBatch(parts: Parts): RequestHandler {
  const inHand = new WeightedSemaphore(IN_HAND);
  return async (request, response) => {
    const { tenantId } = identityOf(request);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const items = readItems(request.body);
    const fingerprint = key === undefined ? NO_FINGERPRINT : fingerprintOf(bodyBytes(request));
    await Promise.all([...operationNames(items)].map((name) => parts.operations.find(name)));

    const earlier =
      key === undefined ? undefined : await findEarlier(parts, tenantId, jobIdFor(tenantId, key), fingerprint);
    const { answers, replayed } = await inHand.during(items.length, () =>
      acceptBatch(parts, request, items, { key, fingerprint, earlier }),
    );
    if (replayed) response.setHeader('Idempotent-Replayed', 'true');
    sendJson(response, 202, { items: answers } satisfies JobsBatch);
  };
}

interface Retriable {
  readonly key: string | undefined;
  readonly fingerprint: string;
  /** What an earlier request with the key left behind. */
  readonly earlier: KeyedAcceptance | undefined;
}

async function acceptBatch(
  parts: Parts,
  request: Request,
  items: readonly unknown[],
  { key, fingerprint, earlier }: Retriable,
): Promise<{ readonly answers: JobsBatch['items']; readonly replayed: boolean }> {
  const { tenantId } = identityOf(request);
  // A retry is judged as of the first time, so that it finds what was accepted then.
  const now = earlier === undefined ? Date.now() : Date.parse(earlier.job.createdAt);
  const judged = judgeAll(parts, request, items, { fingerprint, key, now, isRetry: earlier !== undefined });
  if (earlier === undefined)
    await parts.quotas.take(identityOf(request), judged.filter(isEnvelope).length, bodyBytes(request).length);
  const answers = judged.map((one): JobsBatch['items'][number] => {
    if (one instanceof Problem) return { error: problemBody(one, requestOf(request).id) };
    const { id, state } = acceptedJob(one);
    return { id, state };
  });
  if (key === undefined) {
    await store(parts, judged.filter(isEnvelope));
    return { answers, replayed: false };
  }
  const accepted = earlier ?? (await acceptFirst(parts, judged, jobIdFor(tenantId, key)));
  const place = accepted === undefined ? -1 : placeIn(accepted.fingerprint);
  if (accepted !== undefined) answers[place] = { id: accepted.job.id, state: accepted.job.state };
  // Also of a retry: the first request may have ended between its first job and the others.
  const others = judged.filter((one, index): one is Envelope<'job-requested'> => isEnvelope(one) && index !== place);
  await store(parts, others);
  for (const { subject, tenantid } of others) parts.jobs.acceptedKeyed(tenantid, subject);
  return { answers, replayed: accepted?.replayed === true };
}

const isEnvelope = (one: Judged): one is Envelope<'job-requested'> => !(one instanceof Problem);

/**
 * The first job of a batch that is accepted stands for the key: its id follows from the key alone, so that whatever is sent under the
 * same key meets it. Undefined when there is none.
 */
async function acceptFirst(parts: Parts, judged: readonly Judged[], id: string): Promise<KeyedAcceptance | undefined> {
  const place = judged.findIndex(isEnvelope);
  const first = judged[place];
  if (first === undefined || first instanceof Problem) return undefined;
  const data = { ...first.data, fingerprint: withPlace(first.data.fingerprint, place) };
  return acceptKeyed(parts, { ...first, id, subject: id, data });
}

interface Judging {
  readonly fingerprint: string;
  readonly key: string | undefined;
  readonly now: number;
  /** What was accepted once is not refused later. */
  readonly isRetry: boolean;
}

function judgeAll(
  parts: Parts,
  request: Request,
  items: readonly unknown[],
  { fingerprint, key, now, isRetry }: Judging,
): readonly Judged[] {
  const identity = identityOf(request);
  const facts = requestOf(request);
  const mayBeLarge = bodyBytes(request).length > BODY_BYTES_MAX;
  return items.map((item, index) => {
    try {
      const prefix = `/jobs/${index}`;
      if (mayBeLarge && Buffer.byteLength(JSON.stringify(item)) > BODY_BYTES_MAX)
        throw new Problem('BODY_TOO_LARGE', `One job of a batch may have ${BODY_BYTES_MAX / 1024} KiB.`, {
          errors: [{ path: prefix, message: 'is too large' }],
        });
      const { body, known } = judge(parts, identity, item, now, prefix);
      if (!isRetry) parts.queues.assertOpen(known.operation.queue);
      const id = key === undefined ? newId() : jobIdFor(identity.tenantId, key, index);
      return sealRequest(parts, { body, known, identity, request: facts, fingerprint, id });
    } catch (error) {
      return toProblem(error);
    }
  });
}

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
  identity: Identity,
  item: unknown,
  now: number,
  prefix: string,
): { readonly body: CreateJob; readonly known: NonNullable<ReturnType<Parts['operations']['get']>> } {
  if (!validateCreateJob(item))
    throw new Problem('REQUEST_INVALID', 'This item does not fit its schema.', {
      errors: pathErrors(validateCreateJob.errors, prefix),
    });
  const known = parts.operations.get(item.operation);
  if (known === undefined) throw unknownOperation(item.operation, `${prefix}/operation`);
  authorizeOperation(identity, item.operation, `${prefix}/operation`);
  assertAcceptable(item, known, now, prefix);
  return { body: item, known };
}
