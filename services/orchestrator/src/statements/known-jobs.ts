import { columnsOf, type Database, groupOfRows, type Statement } from '@weir/store';
import type { Tables } from '../tables.ts';

const KNOWN: Statement = {
  name: 'known-jobs',
  text: `select asked.id from ${groupOfRows(['uuid'])} as asked (id) where exists (select from jobs where jobs.id = asked.id)`,
};

/** Those of these ids that are of jobs. */
export async function knownJobs(database: Database<Tables>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.run<{ readonly id: string }>(
    KNOWN,
    columnsOf(
      ids.map((id) => [id]),
      ['uuid'],
    ),
  );
  return new Set(rows.map(({ id }) => id));
}
