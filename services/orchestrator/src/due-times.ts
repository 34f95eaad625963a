/** More than this is not remembered: the dispatcher's tick finds the rest. */
const TIMES_MAX = 10_000;
/** The longest that a timer of Node can wait. */
const TIMER_MS_MAX = 2 ** 31 - 1;
/** The database says what is due, and it may be a moment behind a timer that fires early. */
const LATE_MS = 2;

interface DueTime {
  readonly queue: string;
  readonly at: number;
}

/** Remembers when jobs of a queue become due, and says so when the time has come; one timer, for the earliest. */
export class DueTimes {
  readonly #onDue: (queue: string) => void;
  /** The earliest is the last, so that taking it moves nothing. */
  readonly #times: DueTime[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(onDue: (queue: string) => void) {
    this.#onDue = onDue;
  }

  get size(): number {
    return this.#times.length;
  }

  add(queue: string, at: number): void {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] as DueTime).at > at) low = middle + 1;
      else high = middle;
    }
    this.#times.splice(low, 0, { queue, at });
    if (this.#times.length > TIMES_MAX) this.#times.shift();
    if (low === this.#times.length - 1) this.#arm();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#times.length = 0;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#times.at(-1);
    if (next === undefined) return;
    this.#timer = setTimeout(() => this.#fire(), Math.min(Math.max(0, next.at + LATE_MS - Date.now()), TIMER_MS_MAX));
  }

  #fire(): void {
    const queues = new Set<string>();
    const now = Date.now() - LATE_MS;
    for (let next = this.#times.at(-1); next !== undefined && next.at <= now; next = this.#times.at(-1)) {
      queues.add(next.queue);
      this.#times.pop();
    }
    for (const queue of queues) this.#onDue(queue);
    this.#arm();
  }
}
