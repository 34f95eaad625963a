import type { RunningAttempt } from '@weir/schemas';
import { type Database, plainColumn, type Statement } from '@weir/store';
import { inFlightStates } from '../domain/job-state.ts';
import type { Tables } from '../tables.ts';

const STALE: Statement = {
  name: 'stale-attempts',
  text: `
    select running.id as "jobId", running.attempt from unnest($1::uuid[], $2::smallint[]) as running (id, attempt)
    where not exists (
      select from jobs where jobs.id = running.id and jobs.attempt = running.attempt and jobs.state = any($3::text[]))`,
};

/** Those of these attempts whose result would be discarded: their job has ended, or another attempt at it has begun. */
export async function staleAttempts(
  database: Database<Tables>,
  running: readonly RunningAttempt[],
): Promise<readonly RunningAttempt[]> {
  if (running.length === 0) return [];
  return database.run<RunningAttempt>(STALE, [
    plainColumn(running.map(({ jobId }) => jobId)),
    plainColumn(running.map(({ attempt }) => attempt)),
    inFlightStates,
  ]);
}
