import { type AlterQueue, permits, type QueueList, validateChangeQueue } from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import { Problem, pathErrors } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { actorOf, identityOf } from '../request.ts';
import { pageOfAll } from './page-of-all.ts';

/** GET /system/queues: of all tenants for who looks after the system, of their own for anybody else. */
export const listQueues =
  ({ queues }: Parts): RequestHandler =>
  async (request, response) => {
    const identity = identityOf(request);
    const { items } = await queues.list(permits(identity, 'system:read') ? undefined : identity.tenantId);
    sendJson(response, 200, pageOfAll(request, items, ({ name }) => name) satisfies QueueList);
  };

const alter =
  (read: (request: Request) => Omit<AlterQueue, 'tenantId' | 'actor'>) =>
  ({ queues }: Parts): RequestHandler =>
  async (request, response) => {
    const name = String(request.params.name);
    const { tenantId } = identityOf(request);
    const queue = await queues.alter(name, { tenantId, actor: actorOf(request), ...read(request) });
    if (queue === undefined)
      throw new Problem(
        'QUEUE_NOT_FOUND',
        `There is no queue ${name.slice(0, 128)}; GET /api/v1/system/queues lists them.`,
        {
          errors: [{ path: 'path:name', message: 'is no queue' }],
        },
      );
    sendJson(response, 200, queue);
  };

/** POST /system/queues/{name}/pause, resume and drain */
export const pauseQueue = alter(() => ({ state: 'paused' }));
export const resumeQueue = alter(() => ({ state: 'active' }));
export const drainQueue = alter(() => ({ state: 'draining' }));

/** PATCH /system/queues/{name} */
export const changeQueue = alter((request) => {
  const change: unknown = request.body;
  if (!validateChangeQueue(change))
    throw new Problem('REQUEST_INVALID', 'The body does not fit its schema.', {
      errors: pathErrors(validateChangeQueue.errors),
    });
  return { change };
});
