import { nowText, type Outgoing } from '@weir/messaging';
import type { EndedAttemptRecord } from './domain/job-history.ts';
import { requestOf } from './domain/stored-request.ts';
import { recordFailures } from './failures.ts';
import { endedEvent, keyOf, type Reported } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { beginNextAttempts, findInFlight, type InFlight } from './statements/begin-next-attempts.ts';
import type { Dispatched } from './statements/dispatch-again.ts';

/** Says which attempt was lost; `isLost` judges the row as it stands, since it may have moved on. */
export interface Loss {
  readonly jobId: string;
  readonly isLost: (attempt: number) => boolean;
  /** Who takes the next attempt, if that is known. */
  readonly worker?: string;
}

const error = { code: 'WORKER_LOST', message: 'the worker was lost, or could not say how the attempt ended' };

interface Lost {
  readonly loss: Loss;
  readonly row: InFlight;
  readonly record: EndedAttemptRecord;
}

/**
 * Ends attempts of which nobody will report and begins the next ones, so that a result that comes after all is stale. Jobs whose attempts
 * are used up are given up on. Returns the attempts that have begun, each to be sent by itself: one of these jobs may have ended the worker.
 */
export async function loseAttempts(parts: Parts, losses: readonly Loss[]): Promise<readonly Dispatched[]> {
  const begun: Dispatched[] = [];
  for (let open = losses; open.length > 0; ) {
    const lost = await findLost(parts, open);
    const gone = await giveUp(
      parts,
      lost.filter(({ row }) => row.attempt >= row.max_attempts),
    );
    const next = await beginNext(
      parts,
      lost.filter(({ row }) => row.attempt < row.max_attempts),
    );
    begun.push(...next);
    for (const { request } of next) gone.add(request.subject);
    // Somebody else was first; what is left of it is judged by what he made of it.
    open = lost.flatMap(({ loss }) => (gone.has(loss.jobId) ? [] : [loss]));
  }
  return begun;
}

/**
 * A worker was given work that another had begun and did not settle: it died, froze, or could not say that it had finished. The new
 * one gets the next attempt, so that the results of the old one are stale from here on. Returns undefined when there is nothing
 * left to do: the job has ended, has moved on, or has used up its attempts and was just given up on.
 */
export async function claimAttempt(
  parts: Parts,
  jobId: string,
  attempt: number,
  worker: string,
): Promise<number | undefined> {
  const [next] = await loseAttempts(parts, [{ jobId, isLost: (current) => current >= attempt, worker }]);
  return next?.attempt;
}

async function findLost({ database }: Parts, losses: readonly Loss[]): Promise<readonly Lost[]> {
  const rows = await findInFlight(
    database,
    losses.map(({ jobId }) => jobId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return losses.flatMap((loss): Lost[] => {
    const row = byId.get(loss.jobId);
    return row !== undefined && loss.isLost(row.attempt) ? [{ loss, row, record: recordOf(row) }] : [];
  });
}

const recordOf = ({ attempt, worker, started_at, dispatched_at }: InFlight): EndedAttemptRecord => ({
  attempt,
  worker: worker ?? 'unknown',
  startedAt: (started_at ?? dispatched_at ?? new Date()).toISOString(),
  finishedAt: nowText(),
  error,
});

/** What its worker would have said. */
function reportOf({ row, record }: Lost): Reported {
  const { correlationid, traceparent } = row.request;
  return { subject: row.id, correlationid, traceparent, data: { ...record, outcome: 'failed' } };
}

/** Returns the jobs that were. */
async function giveUp(parts: Parts, lost: readonly Lost[]): Promise<Set<string>> {
  const { recorded, notices, failed } = await recordFailures(parts, lost.map(reportOf));
  if (notices.length > 0) parts.notifier.notify(notices);
  const [reason] = failed.values();
  if (reason !== undefined) throw reason;
  const isRecorded = ({ row }: Lost) => recorded.has(keyOf(row.id, row.attempt));
  return new Set(lost.filter(isRecorded).map(({ row }) => row.id));
}

async function beginNext(parts: Parts, lost: readonly Lost[]): Promise<readonly Dispatched[]> {
  if (lost.length === 0) return [];
  const next = lost.map(({ loss, row, record }) => ({ jobId: row.id, record, worker: loss.worker ?? null }));
  const { begun, outboxId } = await beginNextAttempts(parts.database, next);
  const byId = new Map(lost.map((one) => [one.row.id, one]));
  const events: Outgoing[] = [];
  const dispatched: Dispatched[] = [];
  for (const id of begun) {
    const one = byId.get(id) as Lost;
    const { row } = one;
    const ended = { ...row, state: 'retrying', created_at: row.created_at.toISOString(), finished_at: null } as const;
    events.push(endedEvent(parts.source, ended, reportOf(one)));
    dispatched.push({ request: requestOf(row), attempt: row.attempt + 1, again: true });
  }
  if (outboxId !== null) parts.relay.offer(outboxId, events);
  return dispatched;
}
