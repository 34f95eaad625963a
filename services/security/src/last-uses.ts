import { Coalescer } from '@weir/messaging';

export interface LastUsesOptions {
  /** Notes that these keys were used. */
  readonly write: (keyIds: readonly string[]) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

const INTERVAL_MS = 60_000;
const LINGER_MS = 1_000;
const GROUP_SIZE_MAX = 500;
const KEYS_MAX = 10_000;

/** When each key was last used: noted in groups, at most once per key and minute, and never in the way of an answer. */
export class LastUses {
  readonly #options: LastUsesOptions;
  readonly #nextAt = new Map<string, number>();
  readonly #due: Coalescer<string>;

  constructor(options: LastUsesOptions) {
    this.#options = options;
    this.#due = new Coalescer<string>({
      run: (keyIds) => this.#write(keyIds),
      sizeMax: GROUP_SIZE_MAX,
      lingerMs: LINGER_MS,
    });
  }

  saw(keyId: string): void {
    const now = Date.now();
    if (now < (this.#nextAt.get(keyId) ?? 0)) return;
    // To forget costs a statement that finds nothing to do.
    if (this.#nextAt.size >= KEYS_MAX) this.#nextAt.clear();
    this.#nextAt.set(keyId, now + INTERVAL_MS);
    this.#due.push(keyId);
  }

  /** Resolves when all that was seen is written. */
  drained(): Promise<void> {
    return this.#due.drained();
  }

  async #write(keyIds: readonly string[]): Promise<void> {
    try {
      await this.#options.write(keyIds);
    } catch (error) {
      // The next use tries again, instead of the next minute's.
      for (const keyId of keyIds) this.#nextAt.delete(keyId);
      this.#options.onError(error);
    }
  }
}
