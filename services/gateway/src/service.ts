import type { AddressInfo } from 'node:net';
import { HttpReceiver } from '@weir/http-fallback';
import { hear } from '@weir/jetstream';
import { Intake } from '@weir/messaging';
import {
  type Context,
  closeServer,
  type Health,
  healthOf,
  KnownTenants,
  listen,
  openRoads,
  type Probe,
  ServiceClient,
  serviceIdentity,
  startInternalServer,
} from '@weir/runtime';
import { ApiKeys } from './api-keys.ts';
import { createApp } from './app.ts';
import type { GatewayConfig } from './config.ts';
import { DeadLetters } from './dead-letters.ts';
import { guardConnections, serverOptions } from './edge/connections.ts';
import { edgeSettings } from './edge/settings.ts';
import { startIdentity } from './identity.ts';
import { JobFeed } from './job-feed.ts';
import { Jobs } from './jobs.ts';
import { openQuotas, openRateLimits } from './limits/open-limits.ts';
import { OperationCatalog } from './operations.ts';
import type { Parts } from './parts.ts';
import { Queues } from './queues.ts';
import { RequestsUnderWay } from './requests-under-way.ts';
import { Schedules } from './schedules.ts';
import { Tenants } from './tenants.ts';
import { Users } from './users.ts';
import { Waiters } from './waiters.ts';

/** Requests set out so long after one another, so that some travel together; one that comes alone does not wait (ADR 0008). */
const APART_MS = 2;
/** Notices that one request brings, at the most. */
const NOTICES_MAX = 1_000;

/** Starts the gateway; returns where clients reach it, and what its routes work with. */
export async function startService(
  config: GatewayConfig,
  context: Context,
): Promise<{ readonly url: string; readonly parts: Parts }> {
  const { service, instance, log, lifecycle } = context;
  const { tokens, verifier } = serviceIdentity(service, config);
  const orchestrator = new ServiceClient('orchestrator', config.ORCHESTRATOR_URL, tokens);
  const security = new ServiceClient('security', config.SECURITY_URL, tokens);
  lifecycle.onStop('service clients', () => Promise.all([orchestrator.close(), security.close()]));

  const { bus, publisher, road, assertJetStream } = await openRoads(
    {
      ...config,
      jetstream: { apartMs: { JOBS: APART_MS } },
      direct: { apartMs: APART_MS },
      http: {
        apartMs: APART_MS,
        destinationOf: () => ({ key: 'orchestrator', post: (body, type) => orchestrator.post(body, type) }),
      },
    },
    context,
  );

  const operations = new OperationCatalog(orchestrator, log).start();
  lifecycle.onStop('operations', () => operations.stop());
  operations.measure(context.metrics);
  const queues = new Queues(orchestrator, log).start();
  lifecycle.onStop('queues', () => queues.stop());
  const onInvalid = (error: unknown) => log.warn({ err: error }, 'a notice was not valid and was dropped');
  const waiters = new Waiters(onInvalid);
  hear(bus, `notices.gateway.${instance}`, ['job-finished'], ({ data }) => waiters.finished(data), onInvalid);
  hear(
    bus,
    'notices.operations',
    ['operations-changed'],
    () => void operations.refresh().catch(() => undefined),
    onInvalid,
  );

  const limits = await openRateLimits(config, context);
  const knownTenants = new KnownTenants(security);
  const probes: Record<string, Probe> = {
    ...limits.probes,
    nats: { critical: false, check: assertJetStream },
    orchestrator: { critical: false, check: () => answers(orchestrator) },
    security: { critical: true, check: () => answers(security) },
  };
  const health = async (): Promise<Health> => ({ ...(await healthOf(probes)), road: road() }) as Health;
  const intake = new Intake<'job-finished'>({
    groupSizeMax: NOTICES_MAX,
    roads: { publisher, notifier: { notify: () => undefined } },
    handler: (deliveries) => {
      for (const { envelope } of deliveries) waiters.finished(envelope.data);
      return Promise.resolve({ publish: [] });
    },
  });
  const receiver = new HttpReceiver({
    source: `/gateway/${instance}`,
    service,
    publisher,
    accepts: {
      'job-finished': {
        consumer: 'gateway-job-finished',
        intake,
        isSender: (caller) => caller === 'orchestrator',
      },
    },
  });
  const internal = await startInternalServer({
    context,
    verifier,
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    shared: config.LISTEN_SHARED,
    probes,
    receiver,
  });
  const edge = edgeSettings(config);
  const quotas = openQuotas(config, context, { orchestrator, tenants: knownTenants });
  const parts: Parts = {
    publisher,
    address: () => `${instance} ${internal.url}${road() === 'http' ? ' http' : ''}`,
    context,
    operations,
    queues,
    waiters,
    health,
    source: `/gateway/${instance}`,
    jobs: new Jobs(orchestrator, new RequestsUnderWay(bus)),
    schedules: new Schedules(orchestrator),
    deadLetters: new DeadLetters(orchestrator, quotas),
    rates: limits.rates,
    quotas,
    apiKeys: new ApiKeys(security),
    tenants: new Tenants(security),
    knownTenants,
    ...startIdentity(config, { security, tenants: knownTenants, bus, context }),
    users: new Users(security),
    executeWaitMs: config.EXECUTE_WAIT_MS,
    streamsMax: config.STREAMS_MAX,
    edge,
    inProgress: new Set<string>(),
    feed: new JobFeed(bus),
  };
  const server = await listen(
    createApp(parts),
    { host: config.HOST, port: config.PORT, shared: config.LISTEN_SHARED, server: serverOptions(edge) },
    lifecycle,
  );
  guardConnections(server, edge, log);
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
