import {
  type CreateJob,
  type ExecutedOperation,
  type ExecuteOperation,
  type Job,
  validateExecuteOperation,
} from '@weir/schemas';
import type { RequestHandler } from 'express';
import { assertAcceptable, NO_FINGERPRINT, sealRequest, store } from '../accept.ts';
import { sendJson } from '../answer.ts';
import { authorizeOperation } from '../authorize.ts';
import { bodyBytes } from '../body.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { identityOf, requestOf } from '../request.ts';
import { ENDED, unknownOperation } from './create-job.ts';
import { bodyOf } from './valid.ts';

/** Names that the older clients use for operations of ours. */
const OLDER_NAMES: ReadonlyMap<string, string> = new Map([
  ['compose', 'fuse'],
  ['scalar', 'scale'],
]);

/** POST /operations/execute: the older clients' way to run an uncertainty operation and wait for its result. */
export const executeOperation =
  (parts: Parts): RequestHandler =>
  async (request, response) => {
    const asked = bodyOf(request, validateExecuteOperation);
    const body = toCreateJob(asked);
    const known = await parts.operations.find(body.operation);
    if (known === undefined) throw unknownOperation(body.operation);
    authorizeOperation(identityOf(request), body.operation, '/operation');
    try {
      assertAcceptable(body, known, Date.now());
    } catch (error) {
      throw inOlderWords(error);
    }
    parts.queues.assertOpen(known.operation.queue);
    const envelope = sealRequest(parts, {
      body,
      known,
      identity: identityOf(request),
      request: requestOf(request),
      fingerprint: NO_FINGERPRINT,
      notify: true,
    });
    if (parts.waiters.full)
      throw new Problem('OVERLOADED', 'As many requests wait as can. Try again in a moment.', { retryAfterS: 5 });
    await parts.quotas.take(identityOf(request), 1, bodyBytes(request).length);
    const waiter = parts.waiters.wait(envelope.subject, parts.executeWaitMs);
    response.once('close', () => waiter.cancel());
    try {
      await store(parts, [envelope]);
      const job =
        (await waiter.job) ?? (await parts.jobs.find(envelope.tenantid, envelope.subject).catch(() => undefined))?.job;
      sendJson(response, 200, toResult(job, envelope.subject));
    } finally {
      waiter.cancel();
    }
  };

function toCreateJob({ operation, inputs, params, parent_id }: ExecuteOperation): CreateJob {
  const name = operation.startsWith('uncertainty.') ? operation.slice('uncertainty.'.length) : operation;
  return {
    operation: `uncertainty.${OLDER_NAMES.get(name) ?? name}`,
    input: { ...params, values: inputs },
    ...(parent_id === undefined ? {} : { metadata: { parentId: parent_id } }),
  };
}

function toResult(job: Job | undefined, jobId: string): ExecutedOperation {
  if (job?.state === 'succeeded') {
    const { value, relativeUncertainty } = job.output as {
      value: [number, number | null];
      relativeUncertainty: number | null;
    };
    const [, uncertainty] = value;
    return {
      result: value,
      coverage: relativeUncertainty,
      invariant_passed: uncertainty === null || uncertainty >= 0,
      ledger_id: jobId,
    };
  }
  // A job that will be tried again has an error too.
  if (job !== undefined && ENDED.has(job.state) && job.error !== null) {
    const { code, message, path } = job.error;
    throw new Problem('JOB_FAILED', `${code}: ${message}`, {
      errors: [{ path: (path ?? '').replace(/^\/values/, '/inputs'), message }],
    });
  }
  throw new Problem('EXECUTION_TIMEOUT', `The operation did not finish in time. It goes on as job ${jobId}.`, {
    retryAfterS: 1,
  });
}

/** The older clients know `inputs` and `params`, not the `input` that these became. */
function inOlderWords(error: unknown): unknown {
  if (!(error instanceof Problem) || error.errors === undefined) return error;
  const errors = error.errors.map(({ path, message }) => ({
    path: path.replace(/^\/input\/values/, '/inputs').replace(/^\/input(?=\/|$)/, '/params'),
    message,
  }));
  return new Problem(error.code, error.message, { errors, cause: error });
}
