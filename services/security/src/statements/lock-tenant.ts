import { sql, type Transaction } from 'kysely';
import { Refused } from '../errors.ts';
import type { SecurityTables } from '../tables.ts';

/** Changes of a tenant's keys come one after the other, so that their number is exact. Says what time it is. */
export async function lockTenant(
  tx: Transaction<SecurityTables>,
  tenantId: string,
  otherwise: Refused['code'] = 'TENANT_NOT_FOUND',
): Promise<Date> {
  const row = await tx
    .selectFrom('tenants')
    .select(sql<Date>`date_trunc('milliseconds', clock_timestamp())`.as('now'))
    .where('id', '=', tenantId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refused(otherwise);
  return row.now;
}
