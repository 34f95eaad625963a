import type { Envelope } from '@weir/messaging';
import type { Job, JobChanged } from '@weir/schemas';
import { jobEvent } from './job-envelopes.ts';
import { isTerminal, type JobState } from './job-state.ts';
import type { JobRow } from './job-view.ts';

/** An attempt that ended without ending its job, as it stands in the row. */
export interface EndedAttemptRecord {
  readonly attempt: number;
  readonly worker: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly error?: NonNullable<Job['error']>;
}

/** One event of a job's life and its place in it: `<attempt>.<step>.<progress>`; later places compare greater, number by number. */
export interface HistoryEntry {
  readonly position: string;
  readonly envelope: Envelope;
}

const STEP = { queued: 0, started: 1, progressed: 2, ended: 3, closed: 4 } as const;

/**
 * A job's life so far, made from its row: the same events, with the same ids, as were published to EVENTS. Of progress only the
 * latest is kept.
 */
export function jobHistory(
  source: string,
  row: JobRow,
  attempts: readonly EndedAttemptRecord[],
): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const { request, operation, queue } = row;
  const createdAt = row.created_at.toISOString();
  const add = (
    place: readonly [number, number, number],
    at: string,
    state: JobState,
    attempt: number,
    more: Partial<JobChanged> = {},
  ) =>
    entries.push({
      position: place.join('.'),
      envelope: jobEvent(source, {
        jobId: row.id,
        tenantId: row.tenant_id,
        correlationId: request.correlationid,
        traceparent: request.traceparent,
        at,
        data: { state, attempt, operation, queue, createdAt, ...more },
      }).envelope,
    });

  const { runAt } = request.data;
  const isScheduled = runAt !== undefined && Date.parse(runAt) > row.created_at.getTime();
  add([0, STEP.queued, 0], createdAt, isScheduled ? 'scheduled' : 'queued', 0);
  for (const { attempt, startedAt, finishedAt, error } of attempts) {
    add([attempt, STEP.started, 0], startedAt, 'running', attempt);
    add([attempt, STEP.ended, 0], finishedAt, 'retrying', attempt, error === undefined ? {} : { error });
  }
  const { attempt, state, started_at, finished_at, progress, error } = row;
  // A job that waits for its next attempt, or ended while it waited: its last attempt is among those above.
  const isRecorded = attempts.at(-1)?.attempt === attempt;
  if (started_at !== null && !isRecorded) {
    const startedAt = started_at.toISOString();
    add([attempt, STEP.started, 0], startedAt, 'running', attempt);
    if (progress !== null && progress !== undefined)
      add([attempt, STEP.progressed, progress.sequence], startedAt, 'running', attempt, { progress });
  }
  if (isTerminal(state) && finished_at !== null) {
    const finishedAt = finished_at.toISOString();
    const step = isRecorded ? STEP.closed : STEP.ended;
    add([attempt, step, 0], finishedAt, state, attempt, { finishedAt, ...(error === null ? {} : { error }) });
  }
  return entries;
}
