import type { ListApiKeysQuery } from '@weir/schemas';
import { behind, type Database, type PageAsked } from '@weir/store';
import { type ExpressionBuilder, type Kysely, sql, type Transaction } from 'kysely';
import type { ApiKeyRow } from '../domain/api-key-view.ts';
import type { ApiKeysTable, SecurityTables, UsersTable } from '../tables.ts';

/** Whose keys are meant: those of a tenant, or of them those of one principal. */
export interface KeysOf {
  readonly tenantId: string;
  readonly owner?: string | undefined;
}

type Joined = SecurityTables & { k: ApiKeysTable; u: UsersTable };

/** A key that belongs to no user is looked after by who made it. */
export const isOf =
  ({ tenantId, owner }: KeysOf) =>
  (eb: ExpressionBuilder<Joined, 'k'>) => {
    const ofTenant = eb('k.tenant_id', '=', tenantId);
    if (owner === undefined) return ofTenant;
    return eb.and([
      ofTenant,
      eb.or([eb('k.principal', '=', owner), eb.and([eb('k.user_id', 'is', null), eb('k.created_by', '=', owner)])]),
    ]);
  };

const columns = [
  'k.id',
  'k.tenant_id',
  'k.name',
  'k.principal',
  'k.user_id',
  'k.scopes',
  'k.quota',
  'k.uses',
  'k.created_by',
  'k.created_at',
  'k.expires_at',
  'k.revoked_at',
  'k.last_used_at',
  'k.rotated_to',
] as const;

/** Keys with the role that counts, which is their owner's. */
const selectKeys = (kysely: Kysely<SecurityTables>, of: KeysOf) =>
  kysely
    .selectFrom('api_keys as k')
    .leftJoin('users as u', (join) => join.onRef('u.tenant_id', '=', 'k.tenant_id').onRef('u.id', '=', 'k.user_id'))
    .select(columns)
    .select([sql<ApiKeyRow['role']>`coalesce(u.role, k.role)`.as('role'), sql<Date>`clock_timestamp()`.as('now')])
    .where(isOf(of) as never);

const selectKey = (kysely: Kysely<SecurityTables>, of: KeysOf, id: string) =>
  selectKeys(kysely, of).where('k.id', '=', id);

/** A key as whoever changes it finds it. */
export const readApiKey = (tx: Transaction<SecurityTables>, of: KeysOf, id: string): Promise<ApiKeyRow | undefined> =>
  selectKey(tx, of, id).executeTakeFirst();

export const readApiKeys = (
  tx: Transaction<SecurityTables>,
  of: KeysOf,
  ids: readonly string[],
): Promise<readonly ApiKeyRow[]> => selectKeys(tx, of).where('k.id', 'in', ids).execute();

export async function findApiKey(
  database: Database<SecurityTables>,
  of: KeysOf,
  id: string,
): Promise<ApiKeyRow | undefined> {
  const [row] = await database.runQueryAs(of.tenantId, selectKey(database.kysely, of, id));
  return row;
}

/** A page, the newest first, with one row more than the limit if there are more. */
export function listApiKeys(
  database: Database<SecurityTables>,
  of: KeysOf,
  state: ListApiKeysQuery['state'],
  { limit, after }: PageAsked,
): Promise<readonly ApiKeyRow[]> {
  let select = selectKeys(database.kysely, of).where('k.revoked_at', state === 'revoked' ? 'is not' : 'is', null);
  if (state === 'active') select = select.where(sql<boolean>`(k.expires_at is null or k.expires_at > now())`);
  if (state === 'expired') select = select.where('k.expires_at', '<=', sql<Date>`now()`);
  if (after !== undefined) select = select.where(behind(after, 'k.created_at', 'k.id'));
  const page = select
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(limit + 1);
  return database.runQueryAs(of.tenantId, page);
}
