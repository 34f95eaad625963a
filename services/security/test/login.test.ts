import { hash } from '@node-rs/argon2';
import { newId } from '@weir/messaging';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from './host.ts';
import { addTenant, addUser, ask, claimsOf, login, PASSWORD, tokensOf } from './identity.ts';
import type { Instance } from './security.ts';

let host: Host;
let { database, security } = {} as Host;
let other: Instance;
let tenantId: string;

beforeAll(async () => {
  host = await startHost();
  ({ database, security } = host);
  other = await host.startOther();
  tenantId = await addTenant(database);
}, 60_000);
afterAll(() => host?.stop(), 30_000);

const REFUSED = { status: 401, body: { code: 'CREDENTIALS_INVALID' } };
const statusesOf = (answers: readonly { readonly status: number }[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, group]) => [status, group.length]),
  );

describe('a login', () => {
  test('gives an access token that the published keys verify, with all that a gateway has to know', async () => {
    const user = await addUser(security, tenantId, 'auditor');
    const tokens = tokensOf(await login(security, user.username));
    expect(tokens).toMatchObject({ tokenType: 'Bearer', expiresIn: 900 });
    const keys = (await ask(other, 'GET', 'jwks')).body as unknown as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(tokens.accessToken, createLocalJWKSet(keys), {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: 'weir',
      audience: 'weir-gateway',
      requiredClaims: ['sub', 'tid', 'sid', 'iat', 'exp', 'jti'],
    });
    expect(protectedHeader.kid).toBe(keys.keys[0]?.kid);
    expect(payload).toMatchObject({
      sub: `user:${user.id}`,
      tid: tenantId,
      role: 'auditor',
      tier: 'pro',
      platform: false,
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
  });

  test('takes the name in any case, and the password as any keyboard composes it', async () => {
    const { username, id } = await addUser(security, tenantId);
    const composed = 'crème brûlée à la carte';
    const change = {
      actor: { principal: 'user:x', requestId: 'x' },
      actorRole: 'admin',
      change: { password: composed },
    };
    await ask(security, 'PUT', `users/${id}?tenantId=${tenantId}`, change);
    expect((await login(security, username.toUpperCase(), composed.normalize('NFD'))).status).toBe(200);
  });

  test('is refused in one way, after the same comparison, whether the name, the password or the account is wrong', async () => {
    const [known, disabled] = [await addUser(security, tenantId), await addUser(security, tenantId)];
    await database.query('update users set disabled_at = now() where id = $1', [disabled.id]);
    const { counts } = security.parts.hasher;
    const before = { ...counts };
    const answers = [
      await login(security, known.username, 'not the password of it'),
      await login(security, disabled.username),
      await login(security, `nobody-${newId().slice(-8)}`),
    ];
    for (const answer of answers) expect(answer).toMatchObject(REFUSED);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(counts.compared - before.compared).toBe(3);
    expect(counts.dummies - before.dummies).toBe(1);
  });

  test('stores the password in the parameters of today when it was stored in older ones', async () => {
    const { username, id } = await addUser(security, tenantId);
    const older = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await database.query('update users set password_hash = $2 where id = $1', [id, older]);
    expect((await login(security, username)).status).toBe(200);
    const [row] = await database.query<{ password_hash: string; last_login_at: Date | null }>(
      'select password_hash, last_login_at from users where id = $1',
      [id],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row?.last_login_at).toBeInstanceOf(Date);
    expect((await login(security, username)).status).toBe(200);
  });

  test('is not refused because another one stores the password anew at the same time', async () => {
    const { username, id } = await addUser(security, tenantId);
    const older = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await database.query('update users set password_hash = $2 where id = $1', [id, older]);
    const answers = await Promise.all([security, other, security, other].map((instance) => login(instance, username)));
    expect(statusesOf(answers)).toEqual({ 200: 4 });
  });

  test('is for the gateway alone, and for a body that fits; a refusal repeats no password', async () => {
    expect(await ask(security, 'POST', 'auth/login', {}, 'orchestrator')).toMatchObject({
      status: 403,
      body: { code: 'CALLER_NOT_ALLOWED' },
    });
    const answer = await ask(security, 'POST', 'auth/login', {
      username: 'x',
      password: ['tell-nobody'],
      requestId: 'x',
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    expect(JSON.stringify(answer)).not.toContain('tell-nobody');
  });
});

describe('a lock', () => {
  test('comes after five failures of a hundred at two instances, whoever the name belongs to, and the right password does not open it', async () => {
    const { username, id } = await addUser(security, tenantId);
    const nobody = `nobody-${newId().slice(-8)}`;
    for (const name of [username, nobody]) {
      const compared = () => security.parts.hasher.counts.compared + other.parts.hasher.counts.compared;
      const before = compared();
      const answers = [];
      for (let index = 0; index < 20; index += 1)
        answers.push(
          ...(await Promise.all(
            [security, security, security, other, other].map((instance) => login(instance, name, 'a wrong password')),
          )),
        );
      expect(compared() - before, name).toBe(5);
      expect(statusesOf(answers), name).toEqual({ 401: 5, 429: 95 });
      const locked = await login(other, name);
      expect(locked).toMatchObject({ status: 429, body: { code: 'ACCOUNT_LOCKED' } });
      expect(locked.body.retryAfterS).toBeGreaterThan(800);
      expect(locked.body.retryAfterS).toBeLessThanOrEqual(900);
    }
    await database.query(`update login_failures set last_at = last_at - interval '16 minutes'`);
    expect((await login(security, username)).status).toBe(200);
    const [left] = await database.query<{ count: number }>(
      `select count(*)::int as count from outbox where facts::text like '%' || $1 || '%' and facts::text like '%refused%'`,
      [id],
    );
    // The first failure and the one that locked.
    expect(left?.count).toBe(2);
  });

  test('is further away again after a login that succeeds', async () => {
    const { username } = await addUser(security, tenantId);
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 4; index += 1)
        expect(await login(security, username, 'wrong')).toMatchObject(REFUSED);
      expect((await login(security, username)).status).toBe(200);
    }
  });

  test('does not come from right passwords, however many log in at once; who finds no turn is told to come again', async () => {
    const { username } = await addUser(security, tenantId);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => login(index % 2 === 0 ? security : other, username)),
    );
    for (const { status, body } of answers)
      if (status !== 200)
        expect({ status, body }).toMatchObject({ status: 429, body: { code: 'LOGIN_BUSY', retryAfterS: 1 } });
    expect(statusesOf(answers)[200]).toBeGreaterThanOrEqual(4);
    expect((await login(security, username)).status).toBe(200);
  });
});

