import type { Job } from '@weir/schemas';
import { type ColumnKind, columnsOf, groupOfRows, runnerIn, type Statement } from '@weir/store';
import type { Transaction } from 'kysely';
import { inFlightStates } from '../domain/job-state.ts';
import type { Tables } from '../tables.ts';
import { jsonOf } from './finish-jobs.ts';

/** What the newest report of a job says. */
export interface Running {
  readonly jobId: string;
  readonly worker: string;
  readonly startedAt: string;
  /** As before, when absent. */
  readonly progress: Job['progress'] | undefined;
}

const RUNNING: readonly ColumnKind[] = ['uuid', 'text', 'timestamptz', 'json'];

const RECORD: Statement = {
  name: 'record-progress',
  text: `
    update jobs set state = 'running', worker = running.worker, started_at = running.started_at,
      progress = coalesce(running.progress, jobs.progress)
    from ${groupOfRows(RUNNING)} as running (id, worker, started_at, progress) where jobs.id = running.id`,
};

/** The jobs among these of which an attempt is out, locked in the order of their ids, so that nobody waits for one who waits for him. */
export const lockInFlight = (tx: Transaction<Tables>, ids: readonly string[]) =>
  tx
    .selectFrom('jobs')
    .select(['id', 'state', 'attempt', 'operation', 'queue', 'tenant_id', 'progress', 'created_at'])
    .where('id', 'in', ids)
    .where('state', 'in', inFlightStates)
    .orderBy('id')
    .forUpdate()
    .execute();

/** Of jobs that are locked, each named once. */
export async function recordProgress(tx: Transaction<Tables>, running: Iterable<Running>): Promise<void> {
  const rows = Array.from(running, ({ jobId, worker, startedAt, progress }) => [
    jobId,
    worker,
    startedAt,
    jsonOf(progress),
  ]);
  if (rows.length > 0) await runnerIn(tx).run(RECORD, columnsOf(rows, RUNNING));
}
