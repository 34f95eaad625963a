import type { Envelope } from '@weir/messaging';
import { sql } from 'kysely';
import { workAssigned } from './domain/job-envelopes.ts';
import { inFlightStates, openStates } from './domain/job-state.ts';
import type { Parts } from './parts.ts';

/** A job that is not finished so long after it was recorded is looked at one by one. */
const LINGER_MS = 60_000;
const SIZE_MAX = 500;

/** When the oldest message that WORK still holds was stored; undefined when it holds none. */
export type OldestWork = () => Promise<Date | undefined>;

/**
 * Repairs what a crash left between two steps. Every job's row is read once, a minute after it was recorded; one that is still open
 * then is kept in `lingering` and looked at again with each sweep:
 *
 * - one that is out although WORK holds nothing as old as its dispatch has lost its message, and is assigned again;
 * - one that is waiting, but not among the waiting jobs, is put there.
 *
 * Returns how many were repaired.
 */
export async function reconcile(parts: Parts, oldestWork: OldestWork): Promise<number> {
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
  return (await reassignLost(parts, await oldestWork())) + (await parkForgotten(parts));
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

async function reassignLost(parts: Parts, oldest: Date | undefined): Promise<number> {
  const { database, publisher, registry, source } = parts;
  const before = new Date(Math.min(oldest?.getTime() ?? Number.POSITIVE_INFINITY, Date.now()) - LINGER_MS);
  const lost = await database.with((kysely) =>
    kysely
      .updateTable('jobs')
      .set((eb) => ({
        attempt: eb('attempt', '+', 1),
        state: 'dispatched',
        dispatched_at: sql<Date>`now()`,
        started_at: null,
      }))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('jobs')
          .innerJoin('lingering', 'lingering.job_id', 'jobs.id')
          .select('jobs.id')
          .where('jobs.state', 'in', inFlightStates)
          .where('jobs.dispatched_at', '<', before)
          .whereRef('jobs.attempt', '<', 'jobs.max_attempts')
          .limit(SIZE_MAX)
          .forUpdate('jobs')
          .skipLocked(),
      )
      .returning(['envelope', 'attempt'])
      .execute(),
  );
  if (lost.length === 0) return 0;
  parts.log.warn({ count: lost.length }, 'jobs whose work was lost are assigned again');
  await publisher.publish(
    lost.map((row) => {
      const request = row.envelope as Envelope<'job-requested'>;
      return workAssigned(source, {
        request,
        attempt: row.attempt,
        packSizeMax: registry.packSizeMax(request.data.operation),
      });
    }),
  );
  return lost.length;
}

async function parkForgotten({ database, dispatcher, log }: Parts): Promise<number> {
  const parked = await database.with((kysely) =>
    kysely
      .insertInto('waiting')
      .columns(['job_id', 'tenant_id', 'queue', 'priority', 'due_at'])
      .expression((eb) =>
        eb
          .selectFrom('jobs')
          .innerJoin('lingering', 'lingering.job_id', 'jobs.id')
          .select(['jobs.id', 'jobs.tenant_id', 'jobs.queue', 'jobs.priority', sql<Date>`now()`.as('due_at')])
          .where('jobs.state', 'in', ['queued', 'retrying'])
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
  if (parked.length > 0) log.warn({ count: parked.length }, 'jobs that waited nowhere are waiting again');
  for (const { queue } of parked) dispatcher.parked(queue);
  return parked.length;
}

/**
 * At the start: parks the jobs that a process held in memory when it died, instead of leaving them to the sweep a minute later.
 * Those that another orchestrator still holds are parked as well; whoever dispatches first wins, and the other finds nothing to do.
 */
export async function recoverHeld({ database, dispatcher, log }: Parts): Promise<number> {
  const rows = await database.with((kysely) =>
    kysely
      .insertInto('waiting')
      .columns(['job_id', 'tenant_id', 'queue', 'priority', 'due_at'])
      .expression((eb) =>
        eb
          .selectFrom('jobs')
          .select(['id', 'tenant_id', 'queue', 'priority', sql<Date>`now()`.as('due_at')])
          .where('recorded_at', '>=', (inner) => inner.selectFrom('sweep_cursor').select('recorded_until'))
          .where('state', '=', 'queued'),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('queue')
      .execute(),
  );
  if (rows.length > 0) log.info({ count: rows.length }, 'jobs that were held in memory are waiting again');
  for (const queue of new Set(rows.map((row) => row.queue))) dispatcher.parked(queue);
  return rows.length;
}
