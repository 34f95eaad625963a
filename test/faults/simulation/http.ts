import {
  type Delivery,
  DependencyUnavailable,
  EnvelopeRefused,
  fateOf,
  type GroupResult,
  type Outgoing,
  type Publisher,
  type Receipt,
} from '@weir/messaging';
import { ServiceUnavailable } from '@weir/runtime';
import type { MessageType } from '@weir/schemas';
import type { Process } from './process.ts';
import type { VirtualTime } from './virtual-time.ts';

const TIMEOUT_MS = 5_000;
const noAnswer = () => new ServiceUnavailable('no answer', { retryAfterMs: 1_000 });

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
        return answered;
      },
    };
  }

  /** What is no envelope: an answer that does not come in time is none. `ask` returns undefined when nobody is there. */
  async call<T>(caller: Process, ask: () => Promise<T> | undefined): Promise<T> {
    await caller.pass();
    const answer = this.#random() < this.requestsLost ? undefined : ask();
    if (answer === undefined) throw noAnswer();
    const late = this.#time.sleep(TIMEOUT_MS).then(() => Promise.reject(noAnswer()));
    late.catch(() => undefined);
    // Whatever fails there is answered as a failure of the server.
    const answered = await Promise.race([answer.catch(() => Promise.reject(noAnswer())), late]);
    await caller.pass();
    if (this.#random() < this.answersLost) throw noAnswer();
    return answered;
  }

  /** Undefined when no answer came in time. */
  #post(outgoing: readonly Outgoing[]): Promise<readonly Receipt[] | undefined> {
    const receiver = this.receiverOf(outgoing);
    if (receiver === undefined) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#time.in(TIMEOUT_MS, () => resolve(undefined));
      if (this.#random() < this.requestsLost) return;
      this.#time.in(this.#latency(), async () => {
        const answer = await handOver(receiver, outgoing, 'http');
        if (this.#random() < this.answersLost) return;
        this.#time.in(this.#latency(), () => answer(resolve, reject));
      });
    });
  }

  /** Who takes it: of the processes that live the last that came. */
  receiverOf([first]: readonly Outgoing[]): Receiver | undefined {
    const receivers = this.#receivers.get(first?.envelope.type as string) ?? [];
    return receivers.findLast(({ process }) => process.alive);
  }

  #latency = (): number => 1 + Math.floor(this.#random() * 5);
}

/** Has envelopes taken; returns what to answer: receipts, undefined when they are not taken now, or that they never will be. */
export async function handOver({ process, take }: Receiver, outgoing: readonly Outgoing[], road: Delivery['road']) {
  await process.pass();
  const deliveries = outgoing.map(({ envelope }): Delivery => ({ envelope, consumer: road, deliveryCount: 1, road }));
  const { failed, duplicates, replies } = await take(deliveries);
  await process.pass();
  return (resolve: (receipts: readonly Receipt[] | undefined) => void, reject: (error: Error) => void) => {
    const fates = [...failed.values()].map((error) => fateOf(error, 1));
    if (fates.some(({ kind }) => kind === 'dead-letter')) reject(new EnvelopeRefused('refused'));
    else if (fates.length > 0) resolve(undefined);
    else
      resolve(
        deliveries.map((delivery) => {
          const reply = replies.get(delivery);
          // Written and read again on its way.
          const read = reply === undefined ? {} : { reply: JSON.parse(JSON.stringify(reply)) };
          return { duplicate: duplicates.has(delivery), ...read };
        }),
      );
  };
}
