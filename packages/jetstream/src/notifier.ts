import type { Msg, Subscription } from '@nats-io/transport-node';
import { type Envelope, type Notifier, type Outgoing, open } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import type { Bus } from './connect.ts';

const NOTICE_BYTES_MAX = 512 * 1024;

/**
 * Sends notices by core NATS: at once, to whoever listens, stored nowhere. Those of one subject share a message. Never fails: a
 * notice that cannot go, for want of a connection or because it is too large, is missed, and its hearer reads what it told of.
 */
export class JetStreamNotifier implements Notifier {
  readonly #bus: Bus;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  notify(outgoing: readonly Outgoing[]): void {
    if (!this.#bus.connected) return;
    const bySubject = Map.groupBy(outgoing, (one) => one.subject);
    for (const [subject, group] of bySubject) {
      let parts: string[] = [];
      let bytes = 0;
      const flush = () => {
        if (parts.length > 0) this.#send(subject, `[${parts.join(',')}]`);
        parts = [];
        bytes = 0;
      };
      for (const { envelope } of group) {
        const text = JSON.stringify(envelope);
        const size = Buffer.byteLength(text);
        if (bytes + size > NOTICE_BYTES_MAX) flush();
        parts.push(text);
        bytes += size;
      }
      flush();
    }
  }

  #send(subject: string, payload: string): void {
    try {
      this.#bus.nc.publish(subject, payload);
    } catch {
      // Too large for the server, or the connection was closed meanwhile.
    }
  }
}

/** Hears notices; what is not valid is reported and dropped, since a notice is only a hint. Returns how to stop. */
export function hear<T extends MessageType>(
  bus: Bus,
  subject: string,
  types: readonly T[],
  onEnvelope: (envelope: Envelope<T>) => void,
  onInvalid: (error: unknown) => void,
): () => void {
  const wanted = new Set(types);
  return subscribe(bus, subject, (error, message) => {
    const attempt = (hearOne: () => void) => {
      try {
        hearOne();
      } catch (cause) {
        onInvalid(cause);
      }
    };
    attempt(() => {
      if (error !== null) throw error;
      for (const document of [message.json<unknown>()].flat()) attempt(() => onEnvelope(open(document, wanted)));
    });
  });
}

/** Hears the text of messages, unvalidated: for those who only need to know that something happened. Returns how to stop. */
export function hearRaw(bus: Bus, subject: string, onText: (text: string) => void): () => void {
  return subscribe(bus, subject, (error, message) => {
    if (error === null) onText(message.string());
  });
}

/** Subscribes as soon as there is a connection; the client subscribes again after each reconnect. */
function subscribe(bus: Bus, subject: string, callback: (error: Error | null, message: Msg) => void): () => void {
  let stopped = false;
  let subscription: Subscription | undefined;
  bus.onceConnected(() => {
    if (!stopped) subscription = bus.nc.subscribe(subject, { callback });
  });
  return () => {
    stopped = true;
    subscription?.unsubscribe();
  };
}
