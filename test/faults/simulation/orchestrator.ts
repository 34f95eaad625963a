import { type Delivery, fateOf, type GroupHandler, Intake, TwoRoads } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import { OutboxRelay } from '@weir/store';
import { Dispatcher } from '../../../services/orchestrator/src/dispatcher.ts';
import { DispatchWindow } from '../../../services/orchestrator/src/domain/dispatch-window.ts';
import { workAssigned } from '../../../services/orchestrator/src/domain/job-envelopes.ts';
import { Doubts } from '../../../services/orchestrator/src/doubts.ts';
import { jobRequested } from '../../../services/orchestrator/src/handlers/job-requested.ts';
import { workFinished } from '../../../services/orchestrator/src/handlers/work-finished.ts';
import { workProgressed } from '../../../services/orchestrator/src/handlers/work-progressed.ts';
import { LeaseSweep } from '../../../services/orchestrator/src/leases.ts';
import type { Parts } from '../../../services/orchestrator/src/parts.ts';
import { PromptOperations } from '../../../services/orchestrator/src/prompt-operations.ts';
import { reconcile } from '../../../services/orchestrator/src/reconcile.ts';
import { recover } from '../../../services/orchestrator/src/recovery.ts';
import { HANDED_OVER_WITHIN_MS, isHandedOver } from '../../../services/orchestrator/src/roads.ts';
import { workerRoutes } from '../../../services/orchestrator/src/routes/workers.ts';
import { unfoldings } from '../../../services/orchestrator/src/unfold.ts';
import { WorkInHand } from '../../../services/orchestrator/src/work-in-hand.ts';
import { WorkUnderWay } from '../../../services/orchestrator/src/work-under-way.ts';
import type { BusDelivery } from './bus.ts';
import { Process } from './process.ts';
import { ALONE, QUEUE, QUICK, WORK_ACK_WAIT_MS, type World } from './world.ts';

const SETTLE_BEFORE_HANDLED = 'ack-before-commit';
const CAPACITY = 4;
const DOUBTS_MS = 1_000;
const IN_HAND_MS = 1_000;
const LEASES_MS = 3_000;
const RECONCILE_MS = 15_000;
const START_AGAIN_MS = 500;
const PACK_SIZE_MAX = 3;

const counter = { inc: () => undefined };
const quiet = { info: () => undefined, warn: () => undefined, debug: () => undefined, error: () => undefined };

/** An orchestrator process: its own handlers, dispatcher, sweeps, intake and relay, around simulated servers. */
export class SimulatedOrchestrator {
  readonly process: Process;
  readonly parts: Parts;
  readonly #world: World;
  readonly #doubts = new Doubts();
  readonly #timers: NodeJS.Timeout[] = [];
  #registered: ReturnType<typeof registering> | undefined;

