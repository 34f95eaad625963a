import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { type DeadLetterFacts, type Delivery, type Publisher, type Settlement, sealDeadLetter } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import type { Bus } from './connect.ts';
import { readMessage } from './read-message.ts';

/** A pull that is under way when we stop is waited for, so it must not be long. */
const EXPIRES_MS = 2_000;
const IDLE_HEARTBEAT_MS = 1_000;
const RESTART_DELAY_MS = 500;
/** A server that is frozen ends no pull. */
const LAST_PULLS_MS = EXPIRES_MS + 500;

/** One JetStream message that has arrived: the valid envelopes in it, and the one way to settle it. */
export interface Arrival<T extends MessageType = MessageType> {
  readonly deliveries: readonly Delivery<T>[];
  readonly bytes: number;
  readonly deliveryCount: number;
  readonly sequence: number;
  readonly subject: string;
  settle(settlement: Settlement): void;
  /** Says that work goes on, so that nobody else gets the message yet. */
  extend(): void;
}

export interface ConsumerOptions<T extends MessageType> {
  readonly bus: Bus;
  readonly stream: string;
  readonly consumer: string;
  readonly types: readonly T[];
  /** Messages asked for in advance; their ack wait already runs. */
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
  readonly #types: ReadonlySet<T>;
  #messages: ConsumerMessages | undefined;
  #stopped = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(options: ConsumerOptions<T>) {
    this.#options = options;
    this.#types = new Set(options.types);
  }

  /** Without a connection it begins when there is one. @throws JetStreamApiError when the consumer does not exist. */
  async start(): Promise<this> {
    if (this.#options.bus.connected) await this.#open();
    this.#loop = this.#supervise();
    return this;
  }

  /** Stops pulling; what has arrived can still be settled. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#close();
    await this.#loop;
    // A restart that was under way has opened another one meanwhile.
    await this.#close();
  }

  /**
   * The client's own `close` drops what the server has sent already, or is about to send, which then comes again after its ack wait and
   * costs an attempt. No request can be taken back, and to unsubscribe is to lose what stands in the server's queue to us. So no new one
   * is made, and those under way come to their ends. The client shows no way to do that but to take it for one that does not refill.
   */
  async #close(): Promise<void> {
    const messages = this.#messages;
    if (messages === undefined) return;
    if (this.#options.bus.connected && 'isConsume' in messages) {
      messages.isConsume = false;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, LAST_PULLS_MS);
      });
      await Promise.race([messages.closed(), late]);
      clearTimeout(timer);
    }
    await messages.close();
  }

  async #open(): Promise<void> {
    const { bus, stream, consumer, prefetchMax } = this.#options;
    const pull = await bus.js.consumers.get(stream, consumer);
    this.#messages = await pull.consume({
      max_messages: prefetchMax,
      expires: EXPIRES_MS,
      idle_heartbeat: IDLE_HEARTBEAT_MS,
      abort_on_missing_resource: true,
      callback: (message) => this.#receive(message),
    });
  }

  /** The client gives up when a stream was deleted or restored; we never do. */
  async #supervise(): Promise<void> {
    while (!this.#stopped) {
      if (this.#messages !== undefined) {
        const reason = await this.#messages.closed();
        if (this.#stopped) return;
        this.#options.onEvent?.({
          kind: 'restarted',
          reason: reason instanceof Error ? reason.message : 'the pull ended',
        });
      }
      do {
        await new Promise((resolve) => setTimeout(resolve, RESTART_DELAY_MS));
      } while (
        !this.#stopped &&
        !(await this.#open().then(
          () => true,
          () => false,
        ))
      );
    }
  }

  #receive(message: JsMsg): void {
    const { deliveries, invalid } = readMessage(message, { ...this.#options, types: this.#types });
    if (invalid.length === 0) this.#options.onArrival(this.#toArrival(message, deliveries));
    else void this.#deadLetter(message, invalid, deliveries);
  }

  async #deadLetter(
    message: JsMsg,
    invalid: readonly DeadLetterFacts[],
    deliveries: readonly Delivery<T>[],
  ): Promise<void> {
    try {
      await this.#options.publisher.publish(invalid.map(sealDeadLetter));
    } catch {
      // A dead letter that could not be stored is not given up: the message comes again.
      message.nak(1000);
      return;
    }
    for (const { code, reason } of invalid) this.#options.onEvent?.({ kind: 'dead-lettered', code, reason });
    if (deliveries.length > 0) this.#options.onArrival(this.#toArrival(message, deliveries));
    else message.term(invalid[0]?.code);
  }

  #toArrival(message: JsMsg, deliveries: readonly Delivery<T>[]): Arrival<T> {
    const { acks } = this.#options.bus;
    return {
      deliveries,
      bytes: message.data.length,
      deliveryCount: message.info.deliveryCount,
      sequence: message.seq,
      subject: message.subject,
      settle(settlement) {
        if (settlement.kind === 'ack') acks.push(message);
        else if (settlement.kind === 'nak') message.nak(settlement.delayMs);
        else message.term(settlement.reason);
      },
      extend: () => message.working(),
    };
  }
}
