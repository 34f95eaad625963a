import type { Database } from '@weir/store';
import type { Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * One transaction about the dead letters of these tenants. Those of one are worked on in its name; an operator of the platform, who
 * looks after what belongs to nobody besides, has two, and is kept to them by the conditions of the statements alone.
 */
export function inTenants<Result>(
  database: Database<Tables>,
  tenantIds: readonly string[],
  work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  const [one, ...more] = tenantIds;
  if (one !== undefined && more.length === 0) return database.asTenant(one, work);
  return database.with((kysely) => kysely.transaction().execute(work));
}
