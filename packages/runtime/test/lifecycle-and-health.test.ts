import { describe, expect, test, vi } from 'vitest';
import { createContext, healthOf } from '../src/index.ts';

const never = () => new Promise<void>(() => undefined);

describe('a lifecycle', () => {
  test('closes the newest first, one after the other, and only once', async () => {
    const { lifecycle } = createContext('test', { level: 'silent' });
    const closed: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      lifecycle.onStop(name, async () => {
        closed.push(`${name} begins`);
        await Promise.resolve();
        closed.push(`${name} ends`);
      });
    }
    expect(lifecycle.stopping).toBe(false);
    const stopped = lifecycle.stop();
    expect(lifecycle.stopping).toBe(true);
    await stopped;
    await lifecycle.stop();
    expect(closed).toEqual([
      'third begins',
      'third ends',
      'second begins',
      'second ends',
      'first begins',
      'first ends',
    ]);
  });

  test('closes the rest when one throws, rejects or hangs, and says so of each', async () => {
    vi.useFakeTimers();
    try {
      const { lifecycle, log } = createContext('test', { level: 'silent' });
      const warned = vi.spyOn(log, 'warn');
      const closed: string[] = [];
      lifecycle.onStop('oldest', () => closed.push('oldest'));
      lifecycle.onStop('hanging', never);
      lifecycle.onStop('rejecting', () => Promise.reject(new Error('it rejects')));
      lifecycle.onStop('throwing', () => {
        throw new Error('it throws');
      });
      const stopped = lifecycle.stop();
      await vi.runAllTimersAsync();
      await stopped;
      expect(closed).toEqual(['oldest']);
      expect(warned.mock.calls.map(([, text]) => text)).toEqual([
        'closing throwing failed',
        'closing rejecting failed',
        'closing hanging failed',
      ]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('health', () => {
  const fine = { critical: true, check: () => undefined };
  const broken = (critical: boolean) => ({ critical, check: () => Promise.reject(new Error('it is away')) });

  test('is healthy when every part is, and says how long each took', async () => {
    const health = await healthOf({ one: fine, other: { critical: false, check: () => Promise.resolve() } });
    expect(health.status).toBe('HEALTHY');
    expect(health.components?.one).toMatchObject({ status: 'HEALTHY', latencyMs: expect.any(Number) });
    expect(await healthOf({})).toEqual({ status: 'HEALTHY', components: {} });
  });

  test('is degraded without a part that it can do without, and unhealthy without one that it cannot, in any order', async () => {
    expect((await healthOf({ fine, broken: broken(false) })).status).toBe('DEGRADED');
    expect((await healthOf({ a: broken(true), b: broken(false) })).status).toBe('UNHEALTHY');
    const health = await healthOf({ a: broken(false), b: broken(true), fine });
    expect(health.status).toBe('UNHEALTHY');
    expect(health.components?.a).toEqual({ status: 'UNHEALTHY', reason: 'it is away' });
  });

  test('answers in time about a part that does not, or that throws at once', async () => {
    vi.useFakeTimers();
    try {
      const asked = healthOf({
        hanging: { critical: false, check: never },
        throwing: {
          critical: false,
          check: () => {
            throw new Error('at once');
          },
        },
        fine,
      });
      await vi.runAllTimersAsync();
      expect(await asked).toMatchObject({
        status: 'DEGRADED',
        components: {
          hanging: { status: 'UNHEALTHY', reason: 'no answer within 2000 ms' },
          throwing: { reason: 'at once' },
          fine: { status: 'HEALTHY' },
        },
      });
    } finally {
      vi.useRealTimers();
    }
  });
});
