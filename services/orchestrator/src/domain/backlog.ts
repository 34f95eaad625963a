import type { FairShares } from './fair-shares.ts';
import { Fifo } from './fifo.ts';

/** What the order is decided by; the smaller `order` came earlier. */
export interface Waiting {
  readonly tenantId: string;
  /** 0 to 9, 9 is the most urgent. */
  readonly priority: number;
  readonly order: number;
}

/**
 * Jobs of one queue that wait. Tenants take turns by their weights; of one tenant's jobs the most urgent goes first, of equals the
 * first that came, and now and then the one that has waited longest.
 */
export class Backlog<T extends Waiting> {
  readonly #shares: FairShares;
  /** By tenant one list for each priority that it has jobs of, each in the order in which they came. */
  readonly #tenants = new Map<string, Map<number, Fifo<T>>>();
  #size = 0;

  constructor(shares: FairShares, items: readonly T[] = []) {
    this.#shares = shares;
    for (const item of items) this.add(item);
  }

  get size(): number {
    return this.#size;
  }

  add(item: T): void {
    this.#listOf(item).push(item);
    this.#size += 1;
  }

  /** Takes up to `countMax` jobs out, in the order in which they are to go. What is not admitted is taken out and left out. */
  take(countMax: number, isAdmitted: (item: T) => boolean = () => true): T[] {
    const taken: T[] = [];
    while (taken.length < countMax) {
      const tenantId = this.#shares.next(this.#tenants.keys());
      if (tenantId === undefined) break;
      const item = this.#takeOf(tenantId);
      if (!isAdmitted(item)) continue;
      this.#shares.charge(tenantId);
      taken.push(item);
    }
    return taken;
  }

  /** Puts back what was taken, before all that came after it. */
  putBack(items: readonly T[]): void {
    for (const item of items.toReversed()) {
      this.#listOf(item).unshift(item);
      this.#shares.refund(item.tenantId);
    }
    this.#size += items.length;
  }

  #takeOf(tenantId: string): T {
    const lists = this.#tenants.get(tenantId) as Map<number, Fifo<T>>;
    const isOldest = this.#shares.isOldestNext(tenantId);
    let chosen: [number, Fifo<T>] | undefined;
    for (const entry of lists) {
      const isBetter =
        chosen === undefined ||
        (isOldest ? (entry[1].first as T).order < (chosen[1].first as T).order : entry[0] > chosen[0]);
      if (isBetter) chosen = entry;
    }
    const [priority, list] = chosen as [number, Fifo<T>];
    const item = list.shift() as T;
    if (list.length === 0) lists.delete(priority);
    if (lists.size === 0) this.#tenants.delete(tenantId);
    this.#size -= 1;
    return item;
  }

  #listOf({ tenantId, priority }: T): Fifo<T> {
    const lists = this.#tenants.get(tenantId) ?? new Map<number, Fifo<T>>();
    const list = lists.get(priority) ?? new Fifo<T>();
    this.#tenants.set(tenantId, lists.set(priority, list));
    return list;
  }
}
