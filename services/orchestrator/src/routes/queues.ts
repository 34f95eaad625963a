import { type AuditFact, firstError, isUuid, newId } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import { type ChangeQueue, type QueueStates, validateAlterQueue } from '@weir/schemas';
import { recordAudit } from '@weir/store';
import type { Express } from 'express';
import { queueView } from '../domain/queue-view.ts';
import type { Parts } from '../parts.ts';
import type { QueueChange } from '../queue-controls.ts';
import { queueFigures } from '../statements/queue-figures.ts';

const DETAIL_MAX = 512;
const verbs = { active: 'resume', paused: 'pause', draining: 'drain' } as const;

/** What operators see of queues and what they decide about them, for the gateway, which knows who is one. */
export function queueRoutes(app: Express, parts: Parts): void {
  const { dispatcher, relay, source, log } = parts;
  const { controls } = dispatcher;

  app.get('/internal/v1/queue-states', onlyGateway, (_request, response) => {
    const items = controls.queues().map((name) => ({ name, state: controls.of(name).state }));
    response.json({ items } satisfies QueueStates);
  });

  app.get('/internal/v1/queues', onlyGateway, async (request, response) => {
    const { tenantId } = request.query;
    if (tenantId !== undefined && !isUuid(tenantId)) return void response.status(400).json({ code: 'QUERY_INVALID' });
    response.json({ items: await viewOf(parts, namesOf(parts), tenantId ?? null), nextCursor: null });
  });

  app.put('/internal/v1/queues/:name', onlyGateway, async (request, response) => {
    const { body } = request;
    const name = String(request.params.name);
    if (!validateAlterQueue(body))
      return void response.status(422).json({ code: 'REQUEST_INVALID', detail: firstError(validateAlterQueue.errors) });
    if (!namesOf(parts).includes(name)) return void response.status(404).json({ code: 'QUEUE_NOT_FOUND' });
    const { tenantId, actor, state, change } = body;
    const wanted = { ...(state === undefined ? {} : { state }), ...(change === undefined ? {} : columnsOf(change)) };
    const fact: AuditFact = {
      ...actor,
      tenantId,
      action: `queue.${state === undefined ? 'change' : verbs[state]}`,
      resource: { type: 'queue', id: name },
      // The same may be decided again and again.
      occasion: newId(),
      details: change === undefined ? {} : { change: JSON.stringify(change).slice(0, DETAIL_MAX) },
    };
    const owed = await controls.change(name, wanted, actor.principal, (tx) => recordAudit(tx, source, fact));
    if (owed !== undefined) relay.offer(owed.id, owed.outgoing);
    log.info({ queue: name, principal: actor.principal, state, change }, `queue ${name} was changed`);
    response.json((await viewOf(parts, [name], null))[0]);
  });
}

/** Queues that have operations or workers, and those about which somebody has said something. */
const namesOf = ({ registry, dispatcher }: Parts): readonly string[] =>
  [
    ...new Set([
      ...registry.queues(),
      ...registry.operations().map(({ queue }) => queue),
      ...dispatcher.controls.queues(),
    ]),
  ].toSorted();

async function viewOf(parts: Parts, names: readonly string[], tenantId: string | null) {
  const { database, dispatcher, registry, window } = parts;
  const { tenants, keys } = await queueFigures(database, tenantId);
  const workers = registry.workers();
  return names.map((name) =>
    queueView({
      name,
      settings: dispatcher.controls.of(name),
      capacity: window.capacity(name),
      workers: workers.get(name) ?? 0,
      tenants: tenants.filter(({ queue }) => queue === name),
      keys: keys.filter(({ queue }) => queue === name),
      seenBy: tenantId,
    }),
  );
}

function columnsOf({ concurrencyMax, tenantConcurrencyMax, keyConcurrencyMax, tenants }: ChangeQueue): QueueChange {
  return {
    ...(concurrencyMax === undefined ? {} : { concurrency_max: concurrencyMax }),
    ...(tenantConcurrencyMax === undefined ? {} : { tenant_concurrency_max: tenantConcurrencyMax }),
    ...(keyConcurrencyMax === undefined ? {} : { key_concurrency_max: keyConcurrencyMax }),
    ...(tenants === undefined ? {} : { tenants }),
  };
}
