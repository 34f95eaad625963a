import { inFlightStates } from '../domain/job-state.ts';
import type { Parts } from '../parts.ts';
import { endAttempt } from './end-attempt.ts';

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
  const { database, relay, dispatcher, metrics, source } = parts;
  const row = await database.with((kysely) =>
    kysely
      .updateTable('jobs')
      .set((eb) => ({ attempt: eb('attempt', '+', 1), state: 'dispatched', worker, started_at: null, progress: null }))
      .where('id', '=', jobId)
      .where('attempt', '>=', attempt)
      .where('state', 'in', inFlightStates)
      .whereRef('attempt', '<', 'max_attempts')
      .returning('attempt')
      .executeTakeFirst(),
  );
  if (row !== undefined) return row.attempt;
  const exhausted = await database.with((kysely) =>
    kysely
      .selectFrom('jobs')
      .select(['attempt', 'dispatched_at', 'started_at'])
      .where('id', '=', jobId)
      .where('attempt', '>=', attempt)
      .where('state', 'in', inFlightStates)
      .executeTakeFirst(),
  );
  if (exhausted === undefined) return undefined;
  const now = new Date().toISOString();
  const ended = await endAttempt(database, source, jobId, {
    attempt: exhausted.attempt,
    outcome: 'failed',
    retryable: true,
    error: { code: 'WORKER_LOST', message: 'every worker that took the job was lost before it could report' },
    worker,
    startedAt: (exhausted.started_at ?? exhausted.dispatched_at)?.toISOString() ?? now,
    finishedAt: now,
  });
  if (ended === undefined) return undefined;
  if (ended.outboxId !== undefined) relay.offer(ended.outboxId, ended.outgoing);
  if (ended.notify.length > 0) parts.notifier.notify(ended.notify);
  metrics.jobs.inc({ state: ended.state, queue: ended.queue });
  dispatcher.returned(ended.queue, 1);
  return undefined;
}
