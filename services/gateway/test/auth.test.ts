import { newId } from '@weir/messaging';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IdentityProvider } from './identity-provider.ts';
import { addTenant, auditedOf, type Gateway, openDatabase, startGateway } from './support.ts';

const SECRET = 'a password that stands nowhere';
const tokens = { accessToken: 'a.b.c', refreshToken: 'refresh', tokenType: 'Bearer', expiresIn: 900 };
let running: TestSystem;
let database: ReturnType<typeof openDatabase>;
let provider: IdentityProvider;
let gateway: Gateway;

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  database = openDatabase(running);
  provider = await new IdentityProvider(running).start();
  gateway = await startGateway(running, { SECURITY_URL: provider.url });
});
afterAll(async () => {
  await gateway?.stop();
  await provider?.stop();
  await database?.close();
  await running?.stop();
});
beforeEach(() => {
  provider.answers.clear();
  provider.asked.length = 0;
});

const post = (path: string, body?: unknown, key: string | null = null) =>
  gateway.ask('POST', path, { key, ...(body === undefined ? {} : { body }) });
const answer = (path: string, status: number, body?: unknown) =>
  provider.answers.set(`/internal/v1/auth/${path}`, { status, body });
const askedAt = (path: string) =>
  provider.asked.filter((one) => one.path === `/internal/v1/auth/${path}`).map((one) => one.body);

describe.each(['', '/api/v1'])('below "%s"', (base) => {
  test('200 POST /auth/login gives tokens that nobody on the way keeps, and says which request it was', async () => {
    answer('login', 200, tokens);
    const { status, body, headers } = await post(`${base}/auth/login`, { username: 'ada', password: SECRET });
    expect([status, body, headers.get('cache-control')]).toEqual([200, tokens, 'no-store']);
    const request = { requestId: headers.get('x-request-id'), traceparent: expect.any(String) };
    expect(askedAt('login')).toEqual([{ username: 'ada', password: SECRET, ...request }]);
  });

  test('200 POST /auth/refresh', async () => {
    answer('refresh', 200, tokens);
    expect((await post(`${base}/auth/refresh`, { refreshToken: 'old' })).body).toEqual(tokens);
    expect(askedAt('refresh')).toMatchObject([{ refreshToken: 'old' }]);
  });

  test('201 POST /auth/register says where the user is', async () => {
    const user = { id: newId(), username: 'ada', tenantId: newId(), role: 'viewer', disabled: false };
    answer('register', 201, { ...user, createdAt: new Date().toISOString() });
    const { status, body, headers } = await post(`${base}/auth/register`, { username: 'ada', password: SECRET });
    expect([status, body.id, headers.get('location')]).toEqual([201, user.id, `/api/v1/users/${user.id}`]);
  });

  test('204 POST /auth/logout ends the session, here at once', async () => {
    answer('logout', 204);
    const sid = newId();
    const token = await provider.token({ claims: { sid } });
    expect((await post(`${base}/auth/logout`, undefined, token)).status).toBe(204);
    expect(askedAt('logout')).toMatchObject([{ sessionId: sid, principal: expect.stringMatching(/^user:/) }]);
    expect((await gateway.ask('GET', `${base}/auth/me`, { key: token })).status).toBe(401);
  });

  test('200 POST /auth/password, for who has logged in', async () => {
    answer('password', 200, tokens);
    const change = { currentPassword: SECRET, newPassword: 'another one' };
    const [sub, tid] = [newId(), newId()];
    const token = await provider.token({ claims: { sub: `user:${sub}`, tid } });
    const { status, body, headers } = await post(`${base}/auth/password`, change, token);
    expect([status, body, headers.get('cache-control')]).toEqual([200, tokens, 'no-store']);
    const request = { requestId: headers.get('x-request-id'), traceparent: expect.any(String) };
    expect(askedAt('password')).toEqual([{ tenantId: tid, userId: sub, ...change, ...request }]);
  });

  test('200 GET /auth/me, also for a key', async () => {
    const { key, keyId, tenantId } = await addTenant(running, database);
    const { body } = await gateway.ask('GET', `${base}/auth/me`, { key });
    expect(body).toMatchObject({ principal: `key:${keyId}`, keyId, tenantId, role: 'operator', scopes: ['write'] });
  });

  test('200 GET /.well-known/jwks.json, which may be kept for a while', async () => {
    const { body, headers } = await gateway.ask('GET', `${base}/.well-known/jwks.json`, { key: null });
    expect(body).toEqual({ keys: provider.pairs.map(({ publicJwk }) => publicJwk) });
    expect(headers.get('cache-control')).toBe('public, max-age=300');
  });
});

