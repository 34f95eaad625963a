import { newId } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from './host.ts';
import { type Answer, addTenant, type Gateway, startGateway } from './support.ts';

let host: Host;
let { running, gateway, ask, database, stranger } = {} as Host;
let other: Gateway;

beforeAll(async () => {
  host = await startHost({ stranger: { role: 'admin', scopes: ['admin'] } });
  ({ running, gateway, ask, database, stranger } = host);
  other = await startGateway(running);
});
afterAll(async () => {
  await other?.stop();
  await host?.stop();
});

const PATH = '/api/v1/api-keys';
const create = (body: object = {}, asking: object = {}) =>
  ask('POST', PATH, { body: { name: 'of a test', ...body }, ...asking });
const codeOf = ({ status, body }: Answer) => [status, body.code];
const PASSWORD = 'a long and quiet river';

/** A user of the first tenant, logged in. */
async function user(role: string): Promise<{ readonly id: string; readonly key: string }> {
  const username = `user-${newId().slice(-12)}`;
  const made = await ask('POST', '/api/v1/users', { body: { username, password: PASSWORD, role } });
  const { body } = await ask('POST', '/api/v1/auth/login', { body: { username, password: PASSWORD }, key: null });
  return { id: made.body.id, key: body.accessToken };
}

describe('POST /api-keys', () => {
  test('201 a key that works, shown this once, with where it can be read', async () => {
    const { key: token, id } = await user('operator');
    const made = await create({ scopes: ['read'] }, { key: token });
    expect(made.status).toBe(201);
    const { key, ...shown } = made.body;
    expect(made.headers.get('location')).toBe(`${PATH}/${shown.id}`);
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect(shown).toMatchObject({ name: 'of a test', scopes: ['read'], role: 'operator', userId: id, state: 'active' });
    expect(key.slice(0, 21)).toBe(`weir_live_${shown.id}_`);
    expect((await ask('GET', '/api/v1/jobs', { key })).status).toBe(200);
    expect(codeOf(await ask('POST', '/api/v1/jobs', { key, body: {} }))).toEqual([403, 'FORBIDDEN']);
    const { body: found } = await ask('GET', `${PATH}/${shown.id}`, { key: token });
    // A second after a use it is noted, which may be by now.
    expect(found).toEqual({ ...shown, uses: expect.any(Number), lastUsedAt: found.lastUsedAt });
    expect(found.lastUsedAt === null || Number.isFinite(Date.parse(found.lastUsedAt))).toBe(true);
    const { body } = await ask('GET', PATH, { key: token });
    expect(body.items.map((one: { id: string }) => one.id)).toEqual([shown.id]);
    for (const secret of [key, key.slice(21)]) expect(gateway.logged.join('')).not.toContain(secret);
  });

  test('201 for another tenant by an administrator of the platform', async () => {
    const made = await create({ scopes: ['admin'] }, { headers: { 'X-Tenant-Id': stranger.tenantId } });
    expect(made.body).toMatchObject({ tenantId: stranger.tenantId, role: 'admin' });
    expect(codeOf(await ask('GET', '/api/v1/system/queues/default/pause', { key: made.body.key }))[0]).toBe(405);
    expect(
      codeOf(await ask('POST', '/api/v1/tenants', { key: made.body.key, body: { name: 'x', tier: 'pro' } })),
    ).toEqual([403, 'FORBIDDEN']);
  });

  test.for([
    ['no name', {}, 'name'],
    ['an empty name', { name: '' }, '/name'],
    ['a scope that is none', { name: 'x', scopes: ['jobs:read'] }, '/scopes/0'],
    ['no scopes at all', { name: 'x', scopes: [] }, '/scopes'],
    ['a time that is none', { name: 'x', expiresAt: 'tomorrow' }, '/expiresAt'],
    ['a quota of nothing', { name: 'x', quota: 0 }, '/quota'],
    ['a role', { name: 'x', role: 'admin' }, '/role'],
    ['another owner', { name: 'x', userId: '00000000-0000-0000-0000-000000000001' }, '/userId'],
  ] as const)('400 REQUEST_INVALID: %s', async ([, body, path]) => {
    const answer = await ask('POST', PATH, { body });
    expect(codeOf(answer)).toEqual([400, 'REQUEST_INVALID']);
    expect(answer.body.errors[0].path).toContain(path);
  });

  test('401 without a credential, 403 for a guest and for a key that is not for keys', async () => {
    expect(codeOf(await create({}, { key: null }))).toEqual([401, 'CREDENTIALS_MISSING']);
    const guest = await user('guest');
    expect(codeOf(await create({}, { key: guest.key }))).toEqual([403, 'FORBIDDEN']);
    const narrow = await create({ scopes: ['read', 'write', 'uncertainty.*'] });
    expect(codeOf(await create({}, { key: narrow.body.key }))).toEqual([403, 'FORBIDDEN']);
  });

  test('403 KEY_EXCEEDS_MAKER: a viewer makes no key that writes, and none for administrators', async () => {
    const viewer = await user('viewer');
    for (const scope of ['write', 'admin', 'uncertainty.*']) {
      const answer = await create({ scopes: ['read', scope] }, { key: viewer.key });
      expect(codeOf(answer)).toEqual([403, 'KEY_EXCEEDS_MAKER']);
      expect(answer.body.errors).toEqual([{ path: '/scopes/1', message: expect.any(String) }]);
    }
    expect((await create({}, { key: viewer.key })).body.scopes).toEqual(['read']);
  });

  test('422 EXPIRY_PASSED', async () => {
    expect(codeOf(await create({ expiresAt: '2026-01-01T00:00:00Z' }))).toEqual([422, 'EXPIRY_PASSED']);
  });

  test('409 KEYS_EXHAUSTED', async () => {
    const many = await addTenant(running, database, { role: 'admin', scopes: ['admin'] });
    await database.query(
      `insert into security.api_keys (id, tenant_id, name, principal, created_by, hash, scopes)
       select substr(md5($2 || n), 1, 10), $1, 'many', 'key:' || n, $2, sha256(n::text::bytea), '{read}' from generate_series(1, 100) n`,
      [many.tenantId, `key:${many.keyId}`],
    );
    expect(codeOf(await create({}, { key: many.key }))).toEqual([409, 'KEYS_EXHAUSTED']);
  });
});

