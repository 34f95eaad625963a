import { expect, test } from 'vitest';
import { moves } from '../../services/orchestrator/src/domain/job-state.ts';
import { check, type Evidence, legalMoves } from './checker.ts';
import type { Operation } from './history.ts';
import type { Row, StoredEvent, Transition } from './records.ts';

const ID = 'job-1';

/** A run in which one job was accepted, tried twice and succeeded. */
function evidence(changed: Partial<Evidence> = {}): Evidence {
  return {
    operations: [operation()],
    rows: [row()],
    states: new Map([[ID, 'succeeded']]),
    transitions: [
      transition(null, 'dispatched/1', 100),
      transition('dispatched/1', 'retrying/1', 200, 150),
      transition('retrying/1', 'dispatched/2', 300),
      transition('dispatched/2', 'succeeded/2', 400, 350),
    ],
    events: [event('job-retrying', 1), event('job-succeeded', 2)],
    deadLetters: [],
    audits: [],
    ...changed,
  };
}
const operation = (changed: Partial<Operation> = {}): Operation => ({
  index: 0,
  key: 'key-0',
  keyless: false,
  operation: 'diagnostics.echo',
  dueAt: 50,
  expected: { state: 'succeeded', output: { value: 0 } },
  tries: 1,
  outcome: 'ok',
  firstOutcome: 'ok',
  ids: new Set([ID]),
  acceptedAt: 60,
  status: 202,
  ...changed,
});
const row = (changed: Partial<Row> = {}): Row => ({
  id: ID,
  operation: 'diagnostics.echo',
  state: 'succeeded',
  attempt: 2,
  output: { value: 0 },
  error: null,
  ...changed,
});
function transition(from: string | null, to: string, at: number, startedAt: number | null = null): Transition {
  const [fromState = null, fromAttempt] = from?.split('/') ?? [];
  const [toState = null, toAttempt] = to.split('/');
  const attempts = {
    fromAttempt: fromAttempt === undefined ? null : Number(fromAttempt),
    toAttempt: Number(toAttempt),
  };
  return { seq: at, at, began: at - 1, jobId: ID, from: fromState, to: toState, ...attempts, startedAt };
}
const event = (type: string, attempt: number): StoredEvent => ({ id: `${type}/${attempt}`, type, jobId: ID, attempt });
const cancellation: StoredEvent = { ...event('audit-recorded', 1), action: 'job.cancel' };
const found = (changed: Partial<Evidence>) =>
  check(evidence(changed)).map(({ invariant, what }) => `${invariant}: ${what}`);
const more = (...added: readonly Transition[]) => [...evidence().transitions, ...added];

test('a run in which everything is right has no violations', () => {
  expect(check(evidence())).toEqual([]);
});

test.each<[string, Partial<Evidence>, RegExp]>([
  ['an accepted job that is nowhere', { rows: [], states: new Map() }, /^I1: lost: accepted, and not recorded/],
  ['a job without an end', { rows: [row({ state: 'running' })] }, /^I1: unfinished: still running/],
  ['another end than it has to have', { rows: [row({ state: 'failed' })] }, /^I1: ended as failed/],
  ['a wrong output', { rows: [row({ output: { value: 1 } })] }, /^I1: has the wrong output/],
  ['an API that says something else', { states: new Map([[ID, 'running']]) }, /^I1: the API says running/],
  ['a job that nobody asked for', { rows: [row(), row({ id: 'job-2' })] }, /^I1: 2 jobs are recorded of 1/],
  [
    'a valid request that was refused',
    { operations: [operation({ outcome: 'fail', status: 422 })] },
    /^I1: key key-0: a valid request was refused with 422/,
  ],
  [
    'a key that made two jobs',
    { operations: [operation({ ids: new Set([ID, 'job-2']) })] },
    /^I2: key key-0 made 2 jobs/,
  ],
  [
    'a change after the end',
    { transitions: more(transition('succeeded/2', 'dispatched/3', 500)) },
    /^I2: changed after its end/,
  ],
  ['a second end', { transitions: more(transition('succeeded/2', 'succeeded/2', 500, 350)) }, /^I2: a second outcome/],
  [
    'an end that is told of twice',
    { events: [...evidence().events, event('job-succeeded', 2)] },
    /^I2: job-succeeded\/2 stands in EVENTS 2 times/,
  ],
  ['an end that is not told of', { events: [event('job-retrying', 1)] }, /^I1: no event tells of succeeded\/2/],
  [
    'news of what never was',
    { events: [...evidence().events, event('job-failed', 2)] },
    /^I2: job-failed\/2 tells of what never was/,
  ],
  ['a cancellation that AUDIT does not know', { rows: [row({ state: 'cancelled' })] }, /^I1: AUDIT does not know/],
  [
    'a cancellation that AUDIT has twice',
    { rows: [row({ state: 'cancelled' })], audits: [cancellation, cancellation] },
    /^I2: stands in AUDIT 2 times/,
  ],
  ['an audit record of what never was', { audits: [cancellation] }, /^I2: AUDIT knows what never was/],
  ['a dead-lettered job without a dead letter', { rows: [row({ state: 'dead_lettered' })] }, /^I7: no dead letter/],
])('%s is found', (_what, changed, expected) => {
  expect(found(changed)).toContainEqual(expect.stringMatching(expected));
});

test('a result of an attempt that had been replaced is found by when it began', () => {
  const transitions = [
    transition(null, 'dispatched/1', 100),
    transition('dispatched/1', 'dispatched/2', 300),
    transition('dispatched/2', 'succeeded/2', 400, 150),
  ];
  const events = [event('job-retrying', 1), event('job-succeeded', 2)];
  expect(found({ transitions, events })).toEqual([expect.stringMatching(/^I3: a result of an earlier attempt/)]);
});

test.each([
  ['queued/0', 'succeeded/0'],
  ['retrying/1', 'succeeded/1'],
  ['dispatched/1', 'dispatched/1'],
  ['dispatched/1', 'dispatched/3'],
  ['running/2', 'retrying/3'],
  ['retrying/1', 'dispatched/1'],
])('the move from %s to %s is illegal', (from, to) => {
  const transitions = [transition(null, 'dispatched/1', 100), transition(from, to, 200)];
  expect(found({ transitions })).toContainEqual(expect.stringMatching(/^I4: illegal move/));
});

test('a job begins as accepted, or with the end of its first attempt', () => {
  const beginnings = (...all: readonly string[]) =>
    all.map((to) => found({ transitions: [transition(null, to, 100)] }).filter((one) => one.startsWith('I4')).length);
  expect(beginnings('queued/0', 'scheduled/0', 'dispatched/1', 'succeeded/1', 'failed/1', 'expired/1')).toEqual([
    0, 0, 0, 0, 0, 0,
  ]);
  expect(
    beginnings('succeeded/0', 'succeeded/2', 'failed/0', 'cancelled/1', 'dead_lettered/1', 'running/1', 'retrying/1'),
  ).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('the legal moves are those of the product, and that a lost attempt is followed by the next', () => {
  const { dispatched = [], ...others } = legalMoves;
  const open = Object.entries(moves).filter(([, to]) => to.length > 0);
  const sorted = (of: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(of).map(([from, to]) => [from, to.toSorted()]));
  expect(sorted({ ...others, dispatched: [...new Set(dispatched)].filter((to) => to !== 'dispatched') })).toEqual(
    sorted({ ...Object.fromEntries(open), dispatched: moves.dispatched.filter((to) => to !== 'dispatched') }),
  );
});
