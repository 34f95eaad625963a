import { newId } from '@weir/messaging';
import type { ApiKey, Identity } from '@weir/schemas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from '../host.ts';
import { actor, addTenant, addUser, ask } from '../identity.ts';
import { start, store } from '../security.ts';

let host: Host;
let { database, security } = {} as Host;
beforeAll(async () => {
  host = await startHost();
  ({ database, security } = host);
}, 60_000);
afterAll(() => host?.stop(), 30_000);

type Asker = Identity & { readonly userId: string };

/** A user of a tenant, as the gateway knows it from a token. */
async function person(tenantId: string, role: Identity['role'] = 'operator'): Promise<Asker> {
  const { id } = await addUser(security, tenantId, role);
  return { principal: `user:${id}`, userId: id, tenantId, role, platform: false, tier: 'pro' };
}

const keyOf = (body: unknown) => body as ApiKey & { readonly key: string };
const create = async (asker: Identity, key: object = {}) =>
  ask(security, 'POST', 'api-keys', { asker, actor, key: { name: 'of a test', ...key } });
const made = async (asker: Identity, key: object = {}) => {
  const { status, body } = await create(asker, key);
  if (status !== 200) throw new Error(`no key but ${status} ${JSON.stringify(body)}`);
  return keyOf(body);
};
const query = ({ tenantId, principal }: Identity) => new URLSearchParams({ tenantId, owner: principal });
const rotate = (asker: Identity, id: string, more: object = {}) =>
  ask(security, 'POST', `api-keys/${id}/rotate?${query(asker)}`, { asker, actor, ...more });
const revoke = (asker: Identity, id: string) =>
  ask(security, 'DELETE', `api-keys/${id}?${query(asker)}`, { asker, actor });
const read = async (asker: Identity, id: string) => ask(security, 'GET', `api-keys/${id}?${query(asker)}`);
const verify = async ({ key }: { readonly key: string }) => (await security.verify({ key })).body;

const auditsOf = async (id: string) => {
  const rows = await database.query<{ facts: { envelope: { data: { action: string; details: object } } }[] }>(
    'select facts from outbox order by id',
  );
  const records = rows.flatMap(({ facts }) => facts.map(({ envelope }) => JSON.parse(JSON.stringify(envelope))));
  return records.filter(({ subject }) => subject === id).map(({ data }) => data);
};
const revocationsOf = (id: string) =>
  database.query<{ kind: string }>('select kind from revocations where id = $1', [id]);

test('a key is its owner, with the role that the owner has at each check', async () => {
  const ada = await person(await addTenant(database));
  const key = await made(ada, { quota: 10 });
  expect(key).toMatchObject({ principal: ada.principal, userId: ada.userId, role: 'operator', state: 'active' });
  const identity = { ...ada, scopes: ['read', 'write'], keyId: key.id, keyQuota: 10 };
  expect(await verify(key)).toEqual(identity);
  await database.query(`update users set role = 'viewer' where id = $1`, [ada.userId]);
  expect(await verify(key)).toEqual({ ...identity, role: 'viewer' });
  expect((await read(ada, key.id)).body.role).toBe('viewer');
});

test('the key of a disabled user is refused, and good again with its owner; with a deleted one it is gone', async () => {
  const ada = await person(await addTenant(database));
  const key = await made(ada);
  await database.query('update users set disabled_at = now() where id = $1', [ada.userId]);
  expect(await security.verify({ key: key.key })).toEqual({ status: 410, body: { code: 'API_KEY_OWNER_DISABLED' } });
  await database.query('update users set disabled_at = null where id = $1', [ada.userId]);
  expect((await security.verify({ key: key.key })).status).toBe(200);
  await ask(security, 'DELETE', `users/${ada.userId}?tenantId=${ada.tenantId}`, { actor, actorRole: 'admin' });
  expect((await security.verify({ key: key.key })).status).toBe(404);
  expect(await revocationsOf(key.id)).toEqual([{ kind: 'key' }]);
});

