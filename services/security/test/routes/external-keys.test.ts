import { newId } from '@weir/messaging';
import type { ApiKey, ApiKeyList, Identity } from '@weir/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, startHost } from '../host.ts';
import { actor, addTenant, addUser, ask } from '../identity.ts';

let host: Host;
let { database, security } = {} as Host;

const DAYS = 30;
const DAY_MS = 24 * 3_600_000;

beforeAll(async () => {
  host = await startHost({ EXTERNAL_KEY_DAYS: String(DAYS) });
  ({ database, security } = host);
}, 60_000);
afterAll(() => host?.stop(), 30_000);

type Made = ApiKey & { readonly key: string };

/** Somebody of an OpenID Connect provider, as the gateway knows them from a token that ends soon. */
const external = (tenantId: string, role: Identity['role'] = 'operator'): Identity => ({
  principal: `oidc:${newId()}`,
  tenantId,
  role,
  platform: false,
  tier: 'pro',
  expiresAt: new Date(Date.now() + 300_000).toISOString(),
});
const create = (asker: Identity, key: object = {}) =>
  ask(security, 'POST', 'api-keys', { asker, actor, key: { name: 'of a test', ...key } });
const made = async (asker: Identity, key: object = {}) => (await create(asker, key)).body as unknown as Made;
const statusOf = async ({ key }: Made) => (await security.verify({ key })).status;
/** The key, as who asks with it. */
const keyAs = ({ principal, id: keyId, tenantId, role, scopes, expiresAt }: Made): Identity => ({
  principal,
  keyId,
  tenantId,
  role,
  scopes,
  platform: false,
  tier: 'pro',
  ...(expiresAt === null ? {} : { expiresAt }),
});
const revokeAll = async (tenantId: string, owner: string) =>
  (
    await ask(security, 'DELETE', `api-keys?${new URLSearchParams({ tenantId, owner })}`, {
      asker: external(tenantId),
      actor,
    })
  ).body as unknown as ApiKeyList;
const daysOf = ({ createdAt, expiresAt }: ApiKey) => (Date.parse(String(expiresAt)) - Date.parse(createdAt)) / DAY_MS;

test('a key of an external user ends after the days that are configured, whatever is asked for and however it is renewed', async () => {
  const ada = external(await addTenant(database));
  const key = await made(ada);
  expect(daysOf(key)).toBeCloseTo(DAYS, 3);
  const late = { expiresAt: new Date(Date.now() + (DAYS + 1) * DAY_MS).toISOString() };
  expect(await create(ada, late)).toMatchObject({
    status: 403,
    body: { code: 'KEY_EXCEEDS_MAKER', detail: '/expiresAt' },
  });
  const early = new Date(Date.now() + DAY_MS).toISOString();
  expect((await made(ada, { expiresAt: early })).expiresAt).toBe(early);
  // Made by the key, it lives no longer than the key, and it does not renew itself.
  const path = `api-keys/${key.id}/rotate?${new URLSearchParams({ tenantId: ada.tenantId })}`;
  expect((await made(keyAs(key))).expiresAt).toBe(key.expiresAt);
  const renewed = await ask(security, 'POST', path, { asker: keyAs(key), actor });
  expect(renewed.body).toMatchObject({ expiresAt: key.expiresAt });
});

test('an external administrator who rotates a key without an end gives it one; one of ours leaves it without', async () => {
  const tenantId = await addTenant(database);
  const user = await addUser(security, tenantId, 'admin');
  const ours: Identity = { ...external(tenantId, 'admin'), principal: `user:${user.id}`, userId: user.id };
  const rotate = async ({ id }: ApiKey, asker: Identity) =>
    (await ask(security, 'POST', `api-keys/${id}/rotate?${new URLSearchParams({ tenantId })}`, { asker, actor }))
      .body as unknown as ApiKey;
  const endless = await made(ours);
  const again = await rotate(endless, ours);
  expect([endless.expiresAt, again.expiresAt]).toEqual([null, null]);
  expect(daysOf(await rotate(again, external(tenantId, 'admin')))).toBeCloseTo(DAYS, 3);
});

test('all keys of who has left end at once, with those that were made with them, and no other', async () => {
  const tenantId = await addTenant(database);
  const [ada, bob] = [external(tenantId), external(tenantId)];
  const first = await made(ada);
  const second = await made(keyAs(first));
  const third = await made(keyAs(second));
  // What a revoked key has made goes on, until it is revoked itself.
  await ask(security, 'DELETE', `api-keys/${second.id}?tenantId=${tenantId}`, { asker: ada, actor });
  const others = [await made(bob), await made({ ...ada, tenantId: await addTenant(database) })];

  const { items } = await revokeAll(tenantId, ada.principal);
  expect(items.map(({ id, state }) => `${id} ${state}`).toSorted()).toEqual(
    [first, third].map(({ id }) => `${id} revoked`).toSorted(),
  );
  for (const key of [first, second, third]) expect(await statusOf(key)).toBe(410);
  for (const key of others) expect(await statusOf(key)).toBe(200);
  const revoked = await database.query<{ id: string }>(
    `select id from revocations where kind = 'key' and tenant_id = $1 order by id`,
    [tenantId],
  );
  expect(revoked.map(({ id }) => id)).toEqual([first.id, second.id, third.id].toSorted());
  const facts = await database.query('select facts::text from outbox where tenant_id = $1', [tenantId]);
  expect(JSON.stringify(facts)).toContain('api-key.revoke-all');
  expect(await revokeAll(tenantId, ada.principal)).toEqual({ items: [], nextCursor: null });
});

test('a user of ours keeps the own keys when those of another are revoked; without an owner nothing is', async () => {
  const tenantId = await addTenant(database);
  const { id: userId } = await addUser(security, tenantId);
  const user: Identity = { ...external(tenantId), principal: `user:${userId}`, userId };
  const key = await made(user);
  await revokeAll(tenantId, `user:${newId()}`);
  expect(await statusOf(key)).toBe(200);
  expect(await ask(security, 'DELETE', `api-keys?tenantId=${tenantId}`, { asker: user, actor })).toMatchObject({
    status: 400,
    body: { code: 'QUERY_INVALID' },
  });
  expect((await revokeAll(tenantId, user.principal)).items).toHaveLength(1);
  expect(await statusOf(key)).toBe(410);
});
