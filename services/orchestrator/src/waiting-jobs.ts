import type { Database } from '@weir/store';
import { Backlog } from './domain/backlog.ts';
import type { FairShares } from './domain/fair-shares.ts';
import type { QueueControls } from './queue-controls.ts';
import type { Registry } from './registry.ts';
import { admitWaiting } from './statements/admit-waiting.ts';
import type { Dispatched } from './statements/dispatch-again.ts';
import { type Cursor, nextCandidates } from './statements/next-candidates.ts';
import { takeWaiting } from './statements/take-waiting.ts';
import type { Tables } from './tables.ts';

/** Fewer than this of a tenant and priority are never cut off by a look. */
const SEEN_WHOLE = 8;
/** Where nothing could go, the next look goes on behind it, so often at once. */
const LOOKS_MAX = 10;

export interface FromTable {
  readonly taken: readonly Dispatched[];
  /** Nothing else that is due waits there. */
  readonly isExhausted: boolean;
  /** In so many ms an operation that used up its rate may go on. */
  readonly nextTokenMs?: number | undefined;
}

export interface WaitingJobsOptions {
  readonly database: Database<Tables>;
  readonly registry: Registry;
  readonly controls: QueueControls;
  readonly sharesOf: (queue: string) => FairShares;
}

/** Takes jobs out of the table `waiting` in the order in which they are to go, and begins their next attempt. */
export class WaitingJobs {
  readonly #options: WaitingJobsOptions;
  readonly #cursors = new Map<string, Cursor>();
  #admitting: Promise<unknown> = Promise.resolve();

  constructor(options: WaitingJobsOptions) {
    this.#options = options;
  }

  /** Of jobs without a gate. */
  async takeOpen(queue: string, room: number): Promise<FromTable> {
    const { database, sharesOf } = this.#options;
    const key = `open/${queue}`;
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const from = this.#cursors.get(key);
      const look = { queue, room, which: 'open', keyMax: 0, from } as const;
      const { candidates, next } = await nextCandidates(database, look);
      this.#goOn(key, next);
      if (candidates.length > 0) {
        const chosen = new Backlog(sharesOf(queue), candidates).take(room);
        const ids = chosen.map(({ jobId }) => jobId);
        const isExhausted = from === undefined && next === undefined && candidates.length < Math.min(room, SEEN_WHOLE);
        return { taken: await takeWaiting(database, ids), isExhausted };
      }
      if (next === undefined && from === undefined) return { taken: [], isExhausted: true };
    }
    return { taken: [], isExhausted: false };
  }

  /**
   * Of jobs with a gate, or of all jobs where every job counts, those for which their limits have room. One queue at a time: whoever
   * waits for the lock has a connection to Postgres, and the hot path needs those.
   */
  takeGated(queue: string, room: number): Promise<FromTable> {
    const taking = this.#admitting.then(() => this.#takeGated(queue, room));
    this.#admitting = taking.catch(() => undefined);
    return taking;
  }

  async #takeGated(queue: string, room: number): Promise<FromTable> {
    const { database, controls, registry, sharesOf } = this.#options;
    const key = `gated/${queue}`;
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      const from = this.#cursors.get(key);
      const { taken, next, isHeldBack, nextTokenMs } = await admitWaiting(database, {
        queue,
        room,
        from,
        settings: controls.of(queue),
        shares: sharesOf(queue),
        rateLimitOf: (operation) => registry.rateLimit(operation),
      });
      this.#goOn(key, next);
      if (taken.length > 0 || nextTokenMs !== undefined) return { taken, isExhausted: false, nextTokenMs };
      if (next === undefined && from === undefined) return { taken, isExhausted: !isHeldBack };
    }
    return { taken: [], isExhausted: false };
  }

  #goOn(key: string, next: Cursor | undefined): void {
    if (next === undefined) this.#cursors.delete(key);
    else this.#cursors.set(key, next);
  }
}
