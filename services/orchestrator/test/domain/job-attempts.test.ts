import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jobAttempts, type LastAttempt } from '../../src/domain/job-attempts.ts';
import type { EndedAttemptRecord } from '../../src/domain/job-history.ts';
import { isTerminal, type JobState, moves } from '../../src/domain/job-state.ts';

const time = new Date('2026-01-01T00:00:00Z');
const error = { code: 'TEST_FAILED', message: 'failed' };
const ended = (attempt: number): EndedAttemptRecord => ({
  attempt,
  worker: `worker/${attempt}`,
  startedAt: time.toISOString(),
  finishedAt: time.toISOString(),
  error,
});
const last = (more: Partial<LastAttempt>): LastAttempt => ({
  state: 'running',
  attempt: 1,
  worker: 'worker/1',
  error: null,
  started_at: time,
  finished_at: null,
  ...more,
});

test('a job that has not begun has no attempts', () => {
  for (const state of ['scheduled', 'queued', 'cancelled', 'expired'] as const)
    expect(jobAttempts(last({ state, attempt: 0 }), [])).toEqual([]);
});

test('an attempt that is out has no outcome yet', () => {
  const out = last({ state: 'dispatched', attempt: 2, worker: null, started_at: null, error });
  expect(jobAttempts(out, [ended(1)])).toEqual([
    {
      attempt: 1,
      worker: 'worker/1',
      startedAt: time.toISOString(),
      finishedAt: time.toISOString(),
      outcome: 'failed',
      error,
    },
    { attempt: 2, worker: null, startedAt: null, finishedAt: null, outcome: null, error: null },
  ]);
});

test('a job that ended between two attempts has no attempt for its end', () => {
  for (const state of ['retrying', 'cancelled', 'expired'] as const)
    expect(jobAttempts(last({ state, attempt: 1, finished_at: time }), [ended(1)])).toHaveLength(1);
});

test('a dead-lettered job failed, whatever its record says', () => {
  expect(
    jobAttempts(last({ state: 'dead_lettered', attempt: 2, error, finished_at: time }), [ended(1)]).at(-1),
  ).toMatchObject({
    attempt: 2,
    outcome: 'failed',
    error,
  });
});

test('in every state: attempts count from 1 without a gap, and only the last of an open job has no outcome', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(moves) as JobState[])),
      fc.integer({ min: 0, max: 5 }),
      fc.boolean(),
      (state, attempt, isOut) => {
        const recorded = Array.from({ length: Math.max(0, isOut ? attempt - 1 : attempt) }, (_, index) =>
          ended(index + 1),
        );
        const attempts = jobAttempts(last({ state, attempt, finished_at: isTerminal(state) ? time : null }), recorded);
        expect(attempts.map((one) => one.attempt)).toEqual(Array.from({ length: attempt }, (_, index) => index + 1));
        for (const one of attempts.slice(0, -1)) expect(one.outcome).toBe('failed');
        if (isTerminal(state)) for (const one of attempts) expect(one.outcome).not.toBeNull();
      },
    ),
  );
});
