import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@weir/messaging';
import { startTestSystem, type TestSystem } from '@weir/testing';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Oidc, { type Configuration } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { fetchJson } from '../src/fetch-json.ts';
import { discoverKeys } from '../src/oidc.ts';
import { type OidcIssuerConfig, readOidcIssuers } from '../src/oidc-config.ts';
import { IdentityProvider } from './identity-provider.ts';
import { type Gateway, startGateway } from './support.ts';

const AUDIENCE = 'https://weir.example/api';
const CLIENT = { client_id: 'batch', client_secret: 'a secret of this test' };
const tenantId = newId();
const platformId = newId();

let running: TestSystem;
let provider: IdentityProvider;
let issuer: string;
let servers: Server[] = [];
let claims: Record<string, unknown> = {};
let gateway: Gateway;
let signingKey: CryptoKey;

async function listen(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** A real OpenID Connect server, whose access tokens for us are JWTs with the claims that a test has set. */
async function startOidc(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  signingKey = privateKey;
  const configuration: Configuration = {
    clients: [{ ...CLIENT, grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'provider', use: 'sig', alg: 'RS256' }] as never },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: (_context, resource) => ({
          scope: 'api',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: () => claims as never,
  };
  let listener: RequestListener = () => undefined;
  const { url } = await listen((request, response) => listener(request, response));
  const oidc = new Oidc(url, configuration);
  listener = oidc.callback();
  return url;
}

async function accessToken(resource = AUDIENCE): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${CLIENT.client_id}:${encodeURIComponent(CLIENT.client_secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope: 'api' }),
  });
  const body = (await answer.json()) as { access_token: string };
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body.access_token;
}

const configOf = (more: object = {}) => ({
  issuer,
  audience: AUDIENCE,
  algorithms: ['RS256'],
  role: { claim: ['realm', 'roles'], values: { 'weir-admins': 'admin', 'weir-readers': 'viewer' } },
  tenant: { id: tenantId },
  ...more,
});
const startWith = (...issuers: object[]) =>
  startGateway(running, { SECURITY_URL: provider.url, OIDC_ISSUERS: JSON.stringify(issuers) });
const me = (token: string, one = gateway) => one.ask('GET', '/auth/me', { key: token });

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  provider = await new IdentityProvider(running).start();
  provider.addTenant({ id: tenantId });
  provider.addTenant({ id: platformId, tier: 'enterprise', platform: true });
  issuer = await startOidc();
  gateway = await startWith(configOf());
});
afterAll(async () => {
  await gateway?.stop();
  await provider?.stop();
  for (const server of servers) server.close();
  servers = [];
  await running?.stop();
});

