import type { Actor, Job } from '@weir/schemas';
import { type Owed, recordAudit } from '@weir/store';
import { workCancelled } from '../domain/job-envelopes.ts';
import { inFlightStates, isLegal, type JobState } from '../domain/job-state.ts';
import { type JobRow, jobColumns, jobView } from '../domain/job-view.ts';
import type { Parts } from '../parts.ts';
import { announceClosing, type Closing, closeJobs } from './close-jobs.ts';

export interface Cancellation {
  readonly tenantId: string;
  readonly jobId: string;
  readonly actor: Actor;
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
  const { closing, audited } = found;
  announceClosing(parts, closing);
  parts.relay.offer(audited.id, audited.outgoing);
  const running = closing.before.filter(({ state }) => inFlightStates.includes(state));
  parts.notifier.notify(running.map((row) => workCancelled(parts.source, row)));
  return { job: jobView(closing.after[0] as JobRow) };
}

/** The transaction alone. A process that dies after it has cancelled the job: the outbox owes what there is to tell, a heartbeat stops the worker. */
export function recordCancellation(
  { database, source }: Pick<Parts, 'database' | 'source'>,
  { tenantId, jobId, actor }: Cancellation,
): Promise<{ readonly closing: Closing; readonly audited: Owed } | { readonly ended: JobState } | undefined> {
  return database.asTenant(tenantId, async (tx) => {
    const row = await tx
      .selectFrom('jobs')
      .select(jobColumns)
      .where('id', '=', jobId)
      .where('tenant_id', '=', tenantId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    if (!isLegal(row.state, 'cancelled')) return { ended: row.state };
    const error = { code: 'JOB_CANCELLED', message: `the job was cancelled by ${actor.principal}` };
    const closing = await closeJobs(tx, source, [row as JobRow], 'cancelled', error);
    const audited = await recordAudit(tx, source, {
      ...actor,
      tenantId,
      action: 'job.cancel',
      resource: { type: 'job', id: jobId },
      occasion: '',
      details: { operation: row.operation, state: row.state, attempt: row.attempt },
    });
    return { closing, audited };
  });
}
