import { type Bus, checkTopology, ensureConsumer, TopologyDrift, workConsumers } from '@weir/jetstream';
import { type Notifier, PLATFORM_TENANT, seal } from '@weir/messaging';
import { type Context, serviceIdentity, startInternalServer, untilAvailable } from '@weir/runtime';
import { awaitMigrated, Database, engineRoleOf, migrate, OutboxRelay } from '@weir/store';
import type { OrchestratorConfig } from './config.ts';
import { Dispatcher } from './dispatcher.ts';
import { DispatchWindow } from './domain/dispatch-window.ts';
import { Doubts } from './doubts.ts';
import { openIntakes } from './intakes.ts';
import { migrations } from './migrations/index.ts';
import type { Parts } from './parts.ts';
import { PromptOperations } from './prompt-operations.ts';
import { publishAgain, recover } from './recovery.ts';
import { Registry } from './registry.ts';
import { type OrchestratorRoads, openOrchestratorRoads } from './roads.ts';
import { deadLetterRoutes } from './routes/dead-letters.ts';
import { jobRoutes } from './routes/jobs.ts';
import { queueRoutes } from './routes/queues.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { usageRoutes } from './routes/usage.ts';
import { workerRoutes } from './routes/workers.ts';
import { startSchedules } from './scheduler.ts';
import { startSweeps } from './sweeps.ts';
import type { Tables } from './tables.ts';
import { openRooms } from './tenant-rooms.ts';
import { unfoldings } from './unfold.ts';
import { WorkInHand } from './work-in-hand.ts';

const BUS_AGAIN_MS = 2_000;
/** Work that JetStream had when it went away is sent by HTTP; older work waits for it. */
const SENT_AGAIN_WITHIN = '1 day';

export async function startService(config: OrchestratorConfig, context: Context): Promise<void> {
  const { log } = context;
  const doubts = new Doubts();
  const database = await openDatabase(config, context, doubts);
  const { parts, roads } = await assemble(config, context, database);
  const { bus } = roads;
  const intakes = openIntakes(parts, context, config.GROUP_SIZE_MAX);

  // Its work may find no road now. It is tried again soon: the reconcile sweep comes by only a minute later.
  await recover(parts).catch((error: unknown) => {
    log.warn({ err: error }, 'what a process left behind is taken up later');
    doubts.raise();
  });
  await startPulling(context, bus, async () => {
    await checkTopology(await bus.manager(), ['JOBS', 'WORK', 'RESULTS', 'DEAD_LETTERS', 'ADVISORIES']);
    await intakes.pull(bus);
  });

  startSweeps(context, parts, bus, doubts);
  startSchedules(context, parts);

  const { verifier } = serviceIdentity(context.service, config);
  const { url } = await startInternalServer({
    context,
    verifier,
    receiver: intakes.receiver,
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    shared: config.LISTEN_SHARED,
    probes: {
      postgres: { critical: false, check: () => database.ping() },
      nats: { critical: false, check: roads.assertJetStream },
    },
    routes: (app) => {
      jobRoutes(app, parts);
      workerRoutes(app, parts, config.WORK_ACK_WAIT_MS);
      scheduleRoutes(app, parts);
      deadLetterRoutes(app, parts);
      queueRoutes(app, parts);
      usageRoutes(app, parts);
    },
  });
  log.info({ url }, 'orchestrator is ready');
}

/** At once if there is a connection, else when there is one. @throws TopologyDrift when the server is not as we need it. */
async function startPulling({ lifecycle, log }: Context, bus: Bus, start: () => Promise<void>): Promise<void> {
  if (bus.connected) return start();
  bus.onceConnected(async () => {
    while (!lifecycle.stopping) {
      try {
        return await start();
      } catch (error) {
        const what = error instanceof TopologyDrift ? error.message : 'JetStream cannot be heard yet';
        log.warn({ err: error }, `${what}; it is tried again`);
        await new Promise((resolve) => setTimeout(resolve, BUS_AGAIN_MS).unref());
      }
    }
  });
}

