import type { Tenant } from '@weir/schemas';

/** A row of `tenants` as the driver gives it; bigint comes as text. */
export interface TenantRow {
  readonly id: string;
  readonly name: string;
  readonly tier: Tenant['tier'];
  readonly platform: boolean;
  readonly state: Tenant['state'];
  readonly settings: Tenant['settings'];
  readonly jobs_in_flight_max: string | null;
  readonly stored_bytes_max: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const count = (text: string | null): number | null => (text === null ? null : Number(text));

export const tenantView = (row: TenantRow): Tenant => ({
  id: row.id,
  name: row.name,
  tier: row.tier,
  platform: row.platform,
  state: row.state,
  settings: row.settings,
  quotas: { jobsInFlight: count(row.jobs_in_flight_max), storedBytes: count(row.stored_bytes_max) },
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});
