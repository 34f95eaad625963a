import type { Arrival } from '@weir/jetstream';
import { type Delivery, type GroupHandler, Overloaded } from '@weir/messaging';

/** Jobs that came by HTTP and are not finished, at the most; more are refused, and go to another worker. */
const HELD_PER_PLACE = 4;

export interface HeldWork {
  readonly jobId: string;
  readonly attempt: number;
}

export interface HttpWorkOptions {
  readonly concurrency: number;
  readonly push: (work: Arrival<'work-assigned'>) => void;
}

/**
 * Work that came by HTTP, because NATS is away. Nobody redelivers it: the worker says with every heartbeat what it has in hand, and
 * the orchestrator gives what is no longer said to another.
 */
export class HttpWork {
  readonly #options: HttpWorkOptions;
  readonly #held = new Map<string, HeldWork>();

  constructor(options: HttpWorkOptions) {
    this.#options = options;
  }

  /** What is in hand, for the heartbeat. */
  held(): readonly HeldWork[] {
    return [...this.#held.values()];
  }

  /** Takes work into the pool; the same attempt again is a repeat. */
  readonly handler: GroupHandler<'work-assigned'> = (deliveries) => {
    const { concurrency, push } = this.#options;
    const duplicates = new Set<Delivery<'work-assigned'>>();
    const failed = new Map<Delivery<'work-assigned'>, unknown>();
    for (const delivery of deliveries) {
      const { subject: jobId, data } = delivery.envelope;
      const key = `${jobId}/${data.attempt}`;
      if (this.#held.has(key)) duplicates.add(delivery);
      else if (this.#held.size >= HELD_PER_PLACE * concurrency)
        failed.set(delivery, new Overloaded('this worker has enough in hand', { retryAfterMs: 1_000 }));
      else {
        this.#held.set(key, { jobId, attempt: data.attempt });
        push(this.#arrival(key, delivery));
      }
    }
    return Promise.resolve({ publish: [], duplicates, failed });
  };

  #arrival(key: string, delivery: Delivery<'work-assigned'>): Arrival<'work-assigned'> {
    return {
      deliveries: [delivery],
      bytes: 0,
      deliveryCount: 1,
      sequence: 0,
      subject: '',
      // Also when it was not done: the next heartbeat does not name it, and the orchestrator makes another attempt.
      settle: () => void this.#held.delete(key),
      extend: () => undefined,
      makeRoom: () => undefined,
    };
  }
}
