import { type AuditFact, newId } from '@weir/messaging';
import type { Actor, AddSchedule } from '@weir/schemas';
import { recordAudit } from '@weir/store';
import { sql } from 'kysely';
import { nextRun } from '../domain/schedule-runs.ts';
import { type ScheduleRow, timingAsked, timingOf } from '../domain/schedule-view.ts';
import type { Parts } from '../parts.ts';
import type { ScheduleKey } from './find-schedules.ts';

/** Schedules of one tenant at the most. */
const SCHEDULES_MAX = 1_000;

/** What a change needs, to record it and to tell of it. */
type Owner = Pick<Parts, 'database' | 'relay' | 'source'>;

/** Two at once may exceed the limit by one, which harms nobody. */
export async function insertSchedule(
  { database, relay, source }: Owner,
  { tenantId, actor, schedule, defaults }: AddSchedule,
  now: Date,
): Promise<ScheduleRow | 'exists' | 'exhausted'> {
  const timing = timingAsked(schedule, now);
  const { paused = false } = schedule;
  const made = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const { count } = await tx
        .selectFrom('schedules')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('tenant_id', '=', tenantId)
        .executeTakeFirstOrThrow();
      if (count >= SCHEDULES_MAX) return 'exhausted';
      const row = (await tx
        .insertInto('schedules')
        .values({
          id: newId(),
          tenant_id: tenantId,
          name: schedule.name,
          principal: actor.principal,
          job: JSON.stringify(schedule.job),
          defaults: JSON.stringify(defaults),
          cron: timing.cron,
          time_zone: timing.timeZone,
          every_ms: timing.everyMs,
          missed_runs: schedule.missedRuns ?? 'skip',
          start_at: timing.startAt,
          end_at: timing.endAt,
          paused,
          next_run_at: paused ? null : nextRun(timing, now),
          created_at: now,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing())
        .returningAll()
        .executeTakeFirst()) as ScheduleRow | undefined;
      if (row === undefined) return 'exists';
      return { row, audited: await recordAudit(tx, source, auditOf(row, actor, 'create', '')) };
    }),
  );
  if (typeof made === 'string') return made;
  relay.offer(made.audited.id, made.audited.outgoing);
  return made.row;
}

/** The schedule as it was; jobs that it has started go on. */
export async function removeSchedule(
  { database, relay, source }: Owner,
  { tenantId, id }: ScheduleKey,
  actor: Actor,
): Promise<ScheduleRow | undefined> {
  const removed = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const row = (await tx
        .deleteFrom('schedules')
        .where('id', '=', id)
        .where('tenant_id', '=', tenantId)
        .returningAll()
        .executeTakeFirst()) as ScheduleRow | undefined;
      if (row === undefined) return undefined;
      return { row, audited: await recordAudit(tx, source, auditOf(row, actor, 'delete', '')) };
    }),
  );
  if (removed !== undefined) relay.offer(removed.audited.id, removed.audited.outgoing);
  return removed?.row;
}

/** Runs whose time comes during a pause are not missed, they are not wanted: it goes on with the first run after now. */
export async function pauseSchedule(
  { database, relay, source }: Owner,
  { tenantId, id }: ScheduleKey,
  paused: boolean,
  actor: Actor,
): Promise<ScheduleRow | undefined> {
  const found = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const row = (await tx
        .selectFrom('schedules')
        .selectAll()
        .select(sql<Date>`now()`.as('now'))
        .where('id', '=', id)
        .where('tenant_id', '=', tenantId)
        .forUpdate()
        .executeTakeFirst()) as (ScheduleRow & { readonly now: Date }) | undefined;
      if (row === undefined || row.paused === paused) return { row };
      const next_run_at = paused ? null : nextRun(timingOf(row), row.now);
      await tx.updateTable('schedules').set({ paused, next_run_at }).where('id', '=', id).execute();
      const action = paused ? 'pause' : 'resume';
      const audited = await recordAudit(tx, source, auditOf(row, actor, action, row.now.toISOString()));
      return { row: { ...row, paused, next_run_at }, audited };
    }),
  );
  if (found.audited !== undefined) relay.offer(found.audited.id, found.audited.outgoing);
  return found.row;
}

const auditOf = (row: ScheduleRow, actor: Actor, verb: string, occasion: string): AuditFact => ({
  ...actor,
  tenantId: row.tenant_id,
  action: `schedule.${verb}`,
  resource: { type: 'schedule', id: row.id },
  occasion,
  details: { name: row.name, operation: row.job.operation },
});
