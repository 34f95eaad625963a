import { hash } from 'node:crypto';
import { parseApiKey, type ServiceClient, ServiceUnavailable } from '@weir/runtime';
import { type Identity, validateIdentity } from '@weir/schemas';
import type { Request, RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { Problem } from './errors.ts';
import { requestOf } from './request.ts';

const CACHE_SIZE_MAX = 20_000;

interface Known {
  readonly identity: Identity | undefined;
  readonly checkedAt: number;
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

/** Finds out who a request is from. The security service decides; its answers are cached by the hash of the key. */
export class Authenticator {
  readonly #security: ServiceClient;
  readonly #times: CacheTimes;
  readonly #cache = new LRUCache<string, Known>({ max: CACHE_SIZE_MAX });

  constructor(security: ServiceClient, times: CacheTimes) {
    this.#security = security;
    this.#times = times;
  }

  readonly middleware: RequestHandler = async (request, _response, next) => {
    requestOf(request).identity = await this.identify(request);
    next();
  };

  /** @throws Problem 401 without valid credentials; ServiceUnavailable when nobody can say. */
  async identify(request: Request): Promise<Identity> {
    const { freshMs, believedMs, unknownMs } = this.#times;
    const { key, header } = credentials(request);
    if (key === undefined)
      throw new Problem(
        'CREDENTIALS_MISSING',
        'Send an API key as "Authorization: Bearer <key>" or "X-API-Key: <key>".',
        { errors: [{ path: 'header:Authorization', message: 'is missing' }] },
      );
    if (parseApiKey(key) === undefined) throw invalid(header);
    const digest = hash('sha256', key, 'base64');
    const known = this.#cache.get(digest);
    const age = known === undefined ? Number.POSITIVE_INFINITY : Date.now() - known.checkedAt;
    if (known?.identity === undefined) {
      if (known === undefined || age >= unknownMs) return allowed(await this.#check(key, digest, known), header);
      throw invalid(header);
    }
    if (age >= believedMs) return allowed(await this.#check(key, digest, known), header);
    if (age >= freshMs) void this.#check(key, digest, known).catch(() => undefined);
    return allowed(known, header);
  }

  #check(key: string, digest: string, known: Known | undefined): Promise<Known> {
    if (known?.refreshing !== undefined) return known.refreshing;
    const checking = this.#ask(key)
      .then((identity) => {
        const fresh = { identity, checkedAt: Date.now() };
        this.#cache.set(digest, fresh);
        return fresh;
      })
      .finally(() => {
        if (known !== undefined) delete known.refreshing;
      });
    if (known !== undefined) known.refreshing = checking;
    return checking;
  }

  async #ask(key: string): Promise<Identity | undefined> {
    const { status, body } = await this.#security.call('POST', '/internal/v1/api-keys/verify', { key });
    // Only these say something of the key; any other answer is about us, and must not turn a good key away.
    if (status === 404 || status === 410) return undefined;
    if (status !== 200) throw new ServiceUnavailable(`the security service answered ${status} to the check of a key`);
    if (!validateIdentity(body))
      throw new TypeError('the security service answered with something that is no identity');
    return body;
  }
}

function credentials(request: Request): { readonly key: string | undefined; readonly header: string } {
  const { authorization, 'x-api-key': key } = request.headers;
  if (authorization !== undefined)
    return { key: /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] ?? '', header: 'Authorization' };
  return { key: typeof key === 'string' && key !== '' ? key : undefined, header: 'X-API-Key' };
}

function allowed({ identity }: Known, header: string): Identity {
  if (identity === undefined || (identity.expiresAt !== undefined && Date.parse(identity.expiresAt) <= Date.now()))
    throw invalid(header);
  return identity;
}

const invalid = (header: string) =>
  new Problem('CREDENTIALS_INVALID', 'The API key is not known, has expired or was revoked.', {
    errors: [{ path: `header:${header}`, message: 'is not a valid API key' }],
  });
