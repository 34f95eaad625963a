import { isUuid } from '@weir/messaging';
import type { ServiceClient } from '@weir/runtime';
import { type Tenant, validateTenant } from '@weir/schemas';
import { LRUCache } from 'lru-cache';

const CACHE_SIZE_MAX = 10_000;
const FRESH_MS = 10_000;

/** Which tenants there are, as the security service says; its answers count for ten seconds. */
export class KnownTenants {
  readonly #security: ServiceClient;
  readonly #known = new LRUCache<string, Tenant>({ max: CACHE_SIZE_MAX, ttl: FRESH_MS });

  constructor(security: ServiceClient) {
    this.#security = security;
  }

  /** Undefined when there is no such tenant. @throws ServiceUnavailable when nobody can say. */
  async find(id: string): Promise<Tenant | undefined> {
    if (!isUuid(id)) return undefined;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const { status, body } = await this.#security.call('GET', `/internal/v1/tenants/${id}`);
    if (status === 404) return undefined;
    if (status !== 200 || !validateTenant(body) || body.id !== id)
      throw new TypeError(`the security service answered ${status} with something that is no tenant`);
    this.#known.set(id, body);
    return body;
  }
}
