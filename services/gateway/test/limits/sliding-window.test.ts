import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LocalLimits } from '../../src/limits/local-limits.ts';
import { grainOf, type Layer, type Policy } from '../../src/limits/policy.ts';

const layerOf = (policy: Policy, key = 'ip/a'): Layer => ({ policy, key, of: 'address' });

/** A clock that a test sets, and how many requests pass now. */
function rig() {
  const clock = { now: 0 };
  const limits = new LocalLimits(() => clock.now);
  const pass = (layers: readonly Layer[], times = 1) =>
    Array.from({ length: times }, () => limits.take(layers)).filter(({ admitted }) => admitted).length;
  return { clock, limits, pass };
}

describe('a window of 100 requests in a minute', () => {
  const layers = [layerOf({ name: 'ip', quota: 100, windowMs: 60_000 })];

  test('admits 100 and refuses the 101st, and says when there is room again', () => {
    const { clock, limits, pass } = rig();
    clock.now = 5_000;
    expect(pass(layers, 40)).toBe(40);
    clock.now = 30_000;
    expect(pass(layers, 61)).toBe(60);
    expect(limits.take(layers)).toEqual({ admitted: false, standings: [{ used: 100, freesInMs: 35_000 }] });
    clock.now = 64_999.9;
    expect(pass(layers)).toBe(0);
    clock.now = 65_000;
    expect(pass(layers, 100)).toBe(40);
  });

  test('refuses what a counter that begins anew each minute would let through around its turn', () => {
    const { clock, pass } = rig();
    clock.now = 59_999;
    expect(pass(layers, 100)).toBe(100);
    clock.now = 60_001;
    expect(pass(layers, 100)).toBe(0);
  });

  test('a refused request does not count', () => {
    const { clock, pass } = rig();
    expect(pass(layers, 500)).toBe(100);
    clock.now = 60_000;
    expect(pass(layers, 500)).toBe(100);
  });
});

describe('several layers', () => {
  const small = layerOf({ name: 'ip', quota: 2, windowMs: 1_000 });
  const large = layerOf({ name: 'tenant', quota: 3, windowMs: 10_000 }, 'tenant/t');

  test('the strictest wins, and a request that one refuses counts in none', () => {
    const { clock, limits, pass } = rig();
    expect(pass([small, large], 10)).toBe(2);
    expect(limits.look([large]).standings[0]?.used).toBe(2);
    clock.now = 1_000;
    expect(pass([small, large], 10)).toBe(1);
    expect(limits.look([small]).standings[0]?.used).toBe(1);
  });
});

/** Steps in time, small and large against the window, each with requests. */
const arrivals = fc.array(
  fc.record({
    pauseMs: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 150 })),
    requests: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 80 },
);

describe('against the plain definition', () => {
  test('a request is refused if, and only if, as many as the quota passed less than a window before', () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 200 }),
        (steps, quota, windowMs) => {
          const { clock, limits } = rig();
          const layers = [layerOf({ name: 'ip', quota, windowMs })];
          const passed: number[] = [];
          for (const { pauseMs, requests } of steps) {
            clock.now += pauseMs;
            for (let n = 0; n < requests; n += 1) {
              const counted = passed.filter((time) => time > clock.now - windowMs);
              const { admitted, standings } = limits.take(layers);
              expect(admitted).toBe(counted.length < quota);
              if (admitted) passed.push(clock.now);
              expect(standings[0]?.used).toBe(counted.length + (admitted ? 1 : 0));
              expect(standings[0]?.freesInMs).toBe((counted[0] ?? clock.now) + windowMs - clock.now);
            }
          }
        },
      ),
    );
  });

  test('a quota too large to remember each time: never more in any window, and room at most 1/4,096 of it later', () => {
    const policy = { name: 'key', quota: 5_000, windowMs: 40_960 };
    const layers = [layerOf(policy)];
    expect(grainOf(policy)).toBe(10);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 4_000 })), { maxLength: 8 }),
        (steps) => {
          const { clock, pass } = rig();
          const passed: { at: number; count: number }[] = [];
          for (const [pauseMs, requests] of steps) {
            clock.now += pauseMs;
            const usedSince = (from: number) => passed.reduce((sum, { at, count }) => sum + (at > from ? count : 0), 0);
            const count = pass(layers, requests);
            expect(count).toBeLessThanOrEqual(Math.max(0, policy.quota - usedSince(clock.now - policy.windowMs)));
            expect(count).toBeGreaterThanOrEqual(
              Math.min(requests, Math.max(0, policy.quota - usedSince(clock.now - policy.windowMs - 10))),
            );
            passed.push({ at: clock.now, count });
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('clocks', () => {
  const layers = [layerOf({ name: 'ip', quota: 5, windowMs: 60_000 })];

  test('the time of day plays no part: setting it a day on or back opens nothing', () => {
    const real = Date.now;
    const limits = new LocalLimits();
    try {
      for (let n = 0; n < 5; n += 1) expect(limits.take(layers).admitted).toBe(true);
      for (const jump of [86_400_000, -86_400_000]) {
        Date.now = () => real() + jump;
        expect(limits.take(layers).admitted).toBe(false);
      }
    } finally {
      Date.now = real;
    }
  });

  test('even a clock that goes back opens nothing', () => {
    const { clock, pass } = rig();
    clock.now = 100_000;
    expect(pass(layers, 5)).toBe(5);
    clock.now = 10_000;
    expect(pass(layers, 5)).toBe(0);
  });
});
