import { cacheOf } from '@weir/runtime';
import type { Decision, Layer, Standing } from './policy.ts';
import { SlidingWindow } from './sliding-window.ts';

/** What is least recently used is forgotten first; an address or identity that nobody heard of for a window is nothing to forget. */
const KEYS_MAX = 20_000;

const UNUSED: Standing = { used: 0, freesInMs: 0 };

/** What this process has admitted, by a clock that no change of the time of day moves. */
export class LocalLimits {
  readonly #windows = {
    address: cacheOf<SlidingWindow>(KEYS_MAX),
    identity: cacheOf<SlidingWindow>(KEYS_MAX),
  };
  readonly #clock: () => number;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock();
  }

  /** How the layers are, and whether a request could pass; nothing counts. */
  look(layers: readonly Layer[]): Decision {
    const now = this.#clock();
    const standings = layers.map(({ policy, key, of }) => this.#windows[of].get(key)?.standing(policy, now) ?? UNUSED);
    return { admitted: standings.every(({ used }, index) => used < quotaOf(layers, index)), standings };
  }

  /**
   * Lets a request pass if every layer has room; then it counts in all of them, else in none. What was decided elsewhere counts from the
   * time at which that was asked for, `since`.
   */
  take(layers: readonly Layer[], since = this.#clock()): Decision {
    const found = this.look(layers);
    if (!found.admitted) return found;
    const now = this.#clock();
    const standings = layers.map(({ policy, key, of }) => {
      const window = this.#windows[of].get(key) ?? new SlidingWindow();
      window.add(policy, since);
      this.#windows[of].set(key, window);
      return window.standing(policy, now);
    });
    return { admitted: true, standings };
  }
}

const quotaOf = (layers: readonly Layer[], index: number): number => layers[index]?.policy.quota ?? 0;
