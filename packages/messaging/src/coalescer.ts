/**
 * Groups what arrives together. The first item starts a group at the end of this turn of the event loop; while that group is under
 * way, what arrives forms the next. So nothing waits for a timer when it is alone, and groups grow with the load: several groups at
 * a time would each be smaller, and what a group costs hardly depends on its size (ADR 0008).
 */
export interface CoalescerOptions<T> {
  readonly run: (group: readonly T[]) => Promise<void>;
  /** Told of a group whose `run` failed; the next ones go on. Without it the rejection is unhandled, as any that nobody hears. */
  readonly onFailure?: (error: unknown, group: readonly T[]) => void;
  /** The most items in a group. */
  readonly sizeMax: number;
  /** Groups under way at a time; 1 unless told. */
  readonly inFlightMax?: number;
  /** What an item weighs; with `weightMax`, bounds a group by the sum, for instance in bytes. */
  readonly weigh?: (item: T) => number;
  readonly weightMax?: number;
  /** Wait so long for company when nothing else pushes; 0 unless told. */
  readonly lingerMs?: number;
  /** Groups set out so long after one another, unless `COMPANY` items wait; 0 unless told. */
  readonly apartMs?: number;
}

/** So many items share what their group costs: they need not wait for more. */
const COMPANY = 8;

export class Coalescer<T> {
  readonly #options: CoalescerOptions<T>;
  #waiting: T[] = [];
  #inFlight = 0;
  #setOutAt = Number.NEGATIVE_INFINITY;
  #scheduled = false;
  #timer: NodeJS.Timeout | undefined;
  #idle: (() => void)[] = [];

  constructor(options: CoalescerOptions<T>) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  push(item: T): void {
    this.#waiting.push(item);
    this.#schedule(Math.max(this.#options.lingerMs ?? 0, this.#tooSoonMs()));
  }

  /** Resolves when nothing waits and nothing is under way. */
  async drained(): Promise<void> {
    if (this.#waiting.length === 0 && this.#inFlight === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** How long until the next group may set out. */
  #tooSoonMs(): number {
    const { apartMs = 0 } = this.#options;
    if (apartMs === 0 || this.#waiting.length >= COMPANY) return 0;
    return Math.round(this.#setOutAt + apartMs - performance.now());
  }

  #schedule(waitMs: number): void {
    if (this.#scheduled || (this.#timer !== undefined && waitMs > 0)) return;
    clearTimeout(this.#timer);
    if (waitMs > 0) {
      this.#timer = setTimeout(() => this.#flush(), waitMs);
      return;
    }
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { run, onFailure, inFlightMax = 1 } = this.#options;
    if (this.#inFlight >= inFlightMax || this.#waiting.length === 0) return;
    const group = this.#take();
    this.#inFlight += 1;
    this.#setOutAt = performance.now();
    const ran = Promise.try(run, group);
    const heard = onFailure === undefined ? ran : ran.catch((error: unknown) => onFailure(error, group));
    void heard.finally(() => {
      this.#inFlight -= 1;
      const waitMs = this.#tooSoonMs();
      if (waitMs > 0 && this.#waiting.length > 0) this.#schedule(waitMs);
      else this.#flush();
      if (this.#waiting.length === 0 && this.#inFlight === 0) for (const resolve of this.#idle.splice(0)) resolve();
    });
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
