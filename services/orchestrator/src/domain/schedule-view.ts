import type { AddSchedule, CreateSchedule, Schedule } from '@weir/schemas';
import type { MissedRuns, Timing } from './schedule-runs.ts';

/** A row of `schedules` as the driver gives it; bigint comes as text. */
export interface ScheduleRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly principal: string;
  readonly job: CreateSchedule['job'];
  readonly defaults: AddSchedule['defaults'];
  readonly cron: string | null;
  readonly time_zone: string | null;
  readonly every_ms: string | null;
  readonly missed_runs: MissedRuns;
  readonly start_at: Date | null;
  readonly end_at: Date | null;
  readonly paused: boolean;
  readonly next_run_at: Date | null;
  readonly last_run_at: Date | null;
  readonly last_job_id: string | null;
  readonly missed_run_at: Date | null;
  readonly missed_code: string | null;
  readonly created_at: Date;
}

export const timingOf = (row: ScheduleRow): Timing => ({
  cron: row.cron,
  timeZone: row.time_zone,
  everyMs: row.every_ms === null ? null : Number(row.every_ms),
  startAt: row.start_at,
  endAt: row.end_at,
  createdAt: row.created_at,
});

const dateOf = (timestamp: string | undefined): Date | null => (timestamp === undefined ? null : new Date(timestamp));

/** The same of a schedule that is asked for now. */
export const timingAsked = (schedule: CreateSchedule, createdAt: Date): Timing => ({
  cron: schedule.cron ?? null,
  timeZone: schedule.timeZone ?? null,
  everyMs: schedule.everyMs ?? null,
  startAt: dateOf(schedule.startAt),
  endAt: dateOf(schedule.endAt),
  createdAt,
});

/** The schedule as its owner sees it. */
export function scheduleView(row: ScheduleRow): Schedule {
  const { cron, timeZone, everyMs, startAt, endAt } = timingOf(row);
  const { missed_run_at: missedAt, missed_code: code } = row;
  return {
    id: row.id,
    tenantId: row.tenant_id,
    name: row.name,
    job: row.job,
    ...(cron === null ? {} : { cron, timeZone: timeZone ?? 'UTC' }),
    ...(everyMs === null ? {} : { everyMs }),
    missedRuns: row.missed_runs,
    ...(startAt === null ? {} : { startAt: startAt.toISOString() }),
    ...(endAt === null ? {} : { endAt: endAt.toISOString() }),
    paused: row.paused,
    nextRunAt: row.next_run_at?.toISOString() ?? null,
    lastRunAt: row.last_run_at?.toISOString() ?? null,
    lastJobId: row.last_job_id,
    lastMissedRun: missedAt === null || code === null ? null : { runAt: missedAt.toISOString(), code },
    createdAt: row.created_at.toISOString(),
  };
}
