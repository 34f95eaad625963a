import {
  Coalescer,
  type DeadLetterFacts,
  defaultRetryPolicy,
  type Fate,
  fateOf,
  type GroupHandler,
  processGroup,
  type RetryPolicy,
  type Roads,
  sealDeadLetter,
} from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import { type Arrival, type ConsumerEvent, type ConsumerOptions, PullConsumer } from './consumer.ts';

export interface GroupConsumerOptions<T extends MessageType>
  extends Omit<ConsumerOptions<T>, 'onArrival' | 'publisher'> {
  readonly handler: GroupHandler<T>;
  readonly roads: Roads;
  /** Envelopes in one group at the most. */
  readonly groupSizeMax: number;
  readonly retryPolicy?: RetryPolicy;
  readonly onSettled?: (kind: 'ack' | 'nak' | 'dead-letter', count: number) => void;
}

/** A consumer whose handler takes what has arrived together. Each message is settled once all of its envelopes have their fate. */
export class GroupConsumer<T extends MessageType> {
  readonly #options: GroupConsumerOptions<T>;
  readonly #consumer: PullConsumer<T>;
  readonly #groups: Coalescer<Arrival<T>>;

  constructor(options: GroupConsumerOptions<T>) {
    this.#options = options;
    this.#groups = new Coalescer<Arrival<T>>({
      run: (arrivals) => this.#handle(arrivals),
      sizeMax: options.groupSizeMax,
      weigh: (arrival) => arrival.deliveries.length,
      weightMax: options.groupSizeMax,
    });
    this.#consumer = new PullConsumer({
      ...options,
      publisher: options.roads.publisher,
      onArrival: (arrival) => this.#groups.push(arrival),
    });
  }

  async start(): Promise<this> {
    await this.#consumer.start();
    return this;
  }

  /** Stops pulling, then finishes what has arrived. */
  async stop(): Promise<void> {
    await this.#consumer.stop();
    await this.#groups.drained();
  }

  async #handle(arrivals: readonly Arrival<T>[]): Promise<void> {
    const { handler, roads, retryPolicy = defaultRetryPolicy, onSettled } = this.#options;
    const failed = await processGroup(
      arrivals.flatMap((arrival) => arrival.deliveries),
      handler,
      roads,
    );
    if (failed.size === 0) {
      for (const arrival of arrivals) arrival.settle({ kind: 'ack' });
      onSettled?.('ack', arrivals.length);
      return;
    }
    for (const arrival of arrivals) {
      const fates = arrival.deliveries
        .filter((delivery) => failed.has(delivery))
        .map((delivery) => ({ delivery, fate: fateOf(failed.get(delivery), delivery.deliveryCount, retryPolicy) }));
      const retry = await this.#deadLetter(arrival, fates);
      // A pack comes again as a whole; what succeeded the first time is recognised and has no second effect.
      arrival.settle(retry === undefined ? { kind: 'ack' } : { kind: 'nak', delayMs: retry });
      onSettled?.(retry === undefined ? 'ack' : 'nak', 1);
    }
  }

  /** Stores what has to be given up; returns in how many ms the rest is to come again, if any of it is. */
  async #deadLetter(
    arrival: Arrival<T>,
    fates: readonly { delivery: Arrival<T>['deliveries'][number]; fate: Fate }[],
  ): Promise<number | undefined> {
    const { roads, source, stream, consumer, onEvent, onSettled } = this.#options;
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
      await roads.publisher.publish(letters.map(sealDeadLetter));
    } catch {
      return delayMs ?? 1000;
    }
    for (const { code, reason } of letters) onEvent?.({ kind: 'dead-lettered', code, reason } satisfies ConsumerEvent);
    onSettled?.('dead-letter', letters.length);
    return delayMs;
  }
}
