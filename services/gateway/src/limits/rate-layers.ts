import type { Identity, Route } from '@weir/schemas';
import { addressGroup, isLoopback } from '../edge/address.ts';
import { DAY_MS, HOUR_MS, type Layer, MINUTE_MS, type Policy } from './policy.ts';

/** How much of what is let through; 0 is without limit. */
export interface Rates {
  readonly addressPerMinute: number;
  /** Requests from this machine itself meet no limit of addresses. */
  readonly exemptLoopback: boolean;
  readonly userPerMinute: number;
  readonly tenantPerHour: Readonly<Record<Identity['tier'], number>>;
}

/** What of a route its limits depend on. */
export type Limited = Pick<Route, 'path' | 'auth' | 'limit'>;

const NONE: readonly Layer[] = [];

/** Which limits a request meets. */
export class RateLayers {
  readonly #rates: Rates;
  readonly #address: Policy | undefined;
  readonly #user: Policy | undefined;
  readonly #tenants: Readonly<Record<Identity['tier'], Policy | undefined>>;
  /** Identities are cached, so their layers are as well. */
  readonly #known = new WeakMap<Identity, readonly Layer[]>();

  constructor(rates: Rates) {
    const { addressPerMinute, userPerMinute, tenantPerHour } = rates;
    this.#rates = rates;
    this.#address = policy('ip', addressPerMinute, MINUTE_MS);
    this.#user = policy('user', userPerMinute, MINUTE_MS);
    this.#tenants = {
      free: policy('tenant', tenantPerHour.free, HOUR_MS),
      pro: policy('tenant', tenantPerHour.pro, HOUR_MS),
      enterprise: policy('tenant', tenantPerHour.enterprise, HOUR_MS),
    };
  }

  /** What is known before anybody has said who asks. */
  ofAddress(address: string, route: Limited): readonly Layer[] {
    const ofRoute = route.auth === false ? routePolicy(route) : undefined;
    if (this.#address === undefined && ofRoute === undefined) return NONE;
    if (this.#rates.exemptLoopback && isLoopback(address)) return NONE;
    const group = addressGroup(address);
    const layers: Layer[] = [];
    if (this.#address !== undefined) layers.push({ policy: this.#address, key: `ip/${group}`, of: 'address' });
    if (ofRoute !== undefined) layers.push({ policy: ofRoute, key: `route/${route.path}/${group}`, of: 'address' });
    return layers;
  }

  ofIdentity(identity: Identity, route: Limited): readonly Layer[] {
    let layers = this.#known.get(identity);
    if (layers === undefined) {
      layers = this.#layersOf(identity);
      this.#known.set(identity, layers);
    }
    const ofRoute = routePolicy(route);
    if (ofRoute === undefined) return layers;
    return [...layers, { policy: ofRoute, key: `route/${route.path}/${identity.principal}`, of: 'identity' }];
  }

  #layersOf({ principal, tenantId, tier, keyId, keyQuota = 0 }: Identity): readonly Layer[] {
    const candidates: readonly (readonly [Policy | undefined, string])[] = [
      [this.#user, `user/${principal}`],
      [policy('key', keyQuota, DAY_MS), `key/${keyId}`],
      [this.#tenants[tier], `tenant/${tenantId}`],
    ];
    return candidates.flatMap(([found, key]) =>
      found === undefined ? [] : [{ policy: found, key, of: 'identity' as const }],
    );
  }
}

const policy = (name: string, quota: number, windowMs: number): Policy | undefined =>
  quota === 0 ? undefined : { name, quota, windowMs };

const routePolicy = ({ limit }: Limited): Policy | undefined =>
  limit ? { name: 'route', quota: limit.quota, windowMs: limit.windowS * 1000 } : undefined;
