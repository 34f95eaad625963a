import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finalState, retryDelayMs } from '../../src/domain/after-attempt.ts';
import { inFlightStates, isLegal } from '../../src/domain/job-state.ts';

test('a success and a passed deadline end the job, whatever attempts are left', () => {
  expect(finalState({ outcome: 'succeeded' })).toBe('succeeded');
  expect(finalState({ outcome: 'expired', retryable: true })).toBe('expired');
});

test('a failure ends the job when trying again cannot help; else its fate depends on the attempts that are left', () => {
  expect(finalState({ outcome: 'failed', retryable: false })).toBe('failed');
  expect(finalState({ outcome: 'failed', retryable: true })).toBeUndefined();
  expect(finalState({ outcome: 'failed' })).toBeUndefined();
});

test('the operation says when to try again, also at once', () => {
  for (const retryAfterMs of [0, 50, 86_400_000]) expect(retryDelayMs({ retryAfterMs, attempt: 1 })).toBe(retryAfterMs);
});

test('without its word the wait is jittered below a ceiling that doubles up to five minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (attempt) => {
      const delayMs = retryDelayMs({ attempt });
      expect(Number.isInteger(delayMs)).toBe(true);
      expect(delayMs).toBeGreaterThanOrEqual(0);
      expect(delayMs).toBeLessThan(Math.min(300_000, 500 * 2 ** (attempt - 1)));
    }),
  );
});

test('whatever an attempt ends with is a legal move from wherever an attempt is out', () => {
  for (const from of inFlightStates)
    for (const to of ['succeeded', 'failed', 'expired', 'retrying', 'dead_lettered'] as const)
      expect(isLegal(from, to)).toBe(true);
});
