import type { Route } from '@weir/schemas';
import type { Metrics } from '@weir/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import { addressOf } from '../edge/address.ts';
import { Problem } from '../errors.ts';
import { identityOf } from '../request.ts';
import type { Limiter } from './limiter.ts';
import type { Decision, Layer } from './policy.ts';
import { rateNotice } from './rate-headers.ts';
import type { Limited, RateLayers } from './rate-layers.ts';

/** Refuses requests that are more than their limits let through, and tells every other how much is left. */
export class RateLimits {
  readonly #limiter: Limiter;
  readonly #layers: RateLayers;
  readonly #refused: Metrics['rateLimited'];

  constructor(limiter: Limiter, layers: RateLayers, { rateLimited }: Metrics) {
    this.#limiter = limiter;
    this.#layers = layers;
    this.#refused = rateLimited;
  }

  /** For a route that anybody may use. */
  readonly anybody =
    (route: Limited): RequestHandler =>
    async (request, response, next) => {
      await this.#take(response, this.#layers.ofAddress(addressOf(request), route));
      next();
    };

  /**
   * For a route that says who asks. An address that is over its limit is refused before anything is asked about its credentials, and
   * credentials that are not valid count: nobody may guess faster than the limit. All else is counted once it is known, in all layers at once.
   */
  readonly known =
    (route: Route, authenticate: (request: Request) => Promise<void>): RequestHandler =>
    async (request, response, next) => {
      const ofAddress = this.#layers.ofAddress(addressOf(request), route);
      if (ofAddress.length > 0) {
        const decision = this.#limiter.look(ofAddress);
        if (!decision.admitted) this.#tell(response, ofAddress, decision);
      }
      try {
        await authenticate(request);
      } catch (error) {
        await this.#take(response, ofAddress);
        throw error;
      }
      const ofIdentity = this.#layers.ofIdentity(identityOf(request), route);
      if (ofIdentity.length > 0) await this.#take(response, [...ofAddress, ...ofIdentity]);
      else if (ofAddress.length > 0) await this.#take(response, ofAddress);
      next();
    };

  async #take(response: Response, layers: readonly Layer[]): Promise<void> {
    if (layers.length > 0) this.#tell(response, layers, await this.#limiter.take(layers));
  }

  /** @throws Problem 429 when it was refused. */
  #tell(response: Response, layers: readonly Layer[], decision: Decision): void {
    const { policy, limit, violated, retryAfterS } = rateNotice(layers, decision);
    response.setHeader('RateLimit-Policy', policy);
    response.setHeader('RateLimit', limit);
    if (decision.admitted) return;
    for (const name of violated) this.#refused.inc({ policy: name });
    throw new Problem(
      'RATE_LIMITED',
      `More requests than may be made; RateLimit-Policy says how many. Try again in ${retryAfterS} s.`,
      { retryAfterS, violatedPolicies: violated },
    );
  }
}
