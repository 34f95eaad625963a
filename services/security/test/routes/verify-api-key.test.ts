import { mintApiKey } from '@weir/runtime';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Host, startHost } from '../host.ts';
import { PEPPER, start, store } from '../security.ts';

let host: Host;
let { database, security } = {} as Host;

beforeAll(async () => {
  host = await startHost();
  ({ database, security } = host);
}, 60_000);
afterAll(() => host?.stop(), 30_000);

const HOUR_MS = 3_600_000;
const hence = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

test('200 says who has the key, for which tenant, with which role, scopes and tier', async () => {
  const key = await store(database, { role: 'auditor', scopes: ['write', 'read'], tier: 'free' });
  expect(await security.verify({ key: key.text })).toEqual({
    status: 200,
    body: {
      principal: 'user:ada',
      tenantId: key.tenantId,
      keyId: key.id,
      role: 'auditor',
      platform: false,
      scopes: ['write', 'read'],
      tier: 'free',
    },
  });
});

test('200 says when the key will expire, and 410 API_KEY_EXPIRED comes once it has', async () => {
  const expiresAt = hence(1);
  const key = await store(database, { expires_at: expiresAt });
  const { status, body } = await security.verify({ key: key.text });
  expect([status, body.expiresAt]).toEqual([200, expiresAt.toISOString()]);
  await database.query('update api_keys set expires_at = now() where id = $1', [key.id]);
  expect(await security.verify({ key: key.text })).toEqual({ status: 410, body: { code: 'API_KEY_EXPIRED' } });
});

test('410 API_KEY_REVOKED comes from the moment of the revocation, also for an expired key', async () => {
  const key = await store(database);
  expect((await security.verify({ key: key.text })).status).toBe(200);
  await database.query('update api_keys set revoked_at = now(), expires_at = now() where id = $1', [key.id]);
  expect(await security.verify({ key: key.text })).toEqual({ status: 410, body: { code: 'API_KEY_REVOKED' } });
});

test('404 API_KEY_UNKNOWN: no such id', async () => {
  const before = await security.checks('unknown');
  expect(await security.verify({ key: mintApiKey().text })).toEqual({ status: 404, body: { code: 'API_KEY_UNKNOWN' } });
  expect(await security.checks('unknown')).toBe(before + 1);
});

test('404 API_KEY_UNKNOWN: the id of a key with the secret of another, valid, expired or revoked', async () => {
  for (const state of [{}, { expires_at: hence(-1) }, { revoked_at: hence(-1) }]) {
    const other = mintApiKey();
    const stored = await store(database, state, { id: other.id, text: mintApiKey().text });
    expect(stored.id).toBe(other.id);
    expect(await security.verify({ key: other.text })).toEqual({ status: 404, body: { code: 'API_KEY_UNKNOWN' } });
  }
});

test('404 API_KEY_UNKNOWN: a malformed key, which does not reach the database', async () => {
  const { text } = await store(database);
  const typo = text.slice(0, -1) + (text.endsWith('a') ? 'b' : 'a');
  await database.goAway();
  onTestFinished(() => database.comeBack());
  const before = await security.checks('malformed');
  for (const key of [typo, 'weir_live_', `${text} `, 'x'.repeat(256), '\u0000']) {
    expect(await security.verify({ key })).toEqual({ status: 404, body: { code: 'API_KEY_UNKNOWN' } });
  }
  expect(await security.checks('malformed')).toBe(before + 5);
});

