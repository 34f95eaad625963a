import { newId } from '@weir/messaging';
import type { ApiKey, Identity } from '@weir/schemas';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Change, change } from '../../src/changes.ts';
import { type Host, startHost } from '../host.ts';
import { addTenant, addUser, ask, claimsOf, login, PASSWORD, refresh, tokensOf } from '../identity.ts';

let host: Host;
let { database, security } = {} as Host;

/** All that holds what is a tenant's. */
const TABLES = ['tenants', 'users', 'api_keys', 'sessions', 'refresh_tokens', 'revocations', 'outbox'];
const ENGINE = 'weir_security_engine';

/** Takes away what the engine may do with those tables, but for reading these. */
async function leaveEngine(...readable: readonly string[]): Promise<void> {
  await database.query(`revoke all on ${TABLES.join(', ')} from ${ENGINE}`);
  if (readable.length > 0) await database.query(`grant select on ${readable.join(', ')} to ${ENGINE}`);
}
const restoreEngine = () =>
  database.query(`grant select, insert, update, delete on all tables in schema security to ${ENGINE}`);

beforeAll(async () => {
  host = await startHost();
  ({ database, security } = host);
}, 60_000);
afterAll(() => host?.stop(), 30_000);

const identityOf = ({ id, tenantId, role }: Awaited<ReturnType<typeof addUser>>): Identity & { userId: string } => ({
  principal: `user:${id}`,
  userId: id,
  tenantId,
  role: role as Identity['role'],
  platform: false,
  tier: 'pro',
});
const actorOf = ({ principal, ownTenantId }: Identity) => ({
  principal,
  requestId: 'of-a-test',
  ...(ownTenantId === undefined ? {} : { ownTenantId }),
});

/** All that the gateway asks for the tenant that somebody acts for. */
async function askAll(asker: Identity): Promise<void> {
  const { tenantId, role: actorRole } = asker;
  const [actor, own] = [actorOf(asker), `tenantId=${tenantId}`];
  const say = async (
    ...[method, path, body]: [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object]
  ) => {
    const answer = await ask(security, method, path, body);
    expect([200, 201], `${method} ${path} ${JSON.stringify(answer)}`).toContain(answer.status);
    return answer.body as { readonly id: string };
  };
  const user = { username: `user-${newId().slice(-12)}`, password: PASSWORD, role: 'viewer' };
  const made = await say('POST', 'users', { tenantId, actor, actorRole, user });
  await say('GET', `users?${own}`);
  await say('PUT', `users/${made.id}?${own}`, { actor, actorRole, change: { role: 'guest' } });
  const password = 'another long and quiet river';
  await say('PUT', `users/${made.id}?${own}`, { actor, actorRole, change: { password, disabled: true } });
  await say('DELETE', `users/${made.id}?${own}`, { actor, actorRole });
  const key = await say('POST', 'api-keys', { asker, actor, key: { name: 'of a test' } });
  await say('GET', `api-keys?${own}`);
  await say('GET', `api-keys/${key.id}?${own}`);
  await say('POST', `api-keys/${key.id}/rotate?${own}`, { asker, actor });
  await say('DELETE', `api-keys/${key.id}?${own}`, { asker, actor });
  await say('GET', `tenants?${own}`);
  await say('GET', `tenants/${tenantId}`);
  await say('PUT', `tenants/${tenantId}`, { actor, change: { settings: { color: 'blue' } } });
}

test('what is done for one tenant needs no right of the engine', async () => {
  const admin = identityOf(await addUser(security, await addTenant(database), 'admin'));
  await leaveEngine();
  onTestFinished(async () => void (await restoreEngine()));
  await askAll(admin);
});

test('nor does what an administrator of the platform does for another tenant', async () => {
  const home = await addTenant(database);
  const host = { ...identityOf(await addUser(security, home, 'admin')), platform: true };
  await leaveEngine();
  onTestFinished(async () => void (await restoreEngine()));
  await askAll({ ...host, tenantId: await addTenant(database), ownTenantId: home });
});

test('who acts for another tenant is looked for in the one that they belong to, and nowhere else', async () => {
  const [home, tenantId] = [await addTenant(database), await addTenant(database)];
  const [host, guest] = [await addUser(security, home, 'admin'), await addUser(security, tenantId, 'admin')];
  const acting = (user: typeof host, ownTenantId: string) => ({ ...identityOf(user), tenantId, ownTenantId });
  const attempts = (asker: Identity) => {
    const [actor, key] = [actorOf(asker), { name: 'of a test' }];
    const user = { username: `user-${newId().slice(-12)}`, password: PASSWORD, role: 'viewer' };
    return Promise.all([
      ask(security, 'POST', 'api-keys', { asker, actor, key }),
      ask(security, 'POST', 'users', { tenantId, actor, actorRole: 'admin', user }),
      ask(security, 'PUT', `users/${guest.id}?tenantId=${tenantId}`, {
        actor,
        actorRole: 'admin',
        change: { role: 'admin' },
      }),
    ]);
  };
  for (const { status } of await attempts(acting(host, home))) expect([200, 201]).toContain(status);
  // The same user, said to belong to a tenant that has no such user.
  for (const elsewhere of [tenantId, newId()])
    for (const answer of await attempts(acting(host, elsewhere)))
      expect(answer).toMatchObject({ status: 403, body: { code: 'ASKER_NOT_ACTIVE' } });
  await database.query('update users set disabled_at = now() where id = $1', [host.id]);
  for (const answer of await attempts(acting(host, home)))
    expect(answer).toMatchObject({ status: 403, body: { code: 'ASKER_NOT_ACTIVE' } });
});

