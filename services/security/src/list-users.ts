import type { UserList } from '@weir/schemas';
import { behind, type PageAsked, pageOf } from '@weir/store';
import type { Parts } from './parts.ts';
import { userView } from './user-rows.ts';

/** A page of the tenant's users, the newest first. */
export async function listUsers({ database }: Parts, tenantId: string, { limit, after }: PageAsked): Promise<UserList> {
  let select = database.kysely.selectFrom('users').selectAll().where('tenant_id', '=', tenantId);
  if (after !== undefined) select = select.where(behind(after));
  const page = select
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const rows = await database.runQueryAs(tenantId, page);
  return pageOf(rows, limit, userView, ({ created_at, id }) => ({ time: created_at, id }));
}
