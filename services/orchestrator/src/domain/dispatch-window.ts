/** Jobs that may be out with one queue for each job its workers can hold: enough that none of them ever waits for us. */
const WINDOW_PER_CAPACITY = 3;

interface Entry {
  limit: number;
  inFlight: number;
  touchedAt: number;
  /** Since the start. */
  taken: number;
  released: number;
}

/**
 * How many jobs of each queue are out, and how many may be. WORK stays shallow: what is not out can still be reordered,
 * cancelled, or given to a fairer share.
 */
export class DispatchWindow {
  readonly #queues = new Map<string, Entry>();

  /** `capacity` is what the live workers of the queue hold at once; 0 lets nothing out. */
  setCapacity(queue: string, capacity: number): void {
    this.#of(queue).limit = capacity * WINDOW_PER_CAPACITY;
  }

  room(queue: string): number {
    const { limit, inFlight } = this.#of(queue);
    return Math.max(0, limit - inFlight);
  }

  /** Takes up to `wanted` places; returns how many there were. */
  take(queue: string, wanted: number): number {
    const entry = this.#of(queue);
    const taken = Math.min(wanted, Math.max(0, entry.limit - entry.inFlight));
    entry.inFlight += taken;
    entry.taken += taken;
    if (taken > 0) entry.touchedAt = Date.now();
    return taken;
  }

  /** Gives places back: results were recorded, or what was taken was not sent after all. */
  release(queue: string, count: number): void {
    if (count === 0) return;
    const entry = this.#of(queue);
    entry.inFlight = Math.max(0, entry.inFlight - count);
    entry.released += count;
    entry.touchedAt = Date.now();
  }

  /** Gives back what a look found nothing for: the queue has not moved. */
  untake(queue: string, count: number): void {
    const entry = this.#of(queue);
    entry.inFlight = Math.max(0, entry.inFlight - count);
    entry.taken -= count;
  }

  /** How the count moves while the database is asked for the true one. */
  mark(queue: string): { readonly taken: number; readonly released: number } {
    const { taken, released } = this.#of(queue);
    return { taken, released };
  }

  /** Sets the count to what the database said, and to what has happened since the mark. */
  recount(queue: string, inFlight: number, mark: { readonly taken: number; readonly released: number }): void {
    const entry = this.#of(queue);
    entry.inFlight = Math.max(0, inFlight + (entry.taken - mark.taken) - (entry.released - mark.released));
  }

  /**
   * Corrects the count of a queue of which the bus holds nothing: places whose result another process recorded would otherwise
   * stay taken. Does nothing while the queue has moved within `quietMs`, since the bus and we may then disagree rightly.
   */
  correct(queue: string, quietMs: number): boolean {
    const entry = this.#of(queue);
    if (entry.inFlight === 0 || Date.now() - entry.touchedAt < quietMs) return false;
    entry.inFlight = 0;
    return true;
  }

  queues(): readonly string[] {
    return [...this.#queues.keys()];
  }

  /** What the live workers of the queue hold at once. */
  capacity(queue: string): number {
    return this.#of(queue).limit / WINDOW_PER_CAPACITY;
  }

  inFlight(queue: string): number {
    return this.#of(queue).inFlight;
  }

  #of(queue: string) {
    let entry = this.#queues.get(queue);
    if (entry === undefined) {
      entry = { limit: 0, inFlight: 0, touchedAt: 0, taken: 0, released: 0 };
      this.#queues.set(queue, entry);
    }
    return entry;
  }
}
