import { newId } from '@weir/messaging';
import type { User, UserList } from '@weir/schemas';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Host, startHost } from './host.ts';
import { actor, addTenant, addUser, ask, claimsOf, login, PASSWORD, refresh, tokensOf } from './identity.ts';
import { type Instance, start, store } from './security.ts';

let host: Host;
let { database, security } = {} as Host;

beforeAll(async () => {
  host = await startHost();
  ({ database, security } = host);
}, 60_000);
afterAll(() => host?.stop(), 30_000);

type Key = Pick<User, 'id' | 'tenantId'>;
const change = ({ id, tenantId }: Key, wanted: object, actorRole = 'admin') =>
  ask(security, 'PUT', `users/${id}?tenantId=${tenantId}`, { actor, actorRole, change: wanted });
const remove = ({ id, tenantId }: Key, actorRole = 'admin') =>
  ask(security, 'DELETE', `users/${id}?tenantId=${tenantId}`, { actor, actorRole });
const revocations = async (kind: string, id: string) =>
  (
    (await ask(security, 'GET', 'revocations')).body as unknown as { revocations: { kind: string; id: string }[] }
  ).revocations.filter((one) => one.kind === kind && one.id === id).length;
const audited = async (action: string, id: string) => {
  const rows = await database.query<{ facts: { envelope: { data: { action: string; resource: { id: string } } } }[] }>(
    'select facts from outbox',
  );
  return rows
    .flatMap(({ facts }) => facts)
    .filter(({ envelope: { data } }) => data.action === action && data.resource.id === id);
};

describe('making a user', () => {
  test('201 shows no secret, is recorded, and the user can log in', async () => {
    const user = await addUser(security, await addTenant(database), 'viewer');
    expect(user).toEqual({
      id: user.id,
      username: user.username,
      tenantId: user.tenantId,
      role: 'viewer',
      disabled: false,
      createdAt: expect.any(String),
    });
    const records = await audited('user.create', user.id);
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain(PASSWORD);
    expect(claimsOf(tokensOf(await login(security, user.username))).role).toBe('viewer');
  });

  test('409 for a username that anybody has, in any case, in any tenant', async () => {
    const user = await addUser(security, await addTenant(database));
    const asked = { username: user.username.toUpperCase(), password: PASSWORD, role: 'viewer' };
    const body = { tenantId: await addTenant(database), actor, actorRole: 'admin', user: asked };
    const answers = await Promise.all([ask(security, 'POST', 'users', body), ask(security, 'POST', 'users', body)]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 409, body: { code: 'USERNAME_TAKEN' } });
  });

  test('422 for a weak password, 403 for a role above the own, 400 for what does not fit', async () => {
    const tenantId = await addTenant(database);
    const make = (user: object, actorRole = 'admin') =>
      ask(security, 'POST', 'users', {
        tenantId,
        actor,
        actorRole,
        user: { username: 'somebody', password: PASSWORD, role: 'viewer', ...user },
      });
    expect(await make({ password: 'short' })).toMatchObject({ status: 422, body: { code: 'PASSWORD_WEAK' } });
    expect(await make({ role: 'admin' }, 'operator')).toMatchObject({ status: 403, body: { code: 'ROLE_TOO_HIGH' } });
    expect(await make({ role: 'root' })).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    expect(await make({ platform: true })).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
  });
});

