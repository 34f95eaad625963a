import { sql } from 'kysely';
import type { Parts } from './parts.ts';
import { publishWork } from './send-work.ts';
import { dispatchAgain } from './statements/dispatch-again.ts';
import { gateColumn } from './statements/gate-column.ts';

/** Below the duplicate window of WORK, which recognises what was published. */
const PUBLISHED_WITHIN = '4 minutes';
const PUBLISH_SIZE_MAX = 400;

/**
 * At the start: what a process that died had in hand goes on at once, instead of when the reconcile sweep comes by a minute later.
 * Other orchestrators may still have some of it in hand; each step can be taken twice. Returns how many jobs were taken up.
 */
export async function recover(parts: Parts): Promise<number> {
  return (await parkHeld(parts)) + (await publishAgain(parts));
}

/** Jobs that wait in no table were held in memory. */
async function parkHeld({ database, dispatcher, log }: Parts): Promise<number> {
  const rows = await database.with((kysely) =>
    kysely
      .insertInto('waiting')
      .columns(['job_id', 'tenant_id', 'queue', 'priority', 'due_at', 'gate'])
      .expression((eb) =>
        eb
          .selectFrom('jobs')
          .select(['id', 'tenant_id', 'queue', 'priority', 'recorded_at', gateColumn.as('gate')])
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

/** Jobs that were just dispatched may have been committed and not published. JetStream knows the ids of those that were. */
export async function publishAgain(parts: Parts, within = PUBLISHED_WITHIN): Promise<number> {
  const { database, log } = parts;
  const recent = await database.with((kysely) =>
    kysely
      .selectFrom('jobs')
      .select('id')
      .where((eb) =>
        eb.or([
          eb('recorded_at', '>=', eb.selectFrom('sweep_cursor').select('recorded_until')),
          eb('id', 'in', eb.selectFrom('lingering').select('job_id')),
        ]),
      )
      .where('state', '=', 'dispatched')
      .where('dispatched_at', '>', sql<Date>`now() - ${within}::interval`)
      .execute(),
  );
  for (let start = 0; start < recent.length; start += PUBLISH_SIZE_MAX) {
    const ids = recent.slice(start, start + PUBLISH_SIZE_MAX).map((row) => row.id);
    await publishWork(parts, await dispatchAgain(database, ids));
  }
  if (recent.length > 0) log.info({ count: recent.length }, 'jobs that were just dispatched are assigned again');
  return recent.length;
}
