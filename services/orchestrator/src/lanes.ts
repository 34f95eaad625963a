import type { Envelope } from '@weir/messaging';
import { FairShares } from './domain/fair-shares.ts';
import { HeldJobs } from './domain/held-jobs.ts';
import { weightOf } from './domain/queue-settings.ts';
import type { QueueControls } from './queue-controls.ts';
import { type SendOptions, sendWork } from './send-work.ts';
import type { Dispatched } from './statements/dispatch-again.ts';
import { markDispatched } from './statements/mark-dispatched.ts';
import { parkHeld } from './statements/park-held.ts';
import { WaitingJobs } from './waiting-jobs.ts';

/** Recorded jobs that this process keeps in memory until there is room; more than that wait in the database. */
const HELD_MAX = 20_000;

export interface LanesOptions {
  readonly send: SendOptions;
  readonly controls: QueueControls;
  readonly isStopped: () => boolean;
  /** Jobs of the queue may get slots. */
  readonly onSlots: (queue: string) => void;
  /** From then on an operation that used up its rate may go on. */
  readonly onDueAt: (queue: string, at: number) => void;
}

/** Where the jobs of each queue wait: in memory, in the table without a gate, in the table behind one. */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #shares = new Map<string, FairShares>();
  readonly #held = new HeldJobs((queue) => this.#sharesOf(queue));
  readonly #waiting: WaitingJobs;
  /** Queues of which jobs without a gate wait in the table, and those of which jobs with one do. */
  readonly #parked = new Set<string>();
  readonly #gated = new Set<string>();
  /** Queues in which something was parked since they were last looked at. */
  readonly #unseen = new Set<string>();
  #gatedFirst = false;

  constructor(options: LanesOptions) {
    this.#options = options;
    const { database, registry } = options.send;
    const sharesOf = (queue: string) => this.#sharesOf(queue);
    this.#waiting = new WaitingJobs({ database, registry, controls: options.controls, sharesOf });
  }

  has(queue: string): boolean {
    return this.#held.has(queue) || this.#parked.has(queue) || this.#gated.has(queue);
  }

  holds(queue: string): boolean {
    return this.#held.has(queue);
  }

  isParked(queue: string): boolean {
    return this.#parked.has(queue);
  }

  get hasGated(): boolean {
    return this.#gated.size > 0;
  }

  get isFull(): boolean {
    return this.#held.count >= HELD_MAX;
  }

  heldQueues(): readonly string[] {
    return this.#held.queues();
  }

  hold(request: Envelope<'job-requested'>): void {
    this.#held.add(request);
  }

  /** Jobs of the queue may wait in the table, without a gate or behind one. */
  mark(queue: string, open: boolean, gated: boolean): void {
    if (gated) this.#gated.add(queue);
    if (open) this.#parked.add(queue);
    this.#unseen.add(queue);
  }

  /** Where jobs with and without a gate wait, each kind is sure of half of the room. */
  async send(queue: string, room: number, isRestricted: boolean, sent: { count: number }): Promise<void> {
    const left = () => room - sent.count;
    const add = (count: number) => {
      sent.count += count;
    };
    const openOnes = async (max: number) =>
      add(this.#parked.has(queue) ? await this.#sendWaiting(queue, max) : await this.#sendHeld(queue, max));
    const gatedOnes = async (max: number) => add(await this.#sendGated(queue, max, isRestricted));
    if (isRestricted) return gatedOnes(room);
    const hasOpen = this.#parked.has(queue) || this.#held.has(queue);
    if (!this.#gated.has(queue)) return openOnes(room);
    this.#gatedFirst = !this.#gatedFirst;
    const [first, second] = this.#gatedFirst ? [gatedOnes, openOnes] : [openOnes, gatedOnes];
    await first(hasOpen ? Math.ceil(room / 2) : room);
    if (left() > 0) await second(left());
  }

  /** A job that was cancelled or has expired meanwhile is no longer queued, and is not marked. */
  async #sendHeld(queue: string, room: number): Promise<number> {
    const batch = this.#held.take(queue, room);
    if (batch.length === 0) return 0;
    const ids = batch.map(({ request }) => request.subject);
    const attempts = await markDispatched(this.#options.send.database, ids).catch((error: unknown) => {
      this.#held.putBack(queue, batch);
      throw error;
    });
    return this.#publish(
      batch.flatMap(({ request }) => {
        const attempt = attempts.get(request.subject);
        return attempt === undefined ? [] : [{ request, attempt }];
      }),
    );
  }

  /** Where jobs of a queue wait in the table, all do: their order is decided in one place. */
  async parkHeld(queue: string): Promise<void> {
    const batch = this.#held.take(queue, HELD_MAX);
    const ids = batch.map(({ request }) => request.subject);
    await parkHeld(this.#options.send.database, ids).catch((error: unknown) => {
      this.#held.putBack(queue, batch);
      throw error;
    });
    this.#parked.add(queue);
  }

  /** What stays in memory when the process ends is found again by whoever starts next, so failing does no harm. */
  async parkAllHeld(): Promise<void> {
    try {
      for (const queue of this.#held.queues()) await this.parkHeld(queue);
    } catch (error) {
      this.#options.send.log.debug({ err: error }, 'held jobs could not be parked');
    }
  }

  async #sendWaiting(queue: string, room: number): Promise<number> {
    this.#unseen.delete(queue);
    const { taken, isExhausted } = await this.#waiting.takeOpen(queue, room);
    if (isExhausted && !this.#unseen.has(queue)) this.#parked.delete(queue);
    return this.#publish(taken);
  }

  async #sendGated(queue: string, room: number, isRestricted: boolean): Promise<number> {
    this.#unseen.delete(queue);
    this.#options.onSlots(queue);
    const { taken, isExhausted, nextTokenMs } = await this.#waiting.takeGated(queue, room);
    if (isExhausted && !this.#unseen.has(queue)) {
      this.#gated.delete(queue);
      if (isRestricted) this.#parked.delete(queue);
    }
    if (nextTokenMs !== undefined) this.#options.onDueAt(queue, Date.now() + nextTokenMs);
    return this.#publish(taken);
  }

  /** Returns how many places they take. */
  async #publish(assignments: readonly Dispatched[]): Promise<number> {
    await sendWork(this.#options.send, assignments, this.#options.isStopped);
    return assignments.length;
  }

  #sharesOf(queue: string): FairShares {
    let shares = this.#shares.get(queue);
    if (shares === undefined) {
      shares = new FairShares((tenantId) => weightOf(this.#options.controls.of(queue), tenantId));
      this.#shares.set(queue, shares);
    }
    return shares;
  }
}
