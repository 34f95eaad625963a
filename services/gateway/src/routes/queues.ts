import { type AlterQueue, type ChangeQueue, permits, type QueueList, validateChangeQueue } from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import { sendJson } from '../answer.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { actorOf, identityOf } from '../request.ts';
import { pageOfAll } from './page-of-all.ts';
import { bodyOf } from './valid.ts';

/** GET /system/queues: of all tenants for who looks after the system, of their own for anybody else. */
export const listQueues =
  ({ queues }: Parts): RequestHandler =>
  async (request, response) => {
    const identity = identityOf(request);
    const { items } = await queues.list(permits(identity, 'system:read') ? undefined : identity.tenantId);
    sendJson(response, 200, pageOfAll(request, items, ({ name }) => name) satisfies QueueList);
  };

type Wanted = Omit<AlterQueue, 'tenantId' | 'actor'>;

const alter =
  (read: (request: Request, parts: Parts) => Wanted | Promise<Wanted>) =>
  (parts: Parts): RequestHandler =>
  async (request, response) => {
    const name = String(request.params.name);
    const { tenantId } = identityOf(request);
    const wanted = await read(request, parts);
    const queue = await parts.queues.alter(name, { tenantId, actor: actorOf(request), ...wanted });
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
export const changeQueue = alter(async (request, parts) => {
  const change = bodyOf(request, validateChangeQueue);
  await assertTenants(change, parts);
  return { change };
});

/** What is kept for a tenant that does not exist would be kept for ever. @throws Problem 404 */
async function assertTenants({ tenants = [] }: ChangeQueue, { knownTenants }: Parts): Promise<void> {
  const found = await Promise.all(tenants.map(({ tenantId }) => knownTenants.find(tenantId)));
  const errors = found.flatMap((tenant, index) =>
    tenant === undefined ? [{ path: `/tenants/${index}/tenantId`, message: 'is no tenant' }] : [],
  );
  if (errors.length > 0) throw new Problem('TENANT_NOT_FOUND', 'There is no such tenant.', { errors });
}
