import { type Outgoing, sealDeadLetter } from '@weir/messaging';
import type { WorkFinished } from '@weir/schemas';
import { type Database, enqueue, type Owed } from '@weir/store';
import { sql } from 'kysely';
import { afterAttempt } from '../domain/after-attempt.ts';
import { jobEvent, jobFinished } from '../domain/job-envelopes.ts';
import { isLegal } from '../domain/job-state.ts';
import { type JobRow, jobColumns, jobView } from '../domain/job-view.ts';
import { requestOf } from '../domain/stored-request.ts';
import type { Tables } from '../tables.ts';
import { gateColumn } from './gate-column.ts';

/** What was done about an attempt that failed; undefined when it was no longer the current one. */
export interface EndedAttempt {
  readonly queue: string;
  readonly state: 'retrying' | 'failed' | 'dead_lettered' | 'succeeded' | 'expired';
  /** In how many ms the next attempt may begin, if there is one. */
  readonly delayMs: number | undefined;
  readonly outboxId: string | undefined;
  readonly outgoing: readonly Outgoing[];
  /** Its dead letter, in a row of its own: while DEAD_LETTERS is full it must not have the event sent again and again. */
  readonly deadLetter: Owed | undefined;
  readonly notify: readonly Outgoing[];
}

/** Ends one attempt that failed: the job waits for its next one, or is given up on as a dead letter. One transaction. */
export function endAttempt(
  database: Database<Tables>,
  source: string,
  jobId: string,
  result: WorkFinished,
): Promise<EndedAttempt | undefined> {
  return database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const found = await tx
        .selectFrom('jobs')
        .select([...jobColumns, 'attempts'])
        .where('id', '=', jobId)
        .forUpdate()
        .executeTakeFirst();
      if (found === undefined || found.attempt !== result.attempt) return undefined;
      const next = afterAttempt(result, found.attempt, found.max_attempts);
      if (!isLegal(found.state, next.state)) return undefined;

      const { attempt, error, worker, startedAt, finishedAt } = result;
      const ended = { attempt, worker, startedAt, finishedAt, error };
      const retrying = next.state === 'retrying';
      const row = {
        ...found,
        state: next.state,
        error: error ?? null,
        started_at: new Date(startedAt),
        finished_at: retrying ? null : new Date(finishedAt),
      } as JobRow;
      await tx
        .updateTable('jobs')
        .set({
          state: next.state,
          worker,
          started_at: startedAt,
          finished_at: retrying ? null : finishedAt,
          error: JSON.stringify(error ?? null),
          ...(retrying ? { attempts: JSON.stringify([...((found.attempts as unknown[] | null) ?? []), ended]) } : {}),
        } as never)
        .where('id', '=', jobId)
        .execute();
      if (next.state === 'retrying') {
        // The database says what is due, so it also says when: clocks differ.
        const due_at = sql<Date>`now() + ${next.delayMs} * interval '1 ms'`;
        await tx
          .insertInto('waiting')
          .values({
            job_id: jobId,
            tenant_id: found.tenant_id,
            queue: found.queue,
            priority: found.priority,
            due_at,
            gate: sql<string>`(select ${gateColumn} from jobs where id = ${jobId})`,
          })
          .onConflict((conflict) => conflict.column('job_id').doUpdateSet({ due_at }))
          .execute();
      }
      const outgoing = [endedEvent(source, row, result)];
      const outboxId = await enqueue(tx, outgoing);
      const buried = next.state === 'dead_lettered' ? [deadLetterOf(source, row, error)] : [];
      const deadLetterId = await enqueue(tx, buried);
      const deadLetter = deadLetterId === undefined ? undefined : { id: deadLetterId, outgoing: buried };
      const notify =
        retrying || found.notify === null
          ? []
          : [jobFinished(source, found.notify, jobView(row), row.request.correlationid)];
      const delayMs = next.state === 'retrying' ? next.delayMs : undefined;
      return { queue: found.queue, state: next.state, delayMs, outboxId, outgoing, deadLetter, notify };
    }),
  );
}

function endedEvent(source: string, row: JobRow, { error, finishedAt }: WorkFinished): Outgoing {
  const { request, state, attempt, operation, queue } = row;
  return jobEvent(source, {
    jobId: row.id,
    tenantId: row.tenant_id,
    correlationId: request.correlationid,
    traceparent: request.traceparent,
    at: finishedAt,
    data: {
      state,
      attempt,
      operation,
      queue,
      createdAt: row.created_at.toISOString(),
      ...(error === undefined ? {} : { error }),
      ...(state === 'retrying' ? {} : { finishedAt }),
    },
  });
}

function deadLetterOf(source: string, row: JobRow, error: WorkFinished['error']): Outgoing {
  const { code = 'ATTEMPTS_EXHAUSTED', message: reason = 'the attempts were used up' } = error ?? {};
  const { attempt: attempts, operation, queue } = row;
  return sealDeadLetter({
    source,
    stream: 'WORK',
    consumer: `worker-${queue}`,
    code,
    reason,
    attempts,
    operation,
    what: requestOf(row),
  });
}
