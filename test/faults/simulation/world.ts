import { deriveId, type Envelope, fullJitterMs, seal, TwoRoads } from '@weir/messaging';
import { Random } from '../random.ts';
import { SimulatedBus, type SimulatedConsumer } from './bus.ts';
import { SimulatedDirect } from './direct.ts';
import { SimulatedHttp } from './http.ts';
import { SimulatedOrchestrator } from './orchestrator.ts';
import { Process } from './process.ts';
import { SimulatedStore } from './store.ts';
import { VirtualTime } from './virtual-time.ts';
import { SimulatedWorker } from './worker.ts';

export const QUEUE = 'simulated';
/** Operations whose jobs may travel in packs, and so be handed over, one of which is quick, and one whose may not. */
export const PACKED = 'simulated.packed';
export const QUICK = 'simulated.quick';
export const ALONE = 'simulated.alone';
export const WORK_SUBJECT = `work.assigned.${QUEUE}.5`;
export const WORK_ACK_WAIT_MS = 15_000;
const CRASH_WAIT_MS = 5_000;
const TENANT = '0190d3a0-0000-7000-8000-000000000001';
const RESTART_MS = 500;

/** What is wrong with this world on purpose, to see that it is found. */
export type Broken =
  | 'nothing'
  | 'fence'
  | 'deduplication'
  | 'ack-before-commit'
  | 'doubts'
  | 'trying-on'
  | 'slots'
  | 'leases';

export type Fault =
  | { readonly kind: 'kill-orchestrator' | 'kill-worker'; readonly which: number }
  | { readonly kind: 'freeze-worker'; readonly which: number; readonly forMs: number }
  | { readonly kind: 'freeze-bus' | 'kill-bus' | 'deafen-bus' | 'stop-store'; readonly forMs: number }
  | { readonly kind: 'lose-answers-of-store' | 'lose-by-http'; readonly forMs: number };

export interface Scenario {
  readonly seed: number;
  readonly jobs: readonly {
    readonly atMs: number;
    readonly ms: number;
    readonly failFirst: number;
    readonly operation: typeof PACKED | typeof QUICK | typeof ALONE;
    /** A client waits for its end. */
    readonly awaited: boolean;
    /** Of jobs with the same concurrency key one may be in flight. */
    readonly key?: string;
  }[];
  readonly faults: readonly ({ readonly atMs: number } & Fault)[];
}

/** Orchestrators, workers and clients around simulated servers, in virtual time. */
export class World {
  readonly time = new VirtualTime();
  readonly random: () => number;
  readonly rules: { readonly broken: Broken };
  readonly store: SimulatedStore;
  readonly http: SimulatedHttp;
  readonly bus: SimulatedBus;
  readonly direct: SimulatedDirect;
  readonly #consumers: ReadonlyMap<string, SimulatedConsumer>;
  readonly orchestrators: SimulatedOrchestrator[] = [];
  readonly workers: SimulatedWorker[] = [];
  /** Ids that a client was told are accepted. */
  readonly accepted = new Set<string>();
  readonly runs: { readonly jobId: string; readonly attempt: number; readonly by: string; readonly at: number }[] = [];
  staleRefused = 0;
  /** Assignments that workers took when they were asked themselves. */
  handedOver = 0;
  /** Jobs that only the reconcile sweep found. */
  reconciled = 0;
  /** What came to workers, what they settled as done, and what they claimed; `heard` when the answer to the claim has come. */
  readonly arrivals: {
    readonly by: Process;
    readonly jobId: string;
    readonly seq: number;
    readonly deliveryCount: number;
  }[] = [];
  readonly acks: { readonly seq: number; readonly deliveryCount: number }[] = [];
  readonly claims: { readonly by: Process; readonly jobId: string; readonly heard: boolean }[] = [];
  #started = 0;

