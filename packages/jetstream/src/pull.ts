import { createInbox, type Msg, type Subscription } from '@nats-io/transport-node';
import type { Bus } from './connect.ts';
import { Delivered } from './delivered.ts';
import { largestMessage } from './topology.ts';

/**
 * Pulls end at the same moments, this long apart, so that all that wait in a process, and all processes, wake once for them. One that is
 * under way when we stop is waited for, so it must not be long; one that would end at once is not worth its asking.
 */
const ENDS_EVERY_MS = 2_000;
const SHORTEST_MS = 250;
/** The server tells the end of every pull. One whose end was not told, since the connection was cut or the server is frozen, is over all the same. */
const LOST_AFTER_MS = 500;
const RETRY_MS = 500;
/** What is held at the most, in the largest messages that the stream takes. Room for less than one is not asked for: it might not fit. */
const LARGEST_MAX = 2;
/** Beside its payload a message has a subject and headers. */
const ENVELOPE_BYTES_MAX = 4_096;
const TIMEOUT = 408;
const NO_RESPONDERS = 503;

export interface PullOptions {
  readonly bus: Bus;
  readonly stream: string;
  readonly consumer: string;
  /** Messages held at the most. */
  readonly messagesMax: number;
  readonly onMessage: (message: Delivered) => void;
  /** The consumer is away; it is asked again until it is back. */
  readonly onAway: (reason: string) => void;
}

/**
 * Asks one durable consumer for messages, one request after the other, and never for more than there is room for: what was delivered
 * counts until it is `released`. The client's own `consume` asks for more as soon as messages have come, handled or not, so that a
 * backlog ends up in this process: its memory holds it, its ack waits run out there, and no other process can help (ADR 0020).
 *
 * The request is that of NATS ADR-13.
 */
export class Pull {
  readonly #options: PullOptions;
  readonly #inbox: string;
  readonly #largest: number;
  #subscription: Subscription | undefined;
  #heldMessages = 0;
  #heldBytes = 0;
  /** Messages that the request under way may still bring; undefined when none is under way. */
  #wanted: number | undefined;
  #requests = 0;
  #timer: NodeJS.Timeout | undefined;
  #scheduled = false;
  #isAway = false;
  #stopped = false;
  #ended: () => void = () => undefined;

  constructor(options: PullOptions) {
    this.#options = options;
    this.#inbox = createInbox(options.bus.inboxPrefix);
    this.#largest = largestMessage(options.stream) + ENVELOPE_BYTES_MAX;
  }

  /** Begins as soon as there is a connection. */
  start(): void {
    const { bus } = this.#options;
    bus.onConnect(() => {
      if (this.#stopped) return;
      this.#subscription ??= bus.nc.subscribe(`${this.#inbox}.*`, {
        callback: (error, message) => {
          if (error === null) this.#receive(message);
        },
      });
      // What was asked for by the old connection has gone with it.
      this.#end();
    });
  }

  /** There is room again for so much. */
  released(bytes: number): void {
    this.#heldMessages -= 1;
    this.#heldBytes -= bytes;
    this.#schedule();
  }

  /**
   * Asks for no more, and resolves when nothing more can come. No request can be taken back, and to unsubscribe is to lose what stands in
   * the server's queue to us, which then comes again after its ack wait and costs an attempt. So the one under way comes to its end.
   */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#wanted !== undefined && this.#options.bus.connected)
      await new Promise<void>((resolve) => {
        this.#ended = resolve;
      });
    clearTimeout(this.#timer);
    this.#subscription?.unsubscribe();
  }

  /** At the end of this turn: what is released together is asked for together. */
  #schedule(): void {
    if (this.#scheduled || this.#wanted !== undefined || this.#stopped) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#request();
    });
  }

  #request(): void {
    const { bus, stream, consumer, messagesMax } = this.#options;
    const messages = messagesMax - this.#heldMessages;
    const bytes = LARGEST_MAX * this.#largest - this.#heldBytes;
    if (this.#wanted !== undefined || this.#stopped || !bus.connected || messages < 1 || bytes < this.#largest) return;
    this.#wanted = messages;
    this.#requests += 1;
    const expiresMs = untilNextEnd(Date.now());
    const request = { batch: messages, max_bytes: bytes, expires: expiresMs * 1_000_000 };
    bus.nc.publish(`$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`, JSON.stringify(request), {
      reply: `${this.#inbox}.${this.#requests}`,
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), expiresMs + LOST_AFTER_MS);
  }

  #receive(message: Msg): void {
    if (message.subject.startsWith(this.#inbox)) this.#heed(message);
    else {
      this.#isAway = false;
      this.#heldMessages += 1;
      this.#heldBytes += message.data.length;
      this.#wanted = (this.#wanted ?? 1) - 1;
      if (this.#wanted <= 0) this.#end();
      this.#options.onMessage(new Delivered(message, this.#options.bus.nc));
    }
  }

  /** What the server says of a request: that it is over, and why. */
  #heed({ subject, headers }: Msg): void {
    const { code, description = '' } = headers ?? {};
    if (subject !== `${this.#inbox}.${this.#requests}`) return;
    // It had its time, has brought all it was asked for, or what comes next is larger than that.
    const isOver = code === TIMEOUT || /maxbytes|completed/i.test(description);
    if (!isOver && !this.#isAway)
      this.#options.onAway(code === NO_RESPONDERS ? 'nobody answers for the consumer' : `${code} ${description}`);
    this.#isAway = !isOver;
    if (isOver || this.#stopped) this.#end();
    else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#end(), RETRY_MS);
    }
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#wanted = undefined;
    this.#ended();
    this.#schedule();
  }
}

/** In milliseconds, from `now` of the clock. */
export function untilNextEnd(now: number): number {
  const untilMs = ENDS_EVERY_MS - (now % ENDS_EVERY_MS);
  return untilMs < SHORTEST_MS ? untilMs + ENDS_EVERY_MS : untilMs;
}
