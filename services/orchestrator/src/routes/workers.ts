import { workConsumers } from '@weir/jetstream';
import { firstError } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import { type RegisteredWorker, validateRegisterWorker } from '@weir/schemas';
import type { Express } from 'express';
import { renewLeases } from '../leases.ts';
import type { Parts } from '../parts.ts';
import { HEARTBEAT_MS } from '../registry.ts';
import { staleAttempts } from '../statements/stale-attempts.ts';
import { onlyWorkers } from './callers.ts';

/** Workers say that they are there; the gateway asks what there is. */
export function workerRoutes(app: Express, { registry, database }: Parts, ackWaitMs: number): void {
  app.put('/internal/v1/workers', onlyWorkers, async (request, response) => {
    if (!validateRegisterWorker(request.body)) {
      return void response
        .status(422)
        .json({ code: 'REGISTRATION_INVALID', detail: firstError(validateRegisterWorker.errors) });
    }
    await registry.register(request.body, String(response.locals.caller));
    await renewLeases(database, request.body.instance, request.body.held ?? []);
    const consumers = workConsumers(request.body.queue).map((consumer) => consumer.name);
    const stale = await staleAttempts(database, request.body.running ?? []);
    response.json({ consumers, heartbeatMs: HEARTBEAT_MS, ackWaitMs, stale } satisfies RegisteredWorker);
  });

  app.get(
    '/internal/v1/operations',
    onlyGateway,
    (_request, response) => void response.json({ items: registry.operations(), nextCursor: null }),
  );
}
