import { newId } from '@weir/messaging';
import type { Identity } from '@weir/schemas';
import { describe, expect, test } from 'vitest';
import { LocalLimits } from '../../src/limits/local-limits.ts';
import type { Layer } from '../../src/limits/policy.ts';
import { rateNotice } from '../../src/limits/rate-headers.ts';
import { RateLayers, type Rates } from '../../src/limits/rate-layers.ts';

const rates: Rates = {
  addressPerMinute: 100,
  exemptLoopback: false,
  userPerMinute: 0,
  tenantPerHour: { free: 100, pro: 1_000, enterprise: 0 },
};
const layersWith = (more: Partial<Rates> = {}) => new RateLayers({ ...rates, ...more });
const identity = (more: Partial<Identity> = {}): Identity => ({
  principal: 'user:a',
  tenantId: '0190d3a0-0000-7000-8000-000000000001',
  role: 'operator',
  platform: false,
  tier: 'free',
  ...more,
});
const open = { path: '/docs', auth: false } as const;
const known = { path: '/jobs', auth: 'jobs:read' } as const;
const login = { path: '/auth/login', auth: false, limit: { quota: 10, windowS: 60 } } as const;
const namesOf = (layers: readonly Layer[]) =>
  layers.map(({ policy: { name, quota, windowMs } }) => `${name} ${quota}/${windowMs / 1000}`);

describe('which limits a request meets', () => {
  test.each([
    ['free', ['tenant 100/3600']],
    ['pro', ['tenant 1000/3600']],
    ['enterprise', []],
  ] as const)('of the tier %s', (tier, expected) => {
    expect(namesOf(layersWith().ofIdentity(identity({ tier }), known))).toEqual(expected);
  });

  test('of a user and of a key with a quota for the day', () => {
    const layers = layersWith({ userPerMinute: 30 });
    expect(namesOf(layers.ofIdentity(identity({ keyId: 'k', keyQuota: 7 }), known))).toEqual([
      'user 30/60',
      'key 7/86400',
      'tenant 100/3600',
    ]);
  });

  test('of a route: by address where anybody may use it, else by principal; two routes do not share', () => {
    const layers = layersWith();
    expect(layers.ofAddress('203.0.113.1', login).map(({ key }) => key)).toEqual([
      'ip/203.0.113.1',
      'route//auth/login/203.0.113.1',
    ]);
    const route = { ...known, limit: { quota: 3, windowS: 1 } };
    expect(layers.ofAddress('203.0.113.1', route).map(({ key }) => key)).toEqual(['ip/203.0.113.1']);
    const one = layers.ofIdentity(identity({ tier: 'enterprise' }), route);
    const two = layers.ofIdentity(identity({ tier: 'enterprise' }), { ...route, path: '/other' });
    expect(namesOf(one)).toEqual(['route 3/1']);
    expect(one[0]?.key).not.toBe(two[0]?.key);
  });

  test('loopback meets none by address where it is exempt, and its tenants still theirs', () => {
    const layers = layersWith({ exemptLoopback: true });
    expect(layers.ofAddress('127.0.0.1', login)).toEqual([]);
    expect(namesOf(layers.ofAddress('203.0.113.1', open))).toEqual(['ip 100/60']);
    expect(namesOf(layers.ofIdentity(identity(), known))).toEqual(['tenant 100/3600']);
  });

  test('neighbours in one IPv6 network share a limit; the same key or user name in another tenant does not', () => {
    const layers = layersWith({ userPerMinute: 5 });
    const keyOf = (address: string) => layers.ofAddress(address, open)[0]?.key;
    expect(keyOf('2001:db8::1')).toBe(keyOf('2001:db8::ffff'));
    expect(keyOf('2001:db8::1')).not.toBe(keyOf('2001:db8:0:1::1'));
    const keysOf = (more: Partial<Identity>) => layers.ofIdentity(identity(more), known).map(({ key }) => key);
    expect(keysOf({})).not.toEqual(keysOf({ tenantId: newId() }));
  });

  test('nothing that a client chooses as its name makes one layer out of two', () => {
    const layers = layersWith({ userPerMinute: 5 });
    const all = [
      ...layers.ofAddress('203.0.113.1', login),
      ...layers.ofIdentity(identity({ principal: 'tenant/x', keyId: 'user/x', keyQuota: 1 }), {
        ...known,
        limit: login.limit,
      }),
    ].map(({ key }) => key);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('what a client is told', () => {
  const layer = (name: string, quota: number, windowMs: number): Layer => ({
    policy: { name, quota, windowMs },
    key: name,
    of: 'address',
  });
  const layers = [layer('ip', 3, 60_000), layer('tenant', 5, 3_600_000)];

  test('the limit of which the least is left; when it has refused, in how many whole seconds to come again', () => {
    const clock = { now: 0 };
    const limits = new LocalLimits(() => clock.now);
    expect(rateNotice(layers, limits.take(layers))).toMatchObject({
      policy: '"ip";q=3;w=60, "tenant";q=5;w=3600',
      limit: '"ip";r=2;t=60',
      violated: [],
    });
    clock.now = 500;
    limits.take(layers);
    limits.take(layers);
    expect(rateNotice(layers, limits.take(layers))).toMatchObject({
      limit: '"ip";r=0;t=60',
      violated: ['ip'],
      retryAfterS: 60,
    });
    clock.now = 60_500;
    limits.take(layers);
    expect(rateNotice(layers, limits.take(layers))).toMatchObject({ limit: '"tenant";r=0;t=3540', violated: [] });
    expect(rateNotice(layers, limits.take(layers))).toMatchObject({ violated: ['tenant'], retryAfterS: 3_540 });
  });

  test('who comes again after Retry-After, and no sooner, is let in', () => {
    const clock = { now: 12.3 };
    const limits = new LocalLimits(() => clock.now);
    for (let n = 0; n < 3; n += 1) limits.take(layers);
    clock.now = 48_000;
    const { retryAfterS } = rateNotice(layers, limits.take(layers));
    clock.now += (retryAfterS - 1) * 1_000;
    expect(limits.look(layers).admitted).toBe(false);
    clock.now += 1_000;
    expect(limits.take(layers).admitted).toBe(true);
  });

  test('of several limits that refuse, the one that takes longest says when to come again', () => {
    const both = [layer('ip', 1, 60_000), layer('tenant', 1, 3_600_000)];
    const limits = new LocalLimits(() => 0);
    limits.take(both);
    expect(rateNotice(both, limits.take(both))).toMatchObject({ violated: ['ip', 'tenant'], retryAfterS: 3_600 });
  });
});
