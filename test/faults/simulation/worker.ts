import { type Envelope, Intake, type Publisher, TwoRoads } from '@weir/messaging';
import type { Operation } from '@weir/schemas';
import { compileOperations } from '../../../packages/worker/src/compiled.ts';
import { HandedWork } from '../../../packages/worker/src/handed-work.ts';
import { OperationError } from '../../../packages/worker/src/operation.ts';
import { Pool } from '../../../packages/worker/src/pool.ts';
import { Registration } from '../../../packages/worker/src/registration.ts';
import { claimAttempt } from '../../../services/orchestrator/src/lost-attempts.ts';
import type { BusDelivery } from './bus.ts';
import { Process } from './process.ts';
import { ALONE, PACKED, QUEUE, QUICK, WORK_ACK_WAIT_MS, WORK_SUBJECT, type World } from './world.ts';

const quiet = { info: () => undefined, warn: () => undefined, debug: () => undefined, error: () => undefined };
const CONCURRENCY = 4;
/** About as long as an answer waits for an end, so that some ends come with it and some do not. */
const QUICK_MS = 6;
const GROUP_SIZE_MAX = 256;
/** Shorter than it is, as what is run here is: before a lease runs out, or after. */
const LEASE_AFTER_MS = [2_000, 25_000];

interface Input {
  readonly ms: number;
  readonly failFirst: number;
}

/** A worker process: the real pool, with operations that take their time and may fail at first. */
export class SimulatedWorker {
  readonly process: Process;
  readonly #world: World;

  constructor(world: World, name: string) {
    const process = new Process(name);
    this.process = process;
    this.#world = world;
    const roads = new TwoRoads({
      jetstream: world.bus.publisherOf(process),
      http: world.http.publisherOf(process),
    });
    const publisher = world.direct.before({ from: process, many: roads });
    const operation = (msOf: (ms: number) => number) => ({
      input: true,
      output: true,
      async run({ ms, failFirst }: Input, { jobId, attempt }: { jobId: string; attempt: number }) {
        world.runs.push({ jobId, attempt, by: name, at: world.time.now });
        await new Promise((resolve) => setTimeout(resolve, msOf(ms)));
        if (attempt <= failFirst) throw new OperationError('SIMULATED', 'failed as asked', { retryable: true });
        return { attempt, by: name };
      },
    });
    const slow = operation((ms) => ms);
    const operations = compileOperations({
      queue: QUEUE,
      operations: { [PACKED]: slow, [QUICK]: operation((ms) => ms % QUICK_MS), [ALONE]: slow },
    });
    const pool = new Pool({
      worker: name,
      operations,
      concurrency: CONCURRENCY,
      publisher,
      ackWaitMs: WORK_ACK_WAIT_MS,
      leaseAfterMs: LEASE_AFTER_MS[world.random() < 0.5 ? 0 : 1] as number,
      log: quiet as never,
      claim: (jobId, attempt) => this.#claim(jobId, attempt),
    });
    world.consumerOf(WORK_SUBJECT).subscribe(process, (message) => {
      if (process.alive) pool.push(1, this.#arrival(message) as never);
    });
    const work = this.#handedWork(pool, publisher);
    const registrations = [...operations.values()].map(({ registration }) => registration);
    void this.#register(pool, work, registrations);
  }

  /** What it is asked directly to take. */
  #handedWork(pool: Pool, publisher: Publisher): HandedWork {
    const { process } = this;
    const work = new HandedWork({
      concurrency: CONCURRENCY,
      free: () => pool.free,
      push: (arrival) => {
        this.#world.handedOver += arrival.deliveries.length;
        pool.push(1, arrival);
      },
    });
    const roads = { publisher, notifier: { notify: () => undefined } };
    const intake = new Intake<'work-assigned'>({ handler: work.directly, roads, groupSizeMax: GROUP_SIZE_MAX });
    this.#world.direct.listen('work-assigned', { process, take: (deliveries) => intake.take(deliveries as never) });
    return work;
  }

  /** Goes on with heartbeats, each of which names what is in hand. */
  async #register(pool: Pool, work: HandedWork, operations: readonly Operation[]): Promise<void> {
    const { http, orchestrator } = this.#world;
    const client = {
      call: (_method: string, _path: string, body: unknown) =>
        http.call(this.process, () => orchestrator()?.hear(body)),
    };
    const word = { instance: this.process.name, queue: QUEUE, capacity: CONCURRENCY, operations: [...operations] };
    const registration = new Registration(client, word, quiet as never, () => ({
      held: [...work.held(), ...pool.longRunning()],
    }));
    await registration.start();
    registration.watch({
      running: () => pool.running(),
      leased: (held) => pool.leased(held),
      stop: (attempt) => pool.stop(attempt),
    });
  }

  async #claim(jobId: string, attempt: number): Promise<number | undefined> {
    const { http, claims, orchestrator } = this.#world;
    const claim = { by: this.process, jobId, heard: false };
    const next = await http.call(this.process, () => {
      const asked = orchestrator();
      if (asked === undefined) return undefined;
      claims.push(claim);
      return claimAttempt(asked.parts, jobId, attempt, this.process.name);
    });
    claim.heard = true;
    return next;
  }

  #arrival(message: BusDelivery) {
    const { process } = this;
    const { seq, deliveryCount, envelopes } = message;
    for (const { subject } of envelopes) this.#world.arrivals.push({ by: process, jobId: subject, seq, deliveryCount });
    const leave = (how: () => void) => void process.pass().then(how);
    return {
      deliveries: message.envelopes.map((envelope) => ({
        envelope: envelope as Envelope<'work-assigned'>,
        consumer: message.subject,
        deliveryCount: message.deliveryCount,
        road: 'jetstream' as const,
      })),
      bytes: 0,
      deliveryCount: message.deliveryCount,
      sequence: message.seq,
      subject: message.subject,
      settle: (settlement: { readonly kind: string; readonly delayMs?: number }) => {
        if (settlement.kind === 'nak') return leave(() => message.nak(settlement.delayMs ?? 0));
        leave(() => {
          this.#world.acks.push({ seq, deliveryCount });
          message.ack();
        });
      },
      extend: () => leave(message.extend),
      makeRoom: () => undefined,
    };
  }
}
