import { type Envelope, utcText } from '@weir/messaging';
import type { RunningAttempt, WorkProgressed } from '@weir/schemas';
import type { Attempt } from './attempt.ts';

/** An attempt that takes longer than this is said to be running; most are over before. */
const STARTED_AFTER_MS = 250;
const TICK_MS = 125;
/** Only attempts that take long are asked about, and not more of them at once. */
const ASKED_AFTER_MS = 1_000;
const ASKED_MAX = 500;

export interface Report {
  readonly assignment: Envelope<'work-assigned'>;
  readonly data: Omit<WorkProgressed, 'worker'>;
}

interface Running {
  readonly assignment: Envelope<'work-assigned'>;
  readonly attempt: number;
  said?: boolean;
  sequence?: number;
  /** When the orchestrator was last asked about it, in a count of such questions. */
  asked?: number;
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
  #questions = 0;

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

  /** Tells the attempts at a job to stop, or one of them; returns whether any runs here. */
  abort(jobId: string, attempt: number | undefined, reason: Error): boolean {
    let found = false;
    for (const [running, entry] of this.#running) {
      if (entry.assignment.subject !== jobId || (attempt !== undefined && entry.attempt !== attempt)) continue;
      running.abort(reason);
      found = true;
    }
    return found;
  }

  /** Attempts that have run for a while. Where there are too many for one question, those come first that waited longest for it. */
  toAskAbout(): readonly RunningAttempt[] {
    this.#questions += 1;
    const startedBefore = Date.now() - ASKED_AFTER_MS;
    return [...this.#running]
      .filter(([running]) => running.startedAt <= startedBefore)
      .map(([, entry]) => entry)
      .toSorted((a, b) => (a.asked ?? 0) - (b.asked ?? 0))
      .slice(0, ASKED_MAX)
      .map((entry) => {
        entry.asked = this.#questions;
        return { jobId: entry.assignment.subject, attempt: entry.attempt };
      });
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
      const base = { attempt, startedAt: utcText(running.startedAt) };
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
      } else if (entry.said !== true && running.startedAt <= startedBefore) {
        this.#send({ assignment, data: base });
      } else continue;
      entry.said = true;
    }
  }
}
