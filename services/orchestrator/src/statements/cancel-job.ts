import type { Job } from '@weir/schemas';
import { workCancelled } from '../domain/job-envelopes.ts';
import { inFlightStates, isLegal, type JobState } from '../domain/job-state.ts';
import { jobView } from '../domain/job-view.ts';
import type { Parts } from '../parts.ts';
import { announceClosing, type Closable, type Closing, closableColumns, closeJobs } from './close-jobs.ts';

export interface Cancellation {
  readonly tenantId: string;
  readonly jobId: string;
  readonly principal: string;
}

/** The job as it was cancelled, or the state in which it had ended before. */
export type Cancelled = { readonly job: Job } | { readonly ended: JobState };

/**
 * Cancels a job wherever it is; undefined when the tenant has no such job. The record is cancelled at once, so that whatever comes
 * later is refused by its state: the dispatcher's move, the claim of a worker, a result. A worker that has begun it is told to
 * stop; a notice that is missed is made up for by the worker's next heartbeat.
 */
export async function cancelJob(parts: Parts, cancellation: Cancellation): Promise<Cancelled | undefined> {
  const found = await recordCancellation(parts, cancellation);
  if (found === undefined || 'ended' in found) return found;
  announceClosing(parts, found);
  const running = found.before.filter(({ state }) => inFlightStates.includes(state));
  parts.notifier.notify(running.map((row) => workCancelled(parts.source, row)));
  return { job: jobView(found.after[0] as Closable) };
}

/** The transaction alone. A process that dies after it has cancelled the job: the outbox owes the event, a heartbeat stops the worker. */
export function recordCancellation(
  { database, source }: Pick<Parts, 'database' | 'source'>,
  { tenantId, jobId, principal }: Cancellation,
): Promise<Closing | { readonly ended: JobState } | undefined> {
  return database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('jobs')
        .select(closableColumns)
        .where('id', '=', jobId)
        .where('tenant_id', '=', tenantId)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (!isLegal(row.state, 'cancelled')) return { ended: row.state };
      const error = { code: 'JOB_CANCELLED', message: `the job was cancelled by ${principal}` };
      return closeJobs(tx, source, [row as Closable], 'cancelled', error);
    }),
  );
}