describe('changing a user', () => {
  test('a new password ends every session and every access token; the old one is no longer taken', async () => {
    const user = await addUser(security, await addTenant(database));
    const tokens = tokensOf(await login(security, user.username));
    expect((await change(user, { password: 'another long and quiet river' })).status).toBe(200);
    expect((await refresh(security, tokens.refreshToken)).status).toBe(401);
    expect(await revocations('user', user.id)).toBe(1);
    expect(await revocations('session', claimsOf(tokens).sid)).toBe(1);
    expect((await login(security, user.username)).status).toBe(401);
    expect((await login(security, user.username, 'another long and quiet river')).status).toBe(200);
  });

  test('another role ends access tokens, and the session goes on with the new one', async () => {
    const user = await addUser(security, await addTenant(database));
    const tokens = tokensOf(await login(security, user.username));
    expect((await change(user, { role: 'viewer' })).body).toMatchObject({ role: 'viewer' });
    expect(await revocations('user', user.id)).toBe(1);
    expect(claimsOf(tokensOf(await refresh(security, tokens.refreshToken))).role).toBe('viewer');
    // What is the same as before ends nothing.
    expect((await change(user, { role: 'viewer' })).status).toBe(200);
    expect(await revocations('user', user.id)).toBe(1);
  });

  test('a disabled user is out until enabled again, and logs in anew then', async () => {
    const user = await addUser(security, await addTenant(database));
    const tokens = tokensOf(await login(security, user.username));
    expect((await change(user, { disabled: true })).body).toMatchObject({ disabled: true });
    expect((await refresh(security, tokens.refreshToken)).status).toBe(401);
    expect((await login(security, user.username)).status).toBe(401);
    expect((await change(user, { disabled: false })).body).toMatchObject({ disabled: false });
    expect((await refresh(security, tokens.refreshToken)).status).toBe(401);
    expect((await login(security, user.username)).status).toBe(200);
  });

  test("404 for another tenant's user and for nobody, in the same words; 403 for who stands above", async () => {
    const user = await addUser(security, await addTenant(database), 'admin');
    const elsewhere = { id: user.id, tenantId: await addTenant(database) };
    const nobody = { id: newId(), tenantId: user.tenantId };
    for (const wanted of [{ role: 'viewer' }, { password: PASSWORD }, { disabled: true }]) {
      const answers = [await change(elsewhere, wanted), await change(nobody, wanted)];
      expect(answers[0]).toMatchObject({ status: 404, body: { code: 'USER_NOT_FOUND' } });
      expect(answers[1]).toEqual(answers[0]);
    }
    expect((await remove(elsewhere)).status).toBe(404);
    expect(await change(user, { password: PASSWORD }, 'operator')).toMatchObject({ status: 403 });
    expect(await remove(user, 'operator')).toMatchObject({ status: 403 });
  });
});

describe('the last admin of a tenant', () => {
  test('cannot be demoted, disabled or deleted, and one of two can', async () => {
    const tenantId = await addTenant(database);
    const admin = await addUser(security, tenantId, 'admin');
    const disabled = await addUser(security, tenantId, 'admin');
    expect((await change(disabled, { disabled: true })).status).toBe(200);
    for (const answer of [
      await change(admin, { role: 'operator' }),
      await change(admin, { disabled: true }),
      await remove(admin),
    ])
      expect(answer).toMatchObject({ status: 409, body: { code: 'LAST_ADMIN' } });
    expect((await change(admin, { password: 'another long and quiet river' })).status).toBe(200);
    await addUser(security, tenantId, 'admin');
    expect((await remove(admin)).status).toBe(200);
  });

  test('stays when two admins remove each other at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const tenantId = await addTenant(database);
      const [one, two] = [await addUser(security, tenantId, 'admin'), await addUser(security, tenantId, 'admin')];
      const answers = await Promise.all([remove(one), change(two, { role: 'guest' })]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    }
  });
});

test('a deleted user is gone with sessions and keys, and the name is free again', async () => {
  const tenantId = await addTenant(database);
  const user = await addUser(security, tenantId);
  const key = await store(database, { principal: `user:${user.id}` });
  await database.query('update api_keys set tenant_id = $1 where id = $2', [tenantId, key.id]);
  const tokens = tokensOf(await login(security, user.username));
  expect((await remove(user)).body).toMatchObject({ id: user.id, username: user.username });
  expect((await refresh(security, tokens.refreshToken)).status).toBe(401);
  expect((await login(security, user.username)).status).toBe(401);
  expect((await security.verify({ key: key.text })).status).toBe(410);
  expect([await revocations('user', user.id), await revocations('key', key.id)]).toEqual([1, 1]);
  expect(await audited('user.delete', user.id)).toHaveLength(1);
  expect((await remove(user)).status).toBe(404);
  const { status } = await ask(security, 'POST', 'users', {
    tenantId,
    actor,
    actorRole: 'admin',
    user: { username: user.username, password: PASSWORD, role: 'viewer' },
  });
  expect(status).toBe(201);
});

test('a list has the users of the tenant alone, newest first, each once, page by page', async () => {
  const tenantId = await addTenant(database);
  await addUser(security, await addTenant(database));
  const made: string[] = [];
  for (let index = 0; index < 5; index += 1) made.unshift((await addUser(security, tenantId)).id);
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const answer = await ask(security, 'GET', `users?tenantId=${tenantId}&limit=2${cursor}`);
    const { items, nextCursor } = answer.body as unknown as UserList;
    seen.push(...items.map(({ id }) => id));
    if (nextCursor === null) break;
    cursor = `&cursor=${nextCursor}`;
  }
  expect(seen).toEqual(made);
  for (const wrong of ['', `tenantId=${tenantId}&cursor=abc`, `tenantId=${tenantId}&limit=0`, 'tenantId=1'])
    expect((await ask(security, 'GET', `users?${wrong}`)).status).toBe(400);
});

