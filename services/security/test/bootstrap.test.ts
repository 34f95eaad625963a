import { mintApiKey } from '@weir/runtime';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { TestDatabase } from './database.ts';
import { type Instance, PEPPER, start, store } from './security.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
  await (await start(database)).stop();
}, 60_000);
afterAll(() => database?.drop(), 30_000);
beforeEach(() => database.query('truncate tenants, api_keys cascade'));

const begin = async (more: NodeJS.ProcessEnv): Promise<Instance> => {
  const instance = await start(database, more);
  onTestFinished(() => instance.stop());
  return instance;
};
const counts = () =>
  database.query('select (select count(*)::int from tenants) as tenants, (select count(*)::int from api_keys) as keys');

test('without a bootstrap key nothing is created', async () => {
  await begin({});
  expect(await counts()).toEqual([{ tenants: 0, keys: 0 }]);
});

test("the bootstrap key is an admin of the default tenant, which is the platform's and an enterprise", async () => {
  const { id, text } = mintApiKey();
  const security = await begin({ BOOTSTRAP_API_KEY: text });
  const [tenant] = await database.query<{ id: string; name: string }>('select id, name from tenants');
  expect(tenant?.name).toBe('default');
  expect(await security.verify({ key: text })).toEqual({
    status: 200,
    body: {
      principal: `key:${id}`,
      tenantId: tenant?.id,
      keyId: id,
      role: 'admin',
      platform: true,
      scopes: ['admin'],
      tier: 'enterprise',
    },
  });
});

test('a second start, and four at once on an empty database, create it once', async () => {
  const { text } = mintApiKey();
  const identities = [];
  for (const instance of await Promise.all(Array.from({ length: 4 }, () => begin({ BOOTSTRAP_API_KEY: text })))) {
    identities.push(await instance.verify({ key: text }));
  }
  identities.push(await (await begin({ BOOTSTRAP_API_KEY: text })).verify({ key: text }));
  expect(new Set(identities.map((identity) => JSON.stringify(identity))).size).toBe(1);
  expect(identities[0]?.status).toBe(200);
  expect(await counts()).toEqual([{ tenants: 1, keys: 1 }]);
});

test('another bootstrap key joins the same tenant, whose tier stays as somebody has set it', async () => {
  const [first, second] = [mintApiKey(), mintApiKey()];
  await begin({ BOOTSTRAP_API_KEY: first.text });
  await database.query(`update tenants set tier = 'pro'`);
  const security = await begin({ BOOTSTRAP_API_KEY: second.text });
  const answers = await Promise.all([first, second].map(({ text }) => security.verify({ key: text })));
  expect(answers.map(({ status, body }) => [status, body.tier])).toEqual([
    [200, 'pro'],
    [200, 'pro'],
  ]);
  expect(await counts()).toEqual([{ tenants: 1, keys: 2 }]);
});

test('after a change of the pepper the bootstrap key holds again', async () => {
  const { text } = mintApiKey();
  const before = await begin({ BOOTSTRAP_API_KEY: text });
  const after = await begin({ BOOTSTRAP_API_KEY: text, API_KEY_PEPPER: `${PEPPER}, changed` });
  expect((await after.verify({ key: text })).status).toBe(200);
  expect((await before.verify({ key: text })).status).toBe(404);
});

test('a revoked bootstrap key stays revoked', async () => {
  const { text } = mintApiKey();
  await begin({ BOOTSTRAP_API_KEY: text });
  await database.query('update api_keys set revoked_at = now()');
  const security = await begin({ BOOTSTRAP_API_KEY: text });
  expect(await security.verify({ key: text })).toEqual({ status: 410, body: { code: 'API_KEY_REVOKED' } });
});

test("a key of another tenant is refused at start, and that tenant's key is untouched", async () => {
  const key = await store(database);
  const starting = start(database, { BOOTSTRAP_API_KEY: key.text, API_KEY_PEPPER: `${PEPPER}, changed` });
  await expect(starting).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('another tenant'),
  });
  expect((await (await begin({})).verify({ key: key.text })).status).toBe(200);
  expect(await counts()).toEqual([{ tenants: 1, keys: 1 }]);
});
