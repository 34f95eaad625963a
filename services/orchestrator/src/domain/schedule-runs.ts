import { Cron } from 'croner';

/** When a schedule runs. Either `cron` or `everyMs` is there. */
export interface Timing {
  readonly cron: string | null;
  readonly timeZone: string | null;
  readonly everyMs: number | null;
  readonly startAt: Date | null;
  readonly endAt: Date | null;
  readonly createdAt: Date;
}

export type MissedRuns = 'skip' | 'last' | 'all';

/** A run that begins so soon after its time was not missed: a new leader takes over within seconds. */
const ON_TIME_MS = 60_000;
/** Of more runs than this that were missed, the earliest are left out. */
export const MISSED_RUNS_MAX = 100;

/** The first run after that moment; null when there is none. */
export function nextRun(timing: Timing, after: Date): Date | null {
  const { startAt, endAt } = timing;
  // A run at the start itself counts.
  const from = startAt === null || startAt <= after ? after : new Date(startAt.getTime() - 1);
  const run = timing.everyMs === null ? cronOf(timing).nextRun(from) : nextAtRate(timing, timing.everyMs, from);
  return run === null || (endAt !== null && run > endAt) ? null : run;
}

/** Which runs begin now, the earliest first, of those whose time has come since `dueAt`, the earliest that has not begun. */
export function runsToStart(timing: Timing, missedRuns: MissedRuns, dueAt: Date, now: Date): readonly Date[] {
  if (missedRuns === 'all') return latestRuns(timing, dueAt, now, MISSED_RUNS_MAX);
  const latest = latestRun(timing, dueAt, now);
  return missedRuns === 'last' || now.getTime() - latest.getTime() <= ON_TIME_MS ? [latest] : [];
}

/** Of the runs whose time has come since `dueAt`. */
export const latestRun = (timing: Timing, dueAt: Date, now: Date): Date =>
  latestRuns(timing, dueAt, now, 1).at(-1) ?? dueAt;

/** The latest runs from `from` to `until`, both included. */
function latestRuns(timing: Timing, from: Date, until: Date, countMax: number): readonly Date[] {
  const end = timing.endAt === null || timing.endAt > until ? until : timing.endAt;
  const found =
    timing.everyMs === null
      ? cronOf(timing)
          .previousRuns(countMax, new Date(end.getTime() + 1))
          .toReversed()
      : latestAtRate(timing, timing.everyMs, end, countMax);
  const runs = found.filter((run) => run >= from);
  return runs.length > 0 ? runs : [from];
}

const anchorOf = ({ startAt, createdAt }: Timing): number => (startAt ?? createdAt).getTime();

function nextAtRate(timing: Timing, everyMs: number, after: Date): Date {
  const anchor = anchorOf(timing);
  const count = Math.max(0, Math.floor((after.getTime() - anchor) / everyMs) + 1);
  return new Date(anchor + count * everyMs);
}

function latestAtRate(timing: Timing, everyMs: number, until: Date, countMax: number): Date[] {
  const anchor = anchorOf(timing);
  const last = Math.floor((until.getTime() - anchor) / everyMs);
  return Array.from({ length: countMax }, (_, index) => new Date(anchor + (last - countMax + 1 + index) * everyMs));
}

/**
 * croner keeps a wall-clock time through a change of clocks: one that the spring leaves out runs at the first moment after the gap,
 * one that comes twice in autumn runs once. Expressions with wildcard hours or minutes go by elapsed time.
 */
const cronOf = ({ cron, timeZone }: Pick<Timing, 'cron' | 'timeZone'>): Cron =>
  new Cron(cron ?? '', { timezone: timeZone ?? 'UTC', mode: '5-or-6-parts' });

/** What is wrong with the member at `path`. */
export interface Flaw {
  readonly path: string;
  readonly message: string;
}

/** Five or six fields, or a nickname such as @daily; croner would also take a date. */
const CRON_FORM = /^(@[a-z]+|\S+( +\S+){4,5})$/;

/** Why a schedule cannot be kept; undefined when it can. */
export function flawOf(timing: Timing): Flaw | undefined {
  const { cron, timeZone, everyMs, startAt, endAt } = timing;
  if ((cron === null) === (everyMs === null))
    return { path: '/cron', message: 'or everyMs must be given, and not both' };
  if (timeZone !== null && cron === null) return { path: '/timeZone', message: 'belongs to cron alone' };
  if (timeZone !== null && !isTimeZone(timeZone)) return { path: '/timeZone', message: 'is no IANA time zone' };
  if (cron !== null && !isCron(timing))
    return { path: '/cron', message: 'is no cron expression of five or six fields' };
  if (startAt !== null && endAt !== null && endAt <= startAt)
    return { path: '/endAt', message: 'must be later than startAt' };
  if (nextRun(timing, timing.createdAt) === null)
    return { path: endAt === null ? '/cron' : '/endAt', message: 'leaves no time for a run' };
  return undefined;
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

function isCron(timing: Timing): boolean {
  if (!CRON_FORM.test(timing.cron ?? '')) return false;
  try {
    cronOf(timing);
    return true;
  } catch {
    return false;
  }
}
