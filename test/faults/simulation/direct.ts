import { DependencyUnavailable, FewFirst, type FewFirstOptions, type Publisher, type Receipt } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import { isForOrchestrator } from '../../../packages/runtime/src/roads.ts';
import type { SimulatedBus } from './bus.ts';
import { handOver, type Receiver } from './http.ts';
import type { Process } from './process.ts';
import type { VirtualTime } from './virtual-time.ts';

const TIMEOUT_MS = 250;

/** As `DirectOptions`, and who asks before it sends by the roads. */
interface Asking {
  readonly from: Process;
  readonly many: Publisher;
  readonly admits?: FewFirstOptions['admits'];
  readonly timeoutMs?: number;
  readonly seenBy?: (direct: Publisher) => Publisher;
}

/**
 * Asking a consumer itself, by the bus. A question that a frozen server holds is asked when it thaws, and one that a frozen process has is
 * taken when that goes on, both long after whoever asked took the stream.
 */
export class SimulatedDirect {
  readonly #time: VirtualTime;
  readonly #bus: SimulatedBus;
  readonly #random: () => number;
  readonly #receivers = new Map<MessageType, readonly Receiver[]>();

  constructor(time: VirtualTime, bus: SimulatedBus, random: () => number) {
    this.#time = time;
    this.#bus = bus;
    this.#random = random;
  }

  listen(type: MessageType, receiver: Receiver): void {
    this.#receivers.set(type, [...(this.#receivers.get(type) ?? []), receiver]);
  }

  /** Asks first where that is worth it, as `openRoads` does it. */
  before({ from, many, admits = isForOrchestrator, timeoutMs = TIMEOUT_MS, seenBy = (direct) => direct }: Asking) {
    return new FewFirst({ few: seenBy(this.#publisherOf(from, timeoutMs)), many, admits });
  }

  #publisherOf(process: Process, timeoutMs: number): Publisher {
    return {
      publish: async (outgoing) => {
        await process.pass();
        const answered = await new Promise<readonly Receipt[] | undefined>((resolve, reject) => {
          this.#time.in(timeoutMs, () => resolve(undefined));
          this.#bus.reach(async () => {
            const receiver = this.#receiverOf(outgoing[0]?.envelope.type as MessageType);
            if (receiver === undefined) return resolve(undefined);
            const answer = await handOver(receiver, outgoing, 'direct');
            this.#bus.answer(() => answer(resolve, reject));
          });
        });
        await process.pass();
        if (answered === undefined) throw new DependencyUnavailable('nobody answered');
        return answered;
      },
    };
  }

  /** One of them, as the server chooses; it does not know yet that one of them has died. */
  #receiverOf(type: MessageType): Receiver | undefined {
    const receivers = this.#receivers.get(type) ?? [];
    const chosen = receivers[Math.floor(this.#random() * receivers.length)];
    if (chosen?.process.alive === false)
      this.#receivers.set(
        type,
        receivers.filter(({ process }) => process.alive),
      );
    return chosen;
  }
}
