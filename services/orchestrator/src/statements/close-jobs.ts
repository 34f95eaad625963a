import { nowText, type Outgoing } from '@weir/messaging';
import type { Job } from '@weir/schemas';
import { enqueue } from '@weir/store';
import { countJobs } from '@weir/telemetry';
import type { Transaction } from 'kysely';
import { jobEvent, jobFinished } from '../domain/job-envelopes.ts';
import { inFlightStates, type JobState } from '../domain/job-state.ts';
import { type JobRow, jobView } from '../domain/job-view.ts';
import type { Parts } from '../parts.ts';
import type { Tables } from '../tables.ts';

/** Jobs that were ended from outside, and what is to be told of them. */
export interface Closing {
  readonly before: readonly JobRow[];
  readonly after: readonly JobRow[];
  readonly outgoing: readonly Outgoing[];
  readonly outboxId: string | undefined;
}

/** Ends open jobs, whatever they were doing, in the transaction that holds the locks of their rows. */
export async function closeJobs(
  tx: Transaction<Tables>,
  source: string,
  before: readonly JobRow[],
  state: Extract<JobState, 'cancelled' | 'expired'>,
  error: NonNullable<Job['error']>,
): Promise<Closing> {
  const finished_at = new Date();
  const ids = before.map(({ id }) => id);
  await tx
    .updateTable('jobs')
    .set({ state, finished_at, error: JSON.stringify(error) })
    .where('id', 'in', ids)
    .execute();
  await tx.deleteFrom('waiting').where('job_id', 'in', ids).execute();
  const after = before.map((row): JobRow => ({ ...row, state, finished_at, error }));
  const outgoing = after.map((row) => closedEvent(source, row));
  return { before, after, outgoing, outboxId: await enqueue(tx, outgoing) };
}

/** After the commit. What does not go out now is made up for: events by the outbox, notices by those who look for themselves. */
export function announceClosing(parts: Parts, { before, after, outgoing, outboxId }: Closing): void {
  if (outboxId !== undefined) parts.relay.offer(outboxId, outgoing);
  parts.notifier.notify(
    after.flatMap((row) =>
      row.notify === null ? [] : [jobFinished(parts.source, row.notify, jobView(row), row.request.correlationid)],
    ),
  );
  countJobs(
    parts.metrics,
    after.map(({ state, queue, tenant_id: tenantId }) => ({ state, queue, tenantId })),
  );
  const wereInFlight = before.filter(({ state }) => inFlightStates.includes(state));
  parts.dispatcher.ended(wereInFlight);
  for (const { queue } of wereInFlight) parts.dispatcher.returned(queue, 1);
}

const closedEvent = (source: string, row: JobRow): Outgoing =>
  jobEvent(source, {
    jobId: row.id,
    tenantId: row.tenant_id,
    correlationId: row.request.correlationid,
    traceparent: row.request.traceparent,
    at: row.finished_at?.toISOString() ?? nowText(),
    data: {
      state: row.state,
      attempt: row.attempt,
      operation: row.operation,
      queue: row.queue,
      createdAt: row.created_at.toISOString(),
      ...(row.error === null ? {} : { error: row.error }),
      ...(row.finished_at === null ? {} : { finishedAt: row.finished_at.toISOString() }),
    },
  });
