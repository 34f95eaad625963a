import type { RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { identityOf } from '../request.ts';
import { idOf, jobNotFound } from './read-jobs.ts';

/** GET /jobs/{id}/attempts */
export const listJobAttempts =
  ({ jobs }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request);
    const attempts = await jobs.attemptsOfAccepted(identityOf(request).tenantId, id);
    if (attempts === undefined) throw jobNotFound(id);
    sendJson(response, 200, attempts);
  };
