import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DependencyUnavailable,
  defaultRetryPolicy,
  EnvelopeInvalid,
  EnvelopeTooLarge,
  fateOf,
  fullJitterMs,
  Overloaded,
  RetryableError,
} from '../src/index.ts';

class Passing extends RetryableError {
  readonly code = 'PASSING';
}

const anyCount = fc.integer({ min: 1, max: 10_000 });
const policies = fc.record({
  deliveriesMax: fc.integer({ min: 1, max: 50 }),
  baseMs: fc.integer({ min: 1, max: 1_000 }),
  capMs: fc.integer({ min: 1, max: 60_000 }),
});

describe('fateOf', () => {
  test('an error that trying again cannot help is given up at its first delivery, with its own code', () => {
    fc.assert(
      fc.property(anyCount, fc.string(), policies, (count, reason, policy) => {
        expect(fateOf(new EnvelopeInvalid(reason), count, policy)).toEqual({
          kind: 'dead-letter',
          code: 'ENVELOPE_INVALID',
          reason,
        });
        expect(fateOf(new EnvelopeTooLarge(reason), count, policy)).toMatchObject({ code: 'ENVELOPE_TOO_LARGE' });
      }),
    );
  });

  test('a server that is missing or full never counts against an envelope, however often it was delivered', () => {
    fc.assert(
      fc.property(anyCount, policies, (count, policy) => {
        expect(fateOf(new DependencyUnavailable('away'), count, policy).kind).toBe('retry');
        expect(fateOf(new Overloaded('full'), count, policy).kind).toBe('retry');
      }),
    );
  });

  test('anything else is tried again up to the bound, then given up, whatever was thrown', () => {
    const thrown = fc.oneof(fc.constant(new Error('bug')), fc.constant(new Passing('later')), fc.anything());
    fc.assert(
      fc.property(anyCount, policies, thrown, (count, policy, error) => {
        const fate = fateOf(error, count, policy);
        if (count >= policy.deliveriesMax) {
          expect(fate).toMatchObject({ kind: 'dead-letter', code: 'DELIVERIES_EXHAUSTED' });
        } else {
          expect(fate.kind).toBe('retry');
          expect((fate as { delayMs: number }).delayMs).toBeLessThanOrEqual(policy.capMs);
        }
      }),
    );
  });

  test('what was thrown is the reason, also an object that no text can be made of', () => {
    const bare = Object.assign(Object.create(null), { code: 7 });
    for (const [thrown, reason] of [
      ['later', 'later'],
      [new Error('bug'), 'bug'],
      [undefined, 'undefined'],
      [bare, '[Object: null prototype] { code: 7 }'],
      [{ toString: 1 }, '{ toString: 1 }'],
    ] as const)
      expect(fateOf(thrown, defaultRetryPolicy.deliveriesMax)).toMatchObject({ kind: 'dead-letter', reason });
  });

  test('an error that knows when to try again is obeyed', () => {
    expect(fateOf(new Passing('later', { retryAfterMs: 1234 }), 1)).toEqual({ kind: 'retry', delayMs: 1234 });
    expect(fateOf(new DependencyUnavailable('away', { retryAfterMs: 7 }), 1_000)).toEqual({
      kind: 'retry',
      delayMs: 7,
    });
  });

  test('without a policy a delivery is tried twenty times', () => {
    expect(fateOf(new Error('bug'), defaultRetryPolicy.deliveriesMax - 1).kind).toBe('retry');
    expect(fateOf(new Error('bug'), 20)).toMatchObject({ kind: 'dead-letter', reason: 'bug' });
  });
});

test('full jitter is a whole number from 0 to below a ceiling that doubles with every try up to the cap', () => {
  const bounds = fc.record({
    baseMs: fc.integer({ min: 1, max: 10_000 }),
    capMs: fc.integer({ min: 1, max: 100_000 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), bounds, (tries, bound) => {
      const waitMs = fullJitterMs(tries, bound);
      expect(Number.isInteger(waitMs)).toBe(true);
      expect(waitMs).toBeGreaterThanOrEqual(0);
      expect(waitMs).toBeLessThan(Math.min(bound.capMs, bound.baseMs * 2 ** (tries - 1)));
    }),
  );
});
