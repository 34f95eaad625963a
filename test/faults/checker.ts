import { isDeepStrictEqual } from 'node:util';
import type { Operation } from './history.ts';
import type { Row, StoredEvent, Transition } from './records.ts';

export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I7' | 'I9' | 'I10';

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
  readonly jobId?: string;
}

/** Everything that one run left behind. */
export interface Evidence {
  readonly operations: readonly Operation[];
  readonly rows: readonly Row[];
  /** The public API's word, by id. */
  readonly states: ReadonlyMap<string, string>;
  readonly transitions: readonly Transition[];
  readonly events: readonly StoredEvent[];
  readonly deadLetters: readonly StoredEvent[];
  /** What people did to jobs, which is here to cancel them. */
  readonly audits: readonly StoredEvent[];
}

const terminal: ReadonlySet<string> = new Set(['succeeded', 'failed', 'cancelled', 'expired', 'dead_lettered']);
const inFlight = ['running', 'retrying', 'succeeded', 'failed', 'cancelled', 'expired', 'dead_lettered'];
/** The legal moves, written down a second time on purpose: a change of the product's table must be meant. */
export const legalMoves: Readonly<Record<string, readonly string[]>> = {
  scheduled: ['queued', 'dispatched', 'cancelled', 'expired'],
  queued: ['dispatched', 'cancelled', 'expired'],
  // An attempt that was lost before anybody said that it runs is followed by the next.
  dispatched: ['dispatched', ...inFlight],
  running: ['dispatched', ...inFlight.slice(1)],
  retrying: ['dispatched', 'cancelled', 'expired'],
};
const firstStates = ['scheduled', 'queued', 'dispatched'];
/** Of a job that ran before it was recorded: its first attempt, and no other. */
const firstEnds = ['succeeded', 'failed', 'expired'];
/** A worker's clock has whole milliseconds. */
const CLOCK_GRAIN_MS = 2;

/** Says what is wrong, invariant by invariant; nothing when all of them hold. */
export function check(evidence: Evidence, { clocksDiffer = false } = {}): readonly Violation[] {
  const judged = transitionsOf(evidence).filter(({ invariant }) => invariant !== 'I3' || !clocksDiffer);
  // While jobs are on their way, what was read of them one after the other need not agree.
  const told = evidence.rows.every(({ state }) => terminal.has(state))
    ? [...eventsOf(evidence), ...auditsOf(evidence)]
    : [];
  return [...acceptances(evidence), ...judged, ...told];
}

