import { DependencyUnavailable, type Outgoing } from '@weir/messaging';
import { countJobs } from '@weir/telemetry';
import { retryDelayMs } from './domain/after-attempt.ts';
import { jobDeadLetter, jobFinished } from './domain/job-envelopes.ts';
import { type JobRow, jobView } from './domain/job-view.ts';
import { endedEvent, firstOfEach, keyOf, type Reported } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { type EndedAttempt, type EndedAttempts, endAttempts, type FailedAttempt } from './statements/end-attempts.ts';

export interface RecordedFailures {
  /** Of which attempts. */
  readonly recorded: Set<string>;
  /** For clients whose jobs have ended, since their attempts are used up. */
  readonly notices: Outgoing[];
  /** What could not be recorded, and why, by attempt. */
  readonly failed: ReadonlyMap<string, unknown>;
}

/** Each waits for a lock, or for its own error; others need connections to Postgres too. */
const ALONE_AT_ONCE = 4;

/**
 * Records failures after which a job is tried again or given up on: together, and then each by itself that was left out, because its job
 * was being changed, because the attempt is no longer the current one, or because one of them could not be recorded.
 */
export async function recordFailures(parts: Parts, all: readonly Reported[]): Promise<RecordedFailures> {
  const failures = firstOfEach(all);
  const recorded = new Set<string>();
  const notices: Outgoing[] = [];
  const failed = new Map<string, unknown>();
  const record = async (keys: readonly string[]) => {
    const group = keys.map((key) => failures.get(key) as Reported);
    const ended = await endAttempts(parts.database, group.map(failedAttemptOf));
    for (const { id, attempt } of ended.rows) recorded.add(keyOf(id, attempt));
    notices.push(...tellFailures(parts, ended, failures));
  };
  const keys = [...failures.keys()];
  if (keys.length > 1) {
    try {
      await record(keys);
    } catch (error) {
      // Postgres is away for each of them alone as well.
      if (error instanceof DependencyUnavailable) for (const key of keys) failed.set(key, error);
    }
  }
  const rest = keys.filter((key) => !recorded.has(key) && !failed.has(key)).values();
  const lane = async () => {
    for (const key of rest) await record([key]).catch((error: unknown) => failed.set(key, error));
  };
  await Promise.all(Array.from({ length: ALONE_AT_ONCE }, lane));
  return { recorded, notices, failed };
}

function failedAttemptOf({ subject: jobId, data }: Reported): FailedAttempt {
  const { attempt, worker, startedAt, finishedAt, error } = data;
  const delayMs = retryDelayMs(data);
  return { jobId, attempt, worker, startedAt, finishedAt, delayMs, ...(error === undefined ? {} : { error }) };
}

/** Tells events, dead letters, counts, rooms and due times; returns the notices for clients that wait. */
function tellFailures(
  parts: Parts,
  { rows, outboxId, lettersId }: EndedAttempts,
  failures: ReadonlyMap<string, Reported>,
): Outgoing[] {
  const { source, relay, dispatcher, metrics } = parts;
  const events: Outgoing[] = [];
  const letters: Outgoing[] = [];
  const notices: Outgoing[] = [];
  for (const ended of rows) {
    const failure = failures.get(keyOf(ended.id, ended.attempt));
    if (failure === undefined) continue;
    events.push(endedEvent(source, ended, failure));
    const row = givenUpJob(ended);
    if (row === undefined) continue;
    letters.push(jobDeadLetter(source, row));
    if (row.notify !== null) notices.push(jobFinished(source, row.notify, jobView(row), failure.correlationid));
  }
  if (outboxId !== null) relay.offer(outboxId, events);
  if (lettersId !== null) relay.offer(lettersId, letters);
  countJobs(
    metrics,
    rows.map(({ state, queue, tenant_id: tenantId }) => ({ state, queue, tenantId })),
  );
  dispatcher.ended(rows);
  for (const [queue, ended] of Map.groupBy(rows, (row) => row.queue)) {
    dispatcher.returned(queue, ended.length);
    for (const { state, delay_ms } of ended) if (state === 'retrying') dispatcher.dueAt(queue, Date.now() + delay_ms);
  }
  return notices;
}

function givenUpJob({ given_up, created_at, finished_at, ...row }: EndedAttempt): JobRow | undefined {
  if (given_up === null || finished_at === null) return undefined;
  return {
    ...row,
    ...given_up,
    output: null,
    created_at: new Date(created_at),
    started_at: new Date(given_up.started_at),
    finished_at: new Date(finished_at),
  };
}