describe('rotation and revocation', () => {
  test('201 a new key; both are good, until the old one is revoked, which every gateway hears of', async () => {
    const { key: token } = await user('operator');
    const old = (await create({}, { key: token })).body;
    const rotated = await ask('POST', `${PATH}/${old.id}/rotate`, { key: token });
    expect(rotated.status).toBe(201);
    const fresh = rotated.body;
    for (const { key } of [old, fresh])
      for (const one of [gateway, other]) expect((await one.ask('GET', '/api/v1/jobs', { key })).status).toBe(200);
    expect((await ask('GET', `${PATH}/${old.id}`, { key: token })).body.rotatedTo).toBe(fresh.id);
    expect(codeOf(await ask('POST', `${PATH}/${old.id}/rotate`, { key: token }))).toEqual([409, 'KEY_ROTATED']);

    const revoked = await ask('DELETE', `${PATH}/${old.id}`, { key: token });
    expect([revoked.status, revoked.body.state]).toEqual([200, 'revoked']);
    for (const one of [gateway, other])
      await eventually(async () =>
        expect(codeOf(await one.ask('GET', '/api/v1/jobs', { key: old.key }))).toEqual([401, 'CREDENTIALS_INVALID']),
      );
    expect((await ask('GET', '/api/v1/jobs', { key: fresh.key })).status).toBe(200);
    expect(codeOf(await ask('POST', `${PATH}/${old.id}/rotate`, { key: token }))).toEqual([409, 'KEY_NOT_ACTIVE']);
    expect((await ask('GET', `${PATH}?state=revoked`, { key: token })).body.items).toHaveLength(1);
  });

  test('400 REQUEST_INVALID: an overlap of more than a week', async () => {
    const { body } = await create();
    const answer = await ask('POST', `${PATH}/${body.id}/rotate`, { body: { overlapS: 604_801 } });
    expect(codeOf(answer)).toEqual([400, 'REQUEST_INVALID']);
  });

  test('200 DELETE /api-keys?owner= ends all keys of one principal, at every gateway; 403 for who is no administrator', async () => {
    const { key: token, id } = await user('operator');
    const { key: leaving, id: leavingId } = await user('operator');
    const keys = [await create({}, { key: leaving }), await create({}, { key: leaving })];
    const kept = await create({}, { key: token });
    const remove = (owner: string, key?: string) =>
      ask('DELETE', `${PATH}?owner=${owner}`, key === undefined ? {} : { key });
    expect(codeOf(await remove(`user:${id}`, token))).toEqual([403, 'FORBIDDEN']);
    expect(codeOf(await ask('DELETE', PATH))).toEqual([400, 'QUERY_INVALID']);
    expect(codeOf(await remove('nobody'))).toEqual([400, 'QUERY_INVALID']);
    expect((await remove(`user:${leavingId}`, stranger.key)).body.items).toEqual([]);
    const { body } = await remove(`user:${leavingId}`);
    expect(body.items.map((one: { id: string }) => one.id).toSorted()).toEqual(
      keys.map((one) => one.body.id).toSorted(),
    );
    const { key: ended } = keys[0]?.body ?? {};
    await eventually(async () => {
      for (const one of [gateway, other]) expect((await one.ask('GET', '/auth/me', { key: ended })).status).toBe(401);
    });
    expect((await ask('GET', '/auth/me', { key: kept.body.key })).status).toBe(200);
  });

  test('404 API_KEY_NOT_FOUND: of another tenant, of another user, of nobody; one answer for all of them', async () => {
    const [ada, bob] = [await user('operator'), await user('auditor')];
    const { id } = (await create({}, { key: ada.key })).body;
    const bodies = new Set<string>();
    for (const [key, wanted] of [
      [stranger.key, id],
      [bob.key, id],
      [bob.key, '0000000000'],
    ])
      for (const [method, path] of [
        ['GET', `${PATH}/${wanted}`],
        ['DELETE', `${PATH}/${wanted}`],
        ['POST', `${PATH}/${wanted}/rotate`],
      ] as const) {
        const answer = await ask(method, path, { key: key as string });
        expect(codeOf(answer)).toEqual([404, 'API_KEY_NOT_FOUND']);
        bodies.add(JSON.stringify({ ...answer.body, requestId: '', instance: '' }));
      }
    expect(bodies.size).toBe(1);
    // Who may write users looks after all keys of the tenant, and may revoke them.
    expect((await ask('GET', `${PATH}/${id}`)).body.userId).toBe(ada.id);
    expect((await ask('DELETE', `${PATH}/${id}`)).status).toBe(200);
  });

  test('400 PATH_INVALID and QUERY_INVALID', async () => {
    expect(codeOf(await ask('GET', `${PATH}/nothing`))).toEqual([400, 'PATH_INVALID']);
    expect(codeOf(await ask('GET', `${PATH}?limit=501`))).toEqual([400, 'QUERY_INVALID']);
    expect(codeOf(await ask('GET', `${PATH}?owner=user:ada`))).toEqual([400, 'QUERY_INVALID']);
    expect(codeOf(await ask('GET', `${PATH}?cursor=abc`))).toEqual([400, 'QUERY_INVALID']);
  });

  test('503 while the security service is away', async () => {
    const away = await startGateway(running, { SECURITY_URL: 'http://127.0.0.1:9' });
    expect((await away.ask('GET', PATH)).status).toBe(503);
    await away.stop();
  });
});

