import { type Envelope, fullJitterMs, type Outgoing, type Publisher } from '@weir/messaging';
import type { Database } from '@weir/store';
import type { Logger } from '@weir/telemetry';
import type { DispatchWindow } from './domain/dispatch-window.ts';
import { workAssigned } from './domain/job-envelopes.ts';
import type { Registry } from './registry.ts';
import { markDispatched } from './statements/mark-dispatched.ts';
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
 * room, or whose time has not come. What a process held when it died is found by the reconcile sweep: it is queued, and waits nowhere.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #held = new Map<string, Request[]>();
  readonly #parked = new Set<string>();
  readonly #pumping = new Map<string, Promise<void>>();
  #heldCount = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  start(): this {
    this.#timer = setInterval(() => void this.#tick(), TICK_MS);
    return this;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await Promise.all(this.#pumping.values());
  }

  /** What to do with a job of the queue that has just arrived: jobs that came earlier and had to wait go first. */
  placeFor(queue: string): 'dispatch' | 'hold' | 'park' {
    if (this.#parked.has(queue)) return 'park';
    if (!this.#held.has(queue) && this.#options.window.take(queue, 1) === 1) return 'dispatch';
    return this.#heldCount < HELD_MAX ? 'hold' : 'park';
  }

  /** Takes jobs that are recorded as queued. */
  hold(requests: readonly Request[]): void {
    for (const request of requests) {
      const { queue } = request.data;
      const held = this.#held.get(queue);
      if (held === undefined) this.#held.set(queue, [request]);
      else held.push(request);
    }
    this.#heldCount += requests.length;
    for (const queue of this.#held.keys()) this.#pump(queue);
  }

  /** Jobs of the queue wait in the table. */
  parked(queue: string): void {
    this.#parked.add(queue);
    this.#pump(queue);
  }

  /** Jobs of the queue have come to an end, so others may go. */
  returned(queue: string, count: number): void {
    this.#options.window.release(queue, count);
    if (this.#held.has(queue) || this.#parked.has(queue)) this.#pump(queue);
  }

  async #tick(): Promise<void> {
    for (const queue of this.#held.keys()) this.#pump(queue);
    try {
      for (const queue of await dueQueues(this.#options.database)) this.parked(queue);
    } catch (error) {
      this.#options.log.debug({ err: error }, 'waiting jobs cannot be looked up now');
    }
  }

  /** One pump a queue: while it runs, whoever calls has been heard, since it goes on until nothing is left or no room is. */
  #pump(queue: string): void {
    if (this.#pumping.has(queue) || this.#stopped) return;
    const pumping = this.#run(queue)
      .catch((error: unknown) =>
        this.#options.log.warn({ err: error, queue }, 'dispatching stopped; the next tick tries again'),
      )
      .finally(() => this.#pumping.delete(queue));
    this.#pumping.set(queue, pumping);
  }

  async #run(queue: string): Promise<void> {
    const { window } = this.#options;
    while (!this.#stopped && (this.#held.has(queue) || this.#parked.has(queue))) {
      const room = window.take(queue, TAKE_MAX);
      if (room === 0) return;
      let sent = 0;
      try {
        sent = this.#held.has(queue) ? await this.#sendHeld(queue, room) : await this.#sendWaiting(queue, room);
      } finally {
        window.release(queue, room - sent);
      }
    }
  }

  /** A job that was cancelled or has expired meanwhile is no longer queued, and is not marked. */
  async #sendHeld(queue: string, room: number): Promise<number> {
    const held = this.#held.get(queue) ?? [];
    const batch = held.splice(0, room);
    if (held.length === 0) this.#held.delete(queue);
    let attempts: ReadonlyMap<string, number>;
    try {
      attempts = await markDispatched(
        this.#options.database,
        batch.map((request) => request.subject),
      );
    } catch (error) {
      this.#held.set(queue, [...batch, ...(this.#held.get(queue) ?? [])]);
      throw error;
    }
    this.#heldCount -= batch.length;
    return this.#publish(
      batch.flatMap((request) => {
        const attempt = attempts.get(request.subject);
        return attempt === undefined ? [] : [this.#assign(request, attempt)];
      }),
    );
  }

  async #sendWaiting(queue: string, room: number): Promise<number> {
    const { taken, due } = await takeWaiting(this.#options.database, queue, room);
    if (due < room) this.#parked.delete(queue);
    return this.#publish(taken.map(({ envelope, attempt }) => this.#assign(envelope, attempt)));
  }

  #assign(request: Request, attempt: number): Outgoing {
    const { source, registry } = this.#options;
    return workAssigned(source, { request, attempt, packSizeMax: registry.packSizeMax(request.data.operation) });
  }

  /** The jobs are dispatched in the database, so they must go out: it is tried until it works. */
  async #publish(outgoing: readonly Outgoing[]): Promise<number> {
    for (let tries = 1; outgoing.length > 0; tries += 1) {
      try {
        await this.#options.publisher.publish(outgoing);
        break;
      } catch (error) {
        if (this.#stopped) throw error;
        this.#options.log.warn({ err: error, count: outgoing.length }, 'work could not be published; trying again');
        await new Promise((resolve) => setTimeout(resolve, fullJitterMs(tries, PUBLISH_BACKOFF)));
      }
    }
    return outgoing.length;
  }
}
