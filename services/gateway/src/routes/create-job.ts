import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@weir/messaging';
import { type Job, validateCreateJob } from '@weir/schemas';
import type { Request, RequestHandler, Response } from 'express';
import {
  acceptedJob,
  acceptKeyed,
  assertAcceptable,
  findEarlier,
  fingerprintOf,
  NO_FINGERPRINT,
  sealRequest,
  store,
} from '../accept.ts';
import { sendJson } from '../answer.ts';
import { authorizeOperation } from '../authorize.ts';
import { bodyBytes } from '../body.ts';
import { jobIdFor, readIdempotencyKey } from '../domain/idempotency-key.ts';
import { readWait } from '../domain/prefer.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { identityOf, requestOf } from '../request.ts';
import type { Waiter } from '../waiters.ts';
import { bodyOf } from './valid.ts';

export const ENDED: ReadonlySet<Job['state']> = new Set([
  'succeeded',
  'failed',
  'cancelled',
  'expired',
  'dead_lettered',
]);
const POLL_MS = 100;

/** POST /jobs: 202 once the job is stored durably, or 200 with the finished job, whatever its state, for `Prefer: wait`. */
export const createJob =
  (parts: Parts): RequestHandler =>
  async (request, response) => {
    const { tenantId } = identityOf(request);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const waitS = readWait(request.headers.prefer);
    const fingerprint = key === undefined ? NO_FINGERPRINT : fingerprintOf(bodyBytes(request));
    const id = key === undefined ? newId() : jobIdFor(tenantId, key);
    const earlier = key === undefined ? undefined : await findEarlier(parts, tenantId, id, fingerprint);
    // Listening begins before the job is sent: its end may be here before its acceptance.
    const waiter =
      waitS === undefined || parts.waiters.full || response.destroyed
        ? undefined
        : parts.waiters.wait(id, waitS * 1000);
    if (waiter !== undefined) response.once('close', () => waiter.cancel());
    try {
      // What was accepted once is not judged again: a deadline may have passed since.
      const { job, replayed } =
        earlier ?? (await accept(parts, request, id, fingerprint, key !== undefined, waitS !== undefined));
      if (replayed) response.setHeader('Idempotent-Replayed', 'true');
      if (waitS !== undefined && waiter !== undefined) {
        response.setHeader('Preference-Applied', `wait=${waitS}`);
        const finished = ENDED.has(job.state) ? job : await awaitEnd(parts, job, waiter, replayed);
        if (finished !== undefined) return sendJson(response, 200, finished);
      }
      sendAccepted(response, job);
    } finally {
      waiter?.cancel();
    }
  };

/** Checks the body against its schema and its operation, and stores what it asks for. @throws Problem */
async function accept(
  parts: Parts,
  request: Request,
  id: string,
  fingerprint: string,
  keyed: boolean,
  notify: boolean,
): Promise<{ readonly job: Job; readonly replayed: boolean }> {
  const body = bodyOf(request, validateCreateJob);
  const known = parts.operations.get(body.operation) ?? (await parts.operations.find(body.operation));
  if (known === undefined) throw unknownOperation(body.operation);
  authorizeOperation(identityOf(request), body.operation, '/operation');
  assertAcceptable(body, known, Date.now());
  parts.queues.assertOpen(known.operation.queue);
  const identity = identityOf(request);
  const envelope = sealRequest(parts, { body, known, identity, request: requestOf(request), fingerprint, id, notify });
  await parts.quotas.take(identity, 1, bodyBytes(request).length);
  if (keyed) return acceptKeyed(parts, envelope);
  await store(parts, [envelope]);
  return { job: acceptedJob(envelope), replayed: false };
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
async function awaitEnd(parts: Parts, job: Job, waiter: Waiter, replayed: boolean): Promise<Job | undefined> {
  const look = async () => {
    const found = await parts.jobs.find(job.tenantId, job.id).catch(() => undefined);
    return found !== undefined && ENDED.has(found.job.state) ? found.job : undefined;
  };
  if (!replayed) return (await waiter.job) ?? (await look());
  const ended = waiter.job.then((finished) => ({ finished }));
  for (;;) {
    const finished = await look();
    if (finished !== undefined) return finished;
    const end = await Promise.race([ended, pause(POLL_MS)]);
    if (end !== undefined) return end.finished;
  }
}

function sendAccepted(response: Response, job: Job): void {
  response.setHeader('Location', `/api/v1/jobs/${job.id}`);
  sendJson(response, 202, job);
}
