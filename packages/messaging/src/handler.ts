import type { MessageType } from '@weir/schemas';
import type { Delivery, Envelope, Road } from './vocabulary.ts';

/** An envelope and the subject it goes to. `packSizeMax` > 1 lets it share a message with others of the same subject. */
export interface Outgoing {
  readonly subject: string;
  readonly envelope: Envelope;
  readonly packSizeMax?: number;
  /** Where the receiver takes it by HTTP, if the sender knows. */
  readonly address?: string;
  /** The road to try first, when the receiver is known not to use the other now. */
  readonly first?: Road;
}

/** A handler returns what it wants published. The consumer publishes it, then acks. */
export type Handler<T extends MessageType = MessageType> = (delivery: Delivery<T>) => Promise<readonly Outgoing[]>;

/**
 * A handler of many deliveries at once: one statement, one transaction, one publish for all of them. A delivery that fails
 * alone is reported alone; throwing fails the whole group, which the pipeline then splits to find the one to blame.
 */
export type GroupHandler<T extends MessageType = MessageType> = (
  deliveries: readonly Delivery<T>[],
) => Promise<GroupOutcome<T>>;

export interface GroupOutcome<T extends MessageType = MessageType> {
  readonly publish: readonly Outgoing[];
  /** Told at once to whoever listens, without waiting and without a copy kept. */
  readonly notify?: readonly Outgoing[];
  readonly failed?: ReadonlyMap<Delivery<T>, unknown>;
  /** Those that had been dealt with before, so that nothing was done. */
  readonly duplicates?: ReadonlySet<Delivery<T>>;
  /** What came of a delivery, for whoever waits for its answer; a stream has nobody who does. */
  readonly replies?: ReadonlyMap<Delivery<T>, Envelope>;
}

/** A decorator of group handlers: measuring, tracing, limiting. */
export type Middleware = (next: GroupHandler) => GroupHandler;

/** The first middleware listed is outermost: it sees the group first and the outcome last. */
export const compose =
  (...middleware: readonly Middleware[]): Middleware =>
  (handler) =>
    middleware.reduceRight((next, wrap) => wrap(next), handler);
