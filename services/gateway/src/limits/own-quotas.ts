import { LRUCache } from 'lru-cache';

const TENANTS_MAX = 20_000;
const FRESH_MS = 10_000;

/** What a tenant may have; without a member there is no quota. */
export interface Quotas {
  readonly jobsInFlight?: number;
  readonly storedBytes?: number;
}

interface Known {
  quotas: Quotas;
  /** Somebody has answered, or failed to; nobody waits a second time. */
  isSettled: boolean;
  askedAt: number;
  asking: Promise<void> | undefined;
}

/** The quotas that tenants have of their own. Asked once, and then again in the background, for who asks for jobs. */
export class OwnQuotas {
  readonly #find: (tenantId: string) => Promise<Quotas>;
  readonly #known = new LRUCache<string, Known>({ max: TENANTS_MAX });

  constructor(find: (tenantId: string) => Promise<Quotas>) {
    this.#find = find;
  }

  /** Empty where the tenant has none of its own, and while nobody could say. */
  async of(tenantId: string): Promise<Quotas> {
    let known = this.#known.get(tenantId);
    if (known === undefined) {
      known = { quotas: {}, isSettled: false, askedAt: Number.NEGATIVE_INFINITY, asking: undefined };
      this.#known.set(tenantId, known);
    }
    if (performance.now() - known.askedAt > FRESH_MS) this.#refresh(tenantId, known);
    if (!known.isSettled && known.asking !== undefined) await known.asking;
    return known.quotas;
  }

  #refresh(tenantId: string, known: Known): void {
    if (known.asking !== undefined) return;
    known.askedAt = performance.now();
    known.asking = this.#find(tenantId)
      .then((quotas) => {
        known.quotas = quotas;
      })
      // What was last known holds; a tenant that nobody could be asked about has the quotas of its tier.
      .catch(() => undefined)
      .finally(() => {
        known.isSettled = true;
        known.asking = undefined;
      });
  }
}
