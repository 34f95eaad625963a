import {
  type Delivery,
  DependencyUnavailable,
  type Envelope,
  EnvelopeRefused,
  fateOf,
  type GroupResult,
  type Outgoing,
  type Publisher,
} from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import type { Process } from './process.ts';
import type { VirtualTime } from './virtual-time.ts';

const TIMEOUT_MS = 5_000;

/** Who takes envelopes of a type by the HTTP road, and how. */
export interface Receiver {
  readonly process: Process;
  readonly take: (deliveries: readonly Delivery[]) => Promise<GroupResult>;
}

/** HTTP from service to service: a request may be lost on its way, and an answer on its way back; the caller cannot tell which. */
export class SimulatedHttp {
  /** The shares of requests and of answers that are lost. */
  requestsLost = 0;
  answersLost = 0;
  readonly #time: VirtualTime;
  readonly #random: () => number;
  readonly #receivers = new Map<string, Receiver[]>();

  constructor(time: VirtualTime, random: () => number) {
    this.#time = time;
    this.#random = random;
  }

  listen(type: MessageType, receiver: Receiver): void {
    this.#receivers.set(type, [...(this.#receivers.get(type) ?? []), receiver]);
  }

  publisherOf(process: Process): Publisher {
    return {
      publish: async (outgoing) => {
        await process.pass();
        const answered = await this.#post(outgoing);
        await process.pass();
        if (answered === undefined) throw new DependencyUnavailable('the receiver did not answer');
        return outgoing.map(() => answered);
      },
    };
  }

  /** Undefined when no answer came in time. */
  #post(outgoing: readonly Outgoing[]): Promise<{ readonly duplicate: boolean } | undefined> {
    const receiver = (this.#receivers.get(outgoing[0]?.envelope.type as string) ?? []).findLast(
      ({ process }) => process.alive,
    );
    if (receiver === undefined) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#time.in(TIMEOUT_MS, () => resolve(undefined));
      if (this.#random() < this.requestsLost) return;
      this.#time.in(this.#latency(), async () => {
        await receiver.process.pass();
        const deliveries = outgoing.map(({ envelope }): Delivery => deliveryOf(envelope));
        const { failed, duplicates } = await receiver.take(deliveries);
        await receiver.process.pass();
        if (this.#random() < this.answersLost) return;
        this.#time.in(this.#latency(), () => {
          const fates = [...failed.values()].map((error) => fateOf(error, 1));
          if (fates.some(({ kind }) => kind === 'dead-letter')) reject(new EnvelopeRefused('refused'));
          else if (fates.length > 0) resolve(undefined);
          else resolve({ duplicate: duplicates.size === deliveries.length });
        });
      });
    });
  }

  #latency = (): number => 1 + Math.floor(this.#random() * 5);
}

const deliveryOf = (envelope: Envelope): Delivery => ({
  envelope,
  consumer: 'http',
  deliveryCount: 1,
  road: 'http',
});
