import type { Arrival } from '@weir/jetstream';
import { type Delivery, type Envelope, type GroupHandler, type GroupOutcome, Overloaded } from '@weir/messaging';
import { PromptEnds } from './prompt-ends.ts';

/** Jobs that came by HTTP and are not finished, at the most; more are refused, and go to another worker. */
const HELD_PER_PLACE = 4;
const AGAIN_MS = 1_000;

export interface HeldWork {
  readonly jobId: string;
  readonly attempt: number;
}

/** What the pool runs, and who wants to know at once how it ended, if anybody does. */
export interface Work extends Arrival<'work-assigned'> {
  readonly ends?: PromptEnds;
}

type Assigned = Delivery<'work-assigned'>;

/** What of it arrives as one. */
type Arrive = (taken: readonly Assigned[]) => readonly (readonly Assigned[])[];
const alone: Arrive = (taken) => taken.map((one) => [one]);
const isEndInReply = ({ envelope }: Assigned): boolean => envelope.data.endInReply === true;
const together: Arrive = (taken) => [...Map.groupBy(taken, isEndInReply).values()];

const keyOf = ({ envelope }: Assigned): string => `${envelope.subject}/${envelope.data.attempt}`;

export interface HandedWorkOptions {
  readonly concurrency: number;
  /** Jobs that could begin at once. */
  readonly free: () => number;
  readonly push: (work: Work) => void;
}

/**
 * Work that the orchestrator itself handed over: because few came at once (ADR 0025), or because NATS is away. Nobody redelivers it: the
 * worker says with every heartbeat what it has in hand, and the orchestrator gives what is no longer said to another.
 */
export class HandedWork {
  readonly #options: HandedWorkOptions;
  readonly #held = new Map<string, HeldWork>();

  constructor(options: HandedWorkOptions) {
    this.#options = options;
  }

  /** What is in hand, for the heartbeat. */
  held(): readonly HeldWork[] {
    return [...this.#held.values()];
  }

  /** By HTTP, when there is no stream where more of it could wait. */
  readonly byHttp: GroupHandler<'work-assigned'> = (deliveries) =>
    this.#take(deliveries, HELD_PER_PLACE * this.#options.concurrency - this.#held.size, alone);

  /**
   * Past the stream. What could not begin at once waits there instead, for whichever worker is free first; so all of it or none. It may
   * travel in packs, so it is one arrival, as a pack is: alone, each would cost the worker a third more.
   */
  readonly directly: GroupHandler<'work-assigned'> = (deliveries) =>
    this.#take(deliveries, deliveries.length <= this.#options.free() ? deliveries.length : 0, together);

  /** Takes work into the pool; the same attempt again is a repeat. */
  async #take(deliveries: readonly Assigned[], room: number, arrive: Arrive): Promise<GroupOutcome<'work-assigned'>> {
    const duplicates = new Set<Assigned>();
    const failed = new Map<Assigned, unknown>();
    const taken: Assigned[] = [];
    for (const delivery of deliveries) {
      const { subject: jobId, data } = delivery.envelope;
      const key = keyOf(delivery);
      if (this.#held.has(key)) duplicates.add(delivery);
      else if (taken.length >= room)
        failed.set(delivery, new Overloaded('this worker has enough in hand', { retryAfterMs: AGAIN_MS }));
      else {
        taken.push(delivery);
        this.#held.set(key, { jobId, attempt: data.attempt });
      }
    }
    const arrivals = arrive(taken).map((group) => this.#arrival(group));
    for (const arrival of arrivals) this.#options.push(arrival);
    const replies = new Map<Assigned, Envelope>();
    for (const { ends, deliveries: asked } of arrivals) {
      if (ends === undefined) continue;
      const ended = new Map((await ends.soon()).map(({ envelope }) => [envelope.subject, envelope]));
      for (const delivery of asked) {
        const reply = ended.get(delivery.envelope.subject);
        if (reply !== undefined) replies.set(delivery, reply);
      }
    }
    return { publish: [], duplicates, failed, replies };
  }

  #arrival(deliveries: readonly Assigned[]): Work {
    return {
      ...(deliveries.every(isEndInReply) ? { ends: new PromptEnds() } : {}),
      deliveries,
      bytes: 0,
      deliveryCount: 1,
      sequence: 0,
      subject: '',
      // Also when it was not done: the next heartbeat does not name it, and the orchestrator makes another attempt.
      settle: () => {
        for (const delivery of deliveries) this.#held.delete(keyOf(delivery));
      },
      extend: () => undefined,
      makeRoom: () => undefined,
    };
  }
}
