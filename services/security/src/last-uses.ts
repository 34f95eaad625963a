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
    const now = Date.now();
    if (now < (this.#nextAt.get(keyId) ?? 0) && this.#uses.size < KEYS_MAX) {
      // What is counted now is written with the next use, or by this when none comes.
      this.#timer ??= setTimeout(() => this.#flush(), INTERVAL_MS).unref();
      return;
    }
    // To forget costs a statement more than once a minute.
    if (this.#nextAt.size >= KEYS_MAX) this.#nextAt.clear();
    this.#nextAt.set(keyId, now + INTERVAL_MS);
    this.#due.push(keyId);
  }

  /** Resolves when all that was seen is written. */
  drained(): Promise<void> {
    this.#flush();
    return this.#due.drained();
  }

  #count(keyId: string, uses: number): void {
    this.#uses.set(keyId, (this.#uses.get(keyId) ?? 0) + uses);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const keyId of this.#uses.keys()) this.#due.push(keyId);
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
