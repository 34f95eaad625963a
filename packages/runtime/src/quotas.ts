import type { Tenant } from '@weir/schemas';
import type { quotaVariables } from './variables.ts';

const MB = 1_000_000;

/** What a tenant may have; without a member there is no quota. */
export interface Quotas {
  readonly jobsInFlight?: number;
  readonly storedBytes?: number;
}

/** The quotas in whose favour something is refused, by the names that clients see. */
export type QuotaPolicy = 'jobs-in-flight' | 'stored-bytes';

export type TierQuotas = Readonly<Record<Tenant['tier'], Quotas>>;

export const tierQuotas = (config: Readonly<Record<keyof typeof quotaVariables, number>>): TierQuotas => ({
  free: ofTier(config.QUOTA_FREE_JOBS, config.QUOTA_FREE_STORED_MB),
  pro: ofTier(config.QUOTA_PRO_JOBS, config.QUOTA_PRO_STORED_MB),
  enterprise: {},
});

const ofTier = (jobsInFlight: number, storedMb: number): Quotas => ({
  ...(jobsInFlight === 0 ? {} : { jobsInFlight }),
  ...(storedMb === 0 ? {} : { storedBytes: storedMb * MB }),
});

/** What a tenant has of its own goes before its tier; null is what the tier says. */
export function quotasOf({ tier, quotas }: Pick<Tenant, 'tier' | 'quotas'>, tiers: TierQuotas): Quotas {
  const { jobsInFlight, storedBytes } = quotas;
  return {
    ...tiers[tier],
    ...(jobsInFlight === null ? {} : { jobsInFlight }),
    ...(storedBytes === null ? {} : { storedBytes }),
  };
}
