import { newId } from '@weir/messaging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestDatabase } from './database.ts';
import { actor, addTenant, addUser, ask, claimsOf, login, PASSWORD, refresh, tokensOf } from './identity.ts';
import { type Instance, start } from './security.ts';

const NEW = 'another long and quiet river';
let database: TestDatabase;
let security: Instance;
let other: Instance;

beforeAll(async () => {
  database = await TestDatabase.create();
  security = await start(database);
  other = await start(database);
}, 60_000);
afterAll(async () => {
  await security?.stop();
  await other?.stop();
  await database?.drop();
}, 30_000);

const somebody = async () => addUser(security, await addTenant(database), 'viewer');
const replace = (
  { id: userId, tenantId }: { readonly id: string; readonly tenantId: string },
  currentPassword: string,
  newPassword: string,
  instance = security,
) => ask(instance, 'POST', 'auth/password', { tenantId, userId, currentPassword, newPassword, requestId: 'of-a-test' });
const outcomes = (answers: readonly { status: number; body: Record<string, unknown> }[]) =>
  answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim()).toSorted();

test('who knows the current password gets a new one and a new session; all of before is over', async () => {
  const user = await somebody();
  const [here, there] = [
    tokensOf(await login(security, user.username)),
    tokensOf(await login(security, user.username)),
  ];
  const next = tokensOf(await replace(user, PASSWORD, NEW));
  for (const { refreshToken } of [here, there]) expect((await refresh(other, refreshToken)).status).toBe(401);
  expect((await refresh(other, next.refreshToken)).status).toBe(200);
  // Access tokens of the second of the revocation or before are refused: the new one is of a later.
  const [revoked] = await database.query<{ at: Date }>(`select at from revocations where kind = 'user' and id = $1`, [
    user.id,
  ]);
  expect(claimsOf(next).iat * 1000).toBeGreaterThan(revoked?.at.getTime() ?? Number.POSITIVE_INFINITY);
  expect(outcomes([await login(security, user.username)])).toEqual(['401 CREDENTIALS_INVALID']);
  expect((await login(security, user.username, NEW)).status).toBe(200);
});

test('it is recorded once, by whom, without either password', async () => {
  const user = await somebody();
  await replace(user, PASSWORD, NEW);
  const rows = await database.query<{ text: string }>(
    'select facts::text as text from outbox where facts::text like $1',
    [`%${user.id}%`],
  );
  const text = rows.map((row) => row.text).join('\n');
  expect(text.match(/"action": ?"user\.change"/g)).toHaveLength(1);
  expect(text).toMatch(new RegExp(`"principal": ?"user:${user.id}"`));
  for (const password of [PASSWORD, NEW]) expect(text).not.toContain(password);
});

test('403 PASSWORD_WRONG changes nothing, and counts towards the lock of the name', async () => {
  const user = await somebody();
  const { refreshToken } = tokensOf(await login(security, user.username));
  const answers = [];
  for (let tries = 0; tries < 7; tries += 1)
    answers.push(await replace(user, 'not this', NEW, tries % 2 ? other : security));
  expect(outcomes(answers)).toEqual([
    ...Array.from({ length: 5 }, () => '403 PASSWORD_WRONG'),
    ...Array.from({ length: 2 }, () => '429 ACCOUNT_LOCKED'),
  ]);
  // Nobody guesses on at the login, and the right password opens neither.
  expect(outcomes([await login(security, user.username), await replace(user, PASSWORD, NEW)])).toEqual([
    '429 ACCOUNT_LOCKED',
    '429 ACCOUNT_LOCKED',
  ]);
  expect((await refresh(security, refreshToken)).status).toBe(200);
});

test('an administrator who sets a password lifts the lock', async () => {
  const user = await somebody();
  for (let tries = 0; tries < 5; tries += 1) await login(security, user.username, 'not this');
  expect((await login(security, user.username)).status).toBe(429);
  const path = `users/${user.id}?tenantId=${user.tenantId}`;
  const change = { actor, actorRole: 'admin', change: { password: NEW } };
  expect((await ask(security, 'PUT', path, change)).status).toBe(200);
  expect((await login(other, user.username, NEW)).status).toBe(200);
});

test('422 PASSWORD_WEAK for what the rules refuse, the username and the current password among it', async () => {
  const user = await somebody();
  for (const weak of ['short', user.username.toUpperCase(), 'password12345', PASSWORD]) {
    const refused = await replace(user, PASSWORD, weak);
    expect(refused).toMatchObject({ status: 422, body: { code: 'PASSWORD_WEAK' } });
    expect(JSON.stringify(refused.body)).not.toContain(weak);
  }
  expect((await login(security, user.username)).status).toBe(200);
});

test('of two at once with the same current password one wins, and its session alone goes on', async () => {
  const user = await somebody();
  const answers = await Promise.all([
    replace(user, PASSWORD, NEW),
    replace(user, PASSWORD, 'a third long and quiet river', other),
  ]);
  const won = answers.filter(({ status }) => status === 200);
  expect(won).toHaveLength(1);
  expect(outcomes(answers)[1]).toMatch(/^(401 CREDENTIALS_INVALID|403 PASSWORD_WRONG)$/);
  const [next] = won.map(tokensOf);
  expect((await refresh(security, next?.refreshToken ?? '')).status).toBe(200);
});

test('nobody, who is of another tenant, and who is disabled, gets no password and no session', async () => {
  expect(await replace({ id: newId(), tenantId: newId() }, PASSWORD, NEW)).toMatchObject({
    status: 401,
    body: { code: 'CREDENTIALS_INVALID' },
  });
  const user = await somebody();
  const elsewhere = { id: user.id, tenantId: newId() };
  expect(await replace(elsewhere, PASSWORD, NEW)).toMatchObject({ status: 401, body: { code: 'CREDENTIALS_INVALID' } });
  await database.query('update users set disabled_at = now() where id = $1', [user.id]);
  expect((await replace(user, PASSWORD, NEW)).status).toBe(403);
  await database.query('update users set disabled_at = null where id = $1', [user.id]);
  expect((await login(security, user.username)).status).toBe(200);
});

test('is for the gateway alone', async () => {
  const { id: userId, tenantId } = await somebody();
  const body = { tenantId, userId, currentPassword: PASSWORD, newPassword: NEW, requestId: 'of-a-test' };
  expect((await ask(security, 'POST', 'auth/password', body, 'orchestrator')).status).toBe(403);
});
