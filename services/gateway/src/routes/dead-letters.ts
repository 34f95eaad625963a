import { type Asker, permits, validateListDeadLettersQuery } from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { actorOf, identityOf } from '../request.ts';
import { idOf } from './read-jobs.ts';
import { queryOf } from './valid.ts';

/** In whose name the orchestrator is asked. What belongs to no tenant is shown to who looks after the system. */
export function askerOf(request: Request): Asker {
  const identity = identityOf(request);
  return { tenantId: identity.tenantId, ...actorOf(request), platform: permits(identity, 'system:read') };
}

/** GET /dead-letters */
export const listDeadLetters =
  ({ deadLetters }: Parts): RequestHandler =>
  async (request, response) => {
    const query = queryOf(request, validateListDeadLettersQuery);
    sendJson(response, 200, await deadLetters.list(askerOf(request), query));
  };

/** GET /dead-letters/{id} */
export const getDeadLetter =
  ({ deadLetters }: Parts): RequestHandler =>
  async (request, response) =>
    sendJson(response, 200, await deadLetters.find(askerOf(request), idOf(request, 'dead letter')));

/** DELETE /dead-letters/{id}: answers with what is gone, so that it is not lost by a mistake. */
export const deleteDeadLetter =
  ({ deadLetters }: Parts): RequestHandler =>
  async (request, response) =>
    sendJson(response, 200, await deadLetters.delete(askerOf(request), idOf(request, 'dead letter')));
