import { createInbox, type Msg, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { DependencyUnavailable } from '@weir/messaging';
import type { Bus } from './connect.ts';

/** So much later than it was to come an answer is given up, at the most. */
const SWEEP_MS = 50;
const NO_RESPONDERS = 503;

interface Pending {
  readonly resolve: (message: Msg) => void;
  readonly reject: (error: Error) => void;
  readonly deadline: number;
}

/**
 * Requests whose answers come to one inbox of ours. The client's own `request` makes a timer and an error with its stack for each,
 * also when it succeeds; on the way of every job that was a twentieth of the gateway's time.
 */
export class AckInbox {
  readonly #bus: Bus;
  readonly #prefix: string;
  #nc: NatsConnection | undefined;
  readonly #pending = new Map<string, Pending>();
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(bus: Bus) {
    this.#bus = bus;
    this.#prefix = createInbox(bus.inboxPrefix);
  }

  /** @throws DependencyUnavailable when no answer comes in time, or nobody is there to give one. */
  request(subject: string, payload: string, headers: MsgHdrs | undefined, timeoutMs: number): Promise<Msg> {
    return new Promise((resolve, reject) => {
      this.#nc ??= this.#listen();
      this.#count += 1;
      const token = this.#count.toString(36);
      const reply = `${this.#prefix}.${token}`;
      this.#nc.publish(subject, payload, headers === undefined ? { reply } : { headers, reply });
      this.#pending.set(token, { resolve, reject, deadline: performance.now() + timeoutMs });
      this.#timer ??= setInterval(() => this.#sweep(), SWEEP_MS);
    });
  }

  #listen(): NatsConnection {
    const { nc } = this.#bus;
    nc.subscribe(`${this.#prefix}.*`, {
      callback: (error, message) => {
        if (error === null) this.#answer(message);
      },
    });
    return nc;
  }

  #answer(message: Msg): void {
    const token = message.subject.slice(this.#prefix.length + 1);
    const pending = this.#pending.get(token);
    if (pending === undefined) return;
    this.#pending.delete(token);
    if (message.headers?.code === NO_RESPONDERS) pending.reject(new DependencyUnavailable('nobody takes this subject'));
    else pending.resolve(message);
  }

  /** One timer for all, and none while nothing is asked. */
  #sweep(): void {
    const now = performance.now();
    for (const [token, { reject, deadline }] of this.#pending) {
      if (deadline > now) continue;
      this.#pending.delete(token);
      reject(new DependencyUnavailable('no answer came in time'));
    }
    if (this.#pending.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