describe('the access token of an OpenID Connect server', () => {
  test('200: the role follows from a claim, the tenant from the configuration, its tier from the tenant', async () => {
    claims = { realm: { roles: ['staff', 'weir-readers', 'weir-admins'] } };
    const { status, body } = await me(await accessToken());
    expect(status).toBe(200);
    expect(body).toEqual({
      principal: expect.stringMatching(/^oidc:[\w-]{43}$/),
      tenantId,
      role: 'admin',
      platform: false,
      tier: 'pro',
      expiresAt: expect.any(String),
    });
    claims = { realm: { roles: 'weir-readers' } };
    const other = await me(await accessToken());
    expect(other.body).toMatchObject({ role: 'viewer', principal: body.principal });
  });

  test('our own tokens and keys are taken beside it', async () => {
    expect((await me(await provider.token())).status).toBe(200);
    expect((await me(running.system.dev.apiKey)).status).toBe(200);
  });

  test('401 without a role that means something here; the default of the configuration, where it has one', async () => {
    claims = { realm: { roles: ['staff'] } };
    const token = await accessToken();
    expect((await me(token)).status).toBe(401);
    const role = { ...configOf().role, default: 'guest' };
    const lenient = await startWith(configOf({ role }));
    onTestFinished(() => lenient.stop());
    expect((await me(token, lenient)).body.role).toBe('guest');
  });

  test('401 for another audience, also of the same server', async () => {
    claims = { realm: { roles: ['weir-admins'] } };
    expect((await me(await accessToken('https://other.example/'))).status).toBe(401);
  });

  test('401 for an algorithm that is not allowed, and for a type that is another', async () => {
    const token = await accessToken();
    for (const more of [{ algorithms: ['ES256', 'EdDSA'] }, { type: 'JWT' }]) {
      const strict = await startWith(configOf(more));
      onTestFinished(() => strict.stop());
      expect((await me(token, strict)).status).toBe(401);
    }
  });

  test('401 once the tenant is revoked', async () => {
    claims = { realm: { roles: ['weir-admins'] } };
    const one = await startWith(configOf());
    onTestFinished(() => one.stop());
    const token = await accessToken();
    expect((await me(token, one)).status).toBe(200);
    one.parts.revocations.apply({ kind: 'tenant', id: tenantId, at: new Date().toISOString() });
    expect((await me(token, one)).status).toBe(401);
  });

  test('the tenant follows from a claim; it is never the platform by that, nor one that is suspended or does not exist', async () => {
    const one = await startWith(configOf({ tenant: { claim: 'https://weir.example/tenant' } }));
    onTestFinished(() => one.stop());
    const statusFor = async (tenant: unknown) => {
      claims = { realm: { roles: ['weir-admins'] }, 'https://weir.example/tenant': tenant };
      return (await me(await accessToken(), one)).status;
    };
    expect(await statusFor(tenantId)).toBe(200);
    const { id: suspended } = provider.addTenant({ state: 'suspended' });
    for (const tenant of [platformId, suspended, newId(), 'theirs', [tenantId], '../users', undefined])
      expect(await statusFor(tenant), String(tenant)).toBe(401);
    const trusted = await startWith(configOf({ tenant: { id: platformId } }));
    onTestFinished(() => trusted.stop());
    claims = { realm: { roles: ['weir-admins'] } };
    expect((await me(await accessToken(), trusted)).body).toMatchObject({ platform: true, tenantId: platformId });
  });

  /** With the server's own key, which no real one would sign such things with. */
  const forged = (payload: JWTPayload, header: object = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: issuer, aud: AUDIENCE, sub: 'x', iat: now, exp: now + 300, realm: { roles: ['weir-admins'] } };
    return new SignJWT({ ...good, ...payload })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'provider', ...header })
      .sign(signingKey);
  };

  test('401 for what is expired, from the future, without a subject, or critical; none is another answer', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect((await me(await forged({}))).status).toBe(200);
    for (const payload of [
      { exp: now - 31 },
      { nbf: now + 60 },
      { iat: now + 60 },
      { iat: now - 90_000 },
      { sub: undefined },
      { exp: undefined },
      { realm: null },
      { realm: { roles: { 'weir-admins': true } } },
      { realm: [['weir-admins']] },
    ])
      expect((await me(await forged(payload as JWTPayload))).status, JSON.stringify(payload)).toBe(401);
    for (const header of [{ crit: ['b64'], b64: true }, { kid: 'another' }, { typ: 'JWT' }])
      expect((await me(await forged({}, header))).status, JSON.stringify(header)).toBe(401);
  });

  test('401: neither of two issuers signs for the other', async () => {
    const stolen = await forged({ iss: 'weir', aud: 'weir-gateway', sub: `user:${newId()}`, role: 'admin' });
    expect((await me(stolen)).status).toBe(401);
    const claims = { iss: issuer, aud: AUDIENCE, realm: { roles: ['weir-admins'] } };
    const claimed = await provider.token({ claims });
    expect((await me(claimed)).status).toBe(401);
  });

  test('503 while its keys cannot be had, for its tokens alone', async () => {
    const silent = await listen((_request, response) => response.writeHead(500).end());
    const one = await startWith(configOf({ issuer: silent.url }));
    onTestFinished(() => one.stop());
    expect((await me(await forged({ iss: silent.url }), one)).status).toBe(503);
    expect((await me(await provider.token(), one)).status).toBe(200);
  });
});

