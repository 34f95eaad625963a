import type { Job, JobAttempt } from '@weir/schemas';
import type { EndedAttemptRecord } from './job-history.ts';
import { isTerminal, type JobState } from './job-state.ts';

/** What the row of a job says of its last attempt. */
export interface LastAttempt {
  readonly state: JobState;
  readonly attempt: number;
  readonly worker: string | null;
  readonly error: Job['error'];
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

const outcomes: Partial<Record<JobState, JobAttempt['outcome']>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  dead_lettered: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
};

/** The tries at a job, the first one first: those that ended without ending it are on record, the last is the row itself. */
export function jobAttempts(row: LastAttempt, ended: readonly EndedAttemptRecord[]): readonly JobAttempt[] {
  const attempts = ended.map(
    ({ attempt, worker, startedAt, finishedAt, error = null }): JobAttempt => ({
      attempt,
      worker,
      startedAt,
      finishedAt,
      outcome: 'failed',
      error,
    }),
  );
  // A job that waits for its first or next attempt, or ended while it waited, has none beside those on record.
  if (row.attempt === 0 || ended.at(-1)?.attempt === row.attempt) return attempts;
  const hasEnded = isTerminal(row.state);
  return [
    ...attempts,
    {
      attempt: row.attempt,
      worker: row.worker,
      startedAt: row.started_at?.toISOString() ?? null,
      finishedAt: hasEnded ? (row.finished_at?.toISOString() ?? null) : null,
      outcome: outcomes[row.state] ?? null,
      error: hasEnded ? row.error : null,
    },
  ];
}
