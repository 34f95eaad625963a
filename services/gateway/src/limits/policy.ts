/** So many requests within so long, under the name that the headers give it. */
export interface Policy {
  readonly name: string;
  readonly quota: number;
  readonly windowMs: number;
}

/** One limit that a request meets: the policy, and whose requests count together. */
export interface Layer {
  readonly policy: Policy;
  /** Unique over all layers: it names the policy's layer and whose it is. */
  readonly key: string;
  /** Addresses are anybody's to choose, so they are remembered apart: they must not push out what is known of tenants. */
  readonly of: 'address' | 'identity';
}

/** How one layer is after the decision. */
export interface Standing {
  readonly used: number;
  /** Until the oldest request that counts leaves the window. */
  readonly freesInMs: number;
}

export interface Decision {
  readonly admitted: boolean;
  /** One for each layer, in the same order. */
  readonly standings: readonly Standing[];
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Up to this quota every request is remembered with its own time. */
const REMEMBERED_MAX = 4_096;

/**
 * Of a larger quota, requests are remembered together whose times are so close. They count until the last of them would leave the
 * window, so there are never more than the quota in any window; room comes back later by so much at the most, 1/4,096 of the window.
 */
export const grainOf = ({ quota, windowMs }: Policy): number =>
  quota <= REMEMBERED_MAX ? 0 : windowMs / REMEMBERED_MAX;
