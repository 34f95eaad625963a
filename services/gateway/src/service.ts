import type { AddressInfo } from 'node:net';
import { HttpPublisher } from '@weir/http-fallback';
import { connectBus, hear, JetStreamPublisher } from '@weir/jetstream';
import { TwoRoads } from '@weir/messaging';
import {
  type Context,
  closeServer,
  type Health,
  healthOf,
  listen,
  type Probe,
  ServiceClient,
  serviceIdentity,
  startInternalServer,
} from '@weir/runtime';
import { createApp } from './app.ts';
import { Authenticator } from './authenticate.ts';
import { answerClientError } from './client-error.ts';
import type { GatewayConfig } from './config.ts';
import { JobFeed } from './job-feed.ts';
import { Jobs } from './jobs.ts';
import { OperationCatalog } from './operations.ts';
import type { Parts } from './parts.ts';
import { Queues } from './queues.ts';
import { Waiters } from './waiters.ts';

/** Requests that come in quick succession wait so long to travel together; one that comes alone does not wait (ADR 0008). */
const BUSY_LINGER_MS = 2;
const REQUEST_TIMEOUT_MS = 30_000;

/** Starts the gateway; returns where clients reach it, and what its routes work with. */
export async function startService(
  config: GatewayConfig,
  context: Context,
): Promise<{ readonly url: string; readonly parts: Parts }> {
  const { service, instance, log, lifecycle, metrics } = context;
  const bus = await connectBus({
    url: config.NATS_URL,
    service,
    seed: new TextEncoder().encode(config.NATS_NKEY),
    onStatus: (status) => {
      metrics.busConnected.set(status === 'connected' ? 1 : 0);
      if (!lifecycle.stopping) log.warn({ status }, `NATS ${status}`);
    },
  });
  metrics.busConnected.set(1);
  lifecycle.onStop('bus', () => bus.close());
  const { tokens, verifier } = serviceIdentity(service, config);
  const orchestrator = new ServiceClient('orchestrator', config.ORCHESTRATOR_URL, tokens);
  const security = new ServiceClient('security', config.SECURITY_URL, tokens);
  lifecycle.onStop('service clients', () => Promise.all([orchestrator.close(), security.close()]));

  const jetstream = new JetStreamPublisher(bus, { busyLingerMs: { JOBS: BUSY_LINGER_MS } });
  const http = new HttpPublisher({
    busyLingerMs: BUSY_LINGER_MS,
    destinationOf: () => ({ key: 'orchestrator', post: (body, type) => orchestrator.post(body, type) }),
  });
  lifecycle.onStop('publishers', () => Promise.all([jetstream.drained(), http.drained()]));
  const publisher = new TwoRoads({ jetstream, http });

  const operations = new OperationCatalog(orchestrator, log).start();
  lifecycle.onStop('operations', () => operations.stop());
  const queues = new Queues(orchestrator, log).start();
  lifecycle.onStop('queues', () => queues.stop());
  const waiters = new Waiters();
  const onInvalid = (error: unknown) => log.warn({ err: error }, 'a notice was not valid and was dropped');
  hear(bus, `notices.gateway.${instance}`, ['job-finished'], ({ data }) => waiters.finished(data), onInvalid);
  hear(
    bus,
    'notices.operations',
    ['operations-changed'],
    () => void operations.refresh().catch(() => undefined),
    onInvalid,
  );

  const probes: Record<string, Probe> = {
    nats: { critical: true, check: () => bus.assertConnected() },
    orchestrator: { critical: false, check: () => answers(orchestrator) },
    security: { critical: true, check: () => answers(security) },
  };
  const health = async (): Promise<Health> => ({ ...(await healthOf(probes)), road: 'jetstream' }) as Health;
  const parts: Parts = {
    publisher,
    instance,
    context,
    operations,
    queues,
    waiters,
    health,
    source: `/gateway/${instance}`,
    jobs: new Jobs(orchestrator),
    authenticator: new Authenticator(security, {
      freshMs: config.KEY_FRESH_MS,
      believedMs: config.KEY_BELIEVED_MS,
      unknownMs: config.KEY_UNKNOWN_MS,
    }),
    executeWaitMs: config.EXECUTE_WAIT_MS,
    streamsMax: config.STREAMS_MAX,
    inProgress: new Set<string>(),
    feed: new JobFeed(bus),
  };
  const internal = await startInternalServer({
    context,
    verifier,
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    probes,
  });
  const server = await listen(createApp(parts), config.HOST, config.PORT);
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.on('clientError', answerClientError);
  lifecycle.onStop('public server', async () => {
    waiters.cancelAll();
    await closeServer(server);
  });
  const url = `http://${config.HOST}:${(server.address() as AddressInfo).port}`;
  log.info({ url, internalUrl: internal.url }, `gateway is ready at ${url}`);
  return { url, parts };
}

async function answers(client: ServiceClient): Promise<void> {
  const { status } = await client.call('GET', '/ready');
  if (status !== 200) throw new Error(`answered ${status}`);
}