  constructor(world: World, name: string) {
    this.#world = world;
    const process = new Process(name);
    this.process = process;
    const source = `/orchestrator/${name}`;
    const jetstream = world.bus.publisherOf(process);
    const roads = new TwoRoads({ jetstream, http: world.http.publisherOf(process) });
    const onDoubt = () => {
      if (world.rules.broken !== 'doubts') this.#doubts.raise();
    };
    const database = world.store.databaseOf(process, onDoubt) as unknown as Parts['database'];
    const workInHand = new WorkInHand(database);
    const publisher = world.direct.before({
      from: process,
      many: roads,
      admits: isHandedOver,
      timeoutMs: HANDED_OVER_WITHIN_MS,
      seenBy: (direct) => workInHand.seeing(direct),
    });
    const window = new DispatchWindow();
    window.setCapacity(QUEUE, CAPACITY);
    const registry = {
      packSizeMax: (operation: string) => (operation === ALONE ? 1 : PACK_SIZE_MAX),
      // Which workers there are is not simulated, only that Postgres has to be there when they say so.
      register: () => database.ping(),
      rateLimit: () => undefined,
    } as unknown as Parts['registry'];
    const log = quiet as unknown as Parts['log'];
    const relay = new OutboxRelay({
      database: database as never,
      publisher,
      unfold: unfoldings(database, source),
    }).start();
    const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log });
    if (world.rules.broken === 'trying-on')
      dispatcher.send = async (assignments) => {
        const packSizeMax = ({ request }: (typeof assignments)[number]) => registry.packSizeMax(request.data.operation);
        const work = assignments.map((one) => workAssigned(source, { ...one, packSizeMax: packSizeMax(one) }));
        await publisher.publish(work);
      };
    const metrics = {
      jobs: counter,
      tenantJobs: counter,
      tenants: { of: (tenant: string) => tenant },
      staleResults: { inc: () => world.staleRefused++ },
    } as unknown as Parts['metrics'];
    const notifier = { notify: () => undefined };
    // What the orchestrator makes by itself, schedules and redrives, is not simulated.
    const unused = { usages: undefined as never, rooms: undefined as never };
    this.parts = {
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
      ...unused,
      metrics,
      log,
    };
    // As it would learn from the first that ends.
    const now = new Date().toISOString();
    this.parts.promptOperations.took(QUICK, now, now);
    void this.#start();
  }

  /** A worker says that it is there, and what it has in hand; undefined while it does not listen yet. */
  hear(body: unknown): Promise<{ readonly status: number; readonly body: unknown }> | undefined {
    return this.#registered?.(body);
  }

  kill(): void {
    this.process.kill();
    // The objects stay; what they do is seen by nobody, and their timers are not needed.
    for (const timer of this.#timers) clearInterval(timer);
    void this.parts.dispatcher.stop().catch(() => undefined);
    void this.parts.relay.stop().catch(() => undefined);
  }

  /** In the order of `startService`. */
  async #start(): Promise<void> {
    const { parts } = this;
    await this.#untilAvailable(async () => {
      await parts.dispatcher.controls.refresh();
      await parts.dispatcher.recount();
    });
    if (!this.process.alive) return;
    parts.dispatcher.start();
    await recover(parts).catch(() => this.#doubts.raise());
    if (!this.process.alive) return;
    this.#hear('jobs.requested', 'job-requested', jobRequested(parts) as unknown as GroupHandler);
    this.#hear('results.finished', 'work-finished', workFinished(parts) as unknown as GroupHandler);
    this.#hear('results.progressed', 'work-progressed', workProgressed(parts) as unknown as GroupHandler);
    this.#startSweeps();
    this.#registered = registering(parts);
  }

  async #untilAvailable(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch {
        await this.#world.time.sleep(START_AGAIN_MS);
      }
    }
  }

  /** Those of `startSweeps` that make up for faults. */
  #startSweeps(): void {
    const { parts } = this;
    const { bus } = this.#world;
    this.#every(DOUBTS_MS, () => this.#doubts.settle(parts));
    this.#every(IN_HAND_MS, () => parts.workInHand.leaseDue());
    const leases = new LeaseSweep();
    this.#every(LEASES_MS, () => leases.sweep(parts));
    const underWay = new WorkUnderWay(() => bus.managerOf(this.process) as never, 'results.finished');
    this.#every(RECONCILE_MS, async () => {
      const since = () => (bus.connected ? underWay.since() : Promise.resolve(undefined));
      this.#world.reconciled += await reconcile(parts, since);
    });
  }

  /** Never twice at once. */
  #every(periodMs: number, sweep: () => Promise<unknown>): void {
    let isBusy = false;
    const timer = setInterval(() => {
      if (isBusy) return;
      isBusy = true;
      void sweep()
        .catch(() => undefined)
        .finally(() => {
          isBusy = false;
        });
    }, periodMs);
    this.#timers.push(timer);
  }

  /** As `GroupConsumer` does it: a message is settled when all that it holds was handled. */
  #hear(
    subject: 'jobs.requested' | 'results.finished' | 'results.progressed',
    type: MessageType,
    handler: GroupHandler,
  ) {
    const { http, direct, rules } = this.#world;
    const intake = new Intake<MessageType>({ handler, roads: this.parts, groupSizeMax: 20 });
    const { process } = this;
    this.#world.consumerOf(subject).subscribe(process, async (message) => {
      const deliveries = message.envelopes.map((envelope) => deliveryOf(message, envelope));
      const settle = (how: () => void) => void process.pass().then(how);
      if (rules.broken === SETTLE_BEFORE_HANDLED) settle(message.ack);
      const { failed } = await intake.take(deliveries);
      const delays = [...failed].map(([, error]) => fateOf(error, message.deliveryCount));
      const retry = delays.flatMap((fate) => (fate.kind === 'retry' ? [fate.delayMs] : []));
      if (rules.broken === SETTLE_BEFORE_HANDLED) return;
      settle(retry.length === 0 ? message.ack : () => message.nak(Math.max(...retry)));
    });
    const receiver = { process, take: (deliveries: readonly Delivery[]) => intake.take(deliveries) };
    http.listen(type, receiver);
    direct.listen(type, receiver);
  }
}

const deliveryOf = (message: BusDelivery, envelope: Delivery['envelope']): Delivery => ({
  envelope,
  consumer: message.subject,
  deliveryCount: message.deliveryCount,
  road: 'jetstream',
});

type Handle = (request: { readonly body: unknown }, response: object) => Promise<void>;

/** The route of heartbeats, without a server around it. */
function registering(parts: Parts) {
  let handle: Handle | undefined;
  const app = {
    put: (_path: string, _guard: unknown, handler: Handle) => {
      handle = handler;
    },
    get: () => undefined,
  };
  workerRoutes(app as never, parts, WORK_ACK_WAIT_MS);
  return async (body: unknown): Promise<{ status: number; body: unknown }> => {
    const answer = { status: 200, body: undefined as unknown };
    const response = {
      locals: { caller: 'worker' },
      status: (status: number) => Object.assign(answer, { status }) && response,
      json: (said: unknown) => Object.assign(answer, { body: said }),
    };
    await handle?.({ body }, response);
    return answer;
  };
}
