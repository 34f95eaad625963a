import { spawn } from 'node:child_process';
import path from 'node:path';
import { freePort } from '@weir/embedded';
import { newId } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Host, startHost } from './host.ts';
import { addTenant, addUser, ask, claimsOf, login, refresh, tokensOf } from './identity.ts';
import { clientOf, environmentFor, type Instance } from './security.ts';

let host: Host;
let { database, security } = {} as Host;
let other: Instance;
let user: Awaited<ReturnType<typeof addUser>>;

beforeAll(async () => {
  host = await startHost();
  ({ database, security } = host);
  other = await host.startOther();
  user = await addUser(security, await addTenant(database));
}, 60_000);
afterAll(() => host?.stop(), 30_000);

const begin = async () => tokensOf(await login(security, user.username));
const revoked = async (id: string) =>
  database.query<{ seq: string }>(`select seq from revocations where kind = 'session' and id = $1`, [id]);
/** As if so much time had gone by since the tokens of a session were used. */
const age = (sessionId: string, seconds: number) =>
  database.query(`update refresh_tokens set used_at = used_at - $2 * interval '1 s' where session_id = $1`, [
    sessionId,
    seconds,
  ]);

describe('a refresh token', () => {
  test('gives the next one and an access token of the same session, again and again, at every instance', async () => {
    const first = await begin();
    let { refreshToken } = first;
    for (const instance of [security, other, security]) {
      const next = tokensOf(await refresh(instance, refreshToken));
      expect(next.refreshToken).not.toBe(refreshToken);
      expect(claimsOf(next).sid).toBe(claimsOf(first).sid);
      ({ refreshToken } = next);
    }
  });

  test('is stored as a hash alone', async () => {
    const { refreshToken } = await begin();
    const [row] = await database.query<{ all: string }>(`select string_agg(t::text, ' ') as all from refresh_tokens t`);
    expect(row?.all).not.toContain(refreshToken.slice(-20));
  });

  test('may be asked for again within ten seconds by who lost the reply, without an end of the session', async () => {
    const first = await begin();
    const lost = tokensOf(await refresh(security, first.refreshToken));
    await age(claimsOf(first).sid, 9);
    const again = tokensOf(await refresh(other, first.refreshToken));
    expect(await revoked(claimsOf(first).sid)).toEqual([]);
    expect(lost.refreshToken).not.toBe(again.refreshToken);
    expect((await refresh(security, again.refreshToken)).status).toBe(200);
  });

  test('that was stolen and used within the grace is found out when the second of the two goes on, whoever that is', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const first = await begin();
      const { sid } = claimsOf(first);
      const successors = [
        tokensOf(await refresh(security, first.refreshToken)),
        tokensOf(await refresh(other, first.refreshToken)),
      ];
      const [goesOn, comesLater] = order.map((index) => successors[index]?.refreshToken ?? '');
      const next = tokensOf(await refresh(security, goesOn ?? ''));
      expect(await revoked(sid)).toEqual([]);
      expect((await refresh(other, comesLater ?? '')).status).toBe(401);
      expect(await revoked(sid)).toHaveLength(1);
      expect((await refresh(security, next.refreshToken)).status).toBe(401);
    }
  });

  test('of two successors that are used at once one is the first, and the session ends', async () => {
    const first = await begin();
    const { sid } = claimsOf(first);
    const both = [
      tokensOf(await refresh(security, first.refreshToken)),
      tokensOf(await refresh(other, first.refreshToken)),
    ];
    const answers = await Promise.all(
      both.map(({ refreshToken }, index) => refresh(index === 0 ? security : other, refreshToken)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect(await revoked(sid)).toHaveLength(1);
  });

  test('ends the session when it is used after that: nobody in the family gets another one', async () => {
    const first = await begin();
    const { sid } = claimsOf(first);
    const next = tokensOf(await refresh(security, first.refreshToken));
    await age(sid, 11);
    expect(await refresh(security, first.refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'CREDENTIALS_INVALID' },
    });
    expect((await refresh(security, next.refreshToken)).status).toBe(401);
    expect(await revoked(sid)).toHaveLength(1);
    const [told] = await database.query<{ count: number }>(
      `select count(*)::int as count from outbox where facts::text like '%session.revoke%' and facts::text like '%' || $1 || '%'`,
      [sid],
    );
    expect(told?.count).toBe(1);
  });

  test('ends the session once when it is used again at two processes at the same time', async () => {
    const first = await begin();
    const { sid } = claimsOf(first);
    const next = tokensOf(await refresh(security, first.refreshToken));
    await age(sid, 11);
    const answers = await Promise.all([
      ...[security, other, security, other].map((instance) => refresh(instance, first.refreshToken)),
      refresh(other, next.refreshToken),
    ]);
    expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    const [, , , , fifth] = answers;
    if (fifth?.status === 200) expect((await refresh(other, tokensOf(fifth).refreshToken)).status).toBe(401);
    expect(await revoked(sid)).toHaveLength(1);
  });

  test('used by two at once gives both a successor, since one may be the retry of the other', async () => {
    const first = await begin();
    const answers = await Promise.all([security, other].map((instance) => refresh(instance, first.refreshToken)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await revoked(claimsOf(first).sid)).toEqual([]);
  });

  test("is not taken when it is nobody's, or too old, and that ends nothing", async () => {
    expect((await refresh(security, 'weir_refresh_guessed')).status).toBe(401);
    const first = await begin();
    const { sid } = claimsOf(first);
    await database.query(`update refresh_tokens set expires_at = now() where session_id = $1`, [sid]);
    expect((await refresh(security, first.refreshToken)).status).toBe(401);
    expect(await revoked(sid)).toEqual([]);
  });

  test("is not taken after the session's last day, however often it was used", async () => {
    const first = await begin();
    await database.query('update sessions set expires_at = now() where id = $1', [claimsOf(first).sid]);
    expect((await refresh(security, first.refreshToken)).status).toBe(401);
  });
});

