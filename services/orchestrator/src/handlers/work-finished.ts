import { type Delivery, type Envelope, type GroupHandler, type Outgoing, toUtcText } from '@weir/messaging';
import { countJobs } from '@weir/telemetry';
import { afterAttempt } from '../domain/after-attempt.ts';
import { jobEvent, jobFinished } from '../domain/job-envelopes.ts';
import { jobView } from '../domain/job-view.ts';
import type { Parts } from '../parts.ts';
import { endAttempt } from '../statements/end-attempt.ts';
import { type AwaitedJob, type Finished, finishJobs, type Outcome } from '../statements/finish-jobs.ts';

type Result = Delivery<'work-finished'>;

/**
 * Records how attempts ended. Those that ended their job go in one statement; a failure that may be tried again has a transaction
 * of its own. A result of an attempt that is no longer current is counted and discarded.
 */
export const workFinished =
  (parts: Parts): GroupHandler<'work-finished'> =>
  async (deliveries) => {
    const [ending, retryable] = divide(deliveries);
    parts.workInHand.ended(deliveries.map(jobIdOf));
    const notify: Outgoing[] = [];
    const failed = new Map<Result, unknown>();
    if (ending.length > 0) notify.push(...(await recordOutcomes(parts, ending)));
    await atOnce(retryable, FAILURES_AT_ONCE, async (delivery) => {
      try {
        notify.push(...(await recordFailure(parts, delivery)));
      } catch (error) {
        failed.set(delivery, error);
      }
    });
    return { publish: [], notify, failed };
  };

/** Each waits for its own commit, and the whole group for the last; others need connections to Postgres too. */
const FAILURES_AT_ONCE = 4;

async function atOnce<T>(items: readonly T[], width: number, run: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}

/** Returns whom to tell that the job has ended; nobody when it is tried again. */
async function recordFailure(parts: Parts, { envelope }: Result): Promise<readonly Outgoing[]> {
  const { subject, data } = envelope;
  const ended = await endAttempt(parts.database, parts.source, subject, data);
  if (ended === undefined) {
    parts.metrics.staleResults.inc({ queue: 'all' });
    return [];
  }
  if (ended.outboxId !== undefined) parts.relay.offer(ended.outboxId, ended.outgoing);
  if (ended.deadLetter !== undefined) parts.relay.offer(ended.deadLetter.id, ended.deadLetter.outgoing);
  countJobs(parts.metrics, [{ ...ended, tenantId: envelope.tenantid }]);
  parts.dispatcher.ended([{ id: subject, attempt: data.attempt, queue: ended.queue }]);
  parts.dispatcher.returned(ended.queue, 1);
  if (ended.delayMs !== undefined) parts.dispatcher.dueAt(ended.queue, Date.now() + ended.delayMs);
  return ended.notify;
}

/** Those that end their job whatever its record says, and those whose fate depends on the attempts that are left. */
function divide(deliveries: readonly Result[]): [Result[], Result[]] {
  const ending: Result[] = [];
  const retryable: Result[] = [];
  for (const delivery of deliveries) {
    const { data } = delivery.envelope;
    (data.outcome === 'failed' && data.retryable !== false ? retryable : ending).push(delivery);
  }
  return [ending, retryable];
}

const jobIdOf = ({ envelope }: Result): string => envelope.subject;
const keyOf = (jobId: string, attempt: number): string => `${jobId}/${attempt}`;

async function recordOutcomes(parts: Parts, deliveries: readonly Result[]): Promise<Outgoing[]> {
  const results = new Map<string, Envelope<'work-finished'>>();
  for (const { envelope } of deliveries) {
    const key = keyOf(envelope.subject, envelope.data.attempt);
    // Of two results of one attempt the first counts, in what is recorded and in what is told of it.
    if (!results.has(key)) results.set(key, envelope);
  }
  const { rows, outboxId } = await finishJobs(parts.database, Array.from(results.values(), outcomeOf));
  if (rows.length < deliveries.length)
    parts.metrics.staleResults.inc({ queue: 'all' }, deliveries.length - rows.length);

  const events: Outgoing[] = [];
  const notices: Outgoing[] = [];
  const returned = new Map<string, number>();
  for (const row of rows) {
    const result = results.get(keyOf(row.id, row.attempt));
    if (result === undefined) continue;
    events.push(finishedEvent(parts.source, row, result));
    returned.set(row.queue, (returned.get(row.queue) ?? 0) + 1);
    if (row.awaited !== null) {
      const job = jobView({ ...row, ...row.awaited, ...timesOf(row, row.awaited), ...endOf(result) });
      notices.push(jobFinished(parts.source, row.awaited.notify, job, result.correlationid));
    }
  }
  countJobs(parts.metrics, rows.map(countedOf));
  if (outboxId !== null) parts.relay.offer(outboxId, events);
  parts.dispatcher.ended(rows);
  for (const [queue, count] of returned) parts.dispatcher.returned(queue, count);
  return notices;
}

function outcomeOf({ subject: jobId, data }: Envelope<'work-finished'>): Outcome {
  const { attempt, output, error, worker, startedAt, finishedAt } = data;
  const { state } = afterAttempt(data, attempt, attempt) as { state: Outcome['state'] };
  return { jobId, attempt, state, output, worker, startedAt, finishedAt, ...(error === undefined ? {} : { error }) };
}

const endOf = ({ data }: Envelope<'work-finished'>) => ({
  output: data.output,
  error: data.error ?? null,
  progress: null,
});

const timesOf = ({ created_at, finished_at }: Finished, { started_at }: AwaitedJob) => ({
  created_at: new Date(created_at),
  started_at: new Date(started_at),
  finished_at: new Date(finished_at),
});

const countedOf = ({ state, queue, tenant_id: tenantId }: Finished) => ({ state, queue, tenantId });

const finishedEvent = (
  source: string,
  row: Finished,
  { correlationid, traceparent, data }: Envelope<'work-finished'>,
) => {
  const finishedAt = toUtcText(row.finished_at);
  return jobEvent(source, {
    jobId: row.id,
    tenantId: row.tenant_id,
    correlationId: correlationid,
    traceparent,
    at: finishedAt,
    data: {
      state: row.state,
      attempt: row.attempt,
      operation: row.operation,
      queue: row.queue,
      createdAt: toUtcText(row.created_at),
      finishedAt,
      ...(data.error === undefined ? {} : { error: data.error }),
    },
  });
};