describe('what is read from somebody else', () => {
  const serve = async (answers: Readonly<Record<string, RequestListener>>) =>
    (await listen((request, response) => answers[request.url ?? '']?.(request, response))).url;
  const json =
    (value: unknown): RequestListener =>
    (_request, response) =>
      response.end(JSON.stringify(value));

  test('a redirect is not followed', async () => {
    const seen: string[] = [];
    const url = await serve({
      '/from': (_request, response) => response.writeHead(302, { location: '/to' }).end(),
      '/to': (request, response) => {
        seen.push(request.url ?? '');
        response.end('{}');
      },
    });
    await expect(fetchJson(new URL('/from', url))).rejects.toThrow();
    expect(seen).toEqual([]);
  });

  test('no more is read than the bound', async () => {
    const url = await serve({
      '/endless': (_request, response) => {
        const write = () => {
          while (response.write('x'.repeat(65_536)));
          response.once('drain', write);
        };
        write();
      },
    });
    await expect(fetchJson(new URL('/endless', url))).rejects.toThrow(/more than 262144 bytes/);
  });

  test('nothing is asked by http, except on this machine', async () => {
    await expect(fetchJson(new URL('http://192.0.2.1/'))).rejects.toThrow(/not reached by https/);
    await expect(fetchJson(new URL('file:///etc/passwd'))).rejects.toThrow(/not reached by https/);
  });

  test('a document of another issuer, or without keys, is none', async () => {
    const path = '/.well-known/openid-configuration';
    const url = await serve({ [path]: json({ issuer: 'https://other.example', jwks_uri: 'https://other.example/' }) });
    await expect(discoverKeys(url)).rejects.toThrow(/of another issuer/);
    for (const document of [null, [], 'text', { issuer: url }])
      await expect(discoverKeys(await serve({ [path]: json(document) }))).rejects.toThrow(/of another issuer/);
  });
});

describe('OIDC_ISSUERS', () => {
  const good = { ...configOf(), issuer: 'https://login.example' };
  const read = (...issuers: unknown[]) => readOidcIssuers(JSON.stringify(issuers), 'weir');

  test('what may be left out has a value', () => {
    const { algorithms: _algorithms, ...rest } = good;
    expect(read(rest)).toMatchObject([
      { algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'], type: 'at+jwt', toleranceS: 30, ageMaxS: 86_400 },
    ] satisfies Partial<OidcIssuerConfig>[]);
    expect(readOidcIssuers(undefined, 'weir')).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['by http', { ...good, issuer: 'http://login.example' }],
    ['no URL', { ...good, issuer: 'login.example' }],
    ['with a query', { ...good, issuer: 'https://login.example/?a=b' }],
    ['with a password', { ...good, issuer: 'https://a:b@login.example/' }],
    ['our own issuer', { ...good, issuer: 'weir' }],
    ['an algorithm with a shared secret', { ...good, algorithms: ['HS256'] }],
    ['no algorithm', { ...good, algorithms: [] }],
    ['alg none', { ...good, algorithms: ['none'] }],
    ['a role that is none', { ...good, role: { claim: 'x', values: { a: 'root' } } }],
    ['two tenants', { ...good, tenant: { id: tenantId, claim: 'x' } }],
    ['no tenant', { ...good, tenant: {} }],
    ['a tolerance that is too large', { ...good, toleranceS: 31 }],
    ['a member that nobody knows', { ...good, secret: 'x' }],
    ['no audience', { ...good, audience: undefined }],
  ])('refuses %s', (_name, issuer) => {
    expect(() => read(issuer)).toThrow(/OIDC_ISSUERS is wrong:\n {2}- \/0/);
  });

  test('docs/oidc.md has an example that is taken, and a row for each member and no other', () => {
    const text = readFileSync(new URL('../../../docs/oidc.md', import.meta.url), 'utf8');
    const [example] = readOidcIssuers(/```json\n(.+?)```/s.exec(text)?.[1], 'weir');
    const rows = Array.from(text.matchAll(/^\| `(\w+)` \|/gm), ([, name = '']) => name);
    expect(rows.toSorted()).toEqual(Object.keys(example ?? {}).toSorted());
  });

  test('refuses the same issuer twice, and what is not JSON without repeating it', () => {
    expect(() => read(good, good)).toThrow(/\/1\/issuer is there already/);
    expect(() => readOidcIssuers('{secret', 'weir')).toThrow(/^OIDC_ISSUERS is wrong:\n {2}- is not JSON$/);
    const environment = { ...running.system.environmentOf('gateway'), OIDC_ISSUERS: '{' };
    expect(() => loadConfig(environment)).toThrow(/OIDC_ISSUERS is wrong/);
  });
});
