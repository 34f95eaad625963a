import { isUuid } from '@weir/messaging';
import { type Tenant, validateTenant } from '@weir/schemas';
import { cacheOf } from './cache.ts';
import type { ServiceClient } from './service-client.ts';

const TENANTS_MAX = 20_000;
const FRESH_MS = 10_000;
/** Who was never heard of is asked about again so soon: a service may just be starting. */
const UNHEARD_MS = 1_000;

interface Known {
  readonly tenant: Tenant | undefined;
  readonly heardAt: number;
  /** When somebody last asked, with an answer or without. */
  readonly askedAt: number;
}

/** Which tenants there are, and what they may have, as the security service says. */
export class KnownTenants {
  readonly #security: Pick<ServiceClient, 'call'>;
  readonly #known = cacheOf<Known>(TENANTS_MAX);
  readonly #asking = new Map<string, Promise<Tenant | undefined>>();

  constructor(security: Pick<ServiceClient, 'call'>) {
    this.#security = security;
  }

  /** As it was ten seconds ago or later. Undefined when there is no such tenant. @throws ServiceUnavailable when nobody can say. */
  async find(id: string): Promise<Tenant | undefined> {
    if (!isUuid(id)) return undefined;
    const known = this.#known.get(id);
    if (known?.tenant !== undefined && performance.now() - known.heardAt < FRESH_MS) return known.tenant;
    return this.#ask(id);
  }

  /**
   * As it was when the security service last answered: only who asks first waits, all others are answered at once, while it is asked again
   * each ten seconds. Undefined when there is no such tenant, and while nobody has ever said.
   */
  async lastHeard(id: string): Promise<Tenant | undefined> {
    const known = this.#known.get(id);
    const isHeard = known !== undefined && known.heardAt !== Number.NEGATIVE_INFINITY;
    if (known !== undefined && performance.now() - known.askedAt < (isHeard ? FRESH_MS : UNHEARD_MS))
      return known.tenant;
    const asking = this.#ask(id).catch(() => undefined);
    return known === undefined ? asking : known.tenant;
  }

  #ask(id: string): Promise<Tenant | undefined> {
    const underWay = this.#asking.get(id);
    if (underWay !== undefined) return underWay;
    const askedAt = performance.now();
    const asking = this.#read(id)
      .then((tenant) => {
        this.#known.set(id, { tenant, heardAt: askedAt, askedAt });
        return tenant;
      })
      .catch((error: unknown) => {
        const { tenant, heardAt } = this.#known.get(id) ?? { tenant: undefined, heardAt: Number.NEGATIVE_INFINITY };
        this.#known.set(id, { tenant, heardAt, askedAt });
        throw error;
      })
      .finally(() => this.#asking.delete(id));
    this.#asking.set(id, asking);
    return asking;
  }

  async #read(id: string): Promise<Tenant | undefined> {
    const { status, body } = await this.#security.call('GET', `/internal/v1/tenants/${id}`);
    if (status === 404) return undefined;
    if (status !== 200 || !validateTenant(body) || body.id !== id)
      throw new TypeError(`the security service answered ${status} with something that is no tenant`);
    return body;
  }
}
