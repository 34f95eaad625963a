import { type DeadLetterFacts, type Delivery, type Publisher, type Settlement, sealDeadLetter } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import type { Bus } from './connect.ts';
import type { Delivered } from './delivered.ts';
import { Pull } from './pull.ts';
import { type Reader, readMessage } from './read-message.ts';

/** One JetStream message that has arrived: the valid envelopes in it, and the one way to settle it. */
export interface Arrival<T extends MessageType = MessageType> {
  readonly deliveries: readonly Delivery<T>[];
  readonly bytes: number;
  readonly deliveryCount: number;
  readonly sequence: number;
  readonly subject: string;
  settle(settlement: Settlement): void;
  /** It has to wait here: another may come meanwhile, for which there would be no room. */
  makeRoom(): void;
  /** Says that work goes on, so that nobody else gets the message yet. */
  extend(): void;
}

export interface ConsumerOptions<T extends MessageType> {
  readonly bus: Bus;
  readonly stream: string;
  readonly consumer: string;
  readonly types: readonly T[];
  /** Messages that may be here unsettled; more are not asked for, and wait where others can have them. */
  readonly prefetchMax: number;
  readonly source: string;
  readonly publisher: Publisher;
  readonly onArrival: (arrival: Arrival<T>) => void;
  readonly onEvent?: (event: ConsumerEvent) => void;
}

export type ConsumerEvent =
  | { readonly kind: 'dead-lettered'; readonly code: string; readonly reason: string }
  | { readonly kind: 'restarted'; readonly reason: string };

/**
 * Pulls from one durable consumer until it is stopped, and is the only caller of ack, nak and term. What is not a valid envelope
 * becomes a dead letter here and never reaches a handler; the other envelopes of its pack go on.
 */
export class PullConsumer<T extends MessageType> {
  readonly #options: ConsumerOptions<T>;
  readonly #reader: Reader<T>;
  readonly #pull: Pull;

  constructor(options: ConsumerOptions<T>) {
    const { bus, stream, consumer, prefetchMax, types, source, onEvent } = options;
    this.#options = options;
    this.#reader = { stream, consumer, types: new Set(types), source };
    this.#pull = new Pull({
      bus,
      stream,
      consumer,
      messagesMax: prefetchMax,
      onMessage: (message) => this.#receive(message),
      onAway: (reason) => onEvent?.({ kind: 'restarted', reason }),
    });
  }

  /** Without a connection it begins when there is one. @throws JetStreamApiError when the consumer does not exist. */
  async start(): Promise<this> {
    const { bus, stream, consumer } = this.#options;
    if (bus.connected) await bus.js.consumers.get(stream, consumer);
    this.#pull.start();
    return this;
  }

  /** Stops pulling; what has arrived can still be settled. */
  stop(): Promise<void> {
    return this.#pull.stop();
  }

  #receive(message: Delivered): void {
    const { subject, sequence, deliveryCount } = message;
    const data = message.takeData();
    const { deliveries, invalid } = readMessage({ subject, sequence, deliveryCount, data }, this.#reader);
    const arrival = this.#toArrival(message, deliveries, data.length);
    if (invalid.length === 0) this.#options.onArrival(arrival);
    else void this.#deadLetter(arrival, invalid);
  }

  async #deadLetter(arrival: Arrival<T>, invalid: readonly DeadLetterFacts[]): Promise<void> {
    try {
      await this.#options.publisher.publish(invalid.map(sealDeadLetter));
    } catch {
      // A dead letter that could not be stored is not given up: the message comes again.
      return arrival.settle({ kind: 'nak', delayMs: 1000 });
    }
    for (const { code, reason } of invalid) this.#options.onEvent?.({ kind: 'dead-lettered', code, reason });
    if (arrival.deliveries.length > 0) this.#options.onArrival(arrival);
    else arrival.settle({ kind: 'term', reason: 'ENVELOPE_INVALID' });
  }

  #toArrival(message: Delivered, deliveries: readonly Delivery<T>[], bytes: number): Arrival<T> {
    const { acks } = this.#options.bus;
    let settled = false;
    let takesRoom = true;
    const makeRoom = () => {
      if (takesRoom) this.#pull.released(bytes);
      takesRoom = false;
    };
    return {
      deliveries,
      bytes,
      deliveryCount: message.deliveryCount,
      sequence: message.sequence,
      subject: message.subject,
      settle: (settlement) => {
        if (settled) return;
        settled = true;
        if (settlement.kind === 'ack') acks.push(message);
        else if (settlement.kind === 'nak') message.nak(settlement.delayMs);
        else message.term(settlement.reason);
        makeRoom();
      },
      makeRoom,
      extend: () => message.working(),
    };
  }
}
