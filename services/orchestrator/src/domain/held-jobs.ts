import type { Envelope } from '@weir/messaging';
import { Backlog, type Waiting } from './backlog.ts';
import { FairShares } from './fair-shares.ts';

type Request = Envelope<'job-requested'>;

export interface HeldJob extends Waiting {
  readonly request: Request;
}

/** Recorded jobs that wait in memory for room in their queue. */
export class HeldJobs {
  readonly #sharesOf: (queue: string) => FairShares;
  readonly #queues = new Map<string, Backlog<HeldJob>>();
  #count = 0;
  #arrivals = 0;

  constructor(sharesOf: (queue: string) => FairShares = () => new FairShares()) {
    this.#sharesOf = sharesOf;
  }

  get count(): number {
    return this.#count;
  }

  has(queue: string): boolean {
    return this.#queues.has(queue);
  }

  queues(): readonly string[] {
    return [...this.#queues.keys()];
  }

  add(request: Request): void {
    const { queue, priority } = request.data;
    this.#arrivals += 1;
    this.#backlogOf(queue).add({ tenantId: request.tenantid, priority, order: this.#arrivals, request });
    this.#count += 1;
  }

  /** Takes up to `countMax` jobs out, in the order in which they are to go. */
  take(queue: string, countMax: number): readonly HeldJob[] {
    const backlog = this.#queues.get(queue);
    if (backlog === undefined) return [];
    const taken = backlog.take(countMax);
    if (backlog.size === 0) this.#queues.delete(queue);
    this.#count -= taken.length;
    return taken;
  }

  /** Puts back what was taken, before all that came after it. */
  putBack(queue: string, jobs: readonly HeldJob[]): void {
    if (jobs.length > 0) this.#backlogOf(queue).putBack(jobs);
    this.#count += jobs.length;
  }

  #backlogOf(queue: string): Backlog<HeldJob> {
    let backlog = this.#queues.get(queue);
    if (backlog === undefined) {
      backlog = new Backlog(this.#sharesOf(queue));
      this.#queues.set(queue, backlog);
    }
    return backlog;
  }
}