describe('a user who is changed while logging in', () => {
  test('gets no tokens once disabled, at whatever moment that is, and none that outlive it', async () => {
    const { username, id } = await addUser(security, tenantId);
    const change = { actor: { principal: 'user:x', requestId: 'x' }, actorRole: 'admin', change: { disabled: true } };
    const [answer, disabled] = await Promise.all([
      login(security, username),
      ask(other, 'PUT', `users/${id}?tenantId=${tenantId}`, change),
    ]);
    expect(disabled.status).toBe(200);
    if (answer.status === 200) {
      const { revocations } = (await ask(security, 'GET', 'revocations')).body as {
        revocations: { kind: string; id: string; at: string }[];
      };
      const at = Date.parse(revocations.findLast((one) => one.kind === 'user' && one.id === id)?.at ?? '');
      expect(claimsOf(tokensOf(answer)).iat * 1_000).toBeLessThanOrEqual(at);
      expect((await ask(security, 'POST', 'auth/refresh', { refreshToken: answer.body.refreshToken })).status).toBe(
        401,
      );
    }
    expect((await login(security, username)).status).toBe(401);
  });

  test('gets tokens that count right after the older ones were revoked, within the same second', async () => {
    const { username, id } = await addUser(security, tenantId);
    for (let round = 0; round < 3; round += 1) {
      const change = {
        actor: { principal: 'user:x', requestId: 'x' },
        actorRole: 'admin',
        change: { role: round % 2 === 0 ? 'viewer' : 'operator' },
      };
      await ask(security, 'PUT', `users/${id}?tenantId=${tenantId}`, change);
      const { iat } = claimsOf(tokensOf(await login(security, username)));
      const [last] = await database.query<{ at: Date }>(
        `select max(at) as at from revocations where kind = 'user' and id = $1`,
        [id],
      );
      expect(iat * 1_000).toBeGreaterThan(last?.at.getTime() ?? 0);
    }
  });
});

test('a suspended tenant: nobody of it logs in or refreshes, and only who has the right password learns why', async () => {
  const suspended = await addTenant(database);
  const { username } = await addUser(security, suspended);
  const tokens = tokensOf(await login(security, username));
  await database.query(`update tenants set state = 'suspended' where id = $1`, [suspended]);
  expect(await login(security, username, 'not the password')).toMatchObject(REFUSED);
  expect(await login(security, username)).toMatchObject({ status: 403, body: { code: 'TENANT_SUSPENDED' } });
  const refreshing = () => ask(other, 'POST', 'auth/refresh', { refreshToken: tokens.refreshToken });
  expect(await refreshing()).toMatchObject({ status: 403, body: { code: 'TENANT_SUSPENDED' } });
  await database.query(`update tenants set state = 'active' where id = $1`, [suspended]);
  expect((await login(security, username)).status).toBe(200);
  // It was not used up.
  expect((await refreshing()).status).toBe(200);
});
