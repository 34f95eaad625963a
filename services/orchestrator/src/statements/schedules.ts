import { newId } from '@weir/messaging';
import type { AddSchedule, CreateSchedule, ScheduleList } from '@weir/schemas';
import type { Database } from '@weir/store';
import { sql } from 'kysely';
import { type PageCursor, writeCursor } from '../domain/page-cursor.ts';
import { nextRun, type Timing } from '../domain/schedule-runs.ts';
import { type ScheduleRow, scheduleView, timingOf } from '../domain/schedule-view.ts';
import type { Tables } from '../tables.ts';

/** Schedules of one tenant at the most. */
export const SCHEDULES_MAX = 1_000;
const LIMIT_DEFAULT = 50;

type Schedules = Database<Tables>;
interface Key {
  readonly tenantId: string;
  readonly id: string;
}

/** What time it is where it is decided what is due. */
export async function clock(database: Schedules): Promise<Date> {
  const [row] = await database.run<{ now: Date }>({ name: 'clock', text: 'select now() as now' }, []);
  return row?.now ?? new Date();
}

const dateOf = (timestamp: string | undefined): Date | null => (timestamp === undefined ? null : new Date(timestamp));

export const timingAsked = (schedule: CreateSchedule, createdAt: Date): Timing => ({
  cron: schedule.cron ?? null,
  timeZone: schedule.timeZone ?? null,
  everyMs: schedule.everyMs ?? null,
  startAt: dateOf(schedule.startAt),
  endAt: dateOf(schedule.endAt),
  createdAt,
});

/** Two at once may exceed the limit by one, which harms nobody. */
export async function insertSchedule(
  database: Schedules,
  { tenantId, principal, schedule, defaults }: AddSchedule,
  now: Date,
): Promise<ScheduleRow | 'exists' | 'exhausted'> {
  const timing = timingAsked(schedule, now);
  const { paused = false } = schedule;
  return database.with(async (kysely) => {
    const { count } = await kysely
      .selectFrom('schedules')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow();
    if (count >= SCHEDULES_MAX) return 'exhausted';
    const row = await kysely
      .insertInto('schedules')
      .values({
        id: newId(),
        tenant_id: tenantId,
        name: schedule.name,
        principal,
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
      .executeTakeFirst();
    return (row as ScheduleRow | undefined) ?? 'exists';
  });
}

export function readSchedule(database: Schedules, { tenantId, id }: Key): Promise<ScheduleRow | undefined> {
  return database.with(
    (kysely) =>
      kysely
        .selectFrom('schedules')
        .selectAll()
        .where('id', '=', id)
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst() as Promise<ScheduleRow | undefined>,
  );
}

export function removeSchedule(database: Schedules, { tenantId, id }: Key): Promise<ScheduleRow | undefined> {
  return database.with(
    (kysely) =>
      kysely
        .deleteFrom('schedules')
        .where('id', '=', id)
        .where('tenant_id', '=', tenantId)
        .returningAll()
        .executeTakeFirst() as Promise<ScheduleRow | undefined>,
  );
}

/** Runs whose time comes during a pause are not missed, they are not wanted: it goes on with the first run after now. */
export function pauseSchedule(
  database: Schedules,
  { tenantId, id }: Key,
  paused: boolean,
): Promise<ScheduleRow | undefined> {
  return database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const row = (await tx
        .selectFrom('schedules')
        .selectAll()
        .select(sql<Date>`now()`.as('now'))
        .where('id', '=', id)
        .where('tenant_id', '=', tenantId)
        .forUpdate()
        .executeTakeFirst()) as (ScheduleRow & { readonly now: Date }) | undefined;
      if (row === undefined || row.paused === paused) return row;
      const next_run_at = paused ? null : nextRun(timingOf(row), row.now);
      await tx.updateTable('schedules').set({ paused, next_run_at }).where('id', '=', id).execute();
      return { ...row, paused, next_run_at };
    }),
  );
}

/** A page, the newest first. */
export async function listSchedules(
  database: Schedules,
  tenantId: string,
  limitAsked: string | undefined,
  after: PageCursor | undefined,
): Promise<ScheduleList> {
  const limit = Number(limitAsked ?? LIMIT_DEFAULT);
  const rows = (await database.with((kysely) => {
    let select = kysely.selectFrom('schedules').selectAll().where('tenant_id', '=', tenantId);
    if (after !== undefined)
      select = select.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(after.createdAt, after.id)),
      );
    return select
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
  })) as unknown as readonly ScheduleRow[];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(scheduleView),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(last.created_at, last.id) : null,
  };
}