/** I1: what was accepted is there once, finished, with the right outcome, and the API says the same as Postgres. */
function acceptances({ operations, rows, states, deadLetters }: Evidence): Violation[] {
  const found: Violation[] = [];
  const add = (what: string, jobId?: string) =>
    found.push({ invariant: 'I1', what, ...(jobId === undefined ? {} : { jobId }) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { ids, key, outcome, status, expected } of operations) {
    if (ids.size > 1) found.push({ invariant: 'I2', what: `key ${key} made ${ids.size} jobs: ${[...ids].join(', ')}` });
    if (outcome === 'fail' && status !== undefined) add(`key ${key}: a valid request was refused with ${status}`);
    for (const id of ids) {
      const row = byId.get(id);
      if (row === undefined) add('lost: accepted, and not recorded', id);
      else if (!terminal.has(row.state)) continue;
      else if (row.state !== expected.state)
        add(`ended as ${row.state} (${row.error?.code}) and not ${expected.state}`, id);
      else if (expected.state === 'succeeded' && expected.anyOutput !== true && !isRight(row.output, expected.output))
        add(`has the wrong output ${JSON.stringify(row.output)}`, id);
    }
  }
  const buried = new Set(deadLetters.map(({ jobId }) => jobId));
  for (const { id, state } of rows) {
    // Also jobs that a client never heard of: their outcome is unknown to it, but not to us.
    if (!terminal.has(state)) add(`unfinished: still ${state}`, id);
    else if (states.get(id) !== state) add(`the API says ${states.get(id)}, Postgres ${state}`, id);
    if (state === 'dead_lettered' && !buried.has(id))
      found.push({ invariant: 'I7', what: 'no dead letter of a dead-lettered job', jobId: id });
  }
  if (rows.length > operations.length) add(`${rows.length} jobs are recorded of ${operations.length} requests`);
  return found;
}

const isRight = (output: unknown, expected: unknown): boolean => {
  const value = (output as { value?: unknown } | null)?.value;
  const wanted = (expected as { value?: unknown }).value;
  if (Array.isArray(value) && Array.isArray(wanted))
    return value.every((one, index) => Math.abs(Number(one) - Number(wanted[index])) < 1e-9);
  return isDeepStrictEqual(value, wanted);
};

/** I2 at most one outcome, I3 none of an attempt that had been replaced, I4 nothing but legal moves. */
function transitionsOf({ transitions }: Evidence): Violation[] {
  const found: Violation[] = [];
  const ended = new Set<string>();
  /** When the current attempt of each job began. */
  const began = new Map<string, number>();
  for (const { jobId, from, to, fromAttempt, toAttempt, ...one } of transitions) {
    const add = (invariant: Invariant, what: string) => found.push({ invariant, what, jobId });
    if (from !== null && terminal.has(from)) add('I2', `changed after its end: ${from} to ${to}`);
    else if (to === null || !(from === null ? isFirst(to, toAttempt) : isLegal(from, to, fromAttempt, toAttempt)))
      add('I4', `illegal move: ${from}/${fromAttempt} to ${to}/${toAttempt}`);
    if (to !== null && terminal.has(to)) {
      if (ended.has(jobId)) add('I2', `a second outcome: ${to}`);
      ended.add(jobId);
    }
    if (toAttempt !== fromAttempt) began.set(jobId, one.began);
    // Before the first attempt there was none; it may begin before it is recorded.
    else if ((to === 'retrying' || to === 'succeeded') && one.startedAt !== null && toAttempt !== 1) {
      const since = began.get(jobId) ?? 0;
      if (one.startedAt + CLOCK_GRAIN_MS < since)
        add(
          'I3',
          `a result of an earlier attempt became the outcome of attempt ${toAttempt} (${Math.round(since - one.startedAt)} ms too old)`,
        );
    }
  }
  return found;
}

const isFirst = (to: string, attempt: number | null): boolean =>
  firstStates.includes(to) || (firstEnds.includes(to) && attempt === 1);

/** An attempt begins with a dispatch and with nothing else; one that is lost is followed by the next. */
function isLegal(from: string, to: string, fromAttempt: number | null, toAttempt: number | null): boolean {
  const step = (toAttempt ?? 0) - (fromAttempt ?? 0);
  return (legalMoves[from]?.includes(to) ?? false) && step === (to === 'dispatched' ? 1 : 0);
}

/** I2: every outcome was told of once, and nothing was told that is not so. */
function eventsOf({ rows, transitions, events }: Evidence): Violation[] {
  const found: Violation[] = [];
  const owed = new Map<string, number>();
  const key = (jobId: string, state: string, attempt: number | null | undefined) => `${jobId} ${state} ${attempt}`;
  for (const { jobId, from, to, toAttempt, fromAttempt } of transitions) {
    if (to !== null && terminal.has(to)) owed.set(key(jobId, to, toAttempt), 0);
    if (to === 'retrying') owed.set(key(jobId, to, toAttempt), 0);
    if (to === 'dispatched' && (from === 'running' || from === 'dispatched'))
      owed.set(key(jobId, 'retrying', fromAttempt), 0);
  }
  const known = new Set(rows.map((row) => row.id));
  for (const { jobId, type, attempt } of events) {
    const state = type.replace('job-', '').replace('-', '_');
    if (state !== 'retrying' && !terminal.has(state)) continue;
    const one = key(jobId, state, attempt);
    const count = owed.get(one);
    if (count === undefined) {
      if (known.has(jobId)) found.push({ invariant: 'I2', what: `${type}/${attempt} tells of what never was`, jobId });
    } else {
      owed.set(one, count + 1);
      if (count > 0)
        found.push({ invariant: 'I2', what: `${type}/${attempt} stands in EVENTS ${count + 1} times`, jobId });
    }
  }
  for (const [one, count] of owed) {
    const [jobId = '', state, attempt] = one.split(' ');
    if (count === 0) found.push({ invariant: 'I1', what: `no event tells of ${state}/${attempt}`, jobId });
  }
  return found;
}

/** I2: AUDIT has each cancellation once, and none that was not. */
function auditsOf({ rows, audits }: Evidence): Violation[] {
  const counts = new Map(rows.flatMap(({ id, state }) => (state === 'cancelled' ? [[id, 0]] : [])));
  for (const { jobId } of audits.filter(({ action }) => action === 'job.cancel'))
    counts.set(jobId, (counts.get(jobId) ?? Number.NaN) + 1);
  return [...counts].flatMap(([jobId, count]): Violation[] => {
    if (count === 1) return [];
    if (count === 0) return [{ invariant: 'I1', what: 'AUDIT does not know that it was cancelled', jobId }];
    const what = Number.isNaN(count) ? 'AUDIT knows what never was' : `stands in AUDIT ${count} times`;
    return [{ invariant: 'I2', what, jobId }];
  });
}
