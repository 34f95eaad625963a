import { addTenantToOutbox, OWN_TENANT, protectTables } from '@weir/store';
import type { Kysely } from 'kysely';

/** A tenant's transaction sees and writes what is that tenant's, and reads of `tenants` its own row (ADR 0017). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addTenantToOutbox(db);
  await protectTables(db, 'security', { tenants: `id = ${OWN_TENANT}` });
}
