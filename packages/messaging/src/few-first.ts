import { EnvelopeTooLarge, RetryableError } from './errors.ts';
import type { Outgoing } from './handler.ts';
import type { AskingPublisher, Publisher, Receipt } from './publisher.ts';

/** Envelopes within one span of time, or within the one before it and so far in this. */
const FEW_MAX = 100;
const SPAN_MS = 50;
/** A subject for which something was not taken is left for so long; each time in a row for twice as long, up to a bound. */
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
  /** Told for which subject the first is left, for how long and why. */
  readonly onLeft?: (subject: string, leftMs: number, reason: RetryableError) => void;
}

interface Left {
  readonly until: number;
  readonly forMs: number;
}

/**
 * Sends what comes singly by one way, and what comes in numbers by another, which also takes what the first one does not (ADR 0022). Each
 * subject is asked for by itself: workers of one queue that do not answer are no reason to leave those of another.
 */
export class FewFirst implements AskingPublisher {
  readonly #options: FewFirstOptions;
  /** By subject; until it takes something. */
  readonly #left = new Map<string, Left>();
  #spanEnd = 0;
  #inSpan = 0;
  #inLastSpan = 0;

  constructor(options: FewFirstOptions) {
    this.#options = options;
  }

  publish(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const { many } = this.#options;
    const subject = subjectOfAll(outgoing);
    if (subject === undefined) return this.#publishMixed(outgoing);
    // A request's way at its busiest: no promise and no list more than it needs.
    if (!this.#mayAsk(subject, outgoing)) return many.publish(outgoing);
    return this.#ask(subject, outgoing).then((receipts) => receipts ?? many.publish(outgoing));
  }

  async ask(outgoing: readonly Outgoing[]): Promise<readonly (Receipt | undefined)[]> {
    const subject = subjectOfAll(outgoing);
    if (subject === undefined) return this.#askMixed(outgoing);
    const receipts = this.#mayAsk(subject, outgoing) ? await this.#ask(subject, outgoing) : undefined;
    return receipts ?? outgoing.map(untaken);
  }

  async #publishMixed(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    const receipts = await this.#askMixed(outgoing);
    const rest = outgoing.filter((_, index) => receipts[index] === undefined);
    const others = (rest.length === 0 ? [] : await this.#options.many.publish(rest)).values();
    return receipts.map((receipt) => receipt ?? (others.next().value as Receipt));
  }

  async #askMixed(outgoing: readonly Outgoing[]): Promise<readonly (Receipt | undefined)[]> {
    if (!outgoing.some(this.#options.admits)) return outgoing.map(untaken);
    const receipts = new Map<Outgoing, Receipt | undefined>();
    const askFor = async (group: readonly Outgoing[]) => {
      const answered = await this.ask(group);
      for (const [index, one] of group.entries()) receipts.set(one, answered[index]);
    };
    await Promise.all([...Map.groupBy(outgoing, subjectOf).values()].map(askFor));
    return outgoing.map((one) => receipts.get(one));
  }

  async #ask(subject: string, outgoing: readonly Outgoing[]): Promise<readonly Receipt[] | undefined> {
    const { few, onFew } = this.#options;
    try {
      const receipts = await few.publish(outgoing);
      this.#took(subject);
      onFew?.(outgoing.length);
      return receipts;
    } catch (error) {
      if (error instanceof RetryableError) this.#leave(subject, error);
      // Too large for the one is for the other to judge, and no reason to leave it.
      else if (!(error instanceof EnvelopeTooLarge)) throw error;
      return undefined;
    }
  }

  #mayAsk(subject: string, outgoing: readonly Outgoing[]): boolean {
    if (!outgoing.every(this.#options.admits)) return false;
    const now = performance.now();
    return this.#areFew(outgoing.length, now) && now >= (this.#left.get(subject)?.until ?? 0);
  }

  /** What was asked before it was left may still be taken. */
  #took(subject: string): void {
    const left = this.#left.get(subject);
    if (left !== undefined && performance.now() >= left.until) this.#left.delete(subject);
  }

  /** What was under way together fails together, and is one failure. */
  #leave(subject: string, reason: RetryableError): void {
    const now = performance.now();
    const last = this.#left.get(subject);
    if (last !== undefined && now < last.until) return;
    const forMs = last === undefined ? LEFT_MS : Math.min(2 * last.forMs, LEFT_MS_MAX);
    this.#left.set(subject, { until: now + forMs, forMs });
    this.#options.onLeft?.(subject, forMs, reason);
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

/** The one that all of them have; undefined when they differ, or there is none. */
function subjectOfAll(outgoing: readonly Outgoing[]): string | undefined {
  const subject = outgoing[0]?.subject;
  for (const one of outgoing) if (one.subject !== subject) return undefined;
  return subject;
}

const untaken = (): undefined => undefined;
const subjectOf = ({ subject }: Outgoing): string => subject;
