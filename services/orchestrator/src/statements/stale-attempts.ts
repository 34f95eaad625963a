import type { RunningAttempt } from '@weir/schemas';
import { type ColumnKind, columnsOf, type Database, groupOfRows, type Statement } from '@weir/store';
import { inFlightStates } from '../domain/job-state.ts';
import type { Tables } from '../tables.ts';

const ATTEMPT: readonly ColumnKind[] = ['uuid', 'smallint'];

const STALE: Statement = {
  name: 'stale-attempts',
  text: `
    select running.id as "jobId", running.attempt from ${groupOfRows(ATTEMPT)} as running (id, attempt)
    where not exists (
      select from jobs where jobs.id = running.id and jobs.attempt = running.attempt and jobs.state = any($3::text[]))`,
};

/** Those of these attempts whose result would be discarded: their job has ended, or another attempt at it has begun. */
export async function staleAttempts(
  database: Database<Tables>,
  running: readonly RunningAttempt[],
): Promise<readonly RunningAttempt[]> {
  if (running.length === 0) return [];
  const rows = running.map(({ jobId, attempt }) => [jobId, attempt]);
  return database.run<RunningAttempt>(STALE, [...columnsOf(rows, ATTEMPT), inFlightStates]);
}
