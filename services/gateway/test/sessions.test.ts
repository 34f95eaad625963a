import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Gateway, startGateway } from './support.ts';

/** With the real security service: what it issues, refreshes and revokes. */
let running: TestSystem;
let gateways: readonly [Gateway, Gateway];

// The list is read once: what is revoked later, the notices alone tell.
const NOTICES_ALONE = { REVOCATIONS_POLL_MS: '3600000', REVOCATIONS_STALE_MS: '3600000' };
const PASSWORD = 'of a user of this test, 1843';

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  gateways = [await startGateway(running, NOTICES_ALONE), await startGateway(running, NOTICES_ALONE)];
});
afterAll(async () => {
  for (const gateway of gateways ?? []) await gateway.stop();
  await running?.stop();
});

const post = (path: string, body: unknown, key: string | null = null) =>
  gateways[0].ask('POST', path, { key, ...(body === undefined ? {} : { body }) });
const login = async (credentials: object = running.system.dev.admin) => {
  const { status, body } = await post('/auth/login', credentials);
  expect(status).toBe(200);
  return body as { readonly accessToken: string; readonly refreshToken: string; readonly expiresIn: number };
};
const statusAt = async (gateway: Gateway, key: string) => (await gateway.ask('GET', '/auth/me', { key })).status;
const everywhere = async (key: string, status: number) => {
  for (const gateway of gateways) await eventually(async () => expect(await statusAt(gateway, key)).toBe(status));
};

let count = 0;
async function makeUser(role: string, admin: string) {
  count += 1;
  const username = `user-${count}`;
  const { status, body } = await post('/api/v1/users', { username, password: PASSWORD, role }, admin);
  expect(status).toBe(201);
  return { id: body.id as string, credentials: { username, password: PASSWORD } };
}

test('the first admin logs in, is known at every gateway, and refreshes', async () => {
  const { accessToken, refreshToken, expiresIn } = await login();
  await everywhere(accessToken, 200);
  const { body } = await gateways[1].ask('GET', '/auth/me', { key: accessToken });
  expect(body).toMatchObject({ role: 'admin', platform: true, tenantId: running.system.dev.tenantId });
  expect(expiresIn).toBeGreaterThan(0);
  const { status, body: next } = await post('/auth/refresh', { refreshToken });
  expect(status).toBe(200);
  await everywhere(next.accessToken, 200);
});

test('the keys that are published are those of the tokens', async () => {
  const { accessToken } = await login();
  const { kid } = JSON.parse(Buffer.from(accessToken.split('.')[0] ?? '', 'base64url').toString());
  const { body } = await gateways[0].ask('GET', '/.well-known/jwks.json', { key: null });
  expect(body.keys.map((key: { kid: string }) => key.kid)).toContain(kid);
});

test('who logs out is out at both gateways, and another session of the same user goes on', async () => {
  const [leaving, staying] = [await login(), await login()];
  await everywhere(leaving.accessToken, 200);
  const { status } = await post('/auth/logout', undefined, leaving.accessToken);
  expect(status).toBe(204);
  await everywhere(leaving.accessToken, 401);
  await everywhere(staying.accessToken, 200);
  expect((await post('/auth/refresh', { refreshToken: leaving.refreshToken })).status).toBe(401);
});

test('whose role changes keeps no token of the old role, and gets one of the new', async () => {
  const { accessToken: admin } = await login();
  const { id, credentials } = await makeUser('operator', admin);
  const { accessToken, refreshToken } = await login(credentials);
  await everywhere(accessToken, 200);
  const changed = await gateways[0].ask('PATCH', `/api/v1/users/${id}`, { key: admin, body: { role: 'viewer' } });
  expect(changed.status).toBe(200);
  await everywhere(accessToken, 401);
  const { body: next } = await post('/auth/refresh', { refreshToken });
  await everywhere(next.accessToken, 200);
  expect((await gateways[1].ask('GET', '/auth/me', { key: next.accessToken })).body.role).toBe('viewer');
});

test('who is disabled is out at both gateways and cannot come back', async () => {
  const { accessToken: admin } = await login();
  const { id, credentials } = await makeUser('operator', admin);
  const { accessToken, refreshToken } = await login(credentials);
  await everywhere(accessToken, 200);
  await gateways[0].ask('PATCH', `/api/v1/users/${id}`, { key: admin, body: { disabled: true } });
  await everywhere(accessToken, 401);
  expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
  expect((await post('/auth/login', credentials)).status).toBe(401);
});

test('a key that is revoked is dead at both gateways', async () => {
  const { accessToken } = await login();
  const { body } = await post('/api/v1/api-keys', { name: 'of a test', scopes: ['read'] }, accessToken);
  await everywhere(body.key, 200);
  const { status } = await gateways[0].ask('DELETE', `/api/v1/api-keys/${body.id}`, { key: accessToken });
  expect(status).toBe(200);
  await everywhere(body.key, 401);
});

test('everybody of a tenant that is suspended is out at both gateways', async () => {
  const { accessToken: platform } = await login();
  const { body: tenant } = await post('/api/v1/tenants', { name: 'of a test', tier: 'pro' }, platform);
  count += 1;
  const credentials = { username: `user-${count}`, password: PASSWORD };
  const headers = { 'x-tenant-id': tenant.id as string };
  const made = await gateways[0].ask('POST', '/api/v1/users', {
    key: platform,
    headers,
    body: { ...credentials, role: 'admin' },
  });
  expect([made.status, made.body.tenantId]).toEqual([201, tenant.id]);
  const { accessToken } = await login(credentials);
  await everywhere(accessToken, 200);
  await gateways[0].ask('PATCH', `/api/v1/tenants/${tenant.id}`, { key: platform, body: { state: 'suspended' } });
  await everywhere(accessToken, 401);
  await everywhere(platform, 200);
});

test('a stream of events ends with the session that opened it', async () => {
  const { accessToken } = await login();
  const job = await eventually(async () => {
    const body = { operation: 'diagnostics.sleep', input: { ms: 60_000 } };
    const made = await post('/api/v1/jobs', body, accessToken);
    expect(made.status).toBe(202);
    return made.body;
  });
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const stream = await fetch(`${gateways[1].url}/api/v1/jobs/${job.id}/events`, {
    headers: { authorization: `Bearer ${accessToken}` },
    signal: controller.signal,
  });
  expect(stream.status).toBe(200);
  const ended = stream.text();
  await post('/auth/logout', undefined, accessToken);
  expect(await ended).toContain('event: job-queued');
});

test('a wrong password and an unknown name are one answer', async () => {
  const { admin } = running.system.dev;
  const answers = [
    await post('/auth/login', { username: admin.username, password: 'wrong' }),
    await post('/auth/login', { username: 'nobody', password: 'wrong' }),
  ].map(({ status, body: { requestId: _requestId, ...body } }) => ({ status, body }));
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.status).toBe(401);
});
