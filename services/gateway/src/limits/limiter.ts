import { LocalLimits } from './local-limits.ts';
import type { Decision, Layer } from './policy.ts';

/** Decides for all gateways at once; undefined while it cannot. */
export interface SharedLimits {
  decide(layers: readonly Layer[]): Promise<Decision | undefined>;
  readonly isThere: boolean;
}

/** So many questions to the store are under way at once; of a flood most are then refused without one. */
const ASKING_MAX = 256;

/**
 * Whether a request may pass. What this process has admitted bounds it always; the store, where there is one, bounds all processes together.
 * So a store that is away, was emptied, or whose clock was set forward never lets through more here than one gateway may.
 */
export class Limiter {
  readonly #local: LocalLimits;
  readonly #shared: SharedLimits | undefined;
  #asking = 0;
  readonly #queue = new Set<() => void>();

  constructor(shared?: SharedLimits, local = new LocalLimits()) {
    this.#shared = shared;
    this.#local = local;
  }

  /** Of what this process knows; nothing counts. */
  look(layers: readonly Layer[]): Decision {
    return this.#local.look(layers);
  }

  /** Counts the request in all layers, or in none. Answers at once where nobody else has to be asked. */
  take(layers: readonly Layer[]): Decision | Promise<Decision> {
    if (this.#shared?.isThere !== true) return this.#local.take(layers);
    // Whoever is over the limit here is over it everywhere, and costs the store nothing.
    const here = this.#local.look(layers);
    return here.admitted ? this.#takeShared(this.#shared, layers) : here;
  }

  async #takeShared(shared: SharedLimits, layers: readonly Layer[]): Promise<Decision> {
    if (this.#asking >= ASKING_MAX) {
      await new Promise<void>((resolve) => this.#queue.add(resolve));
      // Those before it may have used up what there was.
      const here = this.#local.look(layers);
      if (!here.admitted) return this.#done(here);
    } else this.#asking += 1;
    // The store counts a request from a later time than this, so that its room is never less here.
    const since = this.#local.now();
    const decision = await shared.decide(layers);
    if (decision === undefined) return this.#done(this.#local.take(layers));
    if (!decision.admitted) return this.#done(decision);
    const here = this.#local.take(layers, since);
    return this.#done(here.admitted ? decision : here);
  }

  /** Its place goes to who waits the longest. */
  #done(decision: Decision): Decision {
    const [next] = this.#queue;
    if (next === undefined) this.#asking -= 1;
    else {
      this.#queue.delete(next);
      next();
    }
    return decision;
  }
}