test('every key of a suspended tenant is refused with a code of its own, and good again when it goes on', async () => {
  const tenantId = await addTenant(database);
  const key = await made(await person(tenantId));
  const put = (state: string) => ask(security, 'PUT', `tenants/${tenantId}`, { actor, change: { state } });
  expect((await put('suspended')).body).toMatchObject({ state: 'suspended' });
  expect(await security.verify({ key: key.key })).toEqual({ status: 410, body: { code: 'TENANT_SUSPENDED' } });
  expect(await revocationsOf(tenantId)).toEqual([{ kind: 'tenant' }]);
  expect((await put('active')).status).toBe(200);
  expect((await security.verify({ key: key.key })).status).toBe(200);
  expect((await auditsOf(tenantId)).map(({ action }) => action)).toEqual(['tenant.suspend', 'tenant.resume']);
});

test('who is of another tenant, or is a key of nobody, makes a key that belongs to itself and to nobody else', async () => {
  const tenantId = await addTenant(database);
  const admin = await person(await addTenant(database), 'admin');
  const stranger = { ...admin, tenantId, ownTenantId: admin.tenantId };
  const key = await made(stranger, { scopes: ['admin'] });
  expect(key).toMatchObject({ principal: `key:${key.id}`, role: 'admin', createdBy: stranger.principal, tenantId });
  expect(key).not.toHaveProperty('userId');
  const asKey = (await verify(key)) as unknown as Identity;
  const child = await made(asKey, { scopes: ['read'] });
  expect(child).toMatchObject({ principal: `key:${child.id}`, createdBy: `key:${key.id}` });
  expect((await read(asKey, child.id)).status).toBe(200);
  // And it is looked after by its maker alone.
  expect((await read(await person(tenantId), child.id)).status).toBe(404);
});

describe('lending', () => {
  test('403 KEY_EXCEEDS_MAKER names the scope, expiry or quota that is more than the maker has', async () => {
    const ada = await person(await addTenant(database), 'viewer');
    expect(await create(ada, { scopes: ['read', 'write'] })).toMatchObject({
      status: 403,
      body: { code: 'KEY_EXCEEDS_MAKER', detail: '/scopes/1' },
    });
    await database.query(`update users set role = 'admin' where id = $1`, [ada.userId]);
    const admin = { ...ada, role: 'admin' as const };
    const own = await made(admin, { scopes: ['admin'], quota: 5 });
    const asKey = (await verify(own)) as unknown as Identity;
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const later = new Date(Date.now() + 120_000).toISOString();
    expect((await create({ ...asKey, expiresAt }, { expiresAt: later })).body.detail).toBe('/expiresAt');
    expect((await create(asKey, { quota: 6 })).body.detail).toBe('/quota');
    expect(keyOf((await create({ ...asKey, expiresAt })).body)).toMatchObject({ expiresAt, quota: 5 });
  });

  test('what counts is the role that the user has now, not the one that a token still says', async () => {
    const ada = await person(await addTenant(database), 'viewer');
    expect((await create({ ...ada, role: 'admin' }, { scopes: ['admin'] })).status).toBe(403);
  });

  test('422 EXPIRY_PASSED', async () => {
    const ada = await person(await addTenant(database));
    expect((await create(ada, { expiresAt: '2026-01-01T00:00:00Z' })).body).toMatchObject({ code: 'EXPIRY_PASSED' });
  });
});

test('a user who was deleted or disabled and a key that was revoked make no keys, also while a gateway still believes in them', async () => {
  const tenantId = await addTenant(database);
  const [gone, out, keyed] = [await person(tenantId), await person(tenantId), await person(tenantId, 'admin')];
  const key = await made(keyed, { scopes: ['admin'] });
  const asKey = (await verify(key)) as unknown as Identity;
  const old = await made(gone);
  await revoke(keyed, key.id);
  await database.query('update users set disabled_at = now() where id = $1', [out.userId]);
  await ask(security, 'DELETE', `users/${gone.userId}?tenantId=${tenantId}`, { actor, actorRole: 'admin' });
  for (const asker of [gone, out, asKey])
    expect(await create(asker)).toMatchObject({ status: 403, body: { code: 'ASKER_NOT_ACTIVE' } });
  expect((await rotate(gone, old.id)).status).toBe(404);
  // Nor does somebody of another tenant who only claims to be of this one.
  expect((await create({ ...keyed, tenantId: await addTenant(database) })).status).toBe(403);
});

