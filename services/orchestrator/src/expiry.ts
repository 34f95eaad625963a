import type { Outgoing } from '@weir/messaging';
import { enqueue } from '@weir/store';
import { jobEvent, jobFinished } from './domain/job-envelopes.ts';
import { inFlightStates, openStates } from './domain/job-state.ts';
import { type JobRow, jobColumns, jobView } from './domain/job-view.ts';
import type { Parts } from './parts.ts';

const SIZE_MAX = 200;
/** A job that was being recorded or changed during a sweep is found by a later one; no statement of ours takes longer. */
const MARGIN_MS = 30_000;

/** Ends jobs whose deadline has passed, wherever they are. */
export class Expiry {
  readonly #parts: Parts;
  /** Deadlines before this were dealt with; without it the index would be read from its beginning every time. */
  #dealtWithUntil = new Date(0);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Returns how many jobs it ended. */
  async sweep(): Promise<number> {
    const { database } = this.#parts;
    const [clock] = await database.run<{ now: Date }>({ name: 'clock', text: 'select now() as now' }, []);
    if (clock === undefined) return 0;
    let total = 0;
    for (;;) {
      const count = await expire(this.#parts, this.#dealtWithUntil, clock.now);
      total += count;
      if (count < SIZE_MAX) break;
    }
    this.#dealtWithUntil = new Date(clock.now.getTime() - MARGIN_MS);
    return total;
  }
}

async function expire(parts: Parts, after: Date, until: Date): Promise<number> {
  const { database, source } = parts;
  const result = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const rows = await tx
        .selectFrom('jobs')
        .select([...jobColumns, 'notify'])
        .where('deadline_at', '>', after)
        .where('deadline_at', '<=', until)
        .where('state', 'in', openStates)
        .limit(SIZE_MAX)
        .forUpdate()
        .skipLocked()
        .execute();
      if (rows.length === 0) return undefined;
      const now = new Date();
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
