import {
  type DeadLetterFacts,
  defaultRetryPolicy,
  type Fate,
  fateOf,
  type GroupResult,
  type Intake,
  type RetryPolicy,
  sealDeadLetter,
} from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import { type Arrival, type ConsumerEvent, type ConsumerOptions, PullConsumer } from './consumer.ts';

export interface GroupConsumerOptions<T extends MessageType> extends Omit<ConsumerOptions<T>, 'onArrival'> {
  /** Where what arrives is handled, together with what comes by the other road. */
  readonly intake: Intake<T>;
  readonly retryPolicy?: RetryPolicy;
  readonly onSettled?: (kind: 'ack' | 'nak' | 'dead-letter', count: number) => void;
}

/** A consumer whose handler takes what has arrived together. Each message is settled once all of its envelopes have their fate. */
export class GroupConsumer<T extends MessageType> {
  readonly #options: GroupConsumerOptions<T>;
  readonly #consumer: PullConsumer<T>;
  readonly #unsettled = new Set<Promise<void>>();

  constructor(options: GroupConsumerOptions<T>) {
    this.#options = options;
    this.#consumer = new PullConsumer({
      ...options,
      onArrival: (arrival) => {
        const settling = this.#handle(arrival).finally(() => this.#unsettled.delete(settling));
        this.#unsettled.add(settling);
      },
    });
  }

  async start(): Promise<this> {
    await this.#consumer.start();
    return this;
  }

  /** Stops pulling, then finishes what has arrived. */
  async stop(): Promise<void> {
    await this.#consumer.stop();
    await Promise.all(this.#unsettled);
  }

  async #handle(arrival: Arrival<T>): Promise<void> {
    const { intake, retryPolicy = defaultRetryPolicy, onSettled } = this.#options;
    const { failed } = await intake.take(arrival.deliveries).catch((error: unknown) => failedAll(arrival, error));
    const fates: { delivery: Arrival<T>['deliveries'][number]; fate: Fate }[] = [];
    if (failed.size > 0) {
      for (const delivery of arrival.deliveries) {
        if (failed.has(delivery))
          fates.push({ delivery, fate: fateOf(failed.get(delivery), delivery.deliveryCount, retryPolicy) });
      }
    }
    const retry = fates.length === 0 ? undefined : await this.#deadLetter(arrival, fates);
    // A pack comes again as a whole; what succeeded the first time is recognised and has no second effect.
    arrival.settle(retry === undefined ? { kind: 'ack' } : { kind: 'nak', delayMs: retry });
    onSettled?.(retry === undefined ? 'ack' : 'nak', 1);
  }

  /** Stores what has to be given up; returns in how many ms the rest is to come again, if any of it is. */
  async #deadLetter(
    arrival: Arrival<T>,
    fates: readonly { delivery: Arrival<T>['deliveries'][number]; fate: Fate }[],
  ): Promise<number | undefined> {
    const { publisher, source, stream, consumer, onEvent, onSettled } = this.#options;
    let delayMs: number | undefined;
    const letters: DeadLetterFacts[] = [];
    for (const { delivery, fate } of fates) {
      if (fate.kind === 'retry') delayMs = Math.max(delayMs ?? 0, fate.delayMs);
      else
        letters.push({
          source,
          stream,
          consumer,
          subject: arrival.subject,
          sequence: arrival.sequence,
          attempts: delivery.deliveryCount,
          code: fate.code,
          reason: fate.reason,
          what: delivery.envelope,
        });
    }
    if (letters.length === 0) return delayMs;
    try {
      await publisher.publish(letters.map(sealDeadLetter));
    } catch {
      return delayMs ?? 1000;
    }
    for (const { code, reason } of letters) onEvent?.({ kind: 'dead-lettered', code, reason } satisfies ConsumerEvent);
    onSettled?.('dead-letter', letters.length);
    return delayMs;
  }
}

const failedAll = <T extends MessageType>(
  { deliveries }: Arrival<T>,
  error: unknown,
): Pick<GroupResult<T>, 'failed'> => ({
  failed: new Map(deliveries.map((delivery) => [delivery, error])),
});
