import { LocalLimits } from './local-limits.ts';
import type { Decision, Layer } from './policy.ts';

/** Decides for all gateways at once; undefined while it cannot. */
export interface SharedLimits {
  decide(layers: readonly Layer[]): Promise<Decision | undefined>;
  readonly isThere: boolean;
}

/**
 * Whether a request may pass. What this process has admitted bounds it always; the store, where there is one, bounds all processes together.
 * So a store that is away, was emptied, or whose clock was set forward never lets through more here than one gateway may.
 */
export class Limiter {
  readonly #local: LocalLimits;
  readonly #shared: SharedLimits | undefined;

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
    // The store counts a request from a later time than this, so that its room is never less here.
    const since = this.#local.now();
    const decision = await shared.decide(layers);
    if (decision === undefined) return this.#local.take(layers);
    if (!decision.admitted) return decision;
    const here = this.#local.take(layers, since);
    return here.admitted ? decision : here;
  }
}