describe('the list of revocations', () => {
  test('has each after its number once, in order, also while many are written at the same time', async () => {
    const tenantId = await addTenant(database);
    const users = await Promise.all(
      Array.from({ length: 12 }, () => addUser(security, tenantId).catch(() => undefined)),
    );
    const read = async (after: number) =>
      (await ask(security, 'GET', `revocations?after=${after}`)).body as unknown as {
        seq: number;
        revocations: { id: string }[];
      };
    let { seq } = await read(0);
    const seen: string[] = [];
    let done = false;
    const reading = (async () => {
      for (let last = false; !last; ) {
        last = done;
        const page = await read(seq);
        expect(page.seq).toBeGreaterThanOrEqual(seq);
        seen.push(...page.revocations.map(({ id }) => id));
        ({ seq } = page);
      }
    })();
    const changed = users.flatMap((user) => (user === undefined ? [] : [user]));
    await Promise.all(changed.map((user) => change(user, { role: 'viewer' })));
    done = true;
    await reading;
    expect(seen.toSorted()).toEqual(changed.map(({ id }) => id).toSorted());
    expect((await ask(security, 'GET', 'revocations?after=x')).status).toBe(400);
  });
});

describe('registration', () => {
  const register = (instance: Instance, body: object) =>
    ask(instance, 'POST', 'auth/register', { username: `new-${newId().slice(-8)}`, password: PASSWORD, ...body });

  test('403 REGISTRATION_CLOSED unless it is opened', async () => {
    expect(await register(security, {})).toMatchObject({ status: 403, body: { code: 'REGISTRATION_CLOSED' } });
  });

  test('201 a guest of the first tenant, or the admin of a tenant of their own; nobody joins one by its name', async () => {
    const open = await start(database, { REGISTRATION_OPEN: 'true', WEIR_ADMIN_PASSWORD: 'the first admin of all' });
    onTestFinished(() => open.stop());
    expect(await register(open, {})).toMatchObject({ status: 201, body: { role: 'guest' } });
    const tenant = `of their own ${newId()}`;
    const founder = await register(open, { tenant });
    expect(founder).toMatchObject({ status: 201, body: { role: 'admin' } });
    expect(await register(open, { tenant })).toMatchObject({ status: 409, body: { code: 'TENANT_EXISTS' } });
    expect(await register(open, { username: founder.body.username })).toMatchObject({ status: 409 });
    expect(await register(open, { password: 'short' })).toMatchObject({ status: 422, body: { code: 'PASSWORD_WEAK' } });
    // A name that no list of tenants could show would keep the platform from all of them.
    for (const name of ['', ' ', ' before', 'behind ', 'two\nlines', 'x'.repeat(129)])
      expect((await register(open, { tenant: name })).status, JSON.stringify(name)).toBe(400);
    const { tid, role } = claimsOf(tokensOf(await login(open, String(founder.body.username))));
    expect([tid, role]).toEqual([founder.body.tenantId, 'admin']);
  });
});

test('who has just been disabled or deleted makes, changes and deletes nobody, also while a gateway still believes in them', async () => {
  const tenantId = await addTenant(database);
  await addUser(security, tenantId, 'admin');
  const [disabled, deleted, target] = [
    await addUser(security, tenantId, 'admin'),
    await addUser(security, tenantId, 'admin'),
    await addUser(security, tenantId),
  ];
  const as = ({ id }: Key) => {
    const by = { actor: { principal: `user:${id}`, requestId: 'of-a-test' }, actorRole: 'admin' };
    const user = { username: `back-door-${newId().slice(-8)}`, password: PASSWORD, role: 'admin' };
    return Promise.all([
      ask(security, 'POST', 'users', { tenantId, user, ...by }),
      ask(security, 'PUT', `users/${target.id}?tenantId=${tenantId}`, { change: { role: 'viewer' }, ...by }),
      ask(security, 'PUT', `users/${id}?tenantId=${tenantId}`, { change: { disabled: false }, ...by }),
    ]).then((answers) => answers.map(({ status }) => status));
  };
  expect(await as(disabled)).toEqual([201, 200, 200]);
  await change(disabled, { disabled: true });
  await remove(deleted);
  expect(await as(disabled)).toEqual([403, 403, 403]);
  expect(await as(deleted)).toEqual([403, 403, 404]);
});
