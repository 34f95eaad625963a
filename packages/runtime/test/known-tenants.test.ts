import { newId } from '@weir/messaging';
import type { Tenant } from '@weir/schemas';
import { eventually } from '@weir/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KnownTenants, ServiceUnavailable } from '../src/index.ts';
import { quotasOf, tierQuotas } from '../src/quotas.ts';

const FRESH_MS = 10_000;
const id = newId();
const tenant = (more: Partial<Tenant> = {}): Tenant => ({
  id,
  name: 'one',
  tier: 'free',
  platform: false,
  state: 'active',
  settings: {},
  quotas: { jobsInFlight: null, storedBytes: null },
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  ...more,
});

let answer: () => { readonly status: number; readonly body: unknown };
let asked: string[];
let tenants: KnownTenants;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  asked = [];
  answer = () => ({ status: 200, body: tenant() });
  tenants = new KnownTenants({
    call: async (_method, path) => {
      asked.push(path);
      return answer();
    },
  });
});
afterEach(() => vi.useRealTimers());

const away = () => {
  throw new ServiceUnavailable('nobody is there');
};

test('one answer serves all who ask at once, and both ways of asking, for ten seconds', async () => {
  const found = await Promise.all([tenants.find(id), tenants.lastHeard(id), tenants.find(id)]);
  expect(found.map((one) => one?.name)).toEqual(['one', 'one', 'one']);
  vi.advanceTimersByTime(FRESH_MS - 1);
  await tenants.lastHeard(id);
  await tenants.find(id);
  expect(asked).toEqual([`/internal/v1/tenants/${id}`]);
  vi.advanceTimersByTime(1);
  answer = () => ({ status: 200, body: tenant({ name: 'two' }) });
  expect((await tenants.find(id))?.name).toBe('two');
});

test('who asks what was last heard waits only the first time, and hears the new soon', async () => {
  await tenants.lastHeard(id);
  answer = () => ({ status: 200, body: tenant({ tier: 'pro' }) });
  vi.advanceTimersByTime(FRESH_MS);
  expect((await tenants.lastHeard(id))?.tier).toBe('free');
  await eventually(async () => expect((await tenants.lastHeard(id))?.tier).toBe('pro'));
  expect(asked).toHaveLength(2);
});

test('while nobody answers what was last heard holds, `find` says so, and it is asked again each ten seconds', async () => {
  await tenants.lastHeard(id);
  answer = away;
  for (let n = 1; n <= 3; n += 1) {
    vi.advanceTimersByTime(FRESH_MS);
    for (let m = 0; m < 5; m += 1) expect((await tenants.lastHeard(id))?.name).toBe('one');
    expect(asked).toHaveLength(1 + n);
  }
  await expect(tenants.find(id)).rejects.toThrow(ServiceUnavailable);
});

test('of a tenant about whom nobody has ever answered nothing is known, and nobody waits a second time', async () => {
  answer = away;
  expect(await tenants.lastHeard(id)).toBeUndefined();
  expect(await tenants.lastHeard(id)).toBeUndefined();
  expect(asked).toHaveLength(1);
  await expect(tenants.find(id)).rejects.toThrow(ServiceUnavailable);
  // It is tried again soon: the service may just be starting.
  answer = () => ({ status: 200, body: tenant() });
  vi.advanceTimersByTime(1_000);
  expect(await tenants.lastHeard(id)).toBeUndefined();
  await eventually(async () => expect((await tenants.lastHeard(id))?.name).toBe('one'));
  expect(asked).toHaveLength(3);
});

test('what is no tenant is not found, and an answer that makes no sense is none', async () => {
  answer = () => ({ status: 404, body: { code: 'TENANT_NOT_FOUND' } });
  expect([await tenants.find(id), await tenants.find('../users'), await tenants.find('')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(asked).toHaveLength(1);
  for (const body of [{}, tenant({ id: newId() })]) {
    answer = () => ({ status: 200, body });
    await expect(tenants.find(id)).rejects.toThrow(TypeError);
  }
});

test('a tenant has what is its own, else what its tier has; 0 of its own is nothing, 0 of the tier is no quota', () => {
  const tiers = tierQuotas({ QUOTA_FREE_JOBS: 5, QUOTA_FREE_STORED_MB: 0, QUOTA_PRO_JOBS: 7, QUOTA_PRO_STORED_MB: 2 });
  expect(quotasOf(tenant(), tiers)).toEqual({ jobsInFlight: 5 });
  expect(quotasOf(tenant({ tier: 'pro' }), tiers)).toEqual({ jobsInFlight: 7, storedBytes: 2_000_000 });
  expect(quotasOf(tenant({ tier: 'enterprise' }), tiers)).toEqual({});
  const own = { jobsInFlight: 0, storedBytes: 9 };
  expect(quotasOf(tenant({ tier: 'enterprise', quotas: own }), tiers)).toEqual(own);
  expect(quotasOf(tenant({ tier: 'pro', quotas: { jobsInFlight: 1, storedBytes: null } }), tiers)).toEqual({
    jobsInFlight: 1,
    storedBytes: 2_000_000,
  });
});