describe('a logout', () => {
  const logout = (body: object) => ask(security, 'POST', 'auth/logout', { tenantId: user.tenantId, ...body });

  test('ends the session of the access token and that of the refresh token, once', async () => {
    const [one, two] = [await begin(), await begin()];
    const asked = { principal: `user:${user.id}`, sessionId: claimsOf(one).sid, refreshToken: two.refreshToken };
    expect((await logout(asked)).status).toBe(204);
    expect((await logout(asked)).status).toBe(204);
    for (const tokens of [one, two]) {
      expect((await refresh(other, tokens.refreshToken)).status).toBe(401);
      expect(await revoked(claimsOf(tokens).sid)).toHaveLength(1);
    }
  });

  test('ends nothing of anybody else, and says the same', async () => {
    const stranger = await addUser(security, user.tenantId);
    const tokens = await begin();
    const asked = {
      principal: `user:${stranger.id}`,
      sessionId: claimsOf(tokens).sid,
      refreshToken: tokens.refreshToken,
    };
    expect((await logout(asked)).status).toBe(204);
    expect((await logout({ principal: `user:${newId()}` })).status).toBe(204);
    expect((await logout({ principal: 'key:0123456789' })).status).toBe(204);
    const own = { ...asked, principal: `user:${user.id}` };
    expect((await logout({ ...own, tenantId: await addTenant(database) })).status).toBe(204);
    expect((await refresh(security, tokens.refreshToken)).status).toBe(200);
  });
});

test('a process that is killed between the use of a token and its answer costs no session: the client asks again', async () => {
  const port = await freePort();
  const main = path.join(import.meta.dirname, '../src/main.ts');
  const environment = { PATH: process.env.PATH, LOG_LEVEL: 'error', ...environmentFor(database, port) };
  const child = spawn(process.execPath, [main], { env: environment, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const dying = clientOf(`http://127.0.0.1:${port}`);
  await eventually(async () => {
    if ((await dying.get('/ready')).status !== 200) throw new Error('not ready');
  }, 20_000);
  const tokens = await begin();
  // Whoever uses a token reads this table next: the use is done, the answer is not.
  const client = await database.admin.pool.connect();
  await client.query('begin');
  await client.query('lock table revocations in access exclusive mode');
  const lost = refresh(dying, tokens.refreshToken).catch(() => 'lost');
  await eventually(async () => {
    const waiting = await database.query(`select 1 from pg_locks where not granted`);
    if (waiting.length === 0) throw new Error('nobody waits');
  });
  child.kill('SIGKILL');
  expect(await lost).toBe('lost');
  await client.query('rollback');
  client.release();
  const again = tokensOf(await refresh(security, tokens.refreshToken));
  expect((await refresh(security, again.refreshToken)).status).toBe(200);
  expect(await revoked(claimsOf(tokens).sid)).toEqual([]);
}, 40_000);
