import { open } from '@weir/messaging';
import type { Job } from '@weir/schemas';

const WAITING_MAX = 20_000;
const NOTICE: ReadonlySet<'job-finished'> = new Set(['job-finished']);

export interface Waiter {
  readonly job: Promise<Job | undefined>;
  readonly cancel: () => void;
}

/** Requests that wait for their job in this process. The orchestrator's notice finds them here. */
export class Waiters {
  readonly #waiting = new Map<string, Set<(job: Job) => void>>();
  #count = 0;
  #stopped = false;
  readonly #onInvalid: (error: unknown) => void;

  constructor(onInvalid: (error: unknown) => void = () => undefined) {
    this.#onInvalid = onInvalid;
  }

  /** Also once the process stops: whoever comes then is not kept. */
  get full(): boolean {
    return this.#stopped || this.#count >= WAITING_MAX;
  }

  get count(): number {
    return this.#count;
  }

  /** Begins to listen at once; `job` resolves with undefined when it did not finish in time, or `cancel` was called. */
  wait(jobId: string, timeoutMs: number): Waiter {
    let finish: (job: Job | undefined) => void = () => undefined;
    const job = new Promise<Job | undefined>((resolve) => {
      finish = resolve;
    });
    const listeners = this.#waiting.get(jobId) ?? new Set();
    this.#waiting.set(jobId, listeners);
    this.#count += 1;
    const end = (result: Job | undefined) => {
      clearTimeout(timer);
      if (!listeners.delete(end)) return;
      this.#count -= 1;
      if (listeners.size === 0) this.#waiting.delete(jobId);
      finish(result);
    };
    const timer = setTimeout(() => end(undefined), timeoutMs);
    listeners.add(end);
    return { job, cancel: () => end(undefined) };
  }

  /** The orchestrator's notice came with its answer (ADR 0029). One that is not valid is dropped, as by the other way: whoever waits looks itself. */
  told(notice: unknown): void {
    try {
      this.finished(open(notice, NOTICE).data);
    } catch (error) {
      this.#onInvalid(error);
    }
  }

  finished(job: Job): void {
    for (const end of [...(this.#waiting.get(job.id) ?? [])]) end(job);
  }

  /** Nobody is kept waiting by a process that stops. */
  cancelAll(): void {
    this.#stopped = true;
    for (const listeners of [...this.#waiting.values()])
      for (const end of [...listeners]) (end as (job: Job | undefined) => void)(undefined);
  }
}
