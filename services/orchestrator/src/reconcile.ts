import { sql } from 'kysely';
import { dispatchableStates, inFlightStates, openStates } from './domain/job-state.ts';
import { loseAttempts } from './lost-attempts.ts';
import type { Parts } from './parts.ts';
import { publishWork } from './send-work.ts';
import { gateColumn } from './statements/gate-column.ts';

/** A job that is not finished so long after it was recorded is looked at one by one. */
const LINGER_MS = 60_000;
/** Work that was handed back is younger in WORK than its dispatch, so a last attempt is not believed lost so soon. */
const GIVE_UP_MS = 10 * 60_000;
/** A worker that was silent for so long will not come back under its name. */
const WORKER_KEPT = '1 hour';
const SIZE_MAX = 500;

/** What was dispatched before it has neither a message in WORK nor a result that is yet to be recorded; undefined if not known. */
export type UnderWaySince = () => Promise<Date | undefined>;

/**
 * Repairs what a crash left between two steps. Every job's row is read once, a minute after it was recorded; one that is still open
 * then is kept in `lingering` and looked at again with each sweep:
 *
 * - one that is out although WORK holds nothing as old as its dispatch, and whose result is not on its way, is assigned again;
 * - one that is waiting, but not among the waiting jobs, is put there.
 *
 * Returns how many were repaired.
 */
export async function reconcile(parts: Parts, underWaySince: UnderWaySince): Promise<number> {
  await gather(parts);
  await parts.database.with((kysely) =>
    kysely
      .deleteFrom('lingering')
      .where('job_id', 'not in', (eb) =>
        eb
          .selectFrom('jobs')
          .select('id')
          .whereRef('jobs.id', '=', 'lingering.job_id')
          .where('state', 'in', openStates),
      )
      .execute(),
  );
  await parts.database.with((kysely) =>
    kysely.deleteFrom('workers').where('seen_at', '<', sql<Date>`now() - ${WORKER_KEPT}::interval`).execute(),
  );
  return (await parkForgotten(parts)) + (await reassignLost(parts, await underWaySince()));
}

/** Moves the cursor on, and keeps what is still open behind it. Statement time, not ours: clocks differ. */
async function gather({ database }: Parts): Promise<void> {
  await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const cursor = await tx
        .selectFrom('sweep_cursor')
        .select('recorded_until')
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (cursor === undefined) return;
      const until = sql<Date>`now() - ${LINGER_MS} * interval '1 ms'`;
      await tx
        .insertInto('lingering')
        .columns(['job_id'])
        .expression((eb) =>
          eb
            .selectFrom('jobs')
            .select('id')
            .where('recorded_at', '>=', cursor.recorded_until)
            .where('recorded_at', '<', until)
            .where('state', 'in', openStates),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx
        .updateTable('sweep_cursor')
        .set({ recorded_until: sql`greatest(recorded_until, ${until})` })
        .execute();
    }),
  );
}

/** The next attempt begins, since nobody knows whether the lost one had; a job without one is given up on, but only much later. */
async function reassignLost(parts: Parts, underWaySince: Date | undefined): Promise<number> {
  if (underWaySince === undefined) return 0;
  const before = (lingerMs: number) => new Date(underWaySince.getTime() - lingerMs);
  const lost = await parts.database.with((kysely) =>
    kysely
      .selectFrom('jobs')
      .innerJoin('lingering', 'lingering.job_id', 'jobs.id')
      .select(['jobs.id', 'jobs.attempt'])
      .where('jobs.state', 'in', inFlightStates)
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('leases').select('job_id').whereRef('leases.job_id', '=', 'jobs.id'))),
      )
      .where((eb) =>
        eb.or([
          eb('jobs.dispatched_at', '<', before(GIVE_UP_MS)),
          eb.and([
            eb('jobs.dispatched_at', '<', before(LINGER_MS)),
            eb('jobs.attempt', '<', eb.ref('jobs.max_attempts')),
          ]),
        ]),
      )
      .limit(SIZE_MAX)
      .execute(),
  );
  if (lost.length === 0) return 0;
  parts.log.warn({ count: lost.length }, 'jobs whose work was lost are assigned again');
  const next = await loseAttempts(
    parts,
    lost.map(({ id, attempt }) => ({ jobId: id, isLost: (current) => current === attempt })),
  );
  if (next.length > 0) await publishWork(parts, next);
  return lost.length;
}

/** At its own time if that has not come yet. */
const DUE_AT = sql<Date>`greatest(jobs.recorded_at, (jobs.request->'data'->>'runAt')::timestamptz)`;

async function parkForgotten({ database, dispatcher, log }: Parts): Promise<number> {
  const parked = await database.with((kysely) =>
    kysely
      .insertInto('waiting')
      .columns(['job_id', 'tenant_id', 'queue', 'priority', 'due_at', 'gate'])
      .expression((eb) =>
        eb
          .selectFrom('jobs')
          .innerJoin('lingering', 'lingering.job_id', 'jobs.id')
          .select(['jobs.id', 'jobs.tenant_id', 'jobs.queue', 'jobs.priority', DUE_AT.as('due_at')])
          .select(gateColumn.as('gate'))
          .where('jobs.state', 'in', dispatchableStates)
          .where((inner) =>
            inner.not(
              inner.exists(inner.selectFrom('waiting').select('job_id').whereRef('waiting.job_id', '=', 'jobs.id')),
            ),
          )
          .where((inner) =>
            inner.or([inner('jobs.deadline_at', 'is', null), inner('jobs.deadline_at', '>', sql<Date>`now()`)]),
          ),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('queue')
      .execute(),
  );
  if (parked.length > 0) log.info({ count: parked.length }, 'jobs that waited in no table are waiting there now');
  for (const queue of new Set(parked.map((row) => row.queue))) dispatcher.parked(queue);
  return parked.length;
}
