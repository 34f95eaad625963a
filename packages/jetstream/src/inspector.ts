import type { JsMsg } from '@nats-io/jetstream';
import { type DeadLetterFacts, type Publisher, sealDeadLetter } from '@weir/messaging';
import { catalog, type MessageType } from '@weir/schemas';
import type { Bus } from './connect.ts';
import { readMessage } from './read-message.ts';
import { inspectorName } from './topology.ts';

export interface InspectorOptions {
  readonly bus: Bus;
  readonly publisher: Publisher;
  /** `/<service>/<instance>` */
  readonly source: string;
  readonly streams: readonly string[];
  readonly everyMs?: number;
  readonly onDeadLetter?: (consumer: string, code: string, reason: string) => void;
  readonly onError?: (error: unknown) => void;
}

const EVERY_MS = 5_000;
const FETCH_SIZE_MAX = 100;
/** What is pending is there already; a server that does not hand it over in this time is asked again in the next round. */
const FETCH_MS = 1_000;
/** Of a core it takes at most one part in so many for reading: under load what is new waits, and is read when there is less. */
const SHARE = 300;

/**
 * Reads streams that no handler of ours reads, so that what is no valid message becomes a dead letter there as everywhere. It comes by
 * every few seconds and takes what has come since at once: nobody waits for it, and so it wakes nobody up for a single message.
 */
export class Inspector {
  readonly #options: InspectorOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #stopped = false;
  /** What reading took in this round, without waiting for the server. */
  #readMs = 0;

  constructor(options: InspectorOptions) {
    this.#options = options;
  }

  start(): this {
    const { everyMs = EVERY_MS } = this.#options;
    const round = async () => {
      this.#readMs = 0;
      const isBehind = await this.#inspectAll();
      if (!this.#stopped) next(isBehind ? Math.min(SHARE * this.#readMs, everyMs) : everyMs);
    };
    const next = (afterMs: number) => {
      this.#timer = setTimeout(() => {
        this.#round = round();
      }, afterMs);
    };
    next(everyMs);
    return this;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  /** True when there is more than was read. */
  async #inspectAll(): Promise<boolean> {
    const { bus, streams, onError } = this.#options;
    let isBehind = false;
    for (const stream of streams) {
      if (!bus.connected || this.#stopped) return false;
      try {
        if (await this.#inspect(stream)) isBehind = true;
      } catch (error) {
        onError?.(error);
      }
    }
    return isBehind;
  }

  async #inspect(stream: string): Promise<boolean> {
    const { bus } = this.#options;
    const consumer = await bus.js.consumers.get(stream, inspectorName(stream));
    const { num_pending: fresh, num_ack_pending: again } = await consumer.info(true);
    const pending = fresh + again;
    if (pending === 0) return false;
    const messages: JsMsg[] = [];
    for await (const message of await consumer.fetch({
      max_messages: Math.min(pending, FETCH_SIZE_MAX),
      expires: FETCH_MS,
    }))
      messages.push(message);
    await this.#bury(stream, messages);
    for (const message of messages) bus.acks.push(message);
    return (messages.at(-1)?.info.pending ?? 0) > 0;
  }

  /** @throws RetryableError when no dead letter can be stored now: then nothing is acked, and all of it comes again. */
  async #bury(stream: string, messages: readonly JsMsg[]): Promise<void> {
    const { publisher, source, onDeadLetter } = this.#options;
    const consumer = inspectorName(stream);
    const reader = { stream, consumer, source, types: typesOf(stream) };
    const began = performance.now();
    const invalid: DeadLetterFacts[] = messages.flatMap(
      ({ subject, seq, info, data }) =>
        readMessage({ subject, sequence: seq, deliveryCount: info.deliveryCount, data }, reader).invalid,
    );
    this.#readMs += performance.now() - began;
    if (invalid.length === 0) return;
    await publisher.publish(invalid.map(sealDeadLetter));
    for (const { code, reason } of invalid) onDeadLetter?.(consumer, code, reason);
  }
}

const typesOf = (stream: string): ReadonlySet<MessageType> =>
  new Set(Object.entries(catalog).flatMap(([type, row]) => (row.stream === stream ? [type as MessageType] : [])));
