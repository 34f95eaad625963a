import { createContext, mintApiKey } from '@weir/runtime';
import { eventually, findRedis, startTestRedis, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { openRateLimits } from '../../src/limits/open-limits.ts';
import { addTenant, type Gateway, openDatabase, startGateway } from '../support.ts';

let running: TestSystem;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  database = openDatabase(running);
});
afterAll(async () => {
  await database?.close();
  await running?.stop();
});

/** For as long as `use` runs. */
async function withGateway(more: NodeJS.ProcessEnv, use: (gateway: Gateway) => Promise<void>): Promise<void> {
  const gateway = await startGateway(running, { RATE_EXEMPT_LOOPBACK: 'false', ...more });
  try {
    await use(gateway);
  } finally {
    await gateway.stop();
  }
}

describe('by address', () => {
  test('the 101st request in a minute gets 429 with the headers and the body of a limit; what is asked to see whether we live does not', () =>
    withGateway({}, async ({ ask, context }) => {
      const first = await ask('GET', '/', { key: null });
      expect(first.headers.get('ratelimit-policy')).toBe('"ip";q=100;w=60');
      expect(first.headers.get('ratelimit')).toMatch(/^"ip";r=99;t=60$/);
      for (let n = 2; n <= 100; n += 1) expect((await ask('GET', '/api/v1/jobs')).status).toBe(200);
      const { status, headers, body } = await ask('GET', '/api/v1/jobs');
      expect(status).toBe(429);
      const [, wait] = /^"ip";r=0;t=(\d+)$/.exec(headers.get('ratelimit') ?? '') ?? [];
      expect(Number(wait)).toBeGreaterThan(0);
      expect(Number(wait)).toBeLessThanOrEqual(60);
      expect(headers.get('retry-after')).toBe(wait);
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(body).toMatchObject({
        type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
        status: 429,
        code: 'RATE_LIMITED',
        'violated-policies': ['ip'],
      });
      for (const path of ['/live', '/ready']) expect((await ask('GET', path, { key: null })).status).toBe(200);
      expect((await context.metrics.rateLimited.get()).values).toEqual([
        expect.objectContaining({ value: 1, labels: expect.objectContaining({ policy: 'ip' }) }),
      ]);
    }));

  test('credentials that are not valid count: after them, a good key is refused too', () =>
    withGateway({ RATE_IP_PER_MIN: '3' }, async ({ ask }) => {
      expect((await ask('GET', '/api/v1/jobs', { key: null })).status).toBe(401);
      expect((await ask('GET', '/api/v1/jobs', { key: mintApiKey().text })).status).toBe(401);
      expect((await ask('GET', '/api/v1/jobs', { key: 'nonsense' })).status).toBe(401);
      expect((await ask('GET', '/api/v1/jobs', { key: 'nonsense' })).status).toBe(429);
      expect((await ask('GET', '/api/v1/jobs')).status).toBe(429);
    }));

  test('what is nowhere counts, and so does a method that is not allowed: nobody looks around faster than anybody may ask', () =>
    withGateway({ RATE_IP_PER_MIN: '3' }, async ({ ask }) => {
      const statusOf = async (method: string, path: string) => (await ask(method, path, { key: null })).status;
      expect(await statusOf('GET', '/.env')).toBe(404);
      expect(await statusOf('PUT', '/api/v1/jobs')).toBe(405);
      expect(await statusOf('GET', '/api/v2/jobs')).toBe(404);
      for (const path of ['/.git/config', '/api/v1/jobs', '/']) expect(await statusOf('GET', path), path).toBe(429);
      expect(await statusOf('PUT', '/api/v1/jobs')).toBe(429);
    }));

  test('an enterprise tenant on this machine meets no limit where loopback is exempt, and no headers of one', () =>
    withGateway({ RATE_EXEMPT_LOOPBACK: 'true', RATE_IP_PER_MIN: '3' }, async ({ ask }) => {
      for (let n = 0; n < 10; n += 1) {
        const { status, headers } = await ask('GET', '/api/v1/jobs');
        expect(status).toBe(200);
        expect(headers.get('ratelimit')).toBeNull();
      }
    }));
});

test('the 11th login in a minute from one address gets 429 by the limit of the route, whatever the name', () =>
  withGateway({}, async ({ ask }) => {
    const login = (n: number) =>
      ask('POST', '/auth/login', {
        key: null,
        body: { username: `nobody-${n}`, password: 'not a password of anybody' },
      });
    for (let n = 0; n < 10; n += 1) expect((await login(n)).status).toBe(401);
    const { status, headers, body } = await login(10);
    expect([status, body.code, body['violated-policies']]).toEqual([429, 'RATE_LIMITED', ['route']]);
    expect(headers.get('ratelimit-policy')).toBe('"ip";q=100;w=60, "route";q=10;w=60');
    // Under its other path it is the same route.
    const other = await ask('POST', '/api/v1/auth/login', { key: null, body: { username: 'a', password: 'b' } });
    expect(other.status).toBe(429);
    expect((await ask('GET', '/', { key: null })).status).toBe(200);
  }));