describe('what the security service refuses', () => {
  test.each([
    ['login', 401, 'CREDENTIALS_INVALID'],
    ['login', 429, 'ACCOUNT_LOCKED'],
    ['login', 429, 'LOGIN_BUSY'],
    ['refresh', 401, 'CREDENTIALS_INVALID'],
    ['register', 403, 'REGISTRATION_CLOSED'],
    ['register', 409, 'USERNAME_TAKEN'],
    ['register', 422, 'PASSWORD_WEAK'],
    ['register', 409, 'TENANT_EXISTS'],
  ])('%s: %i %s', async (path, status, code) => {
    answer(path, status, { code, ...(status === 429 ? { retryAfterS: 17 } : {}) });
    const body = path === 'refresh' ? { refreshToken: 'x' } : { username: 'ada', password: SECRET };
    const refused = await post(`/auth/${path}`, body);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(refused.headers.get('retry-after')).toBe(status === 429 ? '17' : null);
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(refused.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer realm="weir"' : null);
  });

  test('422 with what is wrong with the password, in the words of who knows the rules', async () => {
    answer('register', 422, { code: 'PASSWORD_WEAK', detail: 'has fewer than 12 characters' });
    const { body } = await post('/auth/register', { username: 'ada', password: 'short' });
    expect(body.detail).toBe('The password cannot be taken: it has fewer than 12 characters.');
    expect(body.errors).toEqual([{ path: '/password', message: 'has fewer than 12 characters' }]);
  });

  test.each([
    [403, 'PASSWORD_WRONG', '/currentPassword'],
    [422, 'PASSWORD_WEAK', '/newPassword'],
    [429, 'ACCOUNT_LOCKED', undefined],
    [401, 'CREDENTIALS_INVALID', undefined],
  ])('password: %i %s', async (status, code, path) => {
    answer('password', status, { code, detail: 'is refused', ...(status === 429 ? { retryAfterS: 17 } : {}) });
    const change = { currentPassword: SECRET, newPassword: 'another one' };
    const { body, headers, ...refused } = await post('/auth/password', change, await provider.token());
    expect([refused.status, body.code, body.errors?.[0].path]).toEqual([status, code, path]);
    expect(headers.get('retry-after')).toBe(status === 429 ? '17' : null);
  });

  test('409 names the member of this request, where another has the same code for another one', async () => {
    answer('register', 409, { code: 'TENANT_EXISTS' });
    const { body } = await post('/auth/register', { username: 'ada', password: SECRET, tenant: 'Acme' });
    expect(body.errors).toEqual([{ path: '/tenant', message: 'is the name of another tenant' }]);
  });

  test('500 for what is no answer, and nothing of it is passed on', async () => {
    for (const [status, body] of [
      [200, { accessToken: 'x' }],
      [418, { code: 'constructor' }],
      [401, { code: 'TEAPOT' }],
    ] as const) {
      answer('login', status, body);
      const failed = await post('/auth/login', { username: 'ada', password: SECRET });
      expect([failed.status, failed.body.code]).toEqual([500, 'INTERNAL']);
    }
  });

  test('503 while it is away', async () => {
    answer('login', 503, {});
    const { status, headers } = await post('/auth/login', { username: 'ada', password: SECRET });
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
  });
});

describe('what does not get as far as the security service', () => {
  test.each<[string, unknown]>([
    ['login', { username: 'ada' }],
    ['login', { username: 'ada', password: SECRET, role: 'admin' }],
    ['login', { username: 'ada', password: 'x'.repeat(129) }],
    ['login', { username: { $ne: null }, password: SECRET }],
    ['register', { username: '../ada', password: SECRET }],
    ['register', { username: 'ada', password: SECRET, role: 'admin' }],
    ['register', { username: 'ada', password: SECRET, platform: true }],
    ['password', { currentPassword: SECRET }],
    ['password', { currentPassword: SECRET, newPassword: 'another one', userId: newId() }],
    ['register', { username: 'ada', password: SECRET, tenant: ' no name ' }],
    ['refresh', { refreshToken: '' }],
    ['refresh', { refreshToken: 'two words' }],
  ])('400 %s %j', async (path, body) => {
    const token = path === 'password' ? await provider.token() : null;
    const { status, body: problem, text } = await post(`/auth/${path}`, body, token);
    expect([status, problem.code]).toEqual([400, 'REQUEST_INVALID']);
    expect(text).not.toContain(SECRET);
    expect(askedAt(path)).toEqual([]);
  });

  test('403 for a key that wants another password: it has none, and its owner may not be who holds it', async () => {
    const { key } = await addTenant(running, database);
    const refused = await post('/auth/password', { currentPassword: SECRET, newPassword: 'another one' }, key);
    expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN']);
    expect(askedAt('password')).toEqual([]);
  });

  test('401 to log out without being anybody', async () => {
    expect((await post('/auth/logout', { refreshToken: 'x' })).status).toBe(401);
    expect(askedAt('logout')).toEqual([]);
  });

  test('no password and no token is ever logged, whatever fails', async () => {
    for (const status of [200, 401, 500]) {
      answer('login', status, { code: 'NONSENSE', accessToken: SECRET });
      await post('/auth/login', { username: 'ada', password: SECRET });
      answer('password', status, { code: 'NONSENSE', accessToken: SECRET });
      const change = { currentPassword: SECRET, newPassword: SECRET };
      await post('/auth/password', change, await provider.token());
    }
    const token = await provider.token({ claims: { aud: 'another' } });
    await gateway.ask('GET', '/auth/me', { key: token });
    expect(gateway.logged.join('\n')).not.toContain(SECRET);
    expect(gateway.logged.join('\n')).not.toContain(token.split('.')[2]);
  });
});

describe('X-Tenant-Id', () => {
  const forTenant = async (id: string, claims: Record<string, unknown>, path = '/auth/me') =>
    gateway.ask('GET', path, { key: await provider.token({ claims }), headers: { 'x-tenant-id': id } });
  const known = () => provider.addTenant().id;

  test('200: an administrator of the platform acts for the tenant, and stays who it is', async () => {
    const [id, tid, user] = [known(), newId(), newId()];
    const claims = { role: 'admin', platform: true, tid, sub: `user:${user}` };
    const { status, body } = await forTenant(id, claims);
    expect(status).toBe(200);
    expect(body).toMatchObject({ tenantId: id, ownTenantId: tid, principal: `user:${user}`, userId: user });
    expect((await forTenant(tid, claims)).status).toBe(404);
    provider.addTenant({ id: tid, platform: true });
    expect((await forTenant(tid, claims)).body).not.toHaveProperty('ownTenantId');
  });

  test('200 with the bootstrap key, and what it asks for is of that tenant, in the audit record with both', async () => {
    const id = known();
    const headers = { 'x-tenant-id': id };
    const body = { operation: 'diagnostics.sleep', input: { ms: 60_000 } };
    const { body: job } = await eventually(async () => {
      const made = await gateway.ask('POST', '/api/v1/jobs', { body, headers });
      expect(made.status).toBe(202);
      return made;
    });
    expect(job.tenantId).toBe(id);
    expect((await gateway.ask('GET', `/api/v1/jobs/${job.id}`)).status).toBe(404);
    const cancelled = await eventually(async () => {
      const found = await gateway.ask('POST', `/api/v1/jobs/${job.id}/cancel`, { headers });
      expect(found.status).toBe(200);
      return found;
    });
    expect(cancelled.body.tenantId).toBe(id);
    const { body: caller } = await gateway.ask('GET', '/auth/me');
    await eventually(async () =>
      expect(await auditedOf(running, job.id)).toMatchObject([
        { tenantid: id, data: { principal: caller.principal, ownTenantId: caller.tenantId } },
      ]),
    );
  });

  test('403 for anybody else, whatever the header says', async () => {
    const tid = newId();
    for (const claims of [
      { role: 'admin', platform: false },
      { role: 'operator', platform: true },
      { role: 'auditor', platform: true },
    ]) {
      for (const id of [known(), tid, newId(), 'nonsense']) {
        const { status, body } = await forTenant(id, { ...claims, tid });
        expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
        expect(body.errors[0].path).toBe('header:X-Tenant-Id');
      }
    }
    const { key } = await addTenant(running, database, { role: 'admin', scopes: ['admin'] });
    expect((await gateway.ask('GET', '/auth/me', { key, headers: { 'x-tenant-id': known() } })).status).toBe(403);
  });

  test('404 when there is no such tenant, also for what is no id', async () => {
    for (const id of [newId(), 'nonsense', '../users', `${newId()}, ${newId()}`]) {
      const { status, body } = await forTenant(id, { role: 'admin', platform: true });
      expect([status, body.code]).toEqual([404, 'TENANT_NOT_FOUND']);
    }
    expect(provider.asked.filter(({ path }) => path.includes('users'))).toEqual([]);
  });

  test('what acts for another tenant loses nothing of its own rights, and the other one gains none', async () => {
    const id = known();
    const claims = { role: 'admin', platform: true };
    expect((await forTenant(id, claims, '/api/v1/jobs')).body.items).toEqual([]);
    expect((await forTenant(id, claims, '/api/v1/system/queues')).status).toBe(200);
  });
});
