import {
  type Context,
  KnownTenants,
  type Quotas,
  quotasOf,
  ServiceClient,
  serviceIdentity,
  tierQuotas,
} from '@weir/runtime';
import { type Database, runnerIn } from '@weir/store';
import { sql, type Transaction } from 'kysely';
import type { OrchestratorConfig } from './config.ts';
import { Room, type Rooms } from './domain/room.ts';
import type { Parts } from './parts.ts';
import type { Tables } from './tables.ts';
import { TenantUsages } from './tenant-usage.ts';

/** What tenants may have; empty where they have no quota. */
export type QuotasByTenant = ReadonlyMap<string, Quotas>;

/**
 * What is left to tenants of their quotas, for jobs that the orchestrator makes itself: runs of schedules, and redrives. What clients ask
 * for is held to them by the gateway, before it is accepted.
 */
export class TenantRooms {
  readonly #usages: TenantUsages;
  readonly #quotasOf: (tenantId: string) => Promise<Quotas | undefined>;

  /** `quotasOf` answers with undefined while nobody can say. */
  constructor(usages: TenantUsages, quotasOf: (tenantId: string) => Promise<Quotas | undefined>) {
    this.#usages = usages;
    this.#quotasOf = quotasOf;
  }

  /** To be awaited before a transaction that opens rooms: it asks elsewhere, and counts what takes long. Who is missing cannot be held to anything. */
  async quotasOf(tenantIds: readonly string[]): Promise<QuotasByTenant> {
    const found = await Promise.all(tenantIds.map(async (id) => [id, await this.#quotasOf(id)] as const));
    const known = found.flatMap(([id, quotas]) => (quotas === undefined ? [] : [[id, quotas] as const]));
    for (const [id, quotas] of known) if (isLimited(quotas)) await this.#usages.prepare(id);
    return new Map(known);
  }

  /**
   * Counts under a lock that is held until the transaction ends: of all that open rooms of a tenant each finds what those before it have
   * taken, in whatever process. The locks are taken in order, so that nobody waits for one who waits for him.
   */
  async open(tx: Transaction<Tables>, quotas: QuotasByTenant, tenantIds: Iterable<string>): Promise<Rooms> {
    const limited = [...new Set(tenantIds)].filter((id) => isLimited(quotas.get(id) ?? {})).toSorted();
    if (limited.length === 0) return new Map();
    await sql`select pg_advisory_xact_lock(hashtextextended('quota of ' || id, 0)) from unnest(${limited}::text[]) as id`.execute(
      tx,
    );
    const rooms = new Map<string, Room>();
    for (const id of limited)
      rooms.set(id, new Room(quotas.get(id) ?? {}, await this.#usages.countIn(runnerIn(tx), id)));
    return rooms;
  }
}

const isLimited = ({ jobsInFlight, storedBytes }: Quotas): boolean =>
  jobsInFlight !== undefined || storedBytes !== undefined;

/** The rooms of this process, by what the security service says of tenants. */
export function openRooms(
  config: OrchestratorConfig,
  { service, lifecycle }: Context,
  database: Database<Tables>,
): Pick<Parts, 'usages' | 'rooms'> {
  const security = new ServiceClient('security', config.SECURITY_URL, serviceIdentity(service, config).tokens);
  lifecycle.onStop('client of the security service', () => security.close());
  const tenants = new KnownTenants(security);
  const tiers = tierQuotas(config);
  const usages = new TenantUsages(database);
  const rooms = new TenantRooms(usages, async (id) => {
    const tenant = await tenants.lastHeard(id);
    return tenant === undefined ? undefined : quotasOf(tenant, tiers);
  });
  return { usages, rooms };
}
