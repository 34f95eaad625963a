import type { Outgoing } from './handler.ts';

/** What the road says of a stored envelope. `duplicate`: its id had been stored before, and nothing was added. */
export interface Receipt {
  readonly duplicate: boolean;
  /** What came of it, where its receiver answered with that; an envelope that nobody has looked at yet. */
  readonly reply?: unknown;
}

/** A road for envelopes. JetStream is one, HTTP the other; both pass the same conformance suite. */
export interface Publisher {
  /**
   * Resolves when every envelope is stored durably, with one receipt each, in the same order.
   *
   * @throws DependencyUnavailable when that is not known in time; sending again with the same ids is always safe.
   */
  publish(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]>;
}

/** A publisher that has a way past the roads, by which whatever it brings is answered. */
export interface AskingPublisher extends Publisher {
  /** By that way or not at all; of each undefined when it is not tried now, or did not take it, or may not have. */
  ask(outgoing: readonly Outgoing[]): Promise<readonly (Receipt | undefined)[]>;
}

/** Tells something at once to whoever listens, and keeps no copy: for what can be read again if it is missed. */
export interface Notifier {
  notify(outgoing: readonly Outgoing[]): void;
}