test('a user who is deleted while the keys are rotated leaves none that is good, and nobody waits for nothing', async () => {
  for (let round = 0; round < 5; round += 1) {
    const ada = await person(await addTenant(database), 'viewer');
    const keys = [await made(ada), await made(ada)];
    const [deleted, ...rotations] = await Promise.all([
      ask(security, 'DELETE', `users/${ada.userId}?tenantId=${ada.tenantId}`, { actor, actorRole: 'admin' }),
      ...keys.map(({ id }) => rotate(ada, id, { overlapS: 0 })),
      create(ada),
    ]);
    expect(deleted.status).toBe(200);
    for (const { status } of rotations) expect([200, 403, 404]).toContain(status);
    const left = await database.query(`select id from api_keys where tenant_id = $1 and revoked_at is null`, [
      ada.tenantId,
    ]);
    expect(left).toEqual([]);
  }
});

describe('rotation', () => {
  test('both keys are good until the overlap ends, the new one is like the old one, and lives as long', async () => {
    const ada = await person(await addTenant(database));
    const old = await made(ada, { scopes: ['uncertainty.*'], quota: 7, expiresAt: '2030-01-01T00:00:00Z' });
    const { status, body } = await rotate(ada, old.id);
    const fresh = keyOf(body);
    expect(status).toBe(200);
    expect(fresh).toMatchObject({ name: old.name, scopes: old.scopes, quota: 7, principal: ada.principal });
    expect(fresh.id).not.toBe(old.id);
    const lifeOf = ({ createdAt, expiresAt }: ApiKey) => Date.parse(expiresAt ?? '') - Date.parse(createdAt);
    expect(Math.abs(lifeOf(fresh) - lifeOf(old))).toBeLessThan(5_000);
    const then = keyOf((await read(ada, old.id)).body);
    expect(then).toMatchObject({ rotatedTo: fresh.id, state: 'active' });
    const remaining = Date.parse(then.expiresAt ?? '') - Date.parse(fresh.createdAt);
    expect(Math.abs(remaining - 86_400_000)).toBeLessThan(5_000);
    for (const key of [old, fresh]) expect((await security.verify({ key: key.key })).status).toBe(200);
    expect((await auditsOf(old.id)).map(({ action }) => action)).toEqual(['api-key.create', 'api-key.rotate']);
    expect((await rotate(ada, old.id)).body).toMatchObject({ code: 'KEY_ROTATED' });
  });

  test('an overlap never makes a key live longer, and none of 0 s revokes it at once', async () => {
    const ada = await person(await addTenant(database));
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const brief = await made(ada, { expiresAt });
    await rotate(ada, brief.id, { overlapS: 604_800 });
    expect((await read(ada, brief.id)).body.expiresAt).toBe(expiresAt);
    const leaked = await made(ada);
    await rotate(ada, leaked.id, { overlapS: 0 });
    expect(await security.verify({ key: leaked.key })).toEqual({ status: 410, body: { code: 'API_KEY_REVOKED' } });
    expect(await revocationsOf(leaked.id)).toEqual([{ kind: 'key' }]);
    expect((await rotate(ada, leaked.id)).body).toMatchObject({ code: 'KEY_NOT_ACTIVE' });
  });

  test('a key that rotates itself does not live longer by it', async () => {
    const ada = await person(await addTenant(database), 'admin');
    const key = await made(ada, { scopes: ['admin'], expiresAt: new Date(Date.now() + 60_000).toISOString() });
    const asKey = (await verify(key)) as unknown as Identity;
    expect(keyOf((await rotate(asKey, key.id)).body).expiresAt).toBe(key.expiresAt);
  });

  test('a demoted user rotates keys of before, which lend what the user has now', async () => {
    const ada = await person(await addTenant(database), 'admin');
    const key = await made(ada, { scopes: ['admin'] });
    await database.query(`update users set role = 'viewer' where id = $1`, [ada.userId]);
    const fresh = keyOf((await rotate({ ...ada, role: 'viewer' }, key.id)).body);
    expect(await verify(fresh)).toMatchObject({ role: 'viewer', scopes: ['admin'] });
  });

  test('ten rotations of one key at once make one new key', async () => {
    const ada = await person(await addTenant(database));
    const key = await made(ada);
    const answers = await Promise.all(Array.from({ length: 10 }, () => rotate(ada, key.id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });
});

describe('revocation', () => {
  test('a revoked key is refused, told of once, and kept for who looks for it', async () => {
    const ada = await person(await addTenant(database));
    const key = await made(ada);
    const answers = [await revoke(ada, key.id), await revoke(ada, key.id)];
    for (const { status, body } of answers) expect([status, body.state]).toEqual([200, 'revoked']);
    expect(await security.verify({ key: key.key })).toEqual({ status: 410, body: { code: 'API_KEY_REVOKED' } });
    expect(await revocationsOf(key.id)).toEqual([{ kind: 'key' }]);
    expect((await auditsOf(key.id)).map(({ action }) => action)).toEqual(['api-key.create', 'api-key.revoke']);
    expect((await read(ada, key.id)).body).toMatchObject({ state: 'revoked', id: key.id });
  });

  test('neither another user nor another tenant finds, rotates or revokes it', async () => {
    const tenantId = await addTenant(database);
    const [ada, bob] = [await person(tenantId), await person(tenantId)];
    const eve = await person(await addTenant(database), 'admin');
    const key = await made(ada);
    for (const other of [bob, eve, { ...ada, tenantId: eve.tenantId }]) {
      for (const answer of [await read(other, key.id), await rotate(other, key.id), await revoke(other, key.id)])
        expect(answer).toMatchObject({ status: 404, body: { code: 'API_KEY_NOT_FOUND' } });
    }
    expect((await security.verify({ key: key.key })).status).toBe(200);
    // Who looks after the tenant's keys asks for no owner.
    const all = await ask(security, 'GET', `api-keys/${key.id}?tenantId=${tenantId}`);
    expect(all.body.id).toBe(key.id);
  });
});

describe('bounds', () => {
  const fill = (tenantId: string, principal: string, count: number, userId: string | null = null) =>
    database.query(
      `insert into api_keys (id, tenant_id, name, principal, user_id, hash, scopes)
       select substr(md5($1::text || $2 || n), 1, 10), $1::uuid, 'many', $2, $4, sha256(n::text::bytea), '{read}' from generate_series(1, $3::int) n`,
      [tenantId, principal, count, userId],
    );

  test('a user has a hundred keys that are good: of ten at once for the last place one is made', async () => {
    const ada = await person(await addTenant(database));
    await fill(ada.tenantId, ada.principal, 99, ada.userId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(ada)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status !== 200)).toMatchObject({
      status: 409,
      body: { code: 'KEYS_EXHAUSTED' },
    });
    const { id } = keyOf(answers.find(({ status }) => status === 200)?.body);
    expect((await rotate(ada, id)).body).toMatchObject({ code: 'KEYS_EXHAUSTED' });
    // In place of a key that is revoked at once there is room, as there is for others of the tenant.
    expect((await rotate(ada, id, { overlapS: 0 })).status).toBe(200);
    expect((await create(await person(ada.tenantId))).status).toBe(200);
  });

  test('a tenant has a thousand keys that are good', async () => {
    const ada = await person(await addTenant(database));
    await fill(ada.tenantId, 'user:many', 1_000);
    expect((await create(ada)).body).toMatchObject({ code: 'KEYS_EXHAUSTED' });
    await database.query(
      `update api_keys set expires_at = now() where tenant_id = $1 and id in (select id from api_keys where tenant_id = $1 limit 1)`,
      [ada.tenantId],
    );
    expect((await create(ada)).status).toBe(200);
  });
});

test('a list has every key once, page by page, newest first, in the state that is asked for', async () => {
  const ada = await person(await addTenant(database));
  const keys: ApiKey[] = [];
  for (let count = 0; count < 5; count += 1) keys.push(await made(ada, { name: `key ${count}` }));
  const [, second, third] = keys as [ApiKey, ApiKey, ApiKey];
  await revoke(ada, second.id);
  await database.query('update api_keys set expires_at = now() where id = $1', [third.id]);
  const list = async (more: Record<string, string>) => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const search = new URLSearchParams([
        ...query(ada),
        ...Object.entries({ ...more, limit: '2', ...(cursor && { cursor }) }),
      ]);
      const { body } = await ask(security, 'GET', `api-keys?${search}`);
      ids.push(...(body.items as ApiKey[]).map(({ id }) => id));
      cursor = body.nextCursor as string | null;
    }
    return ids;
  };
  const ids = keys.map(({ id }) => id).toReversed();
  expect(await list({})).toEqual(ids.filter((id) => id !== second.id));
  expect(await list({ state: 'active' })).toEqual(ids.filter((id) => id !== second.id && id !== third.id));
  expect(await list({ state: 'revoked' })).toEqual([second.id]);
  expect(await list({ state: 'expired' })).toEqual([third.id]);
});

