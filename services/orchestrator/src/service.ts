import { type Accepted, HttpReceiver } from '@weir/http-fallback';
import {
  type Bus,
  type BusStatus,
  checkTopology,
  connectBus,
  consumers,
  ensureConsumer,
  GroupConsumer,
  JetStreamNotifier,
  JetStreamPublisher,
  SettledSweep,
  workConsumers,
} from '@weir/jetstream';
import { type GroupHandler, Intake, PLATFORM_TENANT, seal } from '@weir/messaging';
import { type Context, serviceIdentity, startInternalServer } from '@weir/runtime';
import type { MessageType } from '@weir/schemas';
import { awaitMigrated, Database, migrate, OutboxRelay } from '@weir/store';
import { measured } from '@weir/telemetry';
import type { OrchestratorConfig } from './config.ts';
import { Dispatcher } from './dispatcher.ts';
import { DispatchWindow } from './domain/dispatch-window.ts';
import { Expiry } from './expiry.ts';
import { aboutJobs } from './handlers/about-jobs.ts';
import { jobRequested } from './handlers/job-requested.ts';
import { workFinished } from './handlers/work-finished.ts';
import { workProgressed } from './handlers/work-progressed.ts';
import { migrations } from './migrations/index.ts';
import type { Parts } from './parts.ts';
import { reconcile } from './reconcile.ts';
import { recover } from './recovery.ts';
import { Registry } from './registry.ts';
import { isGateway, isWorker } from './routes/callers.ts';
import { jobRoutes } from './routes/jobs.ts';
import { queueRoutes } from './routes/queues.ts';
import { workerRoutes } from './routes/workers.ts';
import type { Tables } from './tables.ts';
import { unfoldJobChanged } from './unfold.ts';
import { WorkUnderWay } from './work-under-way.ts';

const EXPIRY_MS = 1_000;
const SETTLED_SWEEP_MS = 2_000;
const RECONCILE_MS = 15_000;
/** A queue that the bus says is empty must have been still for so long before its window is corrected. */
const QUIET_MS = 3_000;
const EVENTS_LINGER_MS = 50;
const PREFETCH_MAX = 1_000;

export async function startService(config: OrchestratorConfig, context: Context): Promise<void> {
  const { lifecycle, log } = context;
  const database = await openDatabase(config, context);
  const bus = await openBus(config, context);
  const manager = await bus.manager();
  await checkTopology(manager, ['JOBS', 'WORK', 'RESULTS']);
  const parts = await assemble(context, database, bus, async (queue) => {
    for (const consumer of workConsumers(queue)) {
      await ensureConsumer(manager, { ...consumer, ackWaitMs: config.WORK_ACK_WAIT_MS });
    }
  });

  // The reconcile sweep is the net for whatever fails here.
  await recover(parts).catch((error: unknown) =>
    log.warn({ err: error }, 'what a process left behind is taken up later'),
  );
  const handlers = {
    'orchestrator-job-requested': ['JOBS', 'job-requested', aboutJobs(jobRequested(parts)), isGateway],
    'orchestrator-work-finished': ['RESULTS', 'work-finished', aboutJobs(workFinished(parts)), isWorker],
    'orchestrator-work-progressed': ['RESULTS', 'work-progressed', aboutJobs(workProgressed(parts)), isWorker],
  } as const;
  const accepts: Partial<Record<MessageType, Accepted>> = {};
  for (const [consumer, [stream, type, handler, isSender]] of Object.entries(handlers)) {
    const intake = new Intake<MessageType>({
      handler: measured(context.metrics, consumer)(handler as unknown as GroupHandler),
      roads: parts,
      groupSizeMax: config.GROUP_SIZE_MAX,
    });
    accepts[type] = { consumer, intake, isSender };
    const started = await new GroupConsumer<MessageType>({
      bus,
      stream,
      consumer,
      types: [type],
      source: parts.source,
      prefetchMax: PREFETCH_MAX,
      intake,
      publisher: parts.publisher,
      onSettled: (kind, count) => context.metrics.settlements.inc({ consumer, kind }, count),
      onEvent: (event) => {
        if (event.kind === 'dead-lettered') context.metrics.deadLetters.inc({ consumer, code: event.code });
        log.warn({ consumer, ...event }, `${consumer}: ${event.kind}: ${event.reason}`);
      },
    }).start();
    lifecycle.onStop(consumer, async () => {
      await started.stop();
      await intake.drained();
    });
  }
  const receiver = new HttpReceiver({
    source: parts.source,
    service: context.service,
    accepts,
    publisher: parts.publisher,
    onSettled: (consumer, kind, count) => context.metrics.settlements.inc({ consumer, kind }, count),
    onDeadLetter: (consumer, code, reason) => {
      context.metrics.deadLetters.inc({ consumer, code });
      log.warn({ consumer, code, reason }, `${consumer}: dead-lettered: ${reason}`);
    },
  });

  const settled = new SettledSweep();
  const expiry = new Expiry(parts);
  every(context, 'expiry', EXPIRY_MS, async () => void (await expiry.sweep()));
  every(context, 'settled sweep', SETTLED_SWEEP_MS, async () => {
    const swept = [
      ...consumers.filter((row) => row.name.startsWith('orchestrator-')),
      ...parts.registry.queues().flatMap(workConsumers),
    ];
    const idle = await settled.sweep(manager, swept);
    for (const queue of parts.registry.queues()) {
      if (workConsumers(queue).every((consumer) => idle.has(consumer.name)) && parts.window.correct(queue, QUIET_MS))
        log.debug({ queue }, 'dispatch window corrected');
    }
  });
  const underWay = new WorkUnderWay(manager, 'orchestrator-work-finished');
  every(context, 'reconcile', RECONCILE_MS, async () => void (await reconcile(parts, () => underWay.since())));

  const { verifier } = serviceIdentity(context.service, config);
  const { url } = await startInternalServer({
    context,
    verifier,
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    probes: {
      postgres: { critical: false, check: () => database.ping() },
      nats: { critical: false, check: () => bus.assertConnected() },
    },
    receiver,
    routes: (app) => {
      jobRoutes(app, parts);
      workerRoutes(app, parts, config.WORK_ACK_WAIT_MS);
      queueRoutes(app, parts);
    },
  });
  log.info({ url }, 'orchestrator is ready');
}

