import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Subscription } from '@nats-io/transport-node';
import {
  bytesOfPart,
  type DeadLetterFacts,
  type Delivery,
  type Envelope,
  EnvelopeInvalid,
  open,
  type Publisher,
  parseDocument,
  type Settlement,
  sealDeadLetter,
} from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import type { Bus } from './connect.ts';

const EXPIRES_MS = 10_000;
const IDLE_HEARTBEAT_MS = 2_000;
const RESTART_DELAY_MS = 500;
/** A server that is frozen confirms nothing. */
const DRAIN_TIMEOUT_MS = 2_000;

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
   * The client's own `close` drops what the server has sent already, which then comes again after its ack wait and costs an attempt. Its
   * subscription, which it does not show, is drained first: until the server has confirmed that nothing more will come.
   */
  async #close(): Promise<void> {
    const { sub } = (this.#messages ?? {}) as { readonly sub?: Subscription };
    if (this.#options.bus.connected && sub?.isClosed() === false) {
      const late = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_TIMEOUT_MS).unref());
      await Promise.race([sub.drain().catch(() => undefined), late]);
    }
    await this.#messages?.close();
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
    const { consumer } = this.#options;
    const deliveryCount = message.info.deliveryCount;
    const deliveries: Delivery<T>[] = [];
    const invalid: DeadLetterFacts[] = [];
    const refuse = (what: Uint8Array | Envelope, error: unknown, part: number) =>
      invalid.push({ ...this.#facts(message), what, part, code: 'ENVELOPE_INVALID', reason: (error as Error).message });

    let documents: readonly unknown[] = [];
    try {
      documents = parse(message.data);
    } catch (error) {
      refuse(message.data, error, 0);
    }
    for (const [part, document] of documents.entries()) {
      try {
        deliveries.push({ envelope: open(document, this.#types), consumer, deliveryCount, road: 'jetstream' });
      } catch (error) {
        refuse(documents.length === 1 ? message.data : bytesOfPart(document, message.data), error, part);
      }
    }
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

  #facts(message: JsMsg): Omit<DeadLetterFacts, 'what' | 'code' | 'reason' | 'part'> {
    const { source, stream, consumer } = this.#options;
    return {
      source,
      stream,
      consumer,
      subject: message.subject,
      sequence: message.seq,
      attempts: message.info.deliveryCount,
    };
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

/** One envelope, or a CloudEvents batch. @throws EnvelopeInvalid when it is not JSON in valid UTF-8, or an empty batch. */
function parse(data: Uint8Array): readonly unknown[] {
  const document = parseDocument(data);
  if (!Array.isArray(document)) return [document];
  if (document.length === 0) throw new EnvelopeInvalid('an empty batch');
  return document;
}
