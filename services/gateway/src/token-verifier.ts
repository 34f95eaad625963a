import { hash } from 'node:crypto';
import { type Context, cacheOf } from '@weir/runtime';
import type { Identity } from '@weir/schemas';
import { decodeJwt, errors } from 'jose';
import { Counter } from 'prom-client';
import type { Revocations } from './revocations.ts';

const TOKEN_LENGTH_MAX = 8 * 1024;
const CACHE_SIZE_MAX = 20_000;
/** A signed JWT in its compact form (RFC 7519): an unsigned one has no third part, an encrypted one has five. */
const FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export interface VerifiedToken {
  readonly identity: Identity;
  readonly issuedAtMs: number;
  /** Taken until then, with the tolerance of its issuer. */
  readonly untilMs: number;
}

/** One whose tokens are taken. */
export interface TokenIssuer {
  readonly issuer: string;
  /** @throws JOSEError when it is not a valid token, ServiceUnavailable when nobody can say. */
  verify(token: string): Promise<VerifiedToken>;
  stop(): void;
}

export interface TokenVerifierParts {
  readonly own: TokenIssuer;
  readonly external: readonly TokenIssuer[];
  readonly revocations: Revocations;
  readonly context: Pick<Context, 'log' | 'metrics'>;
}

/** Checks access tokens here, without asking anybody. What was found good is remembered by its hash until it expires or is revoked. */
export class TokenVerifier {
  readonly #own: TokenIssuer;
  readonly #external: ReadonlyMap<string, TokenIssuer>;
  readonly #revocations: Revocations;
  readonly #log: Context['log'];
  readonly #checks: Counter<'result'>;
  readonly #verified = cacheOf<VerifiedToken>(CACHE_SIZE_MAX);

  constructor({ own, external, revocations, context: { log, metrics } }: TokenVerifierParts) {
    this.#own = own;
    this.#external = new Map(external.map((one) => [one.issuer, one]));
    this.#revocations = revocations;
    this.#log = log;
    this.#checks = new Counter({
      name: 'weir_token_checks_total',
      help: 'Access tokens checked, by result.',
      labelNames: ['result'],
      registers: [metrics.registry],
    });
  }

  stop(): void {
    for (const issuer of [this.#own, ...this.#external.values()]) issuer.stop();
  }

  /** Undefined when it is not a valid token. @throws ServiceUnavailable when nobody can say. */
  async verify(token: string): Promise<Identity | undefined> {
    if (token.length > TOKEN_LENGTH_MAX || !FORM.test(token)) return this.#refuse('refused');
    const digest = hash('sha256', token, 'base64');
    const known = this.#verified.get(digest);
    const verified = known ?? (await this.#check(token));
    if (verified === undefined) return this.#refuse('refused');
    const { identity, issuedAtMs, untilMs } = verified;
    // Also of one that was checked just now: the revocation may have come meanwhile.
    if (Date.now() >= untilMs || this.#revocations.refusesToken(identity, issuedAtMs)) {
      this.#verified.delete(digest);
      return this.#refuse('revoked or expired');
    }
    if (known === undefined) this.#verified.set(digest, verified);
    this.#checks.inc({ result: known === undefined ? 'verified' : 'known' });
    return identity;
  }

  #refuse(result: string): undefined {
    this.#checks.inc({ result });
  }

  async #check(token: string): Promise<VerifiedToken | undefined> {
    try {
      return await this.#issuerOf(token).verify(token);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      this.#log.debug({ reason: error.code, detail: error.message }, 'an access token was refused');
      return undefined;
    }
  }

  /** What the token says of itself only chooses who is to check it. */
  #issuerOf(token: string): TokenIssuer {
    if (this.#external.size === 0) return this.#own;
    return this.#external.get(decodeJwt(token).iss ?? '') ?? this.#own;
  }
}
