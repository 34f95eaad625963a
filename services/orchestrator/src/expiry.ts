import type { Outgoing } from '@weir/messaging';
import { enqueue } from '@weir/store';
import { jobEvent, jobFinished } from './domain/job-envelopes.ts';
import { inFlightStates, openStates } from './domain/job-state.ts';
import { type JobRow, jobColumns, jobView } from './domain/job-view.ts';
import type { Parts } from './parts.ts';

const SIZE_MAX = 200;
/** Deadlines further back than this were dealt with; the index need not be read from its beginning every time. */
const LOOK_BACK_MS = 8 * 24 * 3_600_000;

/** Ends jobs whose deadline has passed, wherever they are. Returns how many. */
export async function expireOverdue(parts: Parts): Promise<number> {
  const { database, source } = parts;
  const now = new Date();
  const result = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const rows = await tx
        .selectFrom('jobs')
        .select([...jobColumns, 'notify'])
        .where('deadline_at', '<=', now)
        .where('deadline_at', '>', new Date(now.getTime() - LOOK_BACK_MS))
        .where('state', 'in', openStates)
        .limit(SIZE_MAX)
        .forUpdate()
        .skipLocked()
        .execute();
      if (rows.length === 0) return undefined;
      const error = { code: 'DEADLINE_EXCEEDED', message: 'the deadline passed before the job was finished' };
      const ids = rows.map((row) => row.id);
      await tx
        .updateTable('jobs')
        .set({ state: 'expired', finished_at: now, error: JSON.stringify(error) } as never)
        .where('id', 'in', ids)
        .execute();
      await tx.deleteFrom('waiting').where('job_id', 'in', ids).execute();
      const expired = rows.map(
        (row) =>
          ({ ...row, state: 'expired', finished_at: now, error }) as unknown as JobRow & { notify: string | null },
      );
      const outgoing = expired.map((row) => expiredEvent(source, row));
      return { id: await enqueue(tx, outgoing), outgoing, rows, expired };
    }),
  );
  if (result === undefined) return 0;
  if (result.id !== undefined) parts.relay.offer(result.id, result.outgoing);
  parts.notifier.notify(
    result.expired.flatMap((row) =>
      row.notify === null ? [] : [jobFinished(source, row.notify, jobView(row), row.envelope.correlationid)],
    ),
  );
  for (const row of result.rows) {
    parts.metrics.jobs.inc({ state: 'expired', queue: row.queue });
    if (inFlightStates.includes(row.state)) parts.dispatcher.returned(row.queue, 1);
  }
  return result.rows.length;
}

const expiredEvent = (source: string, row: JobRow): Outgoing =>
  jobEvent(source, {
    jobId: row.id,
    tenantId: row.tenant_id,
    correlationId: row.envelope.correlationid,
    traceparent: row.envelope.traceparent,
    at: row.finished_at?.toISOString() ?? new Date().toISOString(),
    data: {
      state: 'expired',
      attempt: row.attempt,
      operation: row.operation,
      queue: row.queue,
      createdAt: row.created_at.toISOString(),
      ...(row.error === null ? {} : { error: row.error }),
      ...(row.finished_at === null ? {} : { finishedAt: row.finished_at.toISOString() }),
    },
  });
