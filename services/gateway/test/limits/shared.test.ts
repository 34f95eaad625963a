import { hash } from 'node:crypto';
import { createClient } from '@redis/client';
import { createContext } from '@weir/runtime';
import { eventually, findRedis, startTestRedis } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Limiter } from '../../src/limits/limiter.ts';
import type { Layer, Policy } from '../../src/limits/policy.ts';
import { DECIDE } from '../../src/limits/shared-script.ts';
import { SharedStore } from '../../src/limits/shared-store.ts';

const command = findRedis('limits in a shared store');

describe.skipIf(command === undefined)('limits in a shared store', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  const opened: SharedStore[] = [];
  const said: string[] = [];
  let count = 0;

  beforeAll(async () => {
    redis = await startTestRedis(command ?? '');
  });
  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
    said.length = 0;
  });
  afterAll(() => redis?.stop());

  /** One gateway's limits. */
  async function open() {
    const { log } = createContext('gateway', { level: 'silent', pretty: false });
    const store = new SharedStore({
      url: redis.url,
      log,
      onChange: (isThere) => said.push(isThere ? 'there' : 'away'),
    });
    opened.push(store);
    await eventually(() => expect(store.isThere).toBe(true));
    return { store, limiter: new Limiter(store) };
  }
  const layersOf = (...policies: readonly Policy[]): Layer[] => {
    count += 1;
    return policies.map((policy, index) => ({ policy, key: `test/${count}/${index}`, of: 'identity' }));
  };
  const minute = (quota: number, name = 'tenant'): Policy => ({ name, quota, windowMs: 60_000 });
  async function admittedOf(limiters: readonly Limiter[], layers: readonly Layer[], times: number): Promise<number> {
    const all = Array.from({ length: times }, (_, n) => limiters[n % limiters.length]?.take(layers));
    return (await Promise.all(all)).filter((decision) => decision?.admitted).length;
  }

  test.each([100, 1_000, 5_000])(
    'of 10 × %i requests at once at two gateways exactly that many pass',
    async (quota) => {
      const [one, two] = await Promise.all([open(), open()]);
      const layers = layersOf(minute(quota));
      expect(await admittedOf([one.limiter, two.limiter], layers, 10 * quota)).toBe(quota);
    },
  );

  test('the strictest of many layers wins, and what it refuses counts in none', async () => {
    const { limiter, store } = await open();
    const layers = layersOf(minute(7), minute(5), minute(100));
    expect(await admittedOf([limiter], layers, 50)).toBe(5);
    const look = await store.decide(layers);
    expect(look?.standings.map(({ used }) => used)).toEqual([5, 5, 5]);
  });

  test('room comes back when a window has passed, as far as its requests have', async () => {
    const { store } = await open();
    const layers = layersOf({ name: 'tenant', quota: 3, windowMs: 300 });
    for (let n = 0; n < 3; n += 1) expect((await store.decide(layers))?.admitted).toBe(true);
    const refused = await store.decide(layers);
    expect(refused?.admitted).toBe(false);
    expect(refused?.standings[0]?.freesInMs).toBeLessThanOrEqual(300);
    await eventually(async () => expect((await store.decide(layers))?.admitted).toBe(true));
  });

  test('never more than the quota in any window, whatever the pauses, by the times that the store wrote down', async () => {
    const { store } = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ pauseMs: fc.integer({ min: 0, max: 6 }), requests: fc.integer({ min: 1, max: 6 }) }), {
          maxLength: 20,
        }),
        fc.integer({ min: 1, max: 6 }),
        async (steps, quota) => {
          const layers = layersOf({ name: 'tenant', quota, windowMs: 10 });
          const passed: { before: number; after: number }[] = [];
          for (const { pauseMs, requests } of steps) {
            await new Promise((resolve) => setTimeout(resolve, pauseMs));
            for (let n = 0; n < requests; n += 1) {
              const before = performance.now();
              if ((await store.decide(layers))?.admitted) passed.push({ before, after: performance.now() });
            }
          }
          // Between the ends of what is known of their times, the quota and one more cannot lie closer than a window.
          for (const [index, { after }] of passed.entries()) {
            const first = passed[index - quota];
            if (first !== undefined) expect(after - first.before).toBeGreaterThanOrEqual(10);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a list that has gone through its window many times stays as short as its quota', async () => {
    const { store } = await open();
    const layers = layersOf({ name: 'tenant', quota: 4, windowMs: 5 });
    let admitted = 0;
    while (admitted < 60) if ((await store.decide(layers))?.admitted) admitted += 1;
    const client = createClient({ url: redis.url });
    await client.connect();
    expect(await client.lLen(`weir:rate:5:${layers[0]?.key}`)).toBeLessThanOrEqual(5);
    expect(await client.pTTL(`weir:rate:5:${layers[0]?.key}`)).toBeLessThanOrEqual(1_010);
    await client.close();
  });

  test('killed under load: no gateway ever lets through more than one may, and all together hold again when it is back', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    const layers = layersOf(minute(50));
    const passed = [0, 0];
    let asked = 0;
    let isOver = false;
    const load = [one, two].map(async ({ limiter }, index) => {
      while (!isOver) {
        const { admitted } = await limiter.take(layers);
        if (admitted) passed[index] = (passed[index] ?? 0) + 1;
        asked += 1;
        await new Promise(setImmediate);
      }
    });
    await eventually(() => expect(asked).toBeGreaterThan(20));
    await redis.kill();
    await eventually(() => expect([one.store.isThere, two.store.isThere]).toEqual([false, false]));
    const before = asked;
    await eventually(() => expect(asked).toBeGreaterThan(before + 200));
    await redis.startAgain();
    await eventually(() => expect([one.store.isThere, two.store.isThere]).toEqual([true, true]));
    const then = asked;
    await eventually(() => expect(asked).toBeGreaterThan(then + 200));
    isOver = true;
    await Promise.all(load);
    for (const count of passed) expect(count).toBe(50);
    expect(said).toEqual(['there', 'there', 'away', 'away', 'there', 'there']);
    expect(await admittedOf([one.limiter, two.limiter], layersOf(minute(30)), 300)).toBe(30);
  });

  test('a store that hangs is left after a moment, and limits hold', async () => {
    const { limiter, store } = await open();
    const layers = layersOf(minute(20));
    expect(await admittedOf([limiter], layers, 5)).toBe(5);
    redis.freeze();
    try {
      expect(await admittedOf([limiter], layers, 100)).toBe(15);
      expect(store.isThere).toBe(false);
      expect(limiter.take(layers)).toMatchObject({ admitted: false });
    } finally {
      redis.thaw();
    }
    await eventually(() => expect(store.isThere).toBe(true));
  });

  test('a store whose clock is set forward, or that is emptied, opens no gateway', async () => {
    const { limiter } = await open();
    const layers = layersOf(minute(20));
    expect(await admittedOf([limiter], layers, 50)).toBe(20);
    const client = createClient({ url: redis.url });
    await client.connect();
    await client.flushAll();
    await client.close();
    expect(await admittedOf([limiter], layers, 50)).toBe(0);
  });

  test('a store whose clock is set back opens nothing', async () => {
    const { store } = await open();
    const layers = layersOf(minute(3));
    const client = createClient({ url: redis.url });
    await client.connect();
    // As if it had been an hour later when these were admitted.
    const later = (Date.now() + 3_600_000) * 1_000;
    await client.rPush(`weir:rate:60000:${layers[0]?.key}`, ['0:0', `${later}:1`, `${later + 5}:2`]);
    expect((await store.decide(layers))?.admitted).toBe(true);
    expect((await store.decide(layers))?.admitted).toBe(false);
    await client.close();
  });

  test('a store that has forgotten the script is given it again', async () => {
    const { store } = await open();
    const layers = layersOf(minute(3));
    const client = createClient({ url: redis.url });
    await client.connect();
    await store.decide(layers);
    await client.scriptFlush();
    expect((await store.decide(layers))?.standings[0]?.used).toBe(2);
    expect(await client.scriptExists(hash('sha1', DECIDE))).toEqual([1]);
    await client.close();
  });
});
