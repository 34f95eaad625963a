import {
  type Bus,
  connectBus,
  ensureConsumer,
  JetStreamNotifier,
  JetStreamPublisher,
  workConsumers,
} from '@weir/jetstream';
import { provision } from '@weir/jetstream/provision';
import {
  type AskingPublisher,
  type Delivery,
  type Envelope,
  type GroupHandler,
  type Notifier,
  newId,
  type Outgoing,
  processGroup,
  seal,
} from '@weir/messaging';
import { createContext, type Quotas } from '@weir/runtime';
import type { JobRequested, MessageType, Operation, WorkFinished, WorkProgressed } from '@weir/schemas';
import {
  appRoleOf,
  Database,
  engineRoleOf,
  migrate,
  OutboxRelay,
  ownerRoleOf,
  provisionDatabase,
  urlFor,
} from '@weir/store';
import { startTestNats, startTestPostgres } from '@weir/testing';
import { Dispatcher } from '../src/dispatcher.ts';
import { DispatchWindow } from '../src/domain/dispatch-window.ts';
import { migrations } from '../src/migrations/index.ts';
import type { Parts } from '../src/parts.ts';
import { PromptOperations } from '../src/prompt-operations.ts';
import { Registry } from '../src/registry.ts';
import type { Tables } from '../src/tables.ts';
import { TenantRooms } from '../src/tenant-rooms.ts';
import { TenantUsages } from '../src/tenant-usage.ts';
import { unfoldings } from '../src/unfold.ts';
import { WorkInHand } from '../src/work-in-hand.ts';

const PASSWORDS = { ownerPassword: 'owner-of-a-test', appPassword: 'app-of-a-test' };
export const TENANT = '0190d3a0-0000-7000-8000-000000000001';
export const QUEUE = 'test';
export const OPERATION = 'test.run';

/** As `AskingPublisher.ask`. */
export const nobodyTakes = (outgoing: readonly Outgoing[]) => Promise.resolve(outgoing.map(() => undefined));

/** A job's row, with what the tests look at. */
export interface Row {
  readonly id: string;
  readonly state: string;
  readonly attempt: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly output: unknown;
  readonly attempts: readonly { readonly attempt: number; readonly error?: { readonly code: string } }[] | null;
  readonly progress: { readonly sequence: number } | null;
  readonly worker: string | null;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

/**
 * The orchestrator's parts around a real nats-server and a real Postgres, without its process: a test calls handlers, sweeps and
 * statements itself, and may make the publisher fail.
 */
export class Rig {
  readonly parts: Parts;
  readonly database: Database<Tables>;
  readonly bus: Bus;
  readonly notices: Outgoing[] = [];
  /** Called before each publish; throwing makes it fail. */
  onPublish: (outgoing: readonly Outgoing[]) => void = () => undefined;
  /** What a worker answers that is asked itself; nobody, unless a test says otherwise. */
  onAsk: AskingPublisher['ask'] = nobodyTakes;
  /** What tenants may have: without a quota, unless a test says otherwise; undefined is what nobody can say. */
  readonly quotas = new Map<string, Quotas | undefined>();
  readonly #postgres: Awaited<ReturnType<typeof startTestPostgres>>;
  readonly #stops: (() => unknown)[];

