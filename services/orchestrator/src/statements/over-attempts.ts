import type { RunningAttempt } from '@weir/schemas';
import { type ColumnKind, columnsOf, type Database, groupOfRows, type Statement } from '@weir/store';
import { inFlightStates, openStates } from '../domain/job-state.ts';
import type { Tables } from '../tables.ts';

const ATTEMPT: readonly ColumnKind[] = ['uuid', 'smallint'];

const OVER: Statement = {
  name: 'over-attempts',
  text: `
    select ended.id as "jobId", ended.attempt from ${groupOfRows(ATTEMPT)} as ended (id, attempt) join jobs on jobs.id = ended.id
    where not (jobs.attempt = ended.attempt and jobs.state = any($3::text[]) or jobs.attempt < ended.attempt and jobs.state = any($4::text[]))`,
};

/**
 * Those of these attempts that were over before. Unlike `staleAttempts` it says nothing of a job that is not recorded, was a moment ago, or is
 * recorded as waiting for an attempt that ran first (ADR 0029).
 */
export async function overAttempts(
  database: Database<Tables>,
  attempts: readonly RunningAttempt[],
): Promise<readonly RunningAttempt[]> {
  if (attempts.length === 0) return [];
  const rows = attempts.map(({ jobId, attempt }) => [jobId, attempt]);
  return database.run<RunningAttempt>(OVER, [...columnsOf(rows, ATTEMPT), inFlightStates, openStates]);
}
