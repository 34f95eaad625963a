import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AcceptedSince } from '../../src/limits/accepted-since.ts';

test('what was accepted counts until a time after it was counted elsewhere, and the sum is always that of what is kept', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          pauseMs: fc.integer({ min: 0, max: 200 }),
          jobs: fc.integer({ min: 1, max: 50 }),
          countedMsAgo: fc.option(fc.integer({ min: 0, max: 500 })),
        }),
        { maxLength: 60 },
      ),
      (steps) => {
        const accepted = new AcceptedSince();
        let [now, countedAt, forgotten] = [0, Number.NEGATIVE_INFINITY, 0];
        const all: { at: number; jobs: number }[] = [];
        for (const { pauseMs, jobs, countedMsAgo } of steps) {
          now += pauseMs;
          accepted.add(now, jobs, 3 * jobs);
          all.push({ at: now, jobs });
          if (countedMsAgo !== null) {
            countedAt = Math.max(countedAt, now - countedMsAgo);
            const before = accepted.jobs;
            const recent = accepted.forgetBefore(countedAt, countedAt - 100);
            forgotten += before - accepted.jobs;
            expect(recent).toBeLessThanOrEqual(before - accepted.jobs);
          }
          const since = (time: number) => all.reduce((sum, one) => sum + (one.at >= time ? one.jobs : 0), 0);
          // Nothing that may not be in the count is forgotten, and what is older than that by more than an entry is.
          expect(accepted.jobs).toBeGreaterThanOrEqual(since(countedAt));
          expect(accepted.jobs).toBeLessThanOrEqual(since(countedAt - 100));
          expect(accepted.jobs + forgotten).toBe(since(0));
          expect(accepted.bytes).toBe(3 * accepted.jobs);
        }
      },
    ),
  );
});

test('however long nobody counts, what is accepted is remembered in bounded space', () => {
  const accepted = new AcceptedSince();
  for (let n = 0; n < 10_000; n += 1) accepted.add(n * 100, 1, 1);
  expect(accepted.jobs).toBe(10_000);
  accepted.forgetBefore(999_000, 0);
  expect(accepted.jobs).toBe(10);
});
