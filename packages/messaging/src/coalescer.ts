/**
 * Groups what arrives together. The first item starts a group at the end of this turn of the event loop; while a group is under
 * way, what arrives forms the next. So nothing waits for a timer when it is alone, and groups grow with the load.
 *
 * Three groups may be under way while they are small, one once a group of `largeFrom` is: small groups gain from overlapping,
 * large ones only compete (measured in the spike that docs/decisions/0008 describes).
 */
export interface CoalescerOptions<T> {
  readonly run: (group: readonly T[]) => Promise<void>;
  /** Told of a group whose `run` failed; the next ones go on. Without it the rejection is unhandled, as any that nobody hears. */
  readonly onFailure?: (error: unknown, group: readonly T[]) => void;
  /** The most items in a group. */
  readonly sizeMax: number;
  /** What an item weighs; with `weightMax`, bounds a group by the sum, for instance in bytes. */
  readonly weigh?: (item: T) => number;
  readonly weightMax?: number;
  /** Groups under way while small; 3 unless told. */
  readonly inFlightMax?: number;
  readonly largeFrom?: number;
  /** Wait so long for company when nothing else pushes; 0 unless told. */
  readonly lingerMs?: number;
}

export class Coalescer<T> {
  readonly #options: CoalescerOptions<T>;
  #waiting: T[] = [];
  #inFlight = 0;
  #largeInFlight = 0;
  #scheduled = false;
  #idle: (() => void)[] = [];

  constructor(options: CoalescerOptions<T>) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  push(item: T): void {
    this.#waiting.push(item);
    this.#schedule();
  }

  pushAll(items: readonly T[]): void {
    for (const item of items) this.#waiting.push(item);
    if (items.length > 0) this.#schedule();
  }

  /** Resolves when nothing waits and nothing is under way. */
  async drained(): Promise<void> {
    if (this.#waiting.length === 0 && this.#inFlight === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const flush = () => {
      this.#scheduled = false;
      this.#flush();
    };
    const { lingerMs = 0 } = this.#options;
    if (lingerMs > 0) setTimeout(flush, lingerMs);
    else setImmediate(flush);
  }

  #flush(): void {
    const { run, onFailure, inFlightMax = 3, largeFrom = 8 } = this.#options;
    while (this.#waiting.length > 0 && this.#inFlight < (this.#largeInFlight > 0 ? 1 : inFlightMax)) {
      const group = this.#take();
      const large = group.length >= largeFrom ? 1 : 0;
      this.#inFlight += 1;
      this.#largeInFlight += large;
      const ran = Promise.try(run, group);
      const heard = onFailure === undefined ? ran : ran.catch((error: unknown) => onFailure(error, group));
      void heard.finally(() => {
        this.#inFlight -= 1;
        this.#largeInFlight -= large;
        this.#flush();
        if (this.#waiting.length === 0 && this.#inFlight === 0) for (const resolve of this.#idle.splice(0)) resolve();
      });
    }
  }

  #take(): T[] {
    const { sizeMax, weigh, weightMax = Number.POSITIVE_INFINITY } = this.#options;
    let size = 0;
    let weight = 0;
    while (size < this.#waiting.length && size < sizeMax) {
      weight += weigh?.(this.#waiting[size] as T) ?? 0;
      if (size > 0 && weight > weightMax) break;
      size += 1;
    }
    if (size === this.#waiting.length) {
      const all = this.#waiting;
      this.#waiting = [];
      return all;
    }
    return this.#waiting.splice(0, size);
  }
}
