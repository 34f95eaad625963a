import type { Database, Statement } from '@weir/store';
import { inFlightStates } from '../domain/job-state.ts';
import type { Tables } from '../tables.ts';
import { underAdmissionLock } from './admission-lock.ts';

/** An attempt that has ended. */
export interface EndedJob {
  readonly id: string;
  readonly attempt: number;
}

/** Frees the slots of attempts that have ended. The attempt is the fence here as well: the slot of a later one stays. */
export async function freeSlots(database: Database<Tables>, ended: readonly EndedJob[]): Promise<void> {
  await database.run(
    {
      name: 'free-slots',
      text: `delete from slots using unnest($1::uuid[], $2::smallint[]) as ended (id, attempt)
        where slots.job_id = ended.id and slots.attempt <= ended.attempt`,
    },
    [ended.map(({ id }) => id), ended.map(({ attempt }) => attempt)],
  );
}

/** A job in flight was recorded since the reconcile sweep last read, or lingers: neither way reads the whole table. */
const GIVE_SLOTS: Statement = {
  name: 'give-slots',
  text: `
    insert into slots (job_id, queue, tenant_id, concurrency_key, attempt)
    select id, queue, tenant_id, coalesce(request->'data'->>'concurrencyKey', ''), attempt from (
      select * from jobs where recorded_at >= (select recorded_until from sweep_cursor)
      union all
      select jobs.* from lingering join jobs on jobs.id = lingering.job_id
    ) as recent
    where queue = any($1::text[]) and state = any($2::text[])
    on conflict (job_id) do nothing`,
};

/**
 * Compares the slots with the jobs, which are the truth: frees those whose job is not in flight, and gives one to each job in flight of
 * a queue whose every job counts and that has none, as when the limit is new. Returns the queues that have slots.
 */
export const correctSlots = (database: Database<Tables>, limited: readonly string[]): Promise<Set<string>> =>
  underAdmissionLock(database, async (runs, tx) => {
    await tx
      .deleteFrom('slots')
      .where('job_id', 'not in', (eb) =>
        eb
          .selectFrom('jobs')
          .select('id')
          .whereRef('jobs.id', '=', 'slots.job_id')
          .where('state', 'in', inFlightStates),
      )
      .execute();
    if (limited.length > 0) await runs.run(GIVE_SLOTS, [limited, inFlightStates]);
    const rows = await tx.selectFrom('slots').select('queue').distinct().execute();
    return new Set(rows.map((row) => row.queue));
  });
