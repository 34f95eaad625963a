import { randomUUID } from 'node:crypto';
import { newId } from '@weir/messaging';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import fc from 'fast-check';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { IdentityProvider, type TokenParts } from './identity-provider.ts';
import { addTenant, type Gateway, openDatabase, sendRaw, startGateway } from './support.ts';

const POLL = { REVOCATIONS_POLL_MS: '3600000', REVOCATIONS_STALE_MS: '3600000' };
let running: TestSystem;
let database: ReturnType<typeof openDatabase>;
let provider: IdentityProvider;
let gateway: Gateway;

const start = async (more: NodeJS.ProcessEnv = {}) => {
  const one = await startGateway(running, { SECURITY_URL: provider.url, ...POLL, ...more });
  onTestFinished(() => one.stop());
  return one;
};
const me = (token: string, one = gateway, headers = {}) => one.ask('GET', '/auth/me', { key: token, headers });
const statusOf = async (token: string, one = gateway) => (await me(token, one)).status;

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  database = openDatabase(running);
  provider = await new IdentityProvider(running).start();
  gateway = await startGateway(running, { SECURITY_URL: provider.url, ...POLL });
});
afterAll(async () => {
  await gateway?.stop();
  await provider?.stop();
  await database?.close();
  await running?.stop();
});

