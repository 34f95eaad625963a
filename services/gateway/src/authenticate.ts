import { hash } from 'node:crypto';
import { cacheOf, type KnownTenants, parseApiKey, type ServiceClient, ServiceUnavailable } from '@weir/runtime';
import { type Identity, validateIdentity } from '@weir/schemas';
import type { Request } from 'express';
import { actForTenant } from './act-for-tenant.ts';
import { assertCurrent } from './authorize.ts';
import { credentialsOf, invalidCredentials } from './credentials.ts';
import { Problem } from './errors.ts';
import { requestOf } from './request.ts';
import type { Revocations } from './revocations.ts';
import type { TokenVerifier } from './token-verifier.ts';

const CACHE_SIZE_MAX = 20_000;

/** What the security service says of a key. */
interface Said {
  readonly identity: Identity | undefined;
  /** The key is good, and its tenant is not. */
  readonly isSuspended?: boolean;
}

interface Known extends Said {
  readonly checkedAt: number;
  /** Requests that were let through since the security service was asked: it counts them. */
  uses: number;
  refreshing?: Promise<Known>;
}

/** How long what is known of a key counts. */
export interface CacheTimes {
  /** A good key is asked about again after so long, in the background. */
  readonly freshMs: number;
  /** And no longer believed after so long, when nobody answers: a revoked key is dead by then. */
  readonly believedMs: number;
  /** A key that was refused is asked about again after so long. */
  readonly unknownMs: number;
}

export interface AuthenticatorParts {
  readonly security: ServiceClient;
  readonly tokens: TokenVerifier;
  readonly revocations: Revocations;
  readonly tenants: KnownTenants;
}

/** Finds out who a request is from. Tokens are checked here; of keys the security service decides, and its answers are cached by their hash. */
export class Authenticator {
  readonly #parts: AuthenticatorParts;
  readonly #times: CacheTimes;
  readonly #cache = cacheOf<Known>(CACHE_SIZE_MAX);

  constructor(parts: AuthenticatorParts, times: CacheTimes) {
    this.#parts = parts;
    this.#times = times;
  }

  /** Notes with the request who it is from, and for which tenant. @throws Problem 401; 403 or 404 for a tenant that they name. */
  readonly authenticate = async (request: Request): Promise<void> => {
    const { tenants, revocations } = this.#parts;
    const identity = await actForTenant(request, await this.identify(request), tenants);
    if (identity.ownTenantId !== undefined) assertCurrent(revocations);
    requestOf(request).identity = identity;
  };

  /** @throws Problem 401 without valid credentials; ServiceUnavailable when nobody can say. */
  async identify(request: Request): Promise<Identity> {
    const { text, header } = credentialsOf(request);
    if (parseApiKey(text) !== undefined) return this.#identifyKey(text, header);
    const identity = header === 'Authorization' ? await this.#parts.tokens.verify(text) : undefined;
    if (identity === undefined) throw invalidCredentials(header);
    return identity;
  }

  /** Whether who was identified at that time is so still, as far as is known here: for what goes on after its request was let in. */
  isStillGood(identity: Identity, identifiedAtMs: number): boolean {
    return !isOver(identity) && !this.#parts.revocations.endedSince(identity, identifiedAtMs);
  }

  async #identifyKey(key: string, header: string): Promise<Identity> {
    const { freshMs, believedMs, unknownMs } = this.#times;
    const { revocations } = this.#parts;
    const allowed = ({ identity, isSuspended = false }: Known): Identity => {
      if (isSuspended) throw new Problem('TENANT_SUSPENDED', 'The tenant of this API key is suspended.');
      if (identity === undefined || isOver(identity) || revocations.refusesKey(identity.keyId ?? ''))
        throw invalidCredentials(header);
      return identity;
    };
    const digest = hash('sha256', key, 'base64');
    const found = this.#cache.get(digest);
    const isOutdated = found?.identity !== undefined && revocations.outdates(found.identity, found.checkedAt);
    const known = isOutdated ? undefined : found;
    const age = known === undefined ? Number.POSITIVE_INFINITY : Date.now() - known.checkedAt;
    if (known?.identity === undefined) {
      if (known === undefined || age >= unknownMs) return allowed(await this.#check(key, digest, known));
      return allowed(known);
    }
    if (age >= believedMs) return allowed(await this.#check(key, digest, known));
    if (age >= freshMs && known.refreshing === undefined) void this.#check(key, digest, known).catch(() => undefined);
    else known.uses += 1;
    return allowed(known);
  }

  #check(key: string, digest: string, known: Known | undefined): Promise<Known> {
    if (known?.refreshing !== undefined) return known.refreshing;
    const checkedAt = Date.now();
    const uses = known?.uses ?? 0;
    const checking = this.#ask(key, uses)
      .then((said) => {
        const fresh = { ...said, checkedAt, uses: (known?.uses ?? 0) - uses };
        this.#cache.set(digest, fresh);
        return fresh;
      })
      .finally(() => {
        if (known !== undefined) delete known.refreshing;
      });
    if (known !== undefined) known.refreshing = checking;
    return checking;
  }

  async #ask(key: string, uses: number): Promise<Said> {
    const { status, body } = await this.#parts.security.call('POST', '/internal/v1/api-keys/verify', {
      key,
      ...(uses > 0 && { uses }),
    });
    // Only these say something of the key; any other answer is about us, and must not turn a good key away.
    if (status === 404 || status === 410)
      return { identity: undefined, isSuspended: (body as { code?: string }).code === 'TENANT_SUSPENDED' };
    if (status !== 200) throw new ServiceUnavailable(`the security service answered ${status} to the check of a key`);
    if (!validateIdentity(body))
      throw new TypeError('the security service answered with something that is no identity');
    return { identity: body };
  }
}

const isOver = ({ expiresAt }: Identity): boolean => expiresAt !== undefined && Date.parse(expiresAt) <= Date.now();