test('whatever is asked for a tenant, nothing of another is found or changed', async () => {
  const [admin, stranger] = [await addTenant(database), await addTenant(database)];
  const [mine, theirs] = [
    identityOf(await addUser(security, admin, 'admin')),
    identityOf(await addUser(security, stranger, 'admin')),
  ];
  const made = await ask(security, 'POST', 'api-keys', {
    asker: theirs,
    actor: actorOf(theirs),
    key: { name: 'of a test' },
  });
  const { id } = made.body as unknown as ApiKey;
  const own = `tenantId=${mine.tenantId}`;
  const body = { asker: mine, actor: actorOf(mine) };
  const stored = () =>
    database.query(
      'select to_jsonb(u) as u, to_jsonb(k) as k from users u join api_keys k on k.user_id = u.id where u.id = $1',
      [theirs.userId],
    );
  const before = await stored();
  expect(before).toHaveLength(1);
  for (const answer of [
    await ask(security, 'GET', `api-keys/${id}?${own}`),
    await ask(security, 'POST', `api-keys/${id}/rotate?${own}`, body),
    await ask(security, 'DELETE', `api-keys/${id}?${own}`, body),
    await ask(security, 'PUT', `users/${theirs.userId}?${own}`, {
      actor: body.actor,
      actorRole: 'admin',
      change: { password: 'another long and quiet river' },
    }),
    await ask(security, 'DELETE', `users/${theirs.userId}?${own}`, { actor: body.actor, actorRole: 'admin' }),
  ])
    expect(answer.status).toBe(404);
  expect(await stored()).toEqual(before);
});

test('a change that forgets to name the tenant sees and changes that of its transaction alone', async () => {
  const [mine, theirs] = [
    identityOf(await addUser(security, await addTenant(database), 'viewer')),
    identityOf(await addUser(security, await addTenant(database), 'viewer')),
  ];
  await change(security.parts, mine.tenantId, async ({ tx }) => {
    for (const table of ['tenants', 'users'] as const)
      expect(await tx.selectFrom(table).select('id').execute()).toHaveLength(1);
    await tx.updateTable('users').set({ role: 'guest' }).execute();
    await tx.updateTable('tenants').set({ tier: 'free' }).execute();
  });
  const tenants = await database.query<{ id: string; tier: string; role: string }>(
    'select t.id, t.tier, u.role from tenants t join users u on u.tenant_id = t.id where t.id = any($1) order by t.id',
    [[mine.tenantId, theirs.tenantId]],
  );
  expect(tenants).toEqual([
    { id: mine.tenantId, tier: 'free', role: 'guest' },
    { id: theirs.tenantId, tier: 'pro', role: 'viewer' },
  ]);
  const forbidden: readonly ((tx: Change['tx']) => Promise<unknown>)[] = [
    (tx) => tx.insertInto('tenants').values({ id: newId(), name: 'another', tier: 'free' }).execute(),
    (tx) => tx.updateTable('users').set({ tenant_id: theirs.tenantId }).execute(),
  ];
  for (const work of forbidden)
    await expect(change(security.parts, mine.tenantId, ({ tx }) => work(tx))).rejects.toMatchObject({ code: '42501' });
  const deleted = await change(security.parts, mine.tenantId, ({ tx }) => tx.deleteFrom('tenants').executeTakeFirst());
  expect(deleted.numDeletedRows).toBe(0n);
});

test('logins need of the engine no more than to find whose name or token it is', async () => {
  const user = await addUser(security, await addTenant(database));
  await leaveEngine('users', 'sessions', 'refresh_tokens');
  onTestFinished(async () => void (await restoreEngine()));
  const tokens = tokensOf(await login(security, user.username));
  const next = tokensOf(await refresh(security, tokens.refreshToken));
  expect((await login(security, user.username, 'a wrong password')).status).toBe(401);
  const { sid: sessionId } = claimsOf(next);
  const { principal, tenantId } = identityOf(user);
  expect((await ask(security, 'POST', 'auth/logout', { principal, tenantId, sessionId })).status).toBe(204);
  expect((await refresh(security, next.refreshToken)).status).toBe(401);
  const [noted] = await database.query<{ last_login_at: Date | null }>(
    'select last_login_at from users where id = $1',
    [user.id],
  );
  expect(noted?.last_login_at).not.toBeNull();
});