describe('a good access token', () => {
  test('200, and what it says is who asks', async () => {
    const [userId, tid, sid] = [newId(), newId(), randomUUID()];
    const claims = { sub: `user:${userId}`, tid, sid, role: 'auditor', tier: 'pro' };
    const { status, body, headers } = await me(await provider.token({ claims }));
    expect(status).toBe(200);
    expect(body).toEqual({
      principal: `user:${userId}`,
      userId,
      tenantId: tid,
      sessionId: sid,
      role: 'auditor',
      platform: false,
      tier: 'pro',
      expiresAt: expect.any(String),
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('its role decides: a viewer may not ask for jobs', async () => {
    const body = { operation: 'diagnostics.echo', input: { value: 1 } };
    const ask = async (role: string) =>
      (await gateway.ask('POST', '/api/v1/jobs', { key: await provider.token({ claims: { role } }), body })).status;
    await eventually(async () => expect(await ask('operator')).toBe(202));
    expect(await ask('viewer')).toBe(403);
  });

  test('the security service is asked for its keys and not about any token', async () => {
    const before = provider.asked.length;
    const token = await provider.token();
    for (let times = 0; times < 5; times += 1) expect(await statusOf(token)).toBe(200);
    expect(provider.asked.slice(before)).toEqual([]);
  });

  test('200 while the security service is away, for as long as the last keys count', async () => {
    const token = await provider.token();
    provider.away = true;
    onTestFinished(() => {
      provider.away = false;
    });
    expect(await statusOf(token)).toBe(200);
    expect((await gateway.ask('GET', '/.well-known/jwks.json', { key: null })).body.keys.length).toBeGreaterThan(0);
  });

  test('503 when the keys could never be had, and 200 once they can', async () => {
    provider.away = true;
    const one = await start();
    const token = await provider.token();
    const { status, headers } = await me(token, one);
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    provider.away = false;
    await eventually(async () => expect(await statusOf(token, one)).toBe(200));
  });
});

describe('401 and never another answer', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const refused = async (token: string) => {
    const { status, body, headers } = await me(token);
    expect([status, body.code]).toEqual([401, 'CREDENTIALS_INVALID']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="weir", error="invalid_token"');
  };

  test.each<[string, () => TokenParts]>([
    ['another audience', () => ({ claims: { aud: 'weir-orchestrator' } })],
    ['another issuer', () => ({ claims: { iss: 'somebody' } })],
    ['expired', () => ({ claims: { iat: now() - 900, exp: now() - 31 } })],
    ['not valid yet', () => ({ claims: { nbf: now() + 60 } })],
    ['issued in the future', () => ({ claims: { iat: now() + 60 } })],
    ['older than any may be, whatever it says', () => ({ claims: { iat: now() - 3_700, exp: now() + 900 } })],
    ['no typ', () => ({ header: { typ: undefined } })],
    ['another typ, such as that of services', () => ({ header: { typ: 'service+jwt' } })],
    ['a key that nobody knows', () => ({ header: { kid: 'unknown' } })],
    ['crit', () => ({ header: { crit: ['b64'], b64: true } })],
    ['a subject that is no user', () => ({ claims: { sub: 'key:0123456789' } })],
    ['a tenant that is no id', () => ({ claims: { tid: '../../1' } })],
    ['a role that is none', () => ({ claims: { role: 'root' } })],
    ['a role that is not one', () => ({ claims: { role: ['admin'] } })],
    ['platform that is no boolean', () => ({ claims: { platform: 'true' } })],
    ['a tier that is none', () => ({ claims: { tier: 'unlimited' } })],
    ['an expiry that is no number', () => ({ claims: { exp: '2099-01-01' as unknown as number } })],
    ['an expiry beyond all time', () => ({ claims: { iat: 1e300, exp: 1e301 } })],
    ...['iss', 'aud', 'sub', 'tid', 'role', 'platform', 'tier', 'sid', 'iat', 'exp', 'jti'].map(
      (name): [string, () => TokenParts] => [`without ${name}`, () => ({ without: [name] })],
    ),
  ])('%s', async (_name, parts) => {
    await refused(await provider.token(parts()));
  });

  test('signed with another key, also when it brings that key along or says where to get it', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const jwk = await exportJWK(publicKey);
    const elsewhere = provider.asked.length;
    for (const header of [
      {},
      { jwk },
      { jku: `${provider.url}/evil.json` },
      { x5u: `${provider.url}/evil.pem` },
      { x5c: [Buffer.from(await exportSPKI(publicKey)).toString('base64')] },
      { kid: '../../../../dev/null' },
      { kid: `${provider.url}/evil.json` },
    ])
      await refused(await provider.token({ header, signer: privateKey }));
    expect(provider.asked.slice(elsewhere).filter(({ path }) => path.includes('evil'))).toEqual([]);
  });

  test('signed well, with a key of its own in the header: nothing of ours has that', async () => {
    for (const name of ['jku', 'x5u', 'jwk'])
      await refused(await provider.token({ header: { [name]: 'https://example.org/' } }));
  });

  test('alg none, with and without a signature', async () => {
    const { role, ...claims } = { iss: 'weir', aud: 'weir-gateway', sub: `user:${newId()}`, role: 'admin' };
    const unsigned = new UnsecuredJWT({ ...claims, role }).setIssuedAt().setExpirationTime('5m').encode();
    for (const token of [unsigned, `${unsigned}AAAA`]) await refused(token);
    for (const alg of ['none', 'None', 'NONE']) {
      const head = Buffer.from(JSON.stringify({ alg, typ: 'at+jwt', kid: 'first' })).toString('base64url');
      const [, payload] = (await provider.token()).split('.');
      for (const signature of ['', 'AAAA']) await refused(`${head}.${payload}.${signature}`);
    }
  });

  test('HS256 with the public key as the secret', async () => {
    const [, payload = ''] = (await provider.token()).split('.');
    await refused(provider.symmetric(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))));
  });

  test('another algorithm with a key pair of its own', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await new SignJWT({ role: 'admin' })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'first' })
      .sign(privateKey);
    await refused(token);
  });

  test('one bit changed, anywhere', async () => {
    const token = await provider.token();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: token.length - 3 }), async (at) => {
        const other = token[at] === 'A' ? 'Q' : 'A';
        await refused(token.slice(0, at) + other + token.slice(at + 1));
      }),
      { numRuns: 50 },
    );
  });

  test('more than 8 KiB, though it is signed well', async () => {
    await refused(await provider.token({ claims: { padding: 'x'.repeat(6_500) } }));
    expect(await statusOf(await provider.token({ claims: { padding: 'x'.repeat(4_000) } }))).toBe(200);
  });

  test('garbage of every kind', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.=', '/', '+', '{', '"'), maxLength: 200 });
    const json = fc.json().map((value) => Buffer.from(value).toString('base64url'));
    const threeParts = fc.tuple(json, json, json).map((parts) => parts.join('.'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, threeParts), async (token) => {
        fc.pre(token.trim() !== '');
        await refused(token);
      }),
      { numRuns: 200 },
    );
  });

  test('two credentials: nobody can say which of them counts', async () => {
    const [one, other] = [await provider.token(), await provider.token()];
    await refused(`${one} ${other}`);
    await refused(`${one}, Bearer ${other}`);
    expect((await me(one, gateway, { 'x-api-key': running.system.dev.apiKey })).status).toBe(401);
    const twice = `GET /auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${one}\r\nAuthorization: Bearer ${other}\r\n\r\n`;
    expect(await sendRaw(gateway.url, twice)).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('a token where a key is expected', async () => {
    const headers = { 'x-api-key': await provider.token() };
    expect((await gateway.ask('GET', '/auth/me', { key: null, headers })).status).toBe(401);
  });

  test('a token that was good, from the moment of its expiry and its tolerance on', async () => {
    const claims = { iat: now() - 100, exp: now() - 28 };
    const token = await provider.token({ claims });
    expect(await statusOf(token)).toBe(200);
    await eventually(async () => expect(await statusOf(token)).toBe(401));
  });
});

