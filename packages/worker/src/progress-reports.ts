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
  readonly running: Attempt;
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
  readonly #running = new Map<string, Running>();
  readonly #timer: NodeJS.Timeout;

  constructor(send: (report: Report) => void) {
    this.#send = send;
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#timer.unref();
  }

  began(id: string, running: Running): void {
    this.#running.set(id, running);
  }

  progress(id: string, fraction: number, message: string | undefined): void {
    const entry = this.#running.get(id);
    if (entry !== undefined)
      entry.latest = { fraction: Math.min(1, Math.max(0, fraction)), message: message?.slice(0, 512) };
  }

  ended(id: string): void {
    this.#running.delete(id);
  }

  abortAll(reason: Error): void {
    for (const { running } of this.#running.values()) running.abort(reason);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const startedBefore = Date.now() - STARTED_AFTER_MS;
    for (const entry of this.#running.values()) {
      const { assignment, attempt, running, latest } = entry;
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
