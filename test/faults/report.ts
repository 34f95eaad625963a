import { percentile } from '../load/percentile.ts';
import type { Violation } from './checker.ts';
import type { Operation } from './history.ts';
import type { Transition } from './records.ts';
import type { Peak } from './resources.ts';

/** Moments of a run, ms since the epoch. */
export interface Phases {
  readonly beganAt: number;
  readonly faultsAt: number;
  readonly healedAt: number;
  readonly loadEndedAt: number;
  readonly drainedAt: number;
}

export interface Latency {
  readonly jobs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** What one run of one cell came to. */
export interface RunReport {
  readonly cell: string;
  readonly title: string;
  readonly seed: number;
  readonly passed: boolean;
  /** Why it was not run at all. */
  readonly skipped?: string;
  readonly requests: number;
  readonly accepted: number;
  /** Accepted by the first try. */
  readonly acceptedAtOnce: number;
  readonly unknown: number;
  readonly failed: number;
  readonly lost: number;
  /** Still open when the patience was over. */
  readonly unfinished: number;
  readonly duplicated: number;
  readonly staleAccepted: number;
  /** Attempts that were taken over from a worker that did not settle them. */
  readonly takeovers: number;
  /** Results that the fence refused, as far as the metrics that survived say. */
  readonly staleRefused: number;
  readonly longestGapMs: number;
  /** Of the jobs that were due during the faults and were accepted, how many finished before the faults were over. */
  readonly finishedDuringFaults: number;
  readonly latency: Readonly<Record<'before' | 'during' | 'after', Latency>>;
  readonly drainMs: number;
  readonly faults: number;
  readonly rssMb: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
  readonly historyFile?: string;
}

const terminal = new Set(['succeeded', 'failed', 'cancelled', 'expired', 'dead_lettered']);

export interface Measured {
  readonly operations: readonly Operation[];
  readonly transitions: readonly Transition[];
  readonly phases: Phases;
  readonly peaks: ReadonlyMap<string, Peak>;
}

/** The figures of a run; what is right or wrong about it is the checker's. */
export function figures({ operations, transitions, phases, peaks }: Measured) {
  const finishedAt = new Map(transitions.flatMap(({ jobId, to, at }) => (terminal.has(to ?? '') ? [[jobId, at]] : [])));
  const during = operations.filter(({ dueAt }) => dueAt >= phases.faultsAt && dueAt < phases.healedAt);
  const endOf = ({ ids }: Operation) => finishedAt.get([...ids][0] ?? '');
  const latency = (from: number, to: number): Latency => {
    const took = operations.flatMap((one) => {
      const ended = one.dueAt >= from && one.dueAt < to ? endOf(one) : undefined;
      return ended === undefined ? [] : [ended - one.dueAt];
    });
    return { jobs: took.length, p50Ms: whole(percentile(took, 50)), p99Ms: whole(percentile(took, 99)) };
  };
  const taken = during.filter(({ ids }) => ids.size > 0);
  const inTime = taken.filter((one) => (endOf(one) ?? Number.POSITIVE_INFINITY) <= phases.healedAt);
  return {
    requests: operations.length,
    accepted: operations.filter(({ ids }) => ids.size > 0).length,
    acceptedAtOnce: operations.filter(({ firstOutcome }) => firstOutcome === 'ok').length,
    unknown: operations.filter(({ outcome }) => outcome === 'info').length,
    failed: operations.filter(({ outcome }) => outcome === 'fail').length,
    takeovers: takeoversIn(transitions),
    longestGapMs: longestGap(operations, phases),
    finishedDuringFaults: taken.length === 0 ? 1 : inTime.length / taken.length,
    latency: {
      before: latency(phases.beganAt, phases.faultsAt),
      during: latency(phases.faultsAt, phases.healedAt),
      after: latency(phases.healedAt, phases.loadEndedAt),
    },
    drainMs: phases.drainedAt - phases.loadEndedAt,
    rssMb: Object.fromEntries([...peaks].map(([name, peak]) => [name, whole(peak.rssMb)])),
  };
}

/** Attempts that were replaced while they were under way. */
export const takeoversIn = (transitions: readonly Transition[]): number =>
  transitions.filter(({ from, to }) => to === 'dispatched' && (from === 'running' || from === 'dispatched')).length;

/** The longest time in which no client had a success, while there was load. */
function longestGap(operations: readonly Operation[], { beganAt, loadEndedAt }: Phases): number {
  const moments = operations.flatMap(({ acceptedAt }) => acceptedAt ?? []).toSorted((a, b) => a - b);
  let [longest, last] = [0, beganAt];
  for (const at of [...moments.filter((moment) => moment <= loadEndedAt), loadEndedAt]) {
    longest = Math.max(longest, at - last);
    last = at;
  }
  return whole(longest);
}

/** The report of a cell that cannot run here. */
export function notRun({ name, title }: { name: string; title: string }, seed: number, why: string): RunReport {
  const none: Latency = { jobs: 0, p50Ms: 0, p99Ms: 0 };
  const zeros = { requests: 0, accepted: 0, acceptedAtOnce: 0, unknown: 0, failed: 0, lost: 0, unfinished: 0 };
  const more = {
    duplicated: 0,
    staleAccepted: 0,
    takeovers: 0,
    staleRefused: 0,
    longestGapMs: 0,
    finishedDuringFaults: 0,
  };
  const latency = { before: none, during: none, after: none };
  const rest = { latency, drainMs: 0, faults: 0, rssMb: {}, violations: [] };
  return { cell: name, title, seed, passed: false, skipped: why, ...zeros, ...more, ...rest };
}

const whole = (value: number): number => Math.round(value);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const VIOLATIONS_SHOWN = 12;

/** A run, for people. */
export function text(run: RunReport): string {
  if (run.skipped !== undefined) return `  –  ${run.cell.padEnd(18)} not run: ${run.skipped}\n`;
  const { before, during, after } = run.latency;
  const lines = [
    `  ${run.passed ? '✓' : '✗'}  ${run.cell.padEnd(18)} seed ${run.seed}: ${run.requests} requests, ${run.accepted} accepted (${run.acceptedAtOnce} at once), ${run.unknown} unknown, ${run.failed} failed`,
    `       lost ${run.lost}, unfinished ${run.unfinished}, duplicated ${run.duplicated}, stale results accepted ${run.staleAccepted}, stale or repeated refused ${run.staleRefused}; attempts taken over ${run.takeovers}`,
    `       longest gap ${seconds(run.longestGapMs)}, drained in ${seconds(run.drainMs)}, finished during the faults ${(100 * run.finishedDuringFaults).toFixed(1)} %`,
    `       p50/p99 before ${before.p50Ms}/${before.p99Ms} ms, during ${during.p50Ms}/${during.p99Ms} ms, after ${after.p50Ms}/${after.p99Ms} ms`,
    ...run.violations
      .slice(0, VIOLATIONS_SHOWN)
      .map(({ invariant, what, jobId }) => `       ${invariant}: ${what}${jobId === undefined ? '' : ` (${jobId})`}`),
  ];
  if (run.violations.length > VIOLATIONS_SHOWN) lines.push(`       … ${run.violations.length} violations in all`);
  if (run.historyFile !== undefined) lines.push(`       history: ${run.historyFile}`);
  return `${lines.join('\n')}\n`;
}
