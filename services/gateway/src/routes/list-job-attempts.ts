import type { JobAttempts } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { identityOf } from '../request.ts';
import { pageOfAll } from './page-of-all.ts';
import { idOf, jobNotFound } from './read-jobs.ts';

/** So that their order as texts is that of the numbers, of which there are a thousand at the most. */
const ATTEMPT_DIGITS = 4;

/** GET /jobs/{id}/attempts */
export const listJobAttempts =
  ({ jobs }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request);
    const attempts = await jobs.attemptsOfAccepted(identityOf(request).tenantId, id);
    if (attempts === undefined) throw jobNotFound(id);
    const page = pageOfAll(request, attempts.items, ({ attempt }) => String(attempt).padStart(ATTEMPT_DIGITS, '0'));
    sendJson(response, 200, page satisfies JobAttempts);
  };
