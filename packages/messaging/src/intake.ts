import type { MessageType } from '@weir/schemas';
import { Coalescer } from './coalescer.ts';
import { Overloaded } from './errors.ts';
import type { GroupHandler } from './handler.ts';
import { type GroupResult, processGroup, type Roads } from './pipeline.ts';
import type { Delivery } from './vocabulary.ts';

export interface IntakeOptions<T extends MessageType> {
  readonly handler: GroupHandler<T>;
  readonly roads: Roads;
  /** Envelopes in one group at the most. */
  readonly groupSizeMax: number;
  /** Groups that are handled at a time; 1 unless told. */
  readonly inFlightMax?: number | undefined;
  /** Messages that wait for their group at the most; more are refused, and their road keeps them. */
  readonly waitingMax?: number;
}

interface Waiting<T extends MessageType> {
  readonly deliveries: readonly Delivery<T>[];
  readonly resolve: (result: GroupResult<T>) => void;
  readonly reject: (error: unknown) => void;
}

const WAITING_MAX = 10_000;

/** Where both roads bring what one handler takes: what arrives together is handled together, whichever road it came by. */
export class Intake<T extends MessageType> {
  readonly #groups: Coalescer<Waiting<T>>;
  readonly #waitingMax: number;

  constructor({ handler, roads, groupSizeMax, inFlightMax = 1, waitingMax = WAITING_MAX }: IntakeOptions<T>) {
    this.#waitingMax = waitingMax;
    this.#groups = new Coalescer<Waiting<T>>({
      run: async (group) => {
        const deliveries = group.length === 1 ? group[0]?.deliveries : group.flatMap((one) => one.deliveries);
        const result = await processGroup(deliveries ?? [], handler, roads);
        for (const { resolve } of group) resolve(result);
      },
      onFailure: (error, group) => {
        for (const { reject } of group) reject(error);
      },
      sizeMax: groupSizeMax,
      inFlightMax,
      weigh: (one) => one.deliveries.length,
      weightMax: groupSizeMax,
    });
  }

  /**
   * Handles one message's deliveries in a group with others; the result tells of the whole group.
   *
   * @throws Overloaded when too many wait already.
   */
  take(deliveries: readonly Delivery<T>[]): Promise<GroupResult<T>> {
    if (this.#groups.waiting >= this.#waitingMax)
      return Promise.reject(
        new Overloaded(`${this.#groups.waiting} messages wait to be handled`, { retryAfterMs: 1_000 }),
      );
    return new Promise((resolve, reject) => this.#groups.push({ deliveries, resolve, reject }));
  }

  /** Resolves when nothing waits and nothing is under way. */
  drained(): Promise<void> {
    return this.#groups.drained();
  }
}
