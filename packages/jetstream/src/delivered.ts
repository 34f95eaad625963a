import type { Msg } from '@nats-io/transport-node';

const ACK = '+ACK';
const NAK = '-NAK';
const WORKING = '+WPI';
const TERM = '+TERM';

/**
 * The reply subject of a delivery is `$JS.ACK.<stream>.<consumer>.<delivery count>.<sequence>…`, of nine tokens; or has domain and account
 * before the stream (NATS ADR-15).
 */
const TOKENS_WITHOUT_DOMAIN = 9;

type Answerable = Pick<Msg, 'subject' | 'reply' | 'data' | 'respond'>;

/** One delivery of a stored message, and the answers that settle it. Only the first that settles it is sent. */
export class Delivered {
  readonly #message: Answerable;
  readonly sequence: number;
  readonly deliveryCount: number;
  #settled = false;

  constructor(message: Answerable) {
    this.#message = message;
    const tokens = (message.reply ?? '').split('.');
    const at = tokens.length === TOKENS_WITHOUT_DOMAIN ? 4 : 6;
    this.deliveryCount = Number(tokens[at]);
    this.sequence = Number(tokens[at + 1]);
  }

  get subject(): string {
    return this.#message.subject;
  }

  get data(): Uint8Array {
    return this.#message.data;
  }

  ack(): void {
    this.#settle(ACK);
  }

  nak(delayMs = 0): void {
    this.#settle(delayMs > 0 ? `${NAK} ${JSON.stringify({ delay: delayMs * 1_000_000 })}` : NAK);
  }

  term(reason = ''): void {
    this.#settle(reason === '' ? TERM : `${TERM} ${reason}`);
  }

  /** Begins its ack wait anew. */
  working(): void {
    if (!this.#settled) this.#message.respond(WORKING);
  }

  #settle(answer: string): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#message.respond(answer);
  }
}
