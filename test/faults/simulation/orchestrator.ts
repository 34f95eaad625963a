import { type Delivery, fateOf, type GroupHandler, Intake, type Outgoing, TwoRoads } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import { OutboxRelay } from '@weir/store';
import { Dispatcher } from '../../../services/orchestrator/src/dispatcher.ts';
import { DispatchWindow } from '../../../services/orchestrator/src/domain/dispatch-window.ts';
import { jobEvent, workAssigned } from '../../../services/orchestrator/src/domain/job-envelopes.ts';
import type { JobState } from '../../../services/orchestrator/src/domain/job-state.ts';
import { jobRequested } from '../../../services/orchestrator/src/handlers/job-requested.ts';
import { workFinished } from '../../../services/orchestrator/src/handlers/work-finished.ts';
import { workProgressed } from '../../../services/orchestrator/src/handlers/work-progressed.ts';
import type { Parts } from '../../../services/orchestrator/src/parts.ts';
import { dispatchAgain } from '../../../services/orchestrator/src/statements/dispatch-again.ts';
import { loseAttempt } from '../../../services/orchestrator/src/statements/lose-attempt.ts';
import type { BusDelivery } from './bus.ts';
import { Process } from './process.ts';
import type { JobRow } from './tables.ts';
import { QUEUE, WORK_SUBJECT, type World } from './world.ts';

const SETTLE_BEFORE_HANDLED = 'ack-before-commit';
const CAPACITY = 4;
const RECONCILE_MS = 15_000;
const LINGER_MS = 60_000;
const PACK_SIZE_MAX = 3;

const counter = { inc: () => undefined };
const quiet = { info: () => undefined, warn: () => undefined, debug: () => undefined, error: () => undefined };

/** An orchestrator process: its own handlers, dispatcher, intake and relay, around simulated servers. */
export class SimulatedOrchestrator {
  readonly process: Process;
  readonly parts: Parts;
  readonly #world: World;

  constructor(world: World, name: string) {
    this.#world = world;
    const process = new Process(name);
    this.process = process;
    const source = `/orchestrator/${name}`;
    const jetstream = world.bus.publisherOf(process);
    const publisher = new TwoRoads({ jetstream, http: world.http.publisherOf(process) });
    const database = world.store.databaseOf(process) as unknown as Parts['database'];
    const window = new DispatchWindow();
    window.setCapacity(QUEUE, CAPACITY);
    const registry = { packSizeMax: () => PACK_SIZE_MAX } as unknown as Parts['registry'];
    const log = quiet as unknown as Parts['log'];
    const relay = new OutboxRelay({
      database: database as never,
      publisher: jetstream,
      unfold: { 'job-changed': async (facts) => eventsOf(world, source, facts) },
    }).start();
    const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log }).start();
    const metrics = { jobs: counter, staleResults: { inc: () => world.staleRefused++ } } as unknown as Parts['metrics'];
    const notifier = { notify: () => undefined };
    this.parts = { source, database, publisher, notifier, relay, window, dispatcher, registry, metrics, log };
    this.#hear('jobs.requested', 'job-requested', jobRequested(this.parts) as unknown as GroupHandler);
    this.#hear('results.finished', 'work-finished', workFinished(this.parts) as unknown as GroupHandler);
    this.#hear('results.progressed', 'work-progressed', workProgressed(this.parts) as unknown as GroupHandler);
    const sweep = setInterval(() => {
      if (!process.alive) clearInterval(sweep);
      else void this.#reconcile().catch(() => undefined);
    }, RECONCILE_MS);
    void this.#recover().catch(() => undefined);
  }

  kill(): void {
    this.process.kill();
    // The objects stay; what they do is seen by nobody, and their timers are not needed.
    void this.parts.dispatcher.stop().catch(() => undefined);
    void this.parts.relay.stop().catch(() => undefined);
  }

  /** As `GroupConsumer` does it: a message is settled when all that it holds was handled. */
  #hear(
    subject: 'jobs.requested' | 'results.finished' | 'results.progressed',
    type: MessageType,
    handler: GroupHandler,
  ) {
    const { http, rules } = this.#world;
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
    http.listen(type, { process, take: (deliveries) => intake.take(deliveries) });
  }

  /** What was held in memory by a process that died, and what it may not have published. */
  async #recover(): Promise<void> {
    const rows = [...this.#world.store.tables.jobs.values()];
    await this.#park(rows.filter((row) => row.state === 'queued'));
    const dispatched = rows.filter((row) => row.state === 'dispatched').map((row) => row.id);
    if (dispatched.length === 0) return;
    const again = await dispatchAgain(this.parts.database, dispatched);
    await this.parts.publisher.publish(
      again.map(({ request, attempt }) =>
        workAssigned(this.parts.source, { request, attempt, packSizeMax: PACK_SIZE_MAX }),
      ),
    );
  }

  /** The reconcile sweep: what is open for long and neither waiting nor out is taken up again. */
  async #reconcile(): Promise<void> {
    const { store, bus, time } = this.#world;
    const before = Date.now() - LINGER_MS;
    const lingering = [...store.tables.jobs.values()].filter((row) => row.recorded_at.getTime() < before);
    await this.#park(
      lingering.filter(
        (row) => ['scheduled', 'queued', 'retrying'].includes(row.state) && !store.tables.waiting.has(row.id),
      ),
    );
    if (!bus.connected || time.now < LINGER_MS) return;
    const out = this.#world.consumerOf(WORK_SUBJECT).pending() + this.#world.consumerOf('results.finished').pending();
    if (out > 0) return;
    for (const row of lingering) {
      const isOut = row.state === 'dispatched' || row.state === 'running';
      if (!isOut || (row.dispatched_at?.getTime() ?? 0) > before) continue;
      const next = await loseAttempt(this.parts, { jobId: row.id, isLost: (current) => current === row.attempt });
      if (next !== undefined)
        await this.parts.publisher.publish([workAssigned(this.parts.source, { ...next, packSizeMax: PACK_SIZE_MAX })]);
    }
  }

  async #park(rows: readonly JobRow[]): Promise<void> {
    for (const { id, queue, priority, tenant_id } of rows)
      await this.parts.database.with((kysely) =>
        kysely
          .insertInto('waiting')
          .values({ job_id: id, queue, priority, tenant_id, due_at: new Date(), gate: '' })
          .execute(),
      );
    if (rows.length > 0) this.parts.dispatcher.parked(QUEUE);
  }
}

const deliveryOf = (message: BusDelivery, envelope: Delivery['envelope']): Delivery => ({
  envelope,
  consumer: message.subject,
  deliveryCount: message.deliveryCount,
  road: 'jetstream',
});

/** As `unfoldJobChanged` makes them. */
function eventsOf(world: World, source: string, facts: unknown): Outgoing[] {
  return (facts as [string, JobState, number][]).flatMap(([jobId, state, attempt]) => {
    const row = world.store.tables.jobs.get(jobId);
    if (row === undefined) return [];
    const at = new Date(0).toISOString();
    const { operation, queue } = row;
    return [
      jobEvent(source, {
        jobId,
        tenantId: row.tenant_id,
        correlationId: jobId,
        at,
        data: { state, attempt, operation, queue, createdAt: at },
      }),
    ];
  });
}
