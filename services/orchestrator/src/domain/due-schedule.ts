import type { Envelope } from '@weir/messaging';
import { bytesOf, type Full, type Room } from './room.ts';
import { latestRun, nextRun, runsToStart } from './schedule-runs.ts';
import { type ScheduleRow, timingOf } from './schedule-view.ts';

/** Runs of one schedule that begin together at the most; the rest is still due, and comes next. */
const RUNS_MAX = 20;
/** A run that may begin late is tried again after so long. */
const HELD_MS = 5_000;

export type DueSchedule = ScheduleRow & { readonly next_run_at: Date; readonly now: Date };

/** Why a run did not begin when it should have. */
export type MissedRunErrorCode = 'RUN_MISSED' | 'JOB_INVALID' | 'QUOTA_EXCEEDED';

/** A run that does not begin now, and why. */
export interface MissedRun {
  readonly run: Date;
  readonly code: MissedRunErrorCode;
  readonly full?: Full;
  /** It was so before, when it was last tried. */
  readonly isKnown: boolean;
}

export interface FiredSchedule {
  readonly requests: readonly Envelope<'job-requested'>[];
  readonly missed?: MissedRun;
  readonly change: {
    readonly next_run_at: Date | null;
    readonly held_until: Date | null;
    readonly last_run_at?: Date;
    readonly last_job_id?: string;
    readonly missed_run_at?: Date;
    readonly missed_code?: string;
  };
}

/**
 * What becomes of a schedule that is due: which runs begin, as far as there is room, and when it is looked at next. A run for which there is no
 * room was missed: `skip` leaves it out, the other policies keep it due. `requestsOf` is empty when the job cannot be asked for any more.
 */
export function fireDue(
  row: DueSchedule,
  room: Room | undefined,
  requestsOf: (runs: readonly Date[]) => readonly Envelope<'job-requested'>[],
): FiredSchedule {
  const { now, next_run_at: dueAt, missed_runs: policy } = row;
  const timing = timingOf(row);
  const runs = runsToStart(timing, policy, dueAt, now);
  const begun = runs.slice(0, RUNS_MAX);
  const asked = requestsOf(begun);
  const { taken, full } = fit(asked, room);
  const requests = asked.slice(0, taken);
  const last = begun[taken - 1];
  const missed = missedOf(row, { begun, asked, taken, full });
  const held = full === undefined || policy === 'skip' ? undefined : begun[taken];
  return {
    requests,
    ...(missed === undefined ? {} : { missed }),
    change: {
      next_run_at: held ?? runs[RUNS_MAX] ?? nextRun(timing, now),
      held_until: held === undefined ? null : new Date(now.getTime() + HELD_MS),
      ...(last === undefined ? {} : { last_run_at: last, last_job_id: requests.at(-1)?.subject ?? '' }),
      ...(missed === undefined ? {} : { missed_run_at: missed.run, missed_code: missed.code }),
    },
  };
}

/** The first come in; behind one that does not fit nobody passes by. */
function fit(requests: readonly object[], room: Room | undefined): { readonly taken: number; readonly full?: Full } {
  for (const [taken, request] of requests.entries()) {
    const full = room?.take(bytesOf(request));
    if (full !== undefined) return { taken, full };
  }
  return { taken: requests.length };
}

interface Outcome {
  readonly begun: readonly Date[];
  readonly asked: readonly unknown[];
  readonly taken: number;
  readonly full: Full | undefined;
}

function missedOf(row: DueSchedule, { begun, asked, taken, full }: Outcome): MissedRun | undefined {
  const missed = (run: Date, code: MissedRunErrorCode): MissedRun => ({
    run,
    code,
    ...(full === undefined ? {} : { full }),
    isKnown: row.missed_code === code && row.missed_run_at?.getTime() === run.getTime(),
  });
  const [first] = begun;
  if (first === undefined) return missed(latestRun(timingOf(row), row.next_run_at, row.now), 'RUN_MISSED');
  if (asked.length === 0) return missed(begun.at(-1) ?? first, 'JOB_INVALID');
  return full === undefined ? undefined : missed(begun[taken] ?? first, 'QUOTA_EXCEEDED');
}
