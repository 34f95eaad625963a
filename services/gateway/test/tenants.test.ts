import { newId } from '@weir/messaging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, startHost } from './host.ts';
import type { Answer } from './support.ts';

let host: Host;
let { running, ask, stranger } = {} as Host;

beforeAll(async () => {
  host = await startHost({ stranger: { role: 'admin', scopes: ['admin'] } });
  ({ running, ask, stranger } = host);
});
afterAll(() => host?.stop());

const PATH = '/api/v1/tenants';
const codeOf = ({ status, body }: Answer) => [status, body.code];
const create = (body: object = {}) => ask('POST', PATH, { body: { name: `tenant ${newId()}`, tier: 'free', ...body } });

test('201 a tenant with its settings and quotas, and where it can be read', async () => {
  const more = { settings: { region: 'eu', retries: 3, beta: true }, quotas: { jobsInFlight: 10 } };
  const made = await create(more);
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(`${PATH}/${made.body.id}`);
  expect(made.body).toMatchObject({
    ...more,
    tier: 'free',
    state: 'active',
    platform: false,
    quotas: { jobsInFlight: 10, storedBytes: null },
  });
  expect((await ask('GET', `${PATH}/${made.body.id}`)).body).toEqual(made.body);
});

test('200 what is named changes and the rest stays; null gives a quota back to the tier', async () => {
  const { body: was } = await create({ settings: { a: '1' }, quotas: { jobsInFlight: 10, storedBytes: 20 } });
  const change = (body: object) => ask('PATCH', `${PATH}/${was.id}`, { body });
  const { body: is } = await change({ tier: 'enterprise', quotas: { jobsInFlight: null } });
  expect(is).toEqual({
    ...was,
    tier: 'enterprise',
    quotas: { jobsInFlight: null, storedBytes: 20 },
    updatedAt: is.updatedAt,
  });
  expect(Date.parse(is.updatedAt)).toBeGreaterThan(Date.parse(was.updatedAt));
  expect((await change({ settings: { b: 2 } })).body.settings).toEqual({ b: 2 });
  expect((await change({ name: was.name })).status).toBe(200);
  expect(codeOf(await change({}))).toEqual([400, 'REQUEST_INVALID']);
});

test("403 for who is not of the platform, whatever the role; they read their own tenant and find no other's", async () => {
  const { key, tenantId } = stranger;
  const body = { name: 'mine', tier: 'enterprise' };
  expect(codeOf(await ask('POST', PATH, { key, body }))).toEqual([403, 'FORBIDDEN']);
  expect(codeOf(await ask('PATCH', `${PATH}/${tenantId}`, { key, body: { tier: 'enterprise' } }))).toEqual([
    403,
    'FORBIDDEN',
  ]);
  expect((await ask('GET', PATH, { key })).body).toMatchObject({ items: [{ id: tenantId }], nextCursor: null });
  expect((await ask('GET', `${PATH}/${tenantId}`, { key })).body.id).toBe(tenantId);
  const { body: another } = await create();
  for (const id of [another.id, newId(), running.system.dev.tenantId])
    expect(codeOf(await ask('GET', `${PATH}/${id}`, { key }))).toEqual([404, 'TENANT_NOT_FOUND']);
});

test('409 TENANT_EXISTS: a name is of one tenant', async () => {
  const [one, two] = [(await create()).body, (await create()).body];
  expect(codeOf(await create({ name: one.name }))).toEqual([409, 'TENANT_EXISTS']);
  const answer = await ask('PATCH', `${PATH}/${two.id}`, { body: { name: one.name } });
  expect(codeOf(answer)).toEqual([409, 'TENANT_EXISTS']);
  expect(answer.body.errors[0].path).toBe('/name');
  const name = `tenant ${newId()}`;
  const both = await Promise.all([one, two].map(({ id }) => ask('PATCH', `${PATH}/${id}`, { body: { name } })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test("409 TENANT_PROTECTED: the platform's own tenant is neither suspended nor renamed", async () => {
  const path = `${PATH}/${running.system.dev.tenantId}`;
  for (const body of [{ state: 'suspended' }, { name: 'another' }])
    expect(codeOf(await ask('PATCH', path, { body }))).toEqual([409, 'TENANT_PROTECTED']);
  expect((await ask('PATCH', path, { body: { settings: { a: 1 } } })).status).toBe(200);
});

test('404 TENANT_NOT_FOUND, 400 PATH_INVALID, QUERY_INVALID and REQUEST_INVALID', async () => {
  expect(codeOf(await ask('PATCH', `${PATH}/${newId()}`, { body: { tier: 'pro' } }))).toEqual([
    404,
    'TENANT_NOT_FOUND',
  ]);
  expect(codeOf(await ask('GET', `${PATH}/mine`))).toEqual([400, 'PATH_INVALID']);
  expect(codeOf(await ask('GET', `${PATH}?limit=0`))).toEqual([400, 'QUERY_INVALID']);
  expect(codeOf(await ask('GET', `${PATH}?cursor=abc`))).toEqual([400, 'QUERY_INVALID']);
  for (const body of [
    { tier: 'gold' },
    { name: ' ' },
    { platform: true },
    { quotas: { jobsInFlight: -1 } },
    { settings: { nested: {} } },
    { settings: Object.fromEntries(Array.from({ length: 65 }, (_, key) => [`key${key}`, 1])) },
  ])
    expect(codeOf(await create(body)), JSON.stringify(body)).toEqual([400, 'REQUEST_INVALID']);
});

test('a list has every tenant once, page by page, newest first', async () => {
  const made = [];
  for (let count = 0; count < 3; count += 1) made.push((await create()).body.id);
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await ask('GET', `${PATH}?limit=2${cursor && `&cursor=${cursor}`}`);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
  }
  expect(ids.slice(0, 3)).toEqual(made.toReversed());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain(stranger.tenantId);
});
