import { newId } from '@weir/messaging';
import type { Kysely } from 'kysely';
import type { SecurityTables } from '../tables.ts';

/** The id of the tenant that the bootstrap is for, which is the platform's; made when there is none of the name. */
export async function ensureFirstTenant(kysely: Kysely<SecurityTables>, name: string): Promise<string> {
  const { id } = await kysely
    .insertInto('tenants')
    .values({ id: newId(), name, tier: 'enterprise', platform: true })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ platform: true }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
