import type { Database } from '@weir/store';
import type { Logger } from '@weir/telemetry';
import type { QueueControls } from './queue-controls.ts';
import { correctSlots, type EndedJob, freeSlots } from './statements/free-slots.ts';
import type { Tables } from './tables.ts';

/** Ended jobs that are freed one by one; of more than that the correction frees the rest. */
const PENDING_MAX = 50_000;

/**
 * Frees the slots of jobs that have ended: at once, in the background and together, and what was missed with the next correction.
 * A queue without slots costs nothing here.
 */
export class Slots {
  readonly #database: Database<Tables>;
  readonly #controls: QueueControls;
  readonly #log: Logger;
  /** Called when slots of the queue may have become free. */
  readonly #onFreed: (queue: string) => void;
  #queues = new Set<string>();
  #pending: (EndedJob & { readonly queue: string })[] = [];
  #freeing: Promise<void> | undefined;
  #filledFor = '';

  constructor(
    options: { readonly database: Database<Tables>; readonly controls: QueueControls; readonly log: Logger },
    onFreed: (queue: string) => void,
  ) {
    this.#database = options.database;
    this.#controls = options.controls;
    this.#log = options.log;
    this.#onFreed = onFreed;
  }

  /** Jobs of the queue were given slots. */
  used(queue: string): void {
    this.#queues.add(queue);
  }

  ended(jobs: readonly (EndedJob & { readonly queue: string })[]): void {
    if (this.#queues.size === 0) return;
    for (const { id, attempt, queue } of jobs) {
      if (this.#queues.has(queue) && this.#pending.length < PENDING_MAX) this.#pending.push({ id, attempt, queue });
    }
    if (this.#pending.length > 0) this.#free();
  }

  /**
   * `isFull` looks for jobs in flight that have no slot as well; so it is also as soon as other queues are limited than before.
   * `isWaited` says that somebody waits for slots, perhaps for those of a process that died.
   */
  async correct(isFull: boolean, isWaited: boolean): Promise<void> {
    const limited = this.#controls.limited();
    const isNew = limited.join() !== this.#filledFor;
    if (this.#queues.size === 0 && limited.length === 0 && !isFull && !isWaited) return;
    const before = this.#queues;
    this.#queues = await correctSlots(this.#database, isFull || isNew ? limited : []);
    this.#filledFor = limited.join();
    for (const queue of new Set([...before, ...this.#queues])) this.#onFreed(queue);
  }

  async drained(): Promise<void> {
    await this.#freeing;
  }

  #free(): void {
    this.#freeing ??= this.#freeAll()
      .catch((error: unknown) => this.#log.debug({ err: error }, 'slots are freed with the next correction'))
      .finally(() => {
        this.#freeing = undefined;
      });
  }

  async #freeAll(): Promise<void> {
    while (this.#pending.length > 0) {
      const batch = this.#pending.splice(0);
      await freeSlots(this.#database, batch);
      for (const queue of new Set(batch.map((job) => job.queue))) this.#onFreed(queue);
    }
  }
}
