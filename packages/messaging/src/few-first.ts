import { EnvelopeTooLarge, RetryableError } from './errors.ts';
import type { Outgoing } from './handler.ts';
import type { AskingPublisher, Publisher, Receipt } from './publisher.ts';

/** Envelopes within one span of time, or within the one before it and so far in this. */
const FEW_MAX = 100;
const SPAN_MS = 50;
/** A way that did not take something is left for so long; each time in a row for twice as long, up to a bound. */
const LEFT_MS = 2_000;
const LEFT_MS_MAX = 32_000;

export interface FewFirstOptions {
  /** Fast for few, and no good for many. */
  readonly few: Publisher;
  /** Takes everything, also what the other did not take or may have taken. */
  readonly many: Publisher;
  /** What may go by the first at all. */
  readonly admits: (outgoing: Outgoing) => boolean;
  /** So many at once are few, however often they come; unless told, it counts how many come within a time. */
  readonly callSizeMax?: number | undefined;
  /** Told how many the first has taken. */
  readonly onFew?: (count: number) => void;
}

/** Sends what comes singly by one way, and what comes in numbers by another, which also takes what the first one does not (ADR 0022). */
export class FewFirst implements AskingPublisher {
  readonly #options: FewFirstOptions;
  #leftUntil = 0;
  #leaveForMs = LEFT_MS;
  #spanEnd = 0;
  #inSpan = 0;
  #inLastSpan = 0;

  constructor(options: FewFirstOptions) {
    this.#options = options;
  }

  publish(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const { many } = this.#options;
    if (!this.#mayAsk(outgoing)) return many.publish(outgoing);
    return this.#ask(outgoing).then((receipts) => receipts ?? many.publish(outgoing));
  }

  ask(outgoing: readonly Outgoing[]): Promise<readonly Receipt[] | undefined> {
    return this.#mayAsk(outgoing) ? this.#ask(outgoing) : Promise.resolve(undefined);
  }

  #mayAsk(outgoing: readonly Outgoing[]): boolean {
    if (!outgoing.every(this.#options.admits)) return false;
    const now = performance.now();
    return this.#areFew(outgoing.length, now) && now >= this.#leftUntil;
  }

  async #ask(outgoing: readonly Outgoing[]): Promise<readonly Receipt[] | undefined> {
    const { few, onFew } = this.#options;
    try {
      const receipts = await few.publish(outgoing);
      this.#leaveForMs = LEFT_MS;
      onFew?.(outgoing.length);
      return receipts;
    } catch (error) {
      if (error instanceof RetryableError) this.#leave();
      // Too large for the one is for the other to judge, and no reason to leave it.
      else if (!(error instanceof EnvelopeTooLarge)) throw error;
      return undefined;
    }
  }

  /** What was under way together fails together, and is one failure. */
  #leave(): void {
    const now = performance.now();
    if (now < this.#leftUntil) return;
    this.#leftUntil = now + this.#leaveForMs;
    this.#leaveForMs = Math.min(2 * this.#leaveForMs, LEFT_MS_MAX);
  }

  #areFew(size: number, now: number): boolean {
    const { callSizeMax } = this.#options;
    if (callSizeMax !== undefined) return size <= callSizeMax;
    if (now >= this.#spanEnd) {
      this.#inLastSpan = now < this.#spanEnd + SPAN_MS ? this.#inSpan : 0;
      this.#inSpan = 0;
      this.#spanEnd = now + SPAN_MS;
    }
    this.#inSpan += size;
    return this.#inLastSpan + this.#inSpan <= FEW_MAX;
  }
}
