import type { RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { actorOf, identityOf } from '../request.ts';
import { idOf, jobNotFound } from './read-jobs.ts';

/** POST /jobs/{id}/cancel: 200 with the job, which is cancelled from here on; 409 when it had ended before. */
export const cancelJob =
  ({ jobs }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request);
    const { tenantId } = identityOf(request);
    const cancelled = await jobs.cancelAccepted(tenantId, id, actorOf(request));
    if (cancelled === undefined) throw jobNotFound(id);
    if ('ended' in cancelled)
      throw new Problem('JOB_FINISHED', `The job had ended before: it is ${cancelled.ended}.`, {
        errors: [{ path: 'path:id', message: `is a job that is ${cancelled.ended}` }],
      });
    sendJson(response, 200, cancelled.job);
  };
