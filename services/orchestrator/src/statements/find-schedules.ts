import type { ScheduleList } from '@weir/schemas';
import { behind, type Database, type PageAsked, pageOf } from '@weir/store';
import { type ScheduleRow, scheduleView } from '../domain/schedule-view.ts';
import type { Tables } from '../tables.ts';

export interface ScheduleKey {
  readonly tenantId: string;
  readonly id: string;
}

/** What time it is where it is decided what is due. */
export async function clock(database: Database<Tables>): Promise<Date> {
  const [row] = await database.run<{ now: Date }>({ name: 'clock', text: 'select now() as now' }, []);
  return row?.now ?? new Date();
}

export function readSchedule(
  database: Database<Tables>,
  { tenantId, id }: ScheduleKey,
): Promise<ScheduleRow | undefined> {
  return database.asTenant(
    tenantId,
    (tx) =>
      tx
        .selectFrom('schedules')
        .selectAll()
        .where('id', '=', id)
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst() as Promise<ScheduleRow | undefined>,
  );
}

/** A page, the newest first. */
export async function listSchedules(
  database: Database<Tables>,
  tenantId: string,
  { limit, after }: PageAsked,
): Promise<ScheduleList> {
  const rows = (await database.asTenant(tenantId, (tx) => {
    let select = tx.selectFrom('schedules').selectAll().where('tenant_id', '=', tenantId);
    if (after !== undefined) select = select.where(behind(after));
    return select
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
  })) as unknown as readonly ScheduleRow[];
  return pageOf(rows, limit, scheduleView, ({ created_at, id }) => ({ time: created_at, id }));
}