test('uses of a key are counted, also those that the gateway let through from memory', async () => {
  const quick = await startGateway(running, { KEY_FRESH_MS: '1' });
  const { key, id } = (await create()).body;
  const use = () => quick.ask('GET', '/api/v1/operations', { key });
  await use();
  await Promise.all(Array.from({ length: 50 }, use));
  await use();
  // Each check reports what went before it, and the security service writes what it owes when it stops; it is started again.
  const { security: before } = running.system.dev.services;
  process.kill(before?.pid as number, 'SIGTERM');
  await eventually(async () => {
    await use();
    const { body } = await ask('GET', `${PATH}/${id}`);
    expect(body.uses).toBeGreaterThanOrEqual(50);
    expect(body.lastUsedAt).toEqual(expect.any(String));
    // Its reports may all have come before it ended: the next test needs the one that is started again.
    const { security } = running.system.dev.services;
    expect(security?.pid).not.toBe(before?.pid);
    expect((await fetch(`${security?.internalUrl}/ready`)).status).toBe(200);
  }, 20_000);
  await quick.stop();
});

describe('suspension', () => {
  test('403 TENANT_SUSPENDED for keys and logins of the tenant, at every gateway, until it goes on; its tokens are dead', async () => {
    const tenant = (await ask('POST', '/api/v1/tenants', { body: { name: `suspended ${newId()}`, tier: 'pro' } })).body;
    const { key } = (await create({ scopes: ['admin'] }, { headers: { 'X-Tenant-Id': tenant.id } })).body;
    const login = { username: `user-${newId().slice(-12)}`, password: PASSWORD };
    await ask('POST', '/api/v1/users', { key, body: { ...login, role: 'viewer' } });
    const enter = () => ask('POST', '/api/v1/auth/login', { body: login, key: null });
    const { accessToken, refreshToken } = (await enter()).body;
    expect(accessToken).toEqual(expect.any(String));
    for (const one of [gateway, other])
      for (const credential of [key, accessToken])
        expect((await one.ask('GET', '/api/v1/jobs', { key: credential })).status).toBe(200);
    const set = (state: string) => ask('PATCH', `/api/v1/tenants/${tenant.id}`, { body: { state } });
    expect((await set('suspended')).body.state).toBe('suspended');
    for (const one of [gateway, other])
      await eventually(async () =>
        expect(codeOf(await one.ask('GET', '/api/v1/jobs', { key }))).toEqual([403, 'TENANT_SUSPENDED']),
      );
    for (const one of [gateway, other])
      await eventually(async () =>
        expect(codeOf(await one.ask('GET', '/api/v1/jobs', { key: accessToken }))).toEqual([
          401,
          'CREDENTIALS_INVALID',
        ]),
      );
    const refresh = () => ask('POST', '/api/v1/auth/refresh', { body: { refreshToken }, key: null });
    for (const answer of [await enter(), await refresh()]) expect(codeOf(answer)).toEqual([403, 'TENANT_SUSPENDED']);
    await set('active');
    await eventually(async () => expect((await ask('GET', '/api/v1/jobs', { key })).status).toBe(200), 15_000);
    for (const answer of [await enter(), await refresh()]) expect(answer.status).toBe(200);
  });
});
