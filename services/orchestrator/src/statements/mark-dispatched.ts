import type { Database, Statement } from '@weir/store';
import type { Tables } from '../tables.ts';

/** Begins the next attempt at jobs that are queued; two dispatchers never begin the same. */
const MARK: Statement = {
  name: 'mark-dispatched',
  text: `
    update jobs set state = 'dispatched', attempt = attempt + 1, dispatched_at = now()
    where id = any($1::uuid[]) and state = $2 and (deadline_at is null or deadline_at > now())
    returning id, attempt`,
};

/** Returns the attempt of each job that was marked. */
export async function markDispatched(
  database: Database<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await database.run<{ id: string; attempt: number }>(MARK, [ids, 'queued']);
  return new Map(rows.map((row) => [row.id, row.attempt]));
}
