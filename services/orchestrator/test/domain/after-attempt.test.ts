import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterAttempt } from '../../src/domain/after-attempt.ts';
import { isLegal } from '../../src/domain/job-state.ts';

test('a success and a passed deadline end the job, whatever attempts are left', () => {
  expect(afterAttempt({ outcome: 'succeeded' }, 1, 3)).toEqual({ state: 'succeeded' });
  expect(afterAttempt({ outcome: 'expired', retryable: true }, 1, 3)).toEqual({ state: 'expired' });
});

test('a failure that trying again cannot help ends the job at its first attempt', () => {
  expect(afterAttempt({ outcome: 'failed', retryable: false }, 1, 3)).toEqual({ state: 'failed' });
});

test('a failure is tried again unless told otherwise, until the attempts are used up', () => {
  expect(afterAttempt({ outcome: 'failed' }, 2, 3)).toMatchObject({ state: 'retrying' });
  expect(afterAttempt({ outcome: 'failed' }, 3, 3)).toEqual({ state: 'dead_lettered' });
});

test('the operation says when to try again, also at once', () => {
  for (const retryAfterMs of [0, 50, 86_400_000]) {
    expect(afterAttempt({ outcome: 'failed', retryAfterMs }, 1, 2)).toEqual({
      state: 'retrying',
      delayMs: retryAfterMs,
    });
  }
});

test('without its word the wait is jittered below a ceiling that doubles up to five minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (attempt) => {
      const next = afterAttempt({ outcome: 'failed' }, attempt, 100);
      if (next.state !== 'retrying') throw new Error('attempts are left');
      expect(next.delayMs).toBeGreaterThanOrEqual(0);
      expect(next.delayMs).toBeLessThan(Math.min(300_000, 500 * 2 ** (attempt - 1)));
    }),
  );
});

test('whatever an attempt ends with is a legal move from dispatched and from running', () => {
  const outcome = fc.constantFrom('succeeded' as const, 'failed' as const, 'expired' as const);
  const result = fc.record({ outcome, retryable: fc.boolean(), retryAfterMs: fc.nat() }, { requiredKeys: ['outcome'] });
  fc.assert(
    fc.property(result, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (ended, attempt, most) => {
      const { state } = afterAttempt(ended, attempt, most);
      expect(isLegal('dispatched', state) && isLegal('running', state)).toBe(true);
    }),
  );
});