test('uses that the gateway let through are added to those that it asked for', async () => {
  const ada = await person(await addTenant(database));
  const key = await made(ada);
  const other = await start(database);
  await other.verify({ key: key.key, uses: 41 });
  await other.verify({ key: key.key });
  // To stop is to write what is owed.
  await other.stop();
  expect((await read(ada, key.id)).body).toMatchObject({ uses: 43, lastUsedAt: expect.any(String) });
});

test('what cannot be is refused: other callers, unknown members, cursors of other lists, ids that are none', async () => {
  const ada = await person(await addTenant(database));
  const paths = ['api-keys', `api-keys/${'0'.repeat(10)}`, 'tenants'];
  for (const path of paths)
    expect((await ask(security, 'GET', path, undefined, 'orchestrator')).body).toMatchObject({
      code: 'CALLER_NOT_ALLOWED',
    });
  expect((await ask(security, 'GET', `tenants/${newId()}`, undefined, 'security')).status).toBe(403);
  // It holds schedules and redrives to the quotas of their tenants.
  expect((await ask(security, 'GET', `tenants/${newId()}`, undefined, 'orchestrator')).status).toBe(404);
  expect((await ask(security, 'POST', 'api-keys', {})).status).toBe(400);
  expect((await ask(security, 'POST', 'tenants', {})).status).toBe(400);
  expect((await ask(security, 'PUT', `tenants/${newId()}`, {})).status).toBe(400);
  expect((await rotate(ada, '0123456789', { overlapS: -1 })).status).toBe(400);
  expect((await ask(security, 'DELETE', 'api-keys/0123456789', {})).status).toBe(400);
  expect((await read(ada, 'short')).status).toBe(404);
  expect((await ask(security, 'GET', 'tenants/nobody')).status).toBe(404);
  expect((await create({ ...ada, tenantId: newId() })).body).toMatchObject({ code: 'TENANT_NOT_FOUND' });
  const cursor = Buffer.from('1 nobody').toString('base64url');
  for (const list of [
    `api-keys?${query(ada)}&cursor=${cursor}`,
    'api-keys?tenantId=x',
    `tenants?cursor=${cursor}`,
    'tenants?tenantId=x',
  ])
    expect((await ask(security, 'GET', list)).status).toBe(400);
});

test('a key from before users were known is as it was', async () => {
  const key = await store(database, { principal: 'user:ada', role: 'auditor' });
  expect((await security.verify({ key: key.text })).body).toMatchObject({ principal: 'user:ada', role: 'auditor' });
});
