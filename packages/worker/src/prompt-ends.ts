import type { Outgoing } from '@weir/messaging';

/** What takes longer is said to be taken, and its end goes by itself. */
const WITHIN_MS = 5;

/** How work ended that was handed over, for the answer to whoever did, as long as that waits (ADR 0029). */
export class PromptEnds {
  readonly #ends = Promise.withResolvers<readonly Outgoing[]>();
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;

  /** Returns false when the answer has gone already. */
  take(ends: readonly Outgoing[]): boolean {
    if (this.#isOver) return false;
    this.#end(ends);
    return true;
  }

  /** The ends, or none of them when they do not come in time. */
  soon(): Promise<readonly Outgoing[]> {
    if (!this.#isOver) this.#timer ??= setTimeout(() => this.#end([]), WITHIN_MS);
    return this.#ends.promise;
  }

  #end(ends: readonly Outgoing[]): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#ends.resolve(ends);
  }
}