describe('what is revoked', () => {
  const everybody = async () => {
    const [user, tenant, session] = [newId(), newId(), randomUUID()];
    return {
      user: { id: user, token: await provider.token({ claims: { sub: `user:${user}` } }) },
      tenant: { id: tenant, token: await provider.token({ claims: { tid: tenant } }) },
      session: { id: session, token: await provider.token({ claims: { sid: session } }) },
    };
  };

  test('stops at two gateways on the notice, and nobody else is touched', async () => {
    const gateways = [gateway, await start()];
    const [{ key, keyId }, bystander, all] = [
      await addTenant(running, database),
      await provider.token(),
      await everybody(),
    ];
    const each = async (check: (one: Gateway) => Promise<void>) => void (await Promise.all(gateways.map(check)));
    const credentials = [...Object.values(all).map(({ token }) => token), key, bystander];
    for (const token of credentials) await each(async (one) => expect(await statusOf(token, one)).toBe(200));
    for (const [kind, { id, token }] of Object.entries(all) as [keyof typeof all, (typeof all)['user']][]) {
      await provider.notify(provider.revoke(kind, id));
      await each((one) => eventually(async () => expect(await statusOf(token, one)).toBe(401)));
    }
    await provider.notify(provider.revoke('key', keyId));
    await each((one) => eventually(async () => expect(await statusOf(key, one)).toBe(401)));
    await each(async (one) => expect(await statusOf(bystander, one)).toBe(200));
  });

  test('stops on a notice alone, while the security service does not answer', async () => {
    const { session } = await everybody();
    expect(await statusOf(session.token)).toBe(200);
    const notice = provider.revoke('session', session.id);
    provider.away = true;
    onTestFinished(() => {
      provider.away = false;
    });
    await provider.notify(notice);
    await eventually(async () => expect(await statusOf(session.token)).toBe(401));
  });

  test('a token that is issued afterwards is taken', async () => {
    const id = newId();
    await provider.notify(provider.revoke('user', id));
    const claims = { sub: `user:${id}`, iat: Math.floor(Date.now() / 1000) + 1 };
    expect(await statusOf(await provider.token({ claims }))).toBe(200);
  });

  test('a key is asked about again when its tenant was revoked, and goes on when the security service says so', async () => {
    const { key, tenantId } = await addTenant(running, database);
    expect(await statusOf(key)).toBe(200);
    const checks = () => provider.asked.filter(({ path }) => path.endsWith('/verify')).length;
    const before = checks();
    await provider.notify(provider.revoke('tenant', tenantId));
    await eventually(async () => {
      expect(await statusOf(key)).toBe(200);
      expect(checks()).toBeGreaterThan(before);
    });
  });

  test('was revoked before the gateway started', async () => {
    const { user } = await everybody();
    provider.revoke('user', user.id);
    const late = await start();
    await eventually(async () => expect(await statusOf(user.token, late)).toBe(401));
  });

  test('stops at two gateways by polling, with NATS down', async () => {
    const often = { REVOCATIONS_POLL_MS: '100' };
    const gateways = [await start(often), await start(often)];
    const [{ key, keyId }, all] = [await addTenant(running, database), await everybody()];
    running.system.hold('nats');
    onTestFinished(() => running.system.release('nats'));
    for (const one of gateways) {
      for (const { token } of Object.values(all)) expect(await statusOf(token, one)).toBe(200);
      expect(await statusOf(key, one)).toBe(200);
    }
    for (const [kind, { id }] of Object.entries(all)) provider.revoke(kind as keyof typeof all, id);
    provider.revoke('key', keyId);
    for (const one of gateways) {
      for (const { token } of Object.values(all))
        await eventually(async () => expect(await statusOf(token, one)).toBe(401));
      await eventually(async () => expect(await statusOf(key, one)).toBe(401));
    }
  });

  test('503 for what administrators do while nobody can say what is revoked; anything else goes on', async () => {
    const one = await start({ REVOCATIONS_POLL_MS: '100', REVOCATIONS_STALE_MS: '500' });
    const admin = await provider.token({ claims: { role: 'admin', platform: true } });
    const pause = () => one.ask('POST', '/api/v1/system/queues/uncertainty/resume', { key: admin });
    expect((await pause()).status).toBe(200);
    provider.away = true;
    onTestFinished(() => {
      provider.away = false;
    });
    await eventually(async () => {
      const { status, headers } = await pause();
      expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    });
    expect((await one.ask('GET', '/api/v1/jobs', { key: admin })).status).toBe(200);
    provider.away = false;
    await eventually(async () => expect((await pause()).status).toBe(200));
  });
});
