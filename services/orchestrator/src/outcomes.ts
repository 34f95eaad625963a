import { type Envelope, type Outgoing, toUtcText } from '@weir/messaging';
import { countJobs } from '@weir/telemetry';
import { type FinalState, finalState } from './domain/after-attempt.ts';
import { jobEvent, jobFinished } from './domain/job-envelopes.ts';
import type { JobState } from './domain/job-state.ts';
import { jobView } from './domain/job-view.ts';
import type { Parts } from './parts.ts';
import { type AwaitedJob, type Finished, finishJobs, type Outcome } from './statements/finish-jobs.ts';

type Result = Envelope<'work-finished'>;

/** How an attempt ended, by the worker's word or by ours. */
export interface Reported extends Pick<Result, 'subject' | 'correlationid' | 'data'> {
  readonly traceparent?: string | undefined;
}

export interface RecordedOutcomes {
  readonly rows: readonly Finished[];
  /** The row that owes their events. */
  readonly outboxId: string | null;
}

/** Of one attempt at one job. */
export const keyOf = (jobId: string, attempt: number): string => `${jobId}/${attempt}`;

/** Of two results of one attempt the first counts, in what is recorded and in what is told of it. */
export function firstOfEach<R extends Reported>(all: Iterable<R>): ReadonlyMap<string, R> {
  const results = new Map<string, R>();
  for (const result of all) {
    const key = keyOf(result.subject, result.data.attempt);
    if (!results.has(key)) results.set(key, result);
  }
  return results;
}

/** Those that end their job whatever its record says. */
export const isFinal = ({ data }: Result): boolean => finalState(data) !== undefined;

/** Records final results of jobs that are recorded; returns of which, and whom to tell. */
export async function recordOutcomes(parts: Parts, all: readonly Result[]) {
  const results = firstOfEach(all);
  const outcomes = await finishJobs(parts.database, Array.from(results.values(), outcomeOf));
  const notices = tellOutcomes(parts, outcomes, results);
  return { recorded: new Set(outcomes.rows.map(({ id, attempt }) => keyOf(id, attempt))), notices };
}

/** Tells events, counts and rooms of jobs that were recorded as ended; returns the notices for clients that wait. */
export function tellOutcomes(
  parts: Parts,
  { rows, outboxId }: RecordedOutcomes,
  results: ReadonlyMap<string, Result>,
): Outgoing[] {
  const events: Outgoing[] = [];
  const notices: Outgoing[] = [];
  const returned = new Map<string, number>();
  for (const row of rows) {
    const result = results.get(keyOf(row.id, row.attempt));
    if (result === undefined) continue;
    const { startedAt, finishedAt } = result.data;
    if (row.state === 'succeeded') parts.promptOperations.took(row.operation, startedAt, finishedAt);
    events.push(endedEvent(parts.source, row, result));
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

/** What is recorded of a final result. */
export function outcomeOf({ subject: jobId, data }: Result): Outcome {
  const { attempt, output, error, worker, startedAt, finishedAt } = data;
  const state = finalState(data) as FinalState;
  return { jobId, attempt, state, output, worker, startedAt, finishedAt, ...(error === undefined ? {} : { error }) };
}

const endOf = ({ data }: Result) => ({
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

type Ended = Pick<Finished, 'id' | 'tenant_id' | 'operation' | 'queue' | 'attempt' | 'created_at'> & {
  readonly state: JobState;
  /** Null while the job goes on. */
  readonly finished_at: string | null;
};

/** The event of an attempt's end, for a job that has ended with it and for one that is tried again. */
export function endedEvent(source: string, row: Ended, { correlationid, traceparent, data }: Reported): Outgoing {
  const finishedAt = row.finished_at === null ? undefined : toUtcText(row.finished_at);
  return jobEvent(source, {
    jobId: row.id,
    tenantId: row.tenant_id,
    correlationId: correlationid,
    traceparent,
    at: finishedAt ?? data.finishedAt,
    data: {
      state: row.state,
      attempt: row.attempt,
      operation: row.operation,
      queue: row.queue,
      createdAt: toUtcText(row.created_at),
      ...(finishedAt === undefined ? {} : { finishedAt }),
      ...(data.error === undefined ? {} : { error: data.error }),
    },
  });
}