test.for([
  ['no member', {}],
  ['an empty key', { key: '' }],
  ['a key that is too long', { key: 'x'.repeat(257) }],
  ['a key that is no string', { key: 7 }],
  ['a member too many', { key: 'x', tenantId: 'mine' }],
  ['an array', []],
] as const)('400 REQUEST_INVALID: %s', async ([, body]) => {
  const answer = await security.verify(body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID', detail: expect.any(String) } });
});

test('400 REQUEST_INVALID: a body that is not JSON', async () => {
  expect(await security.verify('{"key":')).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
});

test('401 SERVICE_TOKEN_INVALID: no token, or one for another service', async () => {
  const { text } = await store(database);
  for (const answer of [
    await security.verify({ key: text }, null),
    await security.verify({ key: text }, 'gateway', 'orchestrator'),
  ]) {
    expect(answer).toMatchObject({ status: 401, body: { code: 'SERVICE_TOKEN_INVALID' } });
  }
});

test('403 CALLER_NOT_ALLOWED: a service that is not the gateway, whatever it asks', async () => {
  const { text } = await store(database);
  for (const body of [{ key: text }, { key: mintApiKey().text }, {}]) {
    for (const caller of ['orchestrator', 'security'] as const) {
      expect(await security.verify(body, caller)).toMatchObject({ status: 403, body: { code: 'CALLER_NOT_ALLOWED' } });
    }
  }
});

test('500 ANSWER_INVALID: what is stored is no identity, so nobody may act on it', async () => {
  const { text } = await store(database, { scopes: ['x'.repeat(129)] });
  expect(await security.verify({ key: text })).toMatchObject({ status: 500, body: { code: 'ANSWER_INVALID' } });
});

test('503 DEPENDENCY_UNAVAILABLE while the database is away, and 200 when it is back', async () => {
  const { text } = await store(database);
  const before = await security.checks('failed');
  expect((await security.verify({ key: text })).status).toBe(200);
  await database.goAway();
  const away = await Promise.all(Array.from({ length: 20 }, () => security.verify({ key: text })));
  for (const answer of away) expect(answer).toMatchObject({ status: 503, body: { code: 'DEPENDENCY_UNAVAILABLE' } });
  expect(await security.checks('failed')).toBe(before + 20);
  expect(await security.get('/ready')).toMatchObject({
    status: 503,
    body: { components: { postgres: { status: 'UNHEALTHY' } } },
  });
  expect((await security.get('/live')).status).toBe(200);
  await database.comeBack();
  await expect.poll(() => security.verify({ key: text }), { timeout: 5_000 }).toMatchObject({ status: 200 });
  expect((await security.get('/ready')).status).toBe(200);
});

test('503 DEPENDENCY_UNAVAILABLE when the name of the database server is gone, as between two of its containers', async () => {
  const url = new URL(database.appUrl);
  url.hostname = 'postgres.invalid';
  const lost = await start(database, { DATABASE_URL: url.href });
  onTestFinished(() => lost.stop());
  const answer = await lost.verify({ key: mintApiKey().text });
  expect(answer).toMatchObject({ status: 503, body: { code: 'DEPENDENCY_UNAVAILABLE' } });
});

test('with another pepper every stored key is unknown, and with the old one known again', async () => {
  const { text } = await store(database);
  const other = await start(database, { API_KEY_PEPPER: `${PEPPER}, changed` });
  onTestFinished(() => other.stop());
  expect(await other.verify({ key: text })).toEqual({ status: 404, body: { code: 'API_KEY_UNKNOWN' } });
  expect((await security.verify({ key: text })).status).toBe(200);
});

const lastUseOf = async (id: string) => {
  const [row] = await database.query<{ last_used_at: Date | null }>('select last_used_at from api_keys where id = $1', [
    id,
  ]);
  return row?.last_used_at?.getTime();
};

test('the last use of a key is noted once a minute, by however many instances, and a refused use never', async () => {
  const [used, refused] = [await store(database), await store(database, { expires_at: hence(-1) })];
  const other = await start(database);
  await Promise.all([security, other, security].map((instance) => instance.verify({ key: used.text })));
  await security.verify({ key: refused.text });
  // To stop is to write what is owed.
  await other.stop();
  await expect.poll(() => lastUseOf(used.id), { timeout: 5_000 }).toBeGreaterThan(Date.now() - 60_000);
  const noted = await lastUseOf(used.id);
  const third = await start(database);
  await third.verify({ key: used.text });
  await third.stop();
  expect(await lastUseOf(used.id)).toBe(noted);
  expect(await lastUseOf(refused.id)).toBeUndefined();
});

test('nothing of the secret part of a key is stored', async () => {
  const { id, text } = await store(database);
  const [row] = await database.query<{ row: string }>('select k::text as row from api_keys k where id = $1', [id]);
  expect(row?.row).toContain(id);
  expect(row?.row).not.toContain(text.slice(21));
});
