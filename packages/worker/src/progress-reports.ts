import type { Envelope } from '@weir/messaging';
import type { WorkProgressed } from '@weir/schemas';
import type { Attempt } from './attempt.ts';

/** An attempt that takes longer than this is said to be running; most are over before. */
const STARTED_AFTER_MS = 250;
const TICK_MS = 125;

export interface Report {
  readonly assignment: Envelope<'work-assigned'>;
  readonly data: Omit<WorkProgressed, 'worker'>;
}

interface Running {
  readonly assignment: Envelope<'work-assigned'>;
  readonly attempt: number;
  said?: boolean;
  sequence?: number;
  latest?: { readonly fraction: number; readonly message: string | undefined } | undefined;
}

/**
 * What is running in this process. One tick for all of them says which attempts have begun and how far they are, at most once a
 * tick each, so that a handler may report as often as it likes.
 */
export class ProgressReports {
  readonly #send: (report: Report) => void;
  readonly #running = new Map<Attempt, Running>();
  #timer: NodeJS.Timeout | undefined;

  constructor(send: (report: Report) => void) {
    this.#send = send;
  }

  /** Two attempts at one job may run here at once: a process that was frozen gets its own work again. */
  began(running: Attempt, assignment: Envelope<'work-assigned'>, attempt: number): void {
    this.#running.set(running, { assignment, attempt });
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS).unref();
  }

  progress(running: Attempt, fraction: number, message: string | undefined): void {
    const entry = this.#running.get(running);
    if (entry === undefined || Number.isNaN(fraction)) return;
    entry.latest = { fraction: Math.min(1, Math.max(0, fraction)), message: message?.slice(0, 512) };
  }

  ended(running: Attempt): void {
    this.#running.delete(running);
  }

  abortAll(reason: Error): void {
    for (const running of this.#running.keys()) running.abort(reason);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Nothing ticks while nothing runs. */
  #tick(): void {
    if (this.#running.size === 0) this.stop();
    const startedBefore = Date.now() - STARTED_AFTER_MS;
    for (const [running, entry] of this.#running) {
      const { assignment, attempt, latest } = entry;
      const base = { attempt, startedAt: running.startedAt.toISOString() };
      if (latest !== undefined) {
        entry.sequence = (entry.sequence ?? 0) + 1;
        entry.latest = undefined;
        const { fraction, message } = latest;
        this.#send({
          assignment,
          data: {
            ...base,
            progress: { sequence: entry.sequence, fraction, ...(message === undefined ? {} : { message }) },
          },
        });
      } else if (entry.said !== true && running.startedAt.getTime() <= startedBefore) {
        this.#send({ assignment, data: base });
      } else continue;
      entry.said = true;
    }
  }
}
