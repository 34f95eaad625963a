import type { Msg, NatsConnection } from '@nats-io/transport-node';

const ACK = '+ACK';
const NAK = '-NAK';
const WORKING = '+WPI';
const TERM = '+TERM';

/**
 * The reply subject of a delivery is `$JS.ACK.<stream>.<consumer>.<delivery count>.<sequence>…`, of nine tokens; or has domain and account
 * before the stream (NATS ADR-15).
 */
const TOKENS_WITHOUT_DOMAIN = 9;

type Arrived = Pick<Msg, 'subject' | 'reply' | 'data'>;
const NOTHING = new Uint8Array();

/** One delivery of a stored message, and the answers that settle it. Only the first that settles it is sent. */
export class Delivered {
  readonly subject: string;
  readonly sequence: number;
  readonly deliveryCount: number;
  readonly #nc: Pick<NatsConnection, 'publish'>;
  readonly #reply: string;
  #data: Uint8Array;
  #settled = false;

  constructor({ subject, reply = '', data }: Arrived, nc: Pick<NatsConnection, 'publish'>) {
    this.subject = subject;
    this.#nc = nc;
    this.#reply = reply;
    this.#data = data;
    const tokens = reply.split('.');
    const at = tokens.length === TOKENS_WITHOUT_DOMAIN ? 4 : 6;
    this.deliveryCount = Number(tokens[at]);
    this.sequence = Number(tokens[at + 1]);
  }

  /** The bytes, once: whoever has read them holds what they say, and what waits to be settled does not hold them as well. */
  takeData(): Uint8Array {
    const data = this.#data;
    this.#data = NOTHING;
    return data;
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
    if (!this.#settled) this.#nc.publish(this.#reply, WORKING);
  }

  #settle(answer: string): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#nc.publish(this.#reply, answer);
  }
}
