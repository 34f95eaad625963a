import type { Envelope } from '@weir/messaging';

type Request = Envelope<'job-requested'>;

/** Recorded jobs that wait in memory for room in their queue: the most urgent first, of equals the first that came. */
export class HeldJobs {
  /** One list for each priority a queue has jobs of. */
  readonly #queues = new Map<string, Map<number, Request[]>>();
  #count = 0;

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
    const list = this.#listOf(request);
    list.push(request);
    this.#count += 1;
  }

  /** Takes up to `countMax` jobs out. */
  take(queue: string, countMax: number): readonly Request[] {
    const lists = this.#queues.get(queue);
    const taken: Request[] = [];
    if (lists === undefined) return taken;
    for (const priority of [...lists.keys()].toSorted((a, b) => b - a)) {
      const list = lists.get(priority) as Request[];
      taken.push(...list.splice(0, countMax - taken.length));
      if (list.length === 0) lists.delete(priority);
      if (taken.length === countMax) break;
    }
    if (lists.size === 0) this.#queues.delete(queue);
    this.#count -= taken.length;
    return taken;
  }

  /** Puts back what was taken, before all that came after it. */
  putBack(requests: readonly Request[]): void {
    for (const request of requests.toReversed()) this.#listOf(request).unshift(request);
    this.#count += requests.length;
  }

  #listOf({ data: { queue, priority } }: Request): Request[] {
    const lists = this.#queues.get(queue) ?? new Map<number, Request[]>();
    const list = lists.get(priority) ?? [];
    this.#queues.set(queue, lists.set(priority, list));
    return list;
  }
}
