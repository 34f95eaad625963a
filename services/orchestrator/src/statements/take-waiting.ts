import type { Envelope } from '@weir/messaging';
import type { Database, Statement } from '@weir/store';
import { dispatchableStates } from '../domain/job-state.ts';
import type { Tables } from '../tables.ts';

export interface Taken {
  readonly id: string;
  readonly attempt: number;
  readonly envelope: Envelope<'job-requested'>;
}

/** Takes the most urgent waiting jobs of a queue and begins their next attempt; two dispatchers never take the same. */
const TAKE: Statement = {
  name: 'take-waiting',
  text: `
    with due as (
      delete from waiting where job_id in (
        select job_id from waiting where queue = $1 and due_at <= now() order by priority desc, due_at limit $2 for update skip locked)
      returning job_id, priority, due_at
    ), dispatched as (
      update jobs set state = 'dispatched', attempt = jobs.attempt + 1, dispatched_at = now(), started_at = null, progress = null
      from due where jobs.id = due.job_id and jobs.state = any($3::text[]) and (jobs.deadline_at is null or jobs.deadline_at > now())
      returning jobs.id, jobs.attempt, jobs.envelope, due.priority, due.due_at
    )
    select id, attempt, envelope, total.due from (select count(*)::int as due from due) as total left join dispatched on true
    order by priority desc, due_at`,
};

/** The most urgent first. `due` counts what left the waiting jobs, also those that may no longer run. */
export async function takeWaiting(
  database: Database<Tables>,
  queue: string,
  limit: number,
): Promise<{ readonly taken: readonly Taken[]; readonly due: number }> {
  const rows = await database.run<Taken & { readonly due: number }>(TAKE, [queue, limit, dispatchableStates]);
  return { taken: rows.filter((row) => row.id !== null), due: rows[0]?.due ?? 0 };
}

/** The queues in which something is due now. */
export async function dueQueues(database: Database<Tables>): Promise<readonly string[]> {
  const rows = await database.run<{ queue: string }>(
    { name: 'due-queues', text: 'select distinct queue from waiting where due_at <= now()' },
    [],
  );
  return rows.map((row) => row.queue);
}