  private constructor(
    bus: Bus,
    database: Database<Tables>,
    postgres: Awaited<ReturnType<typeof startTestPostgres>>,
    stops: (() => unknown)[],
  ) {
    this.bus = bus;
    this.database = database;
    this.#postgres = postgres;
    this.#stops = stops;
    const { log, metrics } = createContext('orchestrator', { level: 'silent' });
    const source = '/orchestrator/rig';
    const stream = new JetStreamPublisher(bus);
    const publisher: AskingPublisher = {
      publish: async (outgoing) => {
        this.onPublish(outgoing);
        return stream.publish(outgoing);
      },
      ask: (outgoing) => this.onAsk(outgoing),
    };
    const direct = new JetStreamNotifier(bus);
    const notifier: Notifier = {
      notify: (outgoing) => {
        this.notices.push(...outgoing);
        direct.notify(outgoing);
      },
    };
    const relay = new OutboxRelay({
      database: database as never,
      publisher,
      unfold: unfoldings(database, source),
    });
    const window = new DispatchWindow();
    const registry = new Registry({
      database,
      window,
      onQueue: async (queue) => {
        const manager = await bus.manager();
        for (const consumer of workConsumers(queue)) await ensureConsumer(manager, consumer);
      },
      onChanged: () => undefined,
      onError: () => undefined,
    });
    const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log });
    const usages = new TenantUsages(database);
    const rooms = new TenantRooms(usages, async (id) => (this.quotas.has(id) ? this.quotas.get(id) : {}));
    const limited = { usages, rooms };
    this.parts = {
      source,
      database,
      publisher,
      notifier,
      relay,
      window,
      dispatcher,
      registry,
      workInHand: new WorkInHand(database),
      promptOperations: new PromptOperations(),
      ...limited,
      metrics,
      log,
    };
  }

  static async start(): Promise<Rig> {
    const [nats, postgres] = await Promise.all([startTestNats(), startTestPostgres()]);
    await provisionDatabase(postgres.url, [{ service: 'orchestrator', ...PASSWORDS }]);
    await migrate(
      urlFor(postgres.url, ownerRoleOf('orchestrator'), PASSWORDS.ownerPassword),
      'orchestrator',
      migrations,
    );
    const bus = await connectBus({ url: nats.url, service: 'test', user: nats.user });
    await provision(await bus.manager());
    const database = new Database<Tables>({
      url: urlFor(postgres.url, appRoleOf('orchestrator'), PASSWORDS.appPassword),
      schema: 'orchestrator',
      role: engineRoleOf('orchestrator'),
    });
    return new Rig(bus, database, postgres, [
      () => database.close(),
      () => bus.close(),
      () => Promise.all([nats.stop(), postgres.stop()]),
    ]);
  }

  /** Where the service itself connects to. */
  get appUrl(): string {
    return urlFor(this.#postgres.url, appRoleOf('orchestrator'), PASSWORDS.appPassword);
  }

  async stop(): Promise<void> {
    this.onPublish = () => undefined;
    await this.parts.dispatcher.stop();
    await this.parts.relay.stop();
    for (const stop of this.#stops) await stop();
  }

  /** A worker says that it is there, so that the queue has room for three times its capacity. */
  async register(capacity: number, more: Partial<Operation> = {}, queue = QUEUE): Promise<void> {
    const operation: Operation = {
      name: OPERATION,
      queue,
      inputSchema: {},
      outputSchema: {},
      packSizeMax: 1,
      maxAttempts: 3,
      timeoutMs: 60_000,
      ...more,
    };
    await this.parts.registry.register({ instance: `worker-of-${queue}`, queue, capacity, operations: [operation] });
  }

  request(
    data: Partial<JobRequested> = {},
    id: string = newId(),
    tenantId: string = TENANT,
  ): Envelope<'job-requested'> {
    const now = new Date().toISOString();
    return seal({
      type: 'job-requested',
      id,
      time: now,
      source: '/gateway/test',
      subject: id,
      tenantId,
      correlationId: `request-${id}`,
      data: {
        operation: OPERATION,
        queue: QUEUE,
        input: { value: 1 },
        priority: 5,
        maxAttempts: 3,
        fingerprint: 'AAAAAAAAAAAAAAAAAAAAAA',
        principal: 'user:test',
        requestedAt: now,
        ...data,
      },
    });
  }

  finished(jobId: string, data: Partial<WorkFinished> = {}): Envelope<'work-finished'> {
    const now = new Date().toISOString();
    const outcome = data.outcome ?? 'succeeded';
    return seal({
      type: 'work-finished',
      source: '/worker/test',
      subject: jobId,
      tenantId: TENANT,
      correlationId: `request-${jobId}`,
      data: {
        attempt: 1,
        outcome,
        worker: 'worker/test',
        startedAt: now,
        finishedAt: now,
        ...(outcome === 'succeeded' ? { output: { value: 1 } } : { error: { code: 'TEST_FAILED', message: 'failed' } }),
        ...data,
      },
    });
  }

  progressed(jobId: string, data: Partial<WorkProgressed> = {}): Envelope<'work-progressed'> {
    return seal({
      type: 'work-progressed',
      source: '/worker/test',
      subject: jobId,
      tenantId: TENANT,
      correlationId: `request-${jobId}`,
      data: { attempt: 1, worker: 'worker/test', startedAt: new Date().toISOString(), ...data },
    });
  }

  /** Lets a handler take envelopes together as the pipeline does; returns the errors of those that failed, by subject. */
  async handle<T extends MessageType>(
    handler: GroupHandler<T>,
    envelopes: readonly Envelope<T>[],
    deliveryCount = 1,
  ): Promise<ReadonlyMap<string, unknown>> {
    const deliveries = envelopes.map(
      (envelope): Delivery<T> => ({ envelope, consumer: 'test', deliveryCount, road: 'jetstream' }),
    );
    const { failed } = await processGroup(deliveries, handler, this.parts);
    return new Map([...failed].map(([delivery, error]) => [delivery.envelope.subject, error]));
  }

  async rows(...ids: readonly string[]): Promise<readonly Row[]> {
    const rows = await this.query<Row>('select * from jobs where id = any($1::uuid[])', [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async row(id: string): Promise<Row> {
    const [row] = await this.rows(id);
    if (row === undefined) throw new Error(`no job ${id} is recorded`);
    return row;
  }

  async query<Result>(text: string, values: readonly unknown[] = []): Promise<Result[]> {
    return (await this.database.pool.query(text, values as unknown[])).rows as Result[];
  }

  /** Every envelope that a stream holds, in order; packs opened. */
  async envelopes<T extends MessageType>(stream: string): Promise<readonly Envelope<T>[]> {
    const manager = await this.bus.manager();
    const { state } = await manager.streams.info(stream);
    const found: Envelope<T>[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(stream, { seq }).catch(() => null);
      const document = message?.json<Envelope<T> | Envelope<T>[]>();
      if (document !== undefined) found.push(...(Array.isArray(document) ? document : [document]));
    }
    return found;
  }

  /** The envelopes of a stream that are about these jobs. */
  async about<T extends MessageType>(stream: string, ...ids: readonly string[]): Promise<readonly Envelope<T>[]> {
    return (await this.envelopes<T>(stream)).filter(({ subject }) => ids.includes(subject));
  }

  async waiting(...ids: readonly string[]): Promise<readonly { readonly job_id: string; readonly due_at: Date }[]> {
    return this.query('select job_id, due_at from waiting where job_id = any($1::uuid[])', [ids]);
  }

  async metric(name: 'staleResults'): Promise<number> {
    const { values } = await this.parts.metrics[name].get();
    return values.reduce((sum, { value }) => sum + value, 0);
  }

  /** What the service itself may not do. */
  async asSuperuser(text: string): Promise<void> {
    await this.#postgres.query(text);
  }

  /** Forgets every job; as the superuser, since the service itself may not. */
  async clear(): Promise<void> {
    const tables = [
      'jobs',
      'waiting',
      'lingering',
      'outbox',
      'workers',
      'queues',
      'queue_tenants',
      'slots',
      'rate_buckets',
      'schedules',
      'leaders',
      'leases',
    ];
    await this.asSuperuser(`truncate ${tables.map((table) => `orchestrator.${table}`).join(', ')}`);
  }
}
