import { fullJitterMs, type Outgoing, type Publisher } from '@weir/messaging';
import type { Database } from '@weir/store';
import type { Logger } from '@weir/telemetry';
import type { DispatchWindow } from './domain/dispatch-window.ts';
import { workAssigned } from './domain/job-envelopes.ts';
import type { Registry } from './registry.ts';
import { dueQueues, takeWaiting } from './statements/take-waiting.ts';
import type { Tables } from './tables.ts';

const TAKE_MAX = 400;
const TICK_MS = 500;
const PUBLISH_BACKOFF = { baseMs: 200, capMs: 5_000 };

export interface DispatcherOptions {
  readonly source: string;
  readonly database: Database<Tables>;
  readonly publisher: Publisher;
  readonly window: DispatchWindow;
  readonly registry: Registry;
  readonly log: Logger;
}

/** Sends waiting jobs to the pools as room appears: after results, when a time has come, and by a tick in case both were missed. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #parked = new Set<string>();
  readonly #pumping = new Map<string, Promise<void>>();
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

  /** Whether jobs of the queue wait that came before those arriving now. */
  hasParked(queue: string): boolean {
    return this.#parked.has(queue);
  }

  parked(queue: string): void {
    this.#parked.add(queue);
    this.#pump(queue);
  }

  /** Jobs of the queue have come to an end, so others may go. */
  returned(queue: string, count: number): void {
    this.#options.window.release(queue, count);
    if (this.#parked.has(queue)) this.#pump(queue);
  }

  async #tick(): Promise<void> {
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
      .catch((error: unknown) => this.#options.log.warn({ err: error, queue }, 'dispatching stopped; the next tick tries again'))
      .finally(() => this.#pumping.delete(queue));
    this.#pumping.set(queue, pumping);
  }

  async #run(queue: string): Promise<void> {
    const { database, window, registry, source } = this.#options;
    while (!this.#stopped) {
      const room = window.take(queue, TAKE_MAX);
      if (room === 0) return;
      let sent = 0;
      try {
        const { taken, due } = await takeWaiting(database, queue, room);
        await this.#publish(
          taken.map(({ envelope, attempt }) => workAssigned(source, { request: envelope, attempt, packSizeMax: registry.packSizeMax(envelope.data.operation) })),
        );
        sent = taken.length;
        if (due < room) {
          this.#parked.delete(queue);
          return;
        }
      } finally {
        window.release(queue, room - sent);
      }
    }
  }

  /** The jobs are dispatched in the database, so they must go out: it is tried until it works. */
  async #publish(outgoing: readonly Outgoing[]): Promise<void> {
    for (let tries = 1; outgoing.length > 0; tries += 1) {
      try {
        await this.#options.publisher.publish(outgoing);
        return;
      } catch (error) {
        if (this.#stopped) throw error;
        this.#options.log.warn({ err: error, count: outgoing.length }, 'work could not be published; trying again');
        await new Promise((resolve) => setTimeout(resolve, fullJitterMs(tries, PUBLISH_BACKOFF)));
      }
    }
  }
}
