import { validateRedriveDeadLetter, validateRedriveDeadLetters } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { assertAcceptable } from '../accept.ts';
import { sendJson } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { unknownOperation } from './create-job.ts';
import { askerOf } from './dead-letters.ts';
import { idOf } from './read-jobs.ts';
import { bodyOf } from './valid.ts';

/** POST /dead-letters/{id}/redrive: 202 with the new job; again, and it is the same job while that has not failed. */
export const redriveDeadLetter =
  ({ deadLetters, operations }: Parts): RequestHandler =>
  async (request, response) => {
    const asker = askerOf(request);
    const id = idOf(request, 'dead letter');
    const body = bodyOf(request, validateRedriveDeadLetter);
    const { input } = body;
    if (input !== undefined) {
      const { operation } = await deadLetters.find(asker, id);
      // Without an operation there is nothing that an input could fit, and the orchestrator says what is the matter.
      const known = operation === undefined ? undefined : await operations.find(operation);
      if (operation !== undefined && known === undefined) throw unknownOperation(operation, 'path:id');
      if (known !== undefined) assertAcceptable({ operation: known.operation.name, input }, known, Date.now());
    }
    const redriven = await deadLetters.redrive(asker, id, input);
    response.setHeader('Location', `/api/v1/jobs/${redriven.jobId}`);
    sendJson(response, 202, redriven);
  };

/** POST /dead-letters/redrive */
export const redriveDeadLetters =
  ({ deadLetters }: Parts): RequestHandler =>
  async (request, response) => {
    const body = bodyOf(request, validateRedriveDeadLetters);
    sendJson(response, 202, await deadLetters.redriveMany(askerOf(request), body));
  };
