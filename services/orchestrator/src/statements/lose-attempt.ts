import { nowText, type Outgoing } from '@weir/messaging';
import { enqueue } from '@weir/store';
import { countJobs } from '@weir/telemetry';
import { sql } from 'kysely';
import { jobEvent } from '../domain/job-envelopes.ts';
import type { EndedAttemptRecord } from '../domain/job-history.ts';
import { inFlightStates } from '../domain/job-state.ts';
import { type JobRow, jobColumns } from '../domain/job-view.ts';
import { type RequestRow, requestOf } from '../domain/stored-request.ts';
import type { Parts } from '../parts.ts';
import type { Dispatched } from './dispatch-again.ts';
import { endAttempt } from './end-attempt.ts';

/** Says which attempt was lost; `isLost` judges the row as it stands, since it may have moved on. */
export interface Loss {
  readonly jobId: string;
  readonly isLost: (attempt: number) => boolean;
  /** Who takes the next attempt, if that is known. */
  readonly worker?: string;
}

const error = { code: 'WORKER_LOST', message: 'the worker was lost, or could not say how the attempt ended' };

/**
 * Ends an attempt of which nobody will report and begins the next, so that a result that comes after all is stale. When the
 * attempts are used up the job is given up on. Returns undefined when there is no next attempt: the job has ended or has moved on.
 */
export async function loseAttempt(parts: Parts, loss: Loss): Promise<Dispatched | undefined> {
  const { database, relay, source } = parts;
  const lost = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('jobs')
        .select([...jobColumns, 'attempts', 'worker', 'dispatched_at'])
        .where('id', '=', loss.jobId)
        .where('state', 'in', inFlightStates)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined || !loss.isLost(row.attempt)) return undefined;
      const ended = {
        attempt: row.attempt,
        worker: row.worker ?? 'unknown',
        startedAt: (row.started_at ?? row.dispatched_at ?? new Date()).toISOString(),
        finishedAt: nowText(),
        error,
      };
      if (row.attempt >= row.max_attempts) return { ended, next: undefined, tenantId: row.tenant_id };
      const next = row.attempt + 1;
      const attempts = [...((row.attempts as EndedAttemptRecord[] | null) ?? []), ended];
      await tx
        .updateTable('jobs')
        .set({
          state: 'dispatched',
          attempt: next,
          attempts: JSON.stringify(attempts),
          worker: loss.worker ?? null,
          dispatched_at: sql<Date>`now()`,
          started_at: null,
          progress: null,
        })
        .where('id', '=', loss.jobId)
        .execute();
      const outgoing = [retryingEvent(source, row as unknown as JobRow, ended)];
      const request = requestOf(row as RequestRow);
      return { ended, next, request, outgoing, outboxId: await enqueue(tx, outgoing) };
    }),
  );
  if (lost === undefined) return undefined;
  if (lost.next === undefined) {
    await giveUp(parts, loss.jobId, lost.tenantId, lost.ended);
    return undefined;
  }
  if (lost.outboxId !== undefined) relay.offer(lost.outboxId, lost.outgoing);
  return { attempt: lost.next, request: lost.request };
}

async function giveUp(parts: Parts, jobId: string, tenantId: string, record: EndedAttemptRecord): Promise<void> {
  const result = { ...record, outcome: 'failed', retryable: true } as const;
  const ended = await endAttempt(parts.database, parts.source, jobId, result);
  if (ended === undefined) return;
  if (ended.outboxId !== undefined) parts.relay.offer(ended.outboxId, ended.outgoing);
  if (ended.deadLetter !== undefined) parts.relay.offer(ended.deadLetter.id, ended.deadLetter.outgoing);
  if (ended.notify.length > 0) parts.notifier.notify(ended.notify);
  countJobs(parts.metrics, [{ ...ended, tenantId }]);
  parts.dispatcher.returned(ended.queue, 1);
}

const retryingEvent = (source: string, row: JobRow, { attempt, finishedAt }: EndedAttemptRecord): Outgoing =>
  jobEvent(source, {
    jobId: row.id,
    tenantId: row.tenant_id,
    correlationId: row.request.correlationid,
    traceparent: row.request.traceparent,
    at: finishedAt,
    data: {
      state: 'retrying',
      attempt,
      operation: row.operation,
      queue: row.queue,
      createdAt: row.created_at.toISOString(),
      error,
    },
  });
