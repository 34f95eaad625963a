import { type ColumnKind, columnsOf, type Database, groupOfRows, type Statement } from '@weir/store';
import type { FiredSchedule } from '../domain/due-schedule.ts';
import type { Tables } from '../tables.ts';

const CHANGE: readonly ColumnKind[] = [
  'uuid',
  'timestamptz',
  'timestamptz',
  'timestamptz',
  'uuid',
  'timestamptz',
  'text',
];

/** What a change does not name stays, except when it is due next and until when it is held: those it always says. */
const MOVE: Statement = {
  name: 'move-schedules',
  text: `
    update schedules set next_run_at = change.next_run_at, held_until = change.held_until,
      last_run_at = coalesce(change.last_run_at, schedules.last_run_at), last_job_id = coalesce(change.last_job_id, schedules.last_job_id),
      missed_run_at = coalesce(change.missed_run_at, schedules.missed_run_at), missed_code = coalesce(change.missed_code, schedules.missed_code)
    from ${groupOfRows(CHANGE)} as change (id, next_run_at, held_until, last_run_at, last_job_id, missed_run_at, missed_code)
    where schedules.id = change.id`,
};

/** Moves schedules on, each named once; whoever does has locked them. */
export async function moveSchedules(
  database: Pick<Database<Tables>, 'run'>,
  changes: ReadonlyMap<string, FiredSchedule['change']>,
): Promise<void> {
  if (changes.size === 0) return;
  const text = (time: Date | null | undefined) => time?.toISOString() ?? null;
  const rows = Array.from(changes, ([id, change]) => [
    id,
    text(change.next_run_at),
    text(change.held_until),
    text(change.last_run_at),
    change.last_job_id ?? null,
    text(change.missed_run_at),
    change.missed_code ?? null,
  ]);
  await database.run(MOVE, columnsOf(rows, CHANGE));
}
