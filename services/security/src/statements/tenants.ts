import { newId } from '@weir/messaging';
import type { Actor, CreateTenant, Tenant, UpdateTenant } from '@weir/schemas';
import { behind, type Database, type PageAsked } from '@weir/store';
import { sql } from 'kysely';
import { type Change, change, changeAsEngine } from '../changes.ts';
import { type TenantRow, tenantView } from '../domain/tenant-view.ts';
import { Refused } from '../errors.ts';
import type { Parts } from '../parts.ts';
import type { SecurityTables } from '../tables.ts';

/** What Postgres says of a name that another row has. */
const UNIQUE_VIOLATION = '23505';

type Owner = Pick<Parts, 'database' | 'relay' | 'notifier' | 'source'>;

export async function readTenant(database: Database<SecurityTables>, id: string): Promise<TenantRow | undefined> {
  const [row] = await database.runQueryAs(id, database.kysely.selectFrom('tenants').selectAll().where('id', '=', id));
  return row;
}

/**
 * A page, the newest first, with one row more than the limit if there are more; of one tenant when `only` names it. The list of all is the
 * platform's, and is read as the engine.
 */
export function listTenants(
  database: Database<SecurityTables>,
  only: string | undefined,
  { limit, after }: PageAsked,
): Promise<readonly TenantRow[]> {
  let select = database.kysely.selectFrom('tenants').selectAll();
  if (only !== undefined) select = select.where('id', '=', only);
  if (after !== undefined) select = select.where(behind(after));
  const page = select
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  return only === undefined ? database.with(() => page.execute()) : database.runQueryAs(only, page);
}

/** @throws Refused when another has the name. */
export function createTenant(owner: Owner, { name, tier, ...more }: CreateTenant, actor: Actor): Promise<Tenant> {
  return changeAsEngine(owner, async (changing) => {
    const row: TenantRow | undefined = await changing.tx
      .insertInto('tenants')
      .values({ id: newId(), name, tier, ...columnsOf(more) })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) throw new Refused('TENANT_EXISTS');
    audit(changing, 'create', row, actor, '');
    return tenantView(row);
  });
}

/** What is not named stays. A suspended tenant's keys and tokens are refused from the commit on. */
export function updateTenant(owner: Owner, id: string, wanted: UpdateTenant, actor: Actor): Promise<Tenant> {
  return change(owner, id, async (changing) => {
    const { tx, revoke } = changing;
    const was = await tx.selectFrom('tenants').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
    if (was === undefined) throw new Refused('TENANT_NOT_FOUND');
    const isRenamed = wanted.name !== undefined && wanted.name !== was.name;
    // A start finds the platform's tenant by its name, and would make another one.
    if (was.platform && (isRenamed || wanted.state === 'suspended')) throw new Refused('TENANT_PROTECTED');
    const { name = was.name, tier = was.tier, state = was.state } = wanted;
    const row: TenantRow = await tx
      .updateTable('tenants')
      // The number of the change as well, which the audit record needs: no two have the same time.
      .set({
        name,
        tier,
        state,
        ...columnsOf(wanted),
        updated_at: sql<Date>`greatest(clock_timestamp(), updated_at + interval '1 ms')`,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch((error: { readonly code?: string }) => {
        throw error.code === UNIQUE_VIOLATION ? new Refused('TENANT_EXISTS') : error;
      });
    // Gateways know tokens and keys by the tenant's tier and state of then.
    if (was.state !== 'suspended' && state === 'suspended') revoke({ kind: 'tenant', id, tenant_id: id });
    const verb = was.state === state ? 'update' : state === 'suspended' ? 'suspend' : 'resume';
    audit(changing, verb, row, actor, row.updated_at.toISOString(), Object.keys(wanted));
    return tenantView(row);
  });
}

const columnsOf = ({ settings, quotas }: Pick<UpdateTenant, 'settings' | 'quotas'>) => ({
  ...(settings !== undefined && { settings: JSON.stringify(settings) }),
  ...(quotas?.jobsInFlight !== undefined && { jobs_in_flight_max: quotas.jobsInFlight }),
  ...(quotas?.storedBytes !== undefined && { stored_bytes_max: quotas.storedBytes }),
});

const audit = (
  { audit: record }: Change,
  verb: string,
  { id, name, tier, state }: TenantRow,
  actor: Actor,
  occasion: string,
  changed: readonly string[] = [],
): void =>
  record({
    ...actor,
    tenantId: id,
    action: `tenant.${verb}`,
    resource: { type: 'tenant', id },
    occasion,
    details: { name, tier, state, ...(changed.length > 0 && { changed: changed.join(' ') }) },
  });