  constructor(seed: number, broken: Broken) {
    const random = new Random(seed);
    this.random = random.next;
    this.rules = { broken };
    this.store = new SimulatedStore(this.time, this.random, {
      fenced: broken !== 'fence',
      deduplicated: broken !== 'deduplication',
      slotted: broken !== 'slots',
      leased: broken !== 'leases',
    });
    this.http = new SimulatedHttp(this.time, this.random);
    const bus = new SimulatedBus(this.time, this.random);
    this.bus = bus;
    this.direct = new SimulatedDirect(this.time, bus, this.random);
    this.#consumers = new Map(
      [
        ['jobs.requested', CRASH_WAIT_MS] as const,
        ['results.finished', CRASH_WAIT_MS] as const,
        ['results.progressed', CRASH_WAIT_MS] as const,
        [WORK_SUBJECT, WORK_ACK_WAIT_MS] as const,
      ].map(([subject, ackWaitMs]) => [subject, bus.consumer(subject, ackWaitMs)]),
    );
  }

  consumerOf(subject: string): SimulatedConsumer {
    const consumer = this.#consumers.get(subject);
    if (consumer === undefined) throw new TypeError(`nobody consumes ${subject}`);
    return consumer;
  }

  /** Who is asked what is no envelope. */
  readonly orchestrator = (): SimulatedOrchestrator | undefined =>
    this.orchestrators.findLast(({ process }) => process.alive);

  start(): void {
    this.#startOrchestrator();
    for (let count = 0; count < 2; count += 1) this.#startWorker();
  }

  /** A client that sends until it is told that its job is accepted. */
  async submit(index: number, { atMs: _, operation, awaited, key, ...input }: Scenario['jobs'][number]): Promise<void> {
    const gateway = new Process('gateway');
    const roads = new TwoRoads({
      jetstream: this.bus.publisherOf(gateway),
      http: this.http.publisherOf(gateway),
    });
    const publisher = this.direct.before({ from: gateway, many: roads });
    const request = requestOf(index, { operation, input, concurrencyKey: key, awaited });
    for (let tries = 1; ; tries += 1) {
      try {
        // A gateway that finds the job recorded answers with it, and sends nothing.
        if (tries > 1 && this.store.up && this.store.tables.jobs.has(request.subject)) {
          this.accepted.add(request.subject);
          return;
        }
        await publisher.publish([{ subject: 'jobs.requested', envelope: request }]);
        this.accepted.add(request.subject);
        return;
      } catch {
        await this.time.sleep(100 + fullJitterMs(tries, { baseMs: 200, capMs: 5_000 }));
      }
    }
  }

  inflict(fault: Fault): void {
    const { bus, store, http, time } = this;
    const later = (undo: () => void) => time.in('forMs' in fault ? fault.forMs : 0, undo);
    if (fault.kind === 'kill-orchestrator') {
      const victim = pick(this.orchestrators, fault.which);
      if (victim === undefined) return;
      victim.kill();
      time.in(RESTART_MS, () => this.#startOrchestrator());
    } else if (fault.kind === 'kill-worker') {
      const victim = pick(this.workers, fault.which);
      if (victim === undefined) return;
      victim.process.kill();
      time.in(RESTART_MS, () => this.#startWorker());
    } else if (fault.kind === 'freeze-worker') {
      const victim = pick(this.workers, fault.which);
      victim?.process.freeze();
      later(() => victim?.process.thaw());
    } else if (fault.kind === 'freeze-bus' || fault.kind === 'kill-bus') {
      if (fault.kind === 'kill-bus') bus.kill();
      else bus.freeze();
      later(() => bus.revive());
    } else if (fault.kind === 'deafen-bus') {
      bus.deaf = true;
      later(() => {
        bus.deaf = false;
      });
    } else if (fault.kind === 'stop-store') {
      store.up = false;
      later(() => {
        store.up = true;
      });
    } else if (fault.kind === 'lose-answers-of-store') {
      store.answersLost = 0.3;
      later(() => {
        store.answersLost = 0;
      });
    } else {
      Object.assign(http, { requestsLost: 0.3, answersLost: 0.3 });
      later(() => Object.assign(http, { requestsLost: 0, answersLost: 0 }));
    }
  }

  #startOrchestrator(): void {
    this.orchestrators.push(new SimulatedOrchestrator(this, `orchestrator-${++this.#started}`));
  }

  #startWorker(): void {
    this.workers.push(new SimulatedWorker(this, `worker-${++this.#started}`));
  }
}

function pick<T extends { readonly process: Process }>(all: readonly T[], which: number): T | undefined {
  const alive = all.filter(({ process }) => process.alive);
  return alive[which % alive.length];
}

interface Asked {
  readonly operation: string;
  readonly input: unknown;
  readonly concurrencyKey: string | undefined;
  readonly awaited: boolean;
}

function requestOf(index: number, { operation, input, concurrencyKey, awaited }: Asked): Envelope<'job-requested'> {
  const id = deriveId(TENANT, `job/${index}`);
  return seal({
    type: 'job-requested',
    id,
    source: '/gateway/simulated',
    subject: id,
    tenantId: TENANT,
    correlationId: id,
    data: {
      operation,
      queue: QUEUE,
      input,
      priority: 5,
      maxAttempts: 50,
      timeoutMs: 600_000,
      ...(concurrencyKey === undefined ? {} : { concurrencyKey }),
      ...(awaited ? { notify: 'simulated' } : {}),
      fingerprint: 'AAAAAAAAAAAAAAAAAAAAAA',
      principal: 'user:simulated',
      requestedAt: new Date().toISOString(),
    } as Envelope<'job-requested'>['data'],
  });
}
