import { type Envelope, fullJitterMs, type Publisher } from '@weir/messaging';
import type { Database } from '@weir/store';
import type { Logger } from '@weir/telemetry';
import type { DispatchWindow } from './domain/dispatch-window.ts';
import { HeldJobs } from './domain/held-jobs.ts';
import { workAssigned } from './domain/job-envelopes.ts';
import { DueTimes } from './due-times.ts';
import type { Registry } from './registry.ts';
import { type Dispatched, dispatchAgain } from './statements/dispatch-again.ts';
import { markDispatched } from './statements/mark-dispatched.ts';
import { parkHeld } from './statements/park-held.ts';
import { dueQueues, takeWaiting } from './statements/take-waiting.ts';
import type { Tables } from './tables.ts';

const TAKE_MAX = 400;
const TICK_MS = 500;
const PUBLISH_BACKOFF = { baseMs: 200, capMs: 5_000 };
/** Recorded jobs that this process keeps in memory until there is room; more than that wait in the database. */
const HELD_MAX = 20_000;

type Request = Envelope<'job-requested'>;

export interface DispatcherOptions {
  readonly source: string;
  readonly database: Database<Tables>;
  readonly publisher: Publisher;
  readonly window: DispatchWindow;
  readonly registry: Registry;
  readonly log: Logger;
}

