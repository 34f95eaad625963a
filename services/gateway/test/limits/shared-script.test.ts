import { createClient } from '@redis/client';
import { findRedis, startTestRedis } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECIDE } from '../../src/limits/shared-script.ts';

const command = findRedis('the script of the shared store');
/** The same script by a clock of the test. */
const BY_OUR_CLOCK = DECIDE.replace("redis.call('TIME')", '{ ARGV[#ARGV - 1], ARGV[#ARGV] }');

describe.skipIf(command === undefined)('the script of the shared store, against the plain definition', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  const connect = (url: string) => createClient({ url }).connect();
  let client: Awaited<ReturnType<typeof connect>>;
  let count = 0;
  beforeAll(async () => {
    expect(BY_OUR_CLOCK).not.toBe(DECIDE);
    redis = await startTestRedis(command ?? '');
    client = await connect(redis.url);
  });
  afterAll(async () => {
    await client?.close();
    await redis?.stop();
  });

  interface Row {
    readonly key: string;
    readonly quota: number;
    readonly windowUs: number;
    readonly grainUs: number;
  }
  async function decide(rows: readonly Row[], nowUs: number) {
    const numbers = rows.flatMap(({ quota, windowUs, grainUs }) => [quota, windowUs, grainUs]);
    const answer = await client.eval(BY_OUR_CLOCK, {
      keys: rows.map(({ key }) => key),
      arguments: [...numbers, Math.floor(nowUs / 1_000_000), nowUs % 1_000_000].map(String),
    });
    const [admitted, ...figures] = answer as number[];
    return { admitted: admitted === 1, figures };
  }
  const fresh = (quota: number, windowUs: number, grainUs = 0): Row => {
    count += 1;
    return { key: `script/${count}`, quota, windowUs, grainUs };
  };
  const BEGAN_US = 1_700_000_000_000_000;
  const pauses = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 })), {
    maxLength: 80,
  });
  const quotas = fc.integer({ min: 1, max: 20 });
  const windows = fc.integer({ min: 1, max: 500 });

  test('of two layers each request is refused if, and only if, one of them is full; it counts in both or in none', async () => {
    await fc.assert(
      fc.asyncProperty(
        pauses,
        quotas,
        windows,
        quotas,
        windows,
        async (steps, quotaOne, windowOne, quotaTwo, windowTwo) => {
          const rows = [fresh(quotaOne, windowOne), fresh(quotaTwo, windowTwo)];
          const passed: number[] = [];
          let now = BEGAN_US;
          for (const pause of steps) {
            now += pause;
            const counted = rows.map(({ windowUs }) => passed.filter((time) => time > now - windowUs));
            const { admitted, figures } = await decide(rows, now);
            expect(admitted).toBe(counted.every((times, index) => times.length < (rows[index]?.quota ?? 0)));
            if (admitted) passed.push(now);
            for (const [index, times] of counted.entries()) {
              const { windowUs = 0 } = rows[index] ?? {};
              const oldest = times[0] ?? (admitted ? now : undefined);
              expect(figures[2 * index]).toBe(times.length + (admitted ? 1 : 0));
              expect(figures[2 * index + 1]).toBe(oldest === undefined ? 0 : oldest + windowUs - now);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('in grains there are never more in any window, and room comes back at most a grain later', async () => {
    await fc.assert(
      fc.asyncProperty(pauses, quotas, fc.integer({ min: 2, max: 40 }), async (steps, quota, grainUs) => {
        const row = fresh(quota, 20 * grainUs, grainUs);
        const passed: number[] = [];
        let now = BEGAN_US;
        for (const pause of steps) {
          now += pause;
          const since = (from: number) => passed.filter((time) => time > from).length;
          const { admitted } = await decide([row], now);
          if (admitted) expect(since(now - row.windowUs)).toBeLessThan(quota);
          else expect(since(now - row.windowUs - grainUs)).toBeGreaterThanOrEqual(quota);
          if (admitted) passed.push(now);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('however its clock is set back, no more pass than by a clock that stands still meanwhile', async () => {
    const jumps = fc.array(fc.integer({ min: -1_000, max: 200 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(jumps, quotas, windows, async (steps, quota, windowUs) => {
        const row = fresh(quota, windowUs);
        const passed: number[] = [];
        let now = BEGAN_US;
        for (const step of steps) {
          now += step;
          const shown = Math.max(now, passed.at(-1) ?? 0);
          const { admitted } = await decide([row], now);
          expect(admitted).toBe(passed.filter((time) => time > shown - windowUs).length < quota);
          if (admitted) passed.push(shown);
        }
      }),
      { numRuns: 40 },
    );
  });
});