async function openDatabase(
  config: OrchestratorConfig,
  { service, log, lifecycle, metrics }: Context,
): Promise<Database<Tables>> {
  const { DATABASE_URL, MIGRATION_DATABASE_URL } = config;
  if (MIGRATION_DATABASE_URL === undefined) await awaitMigrated(DATABASE_URL, service, migrations);
  else
    for (const name of await migrate(MIGRATION_DATABASE_URL, service, migrations))
      log.info({ migration: name }, `migrated: ${name}`);
  const database = new Database<Tables>({
    url: DATABASE_URL,
    schema: service,
    connectionsMax: config.DB_POOL_SIZE,
    onError: (error) => log.warn({ err: error }, 'a connection to Postgres was lost'),
  });
  lifecycle.onStop('database', () => database.close());
  const gauge = setInterval(() => {
    for (const [state, count] of Object.entries(database.connections)) metrics.poolConnections.set({ state }, count);
  }, 5_000);
  lifecycle.onStop('pool gauge', () => clearInterval(gauge));
  return database;
}

async function openBus(config: OrchestratorConfig, { service, log, lifecycle, metrics }: Context): Promise<Bus> {
  const onStatus = (status: BusStatus) => {
    metrics.busConnected.set(status === 'connected' ? 1 : 0);
    if (!lifecycle.stopping) log.warn({ status }, `NATS ${status}`);
  };
  const bus = await connectBus({
    url: config.NATS_URL,
    service,
    seed: new TextEncoder().encode(config.NATS_NKEY),
    onStatus,
  });
  metrics.busConnected.set(1);
  lifecycle.onStop('bus', () => bus.close());
  return bus;
}

async function assemble(
  context: Context,
  database: Database<Tables>,
  bus: Bus,
  onQueue: (queue: string) => Promise<void>,
): Promise<Parts> {
  const { log, lifecycle, metrics, instance } = context;
  const source = `/orchestrator/${instance}`;
  const publisher = new JetStreamPublisher(bus, { lingerMs: { EVENTS: EVENTS_LINGER_MS } });
  const notifier = new JetStreamNotifier(bus);
  const relay = new OutboxRelay({
    database: database as never,
    publisher,
    unfold: { 'job-changed': unfoldJobChanged(database, source) },
    onError: (error) => log.warn({ err: error }, 'the outbox could not be sent; it is kept and tried again'),
  }).start();
  lifecycle.onStop('outbox relay', () => relay.stop());
  lifecycle.onStop('publisher', () => publisher.drained());
  const window = new DispatchWindow();
  const registry = await new Registry({
    database,
    window,
    onQueue,
    onChanged: (names) => {
      const data = { names: [...names] };
      notifier.notify([
        {
          subject: 'notices.operations',
          envelope: seal({
            type: 'operations-changed',
            source,
            subject: 'operations',
            tenantId: PLATFORM_TENANT,
            correlationId: instance,
            data,
          }),
        },
      ]);
    },
    onError: (error) => log.debug({ err: error }, 'the registry could not be refreshed'),
  }).start();
  lifecycle.onStop('registry', () => registry.stop());
  const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log });
  // Which queues are paused, and what is in flight already, is to be known before anything is sent.
  await dispatcher.controls.refresh();
  await dispatcher.recount();
  dispatcher.start();
  lifecycle.onStop('dispatcher', () => dispatcher.stop());
  return { source, database, publisher, notifier, relay, window, dispatcher, registry, metrics, log };
}

/** Runs a sweep again and again, never twice at once; a failure is said, and the next one tries again. */
function every({ lifecycle, log }: Context, name: string, periodMs: number, sweep: () => Promise<void>): void {
  let running = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = sweep()
      .catch((error: unknown) => log.warn({ err: error }, `${name} failed; the next one tries again`))
      .finally(() => {
        busy = false;
      });
  }, periodMs);
  lifecycle.onStop(name, async () => {
    clearInterval(timer);
    await running;
  });
}
