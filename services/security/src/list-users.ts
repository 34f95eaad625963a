import type { UserList } from '@weir/schemas';
import { behind, type Cursor, pageOf } from '@weir/store';
import type { Parts } from './parts.ts';
import { userView } from './user-rows.ts';

const LIMIT_DEFAULT = 50;

/** A page of the tenant's users, the newest first. */
export async function listUsers(
  { database }: Parts,
  tenantId: string,
  limitAsked: string | undefined,
  after: Cursor | undefined,
): Promise<UserList> {
  const limit = Number(limitAsked ?? LIMIT_DEFAULT);
  let select = database.kysely.selectFrom('users').selectAll().where('tenant_id', '=', tenantId);
  if (after !== undefined) select = select.where(behind(after));
  const page = select
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const rows = await database.runQueryAs(tenantId, page);
  return pageOf(rows, limit, userView, ({ created_at, id }) => ({ time: created_at, id }));
}
