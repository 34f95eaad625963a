import {
  ConfigInvalid,
  type Context,
  type KnownTenants,
  type Probe,
  type ServiceClient,
  tierQuotas,
} from '@weir/runtime';
import type { GatewayConfig } from '../config.ts';
import { Limiter } from './limiter.ts';
import { RateLayers } from './rate-layers.ts';
import { RateLimits } from './rate-limits.ts';
import { TenantQuotas } from './tenant-quotas.ts';

/** The limits of this gateway, shared with others where there is a store; `probes` says how that is. */
export async function openRateLimits(
  config: GatewayConfig,
  { log, lifecycle, metrics }: Context,
): Promise<{ readonly rates: RateLimits; readonly probes: Readonly<Record<string, Probe>> }> {
  const layers = new RateLayers({
    addressPerMinute: config.RATE_IP_PER_MIN,
    exemptLoopback: config.RATE_EXEMPT_LOOPBACK,
    userPerMinute: config.RATE_USER_PER_MIN,
    tenantPerHour: {
      free: config.RATE_FREE_PER_HOUR,
      pro: config.RATE_PRO_PER_HOUR,
      enterprise: config.RATE_ENTERPRISE_PER_HOUR,
    },
  });
  if (config.REDIS_URL === undefined) return { rates: new RateLimits(new Limiter(), layers, metrics), probes: {} };
  // Said here without the value, which may hold a password and would stand in the error of whoever parses it.
  if (!URL.canParse(config.REDIS_URL)) throw new ConfigInvalid('REDIS_URL (or REDIS_URL_FILE) is not a URL.');
  const onChange = (isThere: boolean) => metrics.rateStoreUp.set({ store: 'redis' }, isThere ? 1 : 0);
  // Its client is a large one, and most have no store.
  const { SharedStore } = await import('./shared-store.ts');
  const store = new SharedStore({ url: config.REDIS_URL, log, onChange });
  lifecycle.onStop('store of rate limits', () => store.close());
  const check = () => {
    if (!store.isThere) throw new Error('does not answer; limits hold in each gateway by itself');
  };
  return {
    rates: new RateLimits(new Limiter(store), layers, metrics),
    probes: { 'rate-limits': { critical: false, check } },
  };
}

export const openQuotas = (
  config: GatewayConfig,
  { metrics }: Context,
  { orchestrator, tenants }: { readonly orchestrator: ServiceClient; readonly tenants: KnownTenants },
): TenantQuotas => new TenantQuotas(orchestrator, tenants, tierQuotas(config), metrics);