describe('by tenant and user', () => {
  test('all keys of a tenant share its limit; another tenant has its own', () =>
    withGateway({ RATE_PRO_PER_HOUR: '5' }, async ({ ask }) => {
      const [one, other] = [
        await addTenant(running, database, { tier: 'pro' }),
        await addTenant(running, database, { tier: 'pro' }),
      ];
      const second = mintedFor(one);
      for (let n = 0; n < 5; n += 1) expect((await ask('GET', '/api/v1/jobs', { key: one.key })).status).toBe(200);
      const refused = await ask('GET', '/api/v1/jobs', { key: await second });
      expect(refused.status).toBe(429);
      expect(refused.headers.get('ratelimit-policy')).toBe('"ip";q=100;w=60, "tenant";q=5;w=3600');
      expect(refused.headers.get('ratelimit')).toMatch(/^"tenant";r=0;t=3\d{3}$/);
      expect(refused.body['violated-policies']).toEqual(['tenant']);
      expect((await ask('GET', '/api/v1/jobs', { key: other.key })).status).toBe(200);
    }));

  test('a request that one limit refuses uses up no other', () =>
    withGateway({ RATE_USER_PER_MIN: '2', RATE_PRO_PER_HOUR: '3' }, async ({ ask }) => {
      const one = await addTenant(running, database, { tier: 'pro' });
      const statuses = [];
      for (let n = 0; n < 4; n += 1) statuses.push((await ask('GET', '/api/v1/jobs', { key: one.key })).status);
      expect(statuses).toEqual([200, 200, 429, 429]);
      const { headers } = await ask('GET', '/api/v1/jobs', { key: await mintedFor(one) });
      expect(headers.get('ratelimit')).toMatch(/^"tenant";r=0;t=/);
      expect((await ask('GET', '/', { key: null })).headers.get('ratelimit')).toMatch(/^"ip";r=96;/);
    }));
});

test('a REDIS_URL that is none is said without its value, which may hold a password', async () => {
  const context = createContext('gateway', { level: 'silent', pretty: false });
  const environment = { ...running.system.environmentOf('gateway'), REDIS_URL: 'redis://:secret@[' };
  const open = () => openRateLimits(loadConfig(environment), context);
  await expect(open()).rejects.toThrow(/^REDIS_URL \(or REDIS_URL_FILE\) is not a URL\.$/);
});

const command = findRedis('two gateways with one store');
describe.skipIf(command === undefined)('two gateways with one store', () => {
  test('exactly 20 of 200 requests at once pass; /health says when the store is away, and limits still hold', async () => {
    const redis = await startTestRedis(command ?? '');
    try {
      const environment = { RATE_PRO_PER_HOUR: '20', RATE_IP_PER_MIN: '0', REDIS_URL: redis.url };
      await withGateway(environment, (one) =>
        withGateway(environment, async (two) => {
          const admin = (gateway: Gateway) => gateway.ask('GET', '/health');
          const isThere = (status: string) => async () => {
            for (const gateway of [one, two])
              expect((await admin(gateway)).body.components['rate-limits'].status).toBe(status);
          };
          await eventually(isThere('HEALTHY'));
          const { key } = await addTenant(running, database, { tier: 'pro' });
          const flood = async (of: { key: string }) => {
            const all = Array.from({ length: 200 }, (_, n) =>
              (n % 2 === 0 ? one : two).ask('GET', '/api/v1/operations', of),
            );
            return (await Promise.all(all)).filter(({ status }) => status === 200).length;
          };
          expect(await flood({ key })).toBe(20);
          const said = ({ logged }: Gateway) =>
            logged.filter((line) => line.includes('rate limits does not answer')).length;
          const before = [said(one), said(two)];
          await redis.kill();
          await eventually(isThere('UNHEALTHY'));
          expect((await admin(one)).body.status).toBe('DEGRADED');
          // What each admitted before still counts there: together they may now make up for what the other had.
          expect(await flood({ key })).toBe(20);
          expect(await flood({ key })).toBe(0);
          expect([said(one), said(two)]).toEqual(before.map((count) => count + 1));
        }),
      );
    } finally {
      await redis.stop();
    }
  });
});

/** Another key of the same tenant. */
async function mintedFor({ keyId }: { readonly keyId: string }): Promise<string> {
  const { key, keyId: own } = await addTenant(running, database, { tier: 'pro' });
  await database.query(
    'update security.api_keys set tenant_id = (select tenant_id from security.api_keys where id = $1) where id = $2',
    [keyId, own],
  );
  return key;
}
