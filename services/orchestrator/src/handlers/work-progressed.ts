import type { Envelope, GroupHandler, Outgoing } from '@weir/messaging';
import type { JobChanged } from '@weir/schemas';
import { enqueue } from '@weir/store';
import { jobEvent } from '../domain/job-envelopes.ts';
import type { Parts } from '../parts.ts';
import { lockInFlight, type Running, recordProgress } from '../statements/record-progress.ts';

type Report = Envelope<'work-progressed'>;
type Locked = Awaited<ReturnType<typeof lockInFlight>>[number];

/** Records that attempts run and how far they are; only handlers that take long or report progress cause it. */
export const workProgressed =
  (parts: Parts): GroupHandler<'work-progressed'> =>
  async (deliveries) => {
    const reports = deliveries.map(({ envelope }) => envelope);
    const ids = reports.map(({ subject }) => subject);
    await parts.workInHand.lease(ids);
    const owed = await parts.database.with((kysely) =>
      kysely.transaction().execute(async (tx) => {
        const news = newsIn(parts.source, reports, await lockInFlight(tx, [...new Set(ids)]));
        await recordProgress(tx, news.running);
        return { id: await enqueue(tx, news.events), outgoing: news.events };
      }),
    );
    if (owed.id !== undefined) parts.relay.offer(owed.id, owed.outgoing);
    return { publish: [] };
  };

/** What the reports say that was not known: the newest of each job, and every event. */
function newsIn(source: string, reports: readonly Report[], rows: readonly Locked[]) {
  const jobs = new Map(rows.map((row) => [row.id, row]));
  const newest = new Map<string, Running>();
  const starts: Outgoing[] = [];
  const steps: Outgoing[] = [];
  for (const report of reports) {
    const { attempt, worker, startedAt, progress } = report.data;
    const row = jobs.get(report.subject);
    if (row === undefined || row.attempt !== attempt) continue;
    const last = newest.get(row.id);
    const known = last?.progress ?? (row.progress as Running['progress']);
    const isRunning = row.state === 'running' || last !== undefined;
    // Reports may overtake one another; an older one is no news, and neither is a start that is known.
    if (progress === undefined ? isRunning : progress.sequence <= (known?.sequence ?? 0)) continue;
    newest.set(row.id, { jobId: row.id, worker, startedAt, progress: progress ?? last?.progress });
    // The first report of an attempt may be of its progress already; that it has begun is a fact of its own.
    if (!isRunning) starts.push(progressEvent(source, report, row, startedAt, {}));
    if (progress !== undefined) steps.push(progressEvent(source, report, row, report.time, { progress }));
  }
  // Events of one kind travel in packs, and that an attempt has begun is to be stored before how far it is.
  return { running: newest.values(), events: [...starts, ...steps] };
}

const progressEvent = (
  source: string,
  { subject: jobId, correlationid, traceparent, data }: Report,
  { tenant_id: tenantId, operation, queue, created_at }: Locked,
  at: string,
  more: Pick<JobChanged, 'progress'>,
): Outgoing =>
  jobEvent(source, {
    jobId,
    tenantId,
    correlationId: correlationid,
    traceparent,
    at,
    data: {
      state: 'running',
      attempt: data.attempt,
      operation,
      queue,
      createdAt: created_at.toISOString(),
      ...more,
    },
  });