/**
 * Sends recorded jobs to the pools as room appears: after results, when a time has come, and by a tick in case both were missed.
 *
 * Jobs that only wait for room are held in memory, which costs nothing; the table `waiting` has those for which memory has no
 * room, or whose time has not come. What a process held when it died is found at the next start: it is queued, and waits nowhere.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #held = new HeldJobs();
  readonly #parked = new Set<string>();
  readonly #pumping = new Map<string, Promise<void>>();
  /** Queues whose pump was called since it last looked. */
  readonly #called = new Set<string>();
  /** Queues in which something was parked since their pump last looked. */
  readonly #unseen = new Set<string>();
  readonly #dueTimes = new DueTimes((queue) => this.parked(queue));
  #ticking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  start(): this {
    this.#timer = setInterval(() => {
      this.#ticking ??= this.#tick().finally(() => {
        this.#ticking = undefined;
      });
    }, TICK_MS);
    return this;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#dueTimes.stop();
    await this.#ticking;
    await Promise.all(this.#pumping.values());
    await this.#parkAllHeld();
  }

  /** What to do with a job of the queue that has just arrived: jobs that came earlier and had to wait go first. */
  placeFor(queue: string): 'dispatch' | 'hold' | 'park' {
    if (this.#parked.has(queue)) return 'park';
    if (!this.#held.has(queue) && this.#options.window.take(queue, 1) === 1) return 'dispatch';
    return this.#held.count < HELD_MAX ? 'hold' : 'park';
  }

  /** Takes jobs that are recorded as queued. */
  hold(requests: readonly Request[]): void {
    for (const request of requests) this.#held.add(request);
    for (const queue of new Set(requests.map((request) => request.data.queue))) this.#pump(queue);
  }

  /** Jobs of the queue wait in the table. */
  parked(queue: string): void {
    this.#parked.add(queue);
    this.#unseen.add(queue);
    this.#pump(queue);
  }

  /** A job of the queue that waits in the table may go from then on. */
  dueAt(queue: string, at: number): void {
    if (!this.#stopped) this.#dueTimes.add(queue, at);
  }

  /** Jobs of the queue have come to an end, so others may go. */
  returned(queue: string, count: number): void {
    this.#options.window.release(queue, count);
    if (this.#held.has(queue) || this.#parked.has(queue)) this.#pump(queue);
  }

  async #tick(): Promise<void> {
    for (const queue of this.#held.queues()) this.#pump(queue);
    try {
      for (const queue of await dueQueues(this.#options.database)) this.parked(queue);
    } catch (error) {
      this.#options.log.debug({ err: error }, 'waiting jobs cannot be looked up now');
    }
  }

  /** One pump a queue. Whoever calls while it runs is heard as well: it looks again before it ends. */
  #pump(queue: string): void {
    if (this.#stopped) return;
    this.#called.add(queue);
    if (this.#pumping.has(queue)) return;
    const pumping = this.#run(queue)
      .catch((error: unknown) =>
        this.#options.log.warn({ err: error, queue }, 'dispatching stopped; the next tick tries again'),
      )
      .finally(() => {
        this.#pumping.delete(queue);
        if (this.#called.has(queue)) this.#pump(queue);
      });
    this.#pumping.set(queue, pumping);
  }

  async #run(queue: string): Promise<void> {
    const { window } = this.#options;
    for (;;) {
      this.#called.delete(queue);
      if (this.#stopped || !(this.#held.has(queue) || this.#parked.has(queue))) return;
      if (this.#parked.has(queue) && this.#held.has(queue)) await this.#parkHeld(queue);
      const room = window.take(queue, TAKE_MAX);
      if (room === 0) return;
      let sent = 0;
      try {
        sent = this.#parked.has(queue) ? await this.#sendWaiting(queue, room) : await this.#sendHeld(queue, room);
      } finally {
        window.release(queue, room - sent);
      }
    }
  }

  /** A job that was cancelled or has expired meanwhile is no longer queued, and is not marked. */
  async #sendHeld(queue: string, room: number): Promise<number> {
    const batch = this.#held.take(queue, room);
    const ids = batch.map((request) => request.subject);
    const attempts = await markDispatched(this.#options.database, ids).catch((error: unknown) => {
      this.#held.putBack(batch);
      throw error;
    });
    return this.#publish(
      batch.flatMap((request) => {
        const attempt = attempts.get(request.subject);
        return attempt === undefined ? [] : [{ request, attempt }];
      }),
    );
  }

  /** Where jobs of a queue wait in the table, all do: their order is decided in one place. */
  async #parkHeld(queue: string): Promise<void> {
    const batch = this.#held.take(queue, HELD_MAX);
    const ids = batch.map((request) => request.subject);
    await parkHeld(this.#options.database, ids).catch((error: unknown) => {
      this.#held.putBack(batch);
      throw error;
    });
  }

  /** What stays in memory when the process ends is found again by whoever starts next, so failing does no harm. */
  async #parkAllHeld(): Promise<void> {
    try {
      for (const queue of this.#held.queues()) await this.#parkHeld(queue);
    } catch (error) {
      this.#options.log.debug({ err: error }, 'held jobs could not be parked');
    }
  }

  async #sendWaiting(queue: string, room: number): Promise<number> {
    this.#unseen.delete(queue);
    const { taken, due } = await takeWaiting(this.#options.database, queue, room);
    if (due < room && !this.#unseen.has(queue)) this.#parked.delete(queue);
    return this.#publish(taken.map(({ envelope, attempt }) => ({ request: envelope, attempt })));
  }

  /**
   * The jobs are dispatched in the database, so they must go out: it is tried until it works. By then some may have ended, and the
   * others count as dispatched only now. Returns how many places they take.
   */
  async #publish(assignments: readonly Dispatched[]): Promise<number> {
    const { source, database, registry, publisher, log } = this.#options;
    const ids = assignments.map(({ request }) => request.subject);
    let current: readonly Dispatched[] = assignments;
    for (let tries = 1; current.length > 0; tries += 1) {
      try {
        if (tries > 1) current = await dispatchAgain(database, ids);
        await publisher.publish(
          current.map(({ request, attempt }) =>
            workAssigned(source, { request, attempt, packSizeMax: registry.packSizeMax(request.data.operation) }),
          ),
        );
        break;
      } catch (error) {
        if (this.#stopped) throw error;
        log.warn({ err: error, count: current.length }, 'work could not be published; trying again');
        await new Promise((resolve) => setTimeout(resolve, fullJitterMs(tries, PUBLISH_BACKOFF)));
      }
    }
    return assignments.length;
  }
}
