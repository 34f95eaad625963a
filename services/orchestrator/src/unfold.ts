import type { Outgoing } from '@weir/messaging';
import type { Database, Unfold } from '@weir/store';
import { jobDeadLetter, jobEvent } from './domain/job-envelopes.ts';
import type { EndedAttemptRecord } from './domain/job-history.ts';
import { isTerminal, type JobState } from './domain/job-state.ts';
import { type JobRow, jobColumns } from './domain/job-view.ts';
import type { Tables } from './tables.ts';

/*
 * What the outbox owes is kept as facts, from which the envelopes are made that the handler made from memory when it wrote the row, with
 * the same ids. Only a relay that finds the row after a crash needs that.
 */

type RecordedJob = JobRow & { readonly attempts: readonly EndedAttemptRecord[] | null };

/** How rows of each kind that the orchestrator owes are made into envelopes. */
export const unfoldings = (database: Database<Tables>, source: string): Readonly<Record<string, Unfold>> => ({
  /** `[jobId, state, attempt]` of each. */
  'job-changed': async (facts) => {
    const changes = facts as readonly (readonly [string, JobState, number])[];
    const rows = await jobsOf(
      database,
      changes.map(([id]) => id),
    );
    return changes.flatMap(([id, state, attempt]) => {
      const row = rows.get(id);
      return row === undefined ? [] : [changeOf(source, row, state, attempt)];
    });
  },
  /** The id of each. */
  'job-given-up': async (facts) => {
    const ids = facts as readonly string[];
    const rows = await jobsOf(database, ids);
    return ids.flatMap((id) => {
      const row = rows.get(id);
      return row === undefined ? [] : [jobDeadLetter(source, row)];
    });
  },
});

async function jobsOf(database: Database<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, RecordedJob>> {
  const rows = await database.with((kysely) =>
    kysely
      .selectFrom('jobs')
      .select([...jobColumns, 'attempts'])
      .where('id', 'in', ids)
      .execute(),
  );
  return new Map(rows.map((row) => [row.id, row as RecordedJob]));
}

function changeOf(source: string, row: RecordedJob, state: JobState, attempt: number): Outgoing {
  const { correlationid, traceparent } = row.request;
  const createdAt = row.created_at.toISOString();
  const finishedAt = isTerminal(state) ? row.finished_at?.toISOString() : undefined;
  const ended = state === 'retrying' ? row.attempts?.find((one) => one.attempt === attempt) : undefined;
  const error = isTerminal(state) ? row.error : ended?.error;
  return jobEvent(source, {
    jobId: row.id,
    tenantId: row.tenant_id,
    correlationId: correlationid,
    traceparent,
    at: finishedAt ?? ended?.finishedAt ?? createdAt,
    data: {
      state,
      attempt,
      operation: row.operation,
      queue: row.queue,
      createdAt,
      ...(finishedAt === undefined ? {} : { finishedAt }),
      ...(error === undefined || error === null ? {} : { error }),
    },
  });
}
