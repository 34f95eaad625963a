import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { TestDatabase } from './database.ts';
import { actor, addTenant, addUser, ask, login, tokensOf } from './identity.ts';
import { type Instance, start } from './security.ts';

const FIRST = 'the first password of all';
let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
  await (await start(database)).stop();
}, 60_000);
afterAll(() => database?.drop(), 30_000);
beforeEach(() => database.query('truncate tenants, api_keys cascade'));

const begin = async (more: NodeJS.ProcessEnv = { WEIR_ADMIN_PASSWORD: FIRST }): Promise<Instance> => {
  const instance = await start(database, more);
  onTestFinished(() => instance.stop());
  return instance;
};
const platformOf = (accessToken: string) =>
  JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as object;

test("the first admin belongs to the platform's tenant, is made once by four at once, and can log in", async () => {
  const instances = await Promise.all(Array.from({ length: 4 }, () => begin()));
  const [instance] = instances;
  const { accessToken } = tokensOf(await login(instance as Instance, 'admin', FIRST));
  expect(platformOf(accessToken)).toMatchObject({ role: 'admin', platform: true, tier: 'enterprise' });
  expect(await database.query('select username from users')).toEqual([{ username: 'admin' }]);
});

test('what was changed since is kept: the password, and that somebody else is the admin now', async () => {
  const instance = await begin();
  const [admin] = await database.query<{ id: string; tenant_id: string }>('select id, tenant_id from users');
  const path = `users/${admin?.id}?tenantId=${admin?.tenant_id}`;
  const change = { password: 'another long and quiet river' };
  await ask(instance, 'PUT', path, { actor, actorRole: 'admin', change });
  expect((await login(await begin(), 'admin', change.password)).status).toBe(200);
  expect((await login(instance, 'admin', FIRST)).status).toBe(401);
  await addUser(instance, String(admin?.tenant_id), 'admin');
  expect((await ask(instance, 'DELETE', path, { actor, actorRole: 'admin' })).status).toBe(200);
  await begin();
  expect(await database.query(`select 1 from users where username = 'admin'`)).toEqual([]);
});

test("a start is refused when the name is another tenant's, or the password is weak, without its value", async () => {
  const instance = await begin({});
  const tenantId = await addTenant(database);
  const user = { username: 'admin', password: 'a long and quiet river', role: 'viewer' };
  await ask(instance, 'POST', 'users', { tenantId, actor, actorRole: 'admin', user });
  await expect(begin()).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining('not free') });
  const refused = begin({ WEIR_ADMIN_PASSWORD: 'password1234' });
  await expect(refused).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('password1234') });
});