async function openDatabase(config: OrchestratorConfig, context: Context, doubts: Doubts): Promise<Database<Tables>> {
  const { service, log, lifecycle, metrics } = context;
  const { DATABASE_URL, MIGRATION_DATABASE_URL } = config;
  await untilAvailable(context, async () => {
    if (MIGRATION_DATABASE_URL === undefined) return awaitMigrated(DATABASE_URL, service, migrations);
    for (const name of await migrate(MIGRATION_DATABASE_URL, service, migrations))
      log.info({ migration: name }, `migrated: ${name}`);
  });
  const database = new Database<Tables>({
    url: DATABASE_URL,
    schema: service,
    role: engineRoleOf(service),
    connectionsMax: config.DB_POOL_SIZE,
    onError: (error) => log.warn({ err: error }, 'a connection to Postgres was lost'),
    onDoubt: () => doubts.raise(),
  });
  lifecycle.onStop('database', () => database.close());
  const gauge = setInterval(() => {
    for (const [state, count] of Object.entries(database.connections)) metrics.poolConnections.set({ state }, count);
  }, 5_000);
  lifecycle.onStop('pool gauge', () => clearInterval(gauge));
  return database;
}

async function assemble(
  config: OrchestratorConfig,
  context: Context,
  database: Database<Tables>,
): Promise<{ readonly parts: Parts; readonly roads: OrchestratorRoads }> {
  const { log, lifecycle, metrics, instance } = context;
  const source = `/orchestrator/${instance}`;
  let parts: Parts | undefined;
  const workInHand = new WorkInHand(database);
  const roads = await openOrchestratorRoads({
    config,
    context,
    database,
    workInHand,
    receiverOf: (queue) => parts?.registry.receiverOf(queue),
    receiversOf: (queue) => parts?.registry.receiversOf(queue) ?? [],
    roadTo: (queue) => parts?.registry.roadTo(queue),
    onHttp: () => {
      if (parts === undefined) return;
      publishAgain(parts, SENT_AGAIN_WITHIN).catch((error: unknown) =>
        log.warn({ err: error }, 'work that NATS has cannot be sent by HTTP; it waits for NATS'),
      );
    },
  });
  const { bus, publisher, notifier } = roads;
  const relay = new OutboxRelay({
    database: database as never,
    publisher,
    unfold: unfoldings(database, source),
    onError: (error) => log.warn({ err: error }, 'the outbox could not be sent; it is kept and tried again'),
  }).start();
  lifecycle.onStop('outbox relay', () => relay.stop());
  const window = new DispatchWindow();
  const registry = new Registry({
    database,
    window,
    onQueue: (queue) => ensureQueue(bus, queue, config.WORK_ACK_WAIT_MS),
    onChanged: (names) => notifyOperations(notifier, context, names),
    onError: (error) => log.debug({ err: error }, 'the registry could not be refreshed'),
  });
  bus.onConnect(() => {
    // What was registered while there was no bus, or on a bus that has forgotten.
    for (const queue of registry.queues())
      void ensureQueue(bus, queue, config.WORK_ACK_WAIT_MS).catch((error: unknown) =>
        log.warn({ err: error, queue }, 'the consumers of a queue could not be made'),
      );
  });
  await untilAvailable(context, () => registry.start());
  lifecycle.onStop('registry', () => registry.stop());
  const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log });
  // Which queues are paused, and what is in flight already, is to be known before anything is sent.
  await untilAvailable(context, async () => {
    await dispatcher.controls.refresh();
    await dispatcher.recount();
  });
  dispatcher.start();
  lifecycle.onStop('dispatcher', () => dispatcher.stop());
  const limited = openRooms(config, context, database);
  parts = {
    source,
    database,
    publisher,
    notifier,
    relay,
    window,
    dispatcher,
    registry,
    workInHand,
    promptOperations: new PromptOperations(),
    ...limited,
    metrics,
    log,
  };
  return { parts, roads };
}

/** Without a bus there is nothing to be made; it is made when there is one. */
async function ensureQueue(bus: Bus, queue: string, ackWaitMs: number): Promise<void> {
  if (!bus.connected) return;
  const manager = await bus.manager();
  for (const consumer of workConsumers(queue)) await ensureConsumer(manager, { ...consumer, ackWaitMs });
}

function notifyOperations(notifier: Notifier, { instance }: Context, names: readonly string[]): void {
  const envelope = seal({
    type: 'operations-changed',
    source: `/orchestrator/${instance}`,
    subject: 'operations',
    tenantId: PLATFORM_TENANT,
    correlationId: instance,
    data: { names: [...names] },
  });
  notifier.notify([{ subject: 'notices.operations', envelope }]);
}
