import { type CreateJob, type Job, validateCreateJob } from '@weir/schemas';
import type { RequestHandler, Response } from 'express';
import { acceptedJob, acceptKeyed, assertAcceptable, fingerprintOf, sealRequest, store } from '../accept.ts';
import { sendJson } from '../answer.ts';
import { bodyBytes } from '../body.ts';
import { jobIdFor, readIdempotencyKey } from '../domain/idempotency-key.ts';
import { readWait } from '../domain/prefer.ts';
import { Problem, pathErrors } from '../errors.ts';
import type { KnownOperation } from '../operations.ts';
import type { Parts } from '../parts.ts';
import { identityOf, requestOf } from '../request.ts';

const ENDED: ReadonlySet<Job['state']> = new Set(['succeeded', 'failed', 'cancelled', 'expired', 'dead_lettered']);
const POLL_MS = 100;

/** POST /jobs: 202 once the job is stored durably, or 200 with the finished job for `Prefer: wait`. */
export const createJob =
  (parts: Parts): RequestHandler =>
  async (request, response) => {
    const identity = identityOf(request);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const waitS = readWait(request.headers['prefer']);
    const { body, known } = await readCreateJob(parts, request.body);
    const envelope = sealRequest(parts, {
      body,
      known,
      identity,
      request: requestOf(request),
      fingerprint: fingerprintOf(bodyBytes(request)),
      notify: waitS !== undefined,
      ...(key === undefined ? {} : { id: jobIdFor(identity.tenantId, key) }),
    });
    // Listening begins before the job is sent: its end may be here before its acceptance.
    const waiter =
      waitS === undefined || parts.waiters.full ? undefined : parts.waiters.wait(envelope.subject, waitS * 1000);
    response.once('close', () => waiter?.cancel());
    try {
      const { job, replayed } =
        key === undefined
          ? { job: (await store(parts, [envelope]), acceptedJob(envelope)), replayed: false }
          : await acceptKeyed(parts, envelope);
      if (replayed) response.setHeader('Idempotent-Replayed', 'true');
      if (waitS !== undefined && waiter !== undefined) {
        response.setHeader('Preference-Applied', `wait=${waitS}`);
        const finished = ENDED.has(job.state) ? job : await awaitEnd(parts, job, waiter, replayed ? waitS * 1000 : 0);
        if (finished !== undefined) return sendJson(response, 200, finished);
      }
      sendAccepted(response, job);
    } finally {
      waiter?.cancel();
    }
  };

/** Checks a body against its schema and its operation. @throws Problem */
export async function readCreateJob(
  parts: Parts,
  body: unknown,
): Promise<{ readonly body: CreateJob; readonly known: KnownOperation }> {
  if (!validateCreateJob(body))
    throw new Problem('REQUEST_INVALID', 'The body does not fit its schema.', {
      errors: pathErrors(validateCreateJob.errors),
    });
  const known = parts.operations.get(body.operation) ?? (await parts.operations.find(body.operation));
  if (known === undefined) throw unknownOperation(body.operation);
  assertAcceptable(body, known);
  return { body, known };
}

export const unknownOperation = (name: string, path = '/operation'): Problem =>
  new Problem(
    'OPERATION_UNKNOWN',
    `No worker has registered the operation ${name.slice(0, 128)}; GET /api/v1/operations lists them all.`,
    { errors: [{ path, message: 'is not a registered operation' }] },
  );

/**
 * The job's end, from the notice. An earlier request's notice went to whoever sent that one, so a repeat looks by itself; and a
 * notice that was lost is made up for by one look when the time is over.
 */
async function awaitEnd(
  parts: Parts,
  job: Job,
  waiter: { readonly job: Promise<Job | undefined> },
  pollForMs: number,
): Promise<Job | undefined> {
  const deadline = Date.now() + pollForMs;
  const look = async () => {
    const found = await parts.jobs.find(job.tenantId, job.id).catch(() => undefined);
    return found !== undefined && ENDED.has(found.job.state) ? found.job : undefined;
  };
  while (Date.now() < deadline) {
    const finished = await look();
    if (finished !== undefined) return finished;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return (await waiter.job) ?? (await look());
}

function sendAccepted(response: Response, job: Job): void {
  response.setHeader('Location', `/api/v1/jobs/${job.id}`);
  sendJson(response, 202, job);
}
