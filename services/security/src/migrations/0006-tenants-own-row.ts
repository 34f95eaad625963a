import { appRoleOf, OWN_TENANT } from '@weir/store';
import { type Kysely, sql } from 'kysely';

/**
 * A tenant's transaction holds and changes its own row of `tenants` as well: whoever changes what is below a tenant holds it, and what the
 * platform changes of a tenant is done in that tenant's name. It makes none and deletes none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const own = sql.raw(`id = ${OWN_TENANT}`);
  const app = sql.id(appRoleOf('security'));
  await sql`create policy tenant_change on tenants for update to ${app} using (${own}) with check (${own})`.execute(db);
}
