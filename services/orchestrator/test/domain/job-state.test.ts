import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dispatchableStates,
  inFlightStates,
  isLegal,
  isTerminal,
  type JobState,
  moves,
  openStates,
} from '../../src/domain/job-state.ts';

const states = [
  'scheduled',
  'queued',
  'dispatched',
  'running',
  'retrying',
  'succeeded',
  'failed',
  'cancelled',
  'expired',
  'dead_lettered',
] as const satisfies readonly JobState[];
const terminal: readonly JobState[] = ['succeeded', 'failed', 'cancelled', 'expired', 'dead_lettered'];

/** The whole table, written down a second time: a row is a state, an x a legal move to the state of that column. */
const table: Readonly<Record<JobState, string>> = {
  //              sqdrr sfced
  scheduled: '.xx....xx.',
  queued: '..x....xx.',
  dispatched: '...xxxxxxx',
  running: '..x.xxxxxx',
  retrying: '..x....xx.',
  succeeded: '..........',
  failed: '..........',
  cancelled: '..........',
  expired: '..........',
  dead_lettered: '..........',
};

describe.each(states)('from %s', (from) => {
  test.each(states.map((to, column) => [to, table[from][column] === 'x'] as const))('to %s: %s', (to, legal) => {
    expect(isLegal(from, to)).toBe(legal);
  });
});

test('every state has its moves, and no other state is in the table', () => {
  expect(Object.keys(moves).toSorted()).toEqual([...states].toSorted());
});

test('a terminal state has no moves, and only a terminal state has none', () => {
  expect(states.filter(isTerminal)).toEqual(terminal);
  expect(openStates).toEqual(states.filter((state) => !terminal.includes(state)));
});

test('an attempt is out in dispatched and running alone, and the dispatcher sends what is neither out nor ended', () => {
  expect(inFlightStates).toEqual(['dispatched', 'running']);
  expect(dispatchableStates).toEqual(openStates.filter((state) => !inFlightStates.includes(state)));
});

test('every walk of legal moves from the two first states ends in exactly one terminal state', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<JobState>('scheduled', 'queued'),
      fc.array(fc.nat(), { minLength: 200 }),
      (first, choices) => {
        const visited: JobState[] = [first];
        for (const choice of choices) {
          const state = visited.at(-1) as JobState;
          const next = moves[state];
          if (next.length > 0) visited.push(next[choice % next.length] as JobState);
        }
        expect(visited.filter(isTerminal).length).toBeLessThanOrEqual(1);
        const ended = visited.findIndex(isTerminal);
        if (ended >= 0) expect(ended).toBe(visited.length - 1);
      },
    ),
  );
});

test('a terminal state can be reached from every open state', () => {
  const reaches = (state: JobState, seen: ReadonlySet<JobState> = new Set()): boolean =>
    isTerminal(state) || moves[state].some((next) => !seen.has(next) && reaches(next, new Set([...seen, state])));
  expect(openStates.every((state) => reaches(state))).toBe(true);
});
