import { Coalescer } from '@weir/messaging';

export interface LastUsesOptions {
  /** Notes that these keys were used, and how often. */
  readonly write: (uses: ReadonlyMap<string, number>) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

const INTERVAL_MS = 60_000;
const LINGER_MS = 1_000;
const GROUP_SIZE_MAX = 500;
const KEYS_MAX = 10_000;

/** How often each key was used, and when last: noted in groups, about once per key and minute, and never in the way of an answer. */
export class LastUses {
  readonly #options: LastUsesOptions;
  /** Not written yet. */
  readonly #uses = new Map<string, number>();
  readonly #nextAt = new Map<string, number>();
  readonly #due: Coalescer<string>;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LastUsesOptions) {
    this.#options = options;
    this.#due = new Coalescer<string>({
      run: (keyIds) => this.#write(keyIds),
      sizeMax: GROUP_SIZE_MAX,
      lingerMs: LINGER_MS,
    });
  }

  saw(keyId: string, uses = 1): void {
    this.#count(keyId, uses);
    // What is counted now is written with the next use, or by the timer when none comes.
    if (Date.now() < (this.#nextAt.get(keyId) ?? 0)) this.#armed();
    else this.#push(keyId);
  }

  /** Resolves when all that was seen is written. */
  drained(): Promise<void> {
    this.#flush(Number.POSITIVE_INFINITY);
    clearTimeout(this.#timer);
    return this.#due.drained();
  }

  #count(keyId: string, uses: number): void {
    this.#uses.set(keyId, (this.#uses.get(keyId) ?? 0) + uses);
  }

  /** What is due by the time is written; the rest a minute later at the latest. */
  #flush(at = Date.now()): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const keyId of this.#uses.keys()) {
      if (at < (this.#nextAt.get(keyId) ?? 0)) this.#armed();
      else this.#push(keyId);
    }
  }

  #armed(): void {
    this.#timer ??= setTimeout(() => this.#flush(), INTERVAL_MS).unref();
  }

  #push(keyId: string): void {
    // To forget costs a statement more than once a minute.
    if (this.#nextAt.size >= KEYS_MAX) this.#nextAt.clear();
    this.#nextAt.set(keyId, Date.now() + INTERVAL_MS);
    this.#due.push(keyId);
  }

  async #write(keyIds: readonly string[]): Promise<void> {
    const group = new Map<string, number>();
    for (const keyId of keyIds) {
      const uses = this.#uses.get(keyId);
      if (uses !== undefined) group.set(keyId, uses);
      this.#uses.delete(keyId);
    }
    if (group.size === 0) return;
    try {
      await this.#options.write(group);
    } catch (error) {
      // The next use tries again, instead of the next minute's.
      for (const [keyId, uses] of group) {
        this.#count(keyId, uses);
        this.#nextAt.delete(keyId);
      }
      this.#options.onError(error);
    }
  }
}
