import { readFileSync } from 'node:fs';
import { connectBus, hear } from '@weir/jetstream';
import { newId } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Host, startHost } from './host.ts';
import { addTenant } from './support.ts';

let host: Host;
let { running, gateway, ask, database, stranger } = {} as Host;
let viewer: Awaited<ReturnType<typeof addTenant>>;

beforeAll(async () => {
  host = await startHost({
    without: ['orchestrator', 'worker-uncertainty', 'worker-diagnostics'],
    stranger: { role: 'admin', scopes: ['admin'] },
  });
  ({ running, gateway, ask, database, stranger } = host);
  viewer = await addTenant(running, database, { scopes: ['admin'], role: 'viewer' });
});
afterAll(() => host?.stop());

const PATH = '/api/v1/users';
const PASSWORD = 'a long and quiet river';
const nameOf = () => `user-${newId().slice(-10)}`;
const create = (body: object = {}, asking: object = {}) =>
  ask('POST', PATH, { body: { username: nameOf(), password: PASSWORD, role: 'viewer', ...body }, ...asking });

describe('POST /users', () => {
  test('201 a user without any secret, and where it stands', async () => {
    const { status, headers, body } = await create({ role: 'operator' });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${PATH}/${body.id}`);
    expect(body).toMatchObject({ role: 'operator', disabled: false });
    expect(JSON.stringify(body)).not.toMatch(/password|hash|argon/);
  });

  test('400 for what does not fit, 409 for a name that is taken, 422 for a weak password, each with the path', async () => {
    const username = nameOf();
    await create({ username });
    const paths = async (body: object) => {
      const answer = await create(body);
      return [answer.status, answer.body.code, answer.body.errors?.[0]?.path];
    };
    expect(await paths({ role: 'root' })).toEqual([400, 'REQUEST_INVALID', '/role']);
    expect(await paths({ tenantId: stranger.tenantId })).toEqual([400, 'REQUEST_INVALID', '/tenantId']);
    expect(await paths({ username: 'a b' })).toEqual([400, 'REQUEST_INVALID', '/username']);
    expect(await paths({ username: username.toUpperCase() })).toEqual([409, 'USERNAME_TAKEN', '/username']);
    expect(await paths({ password: 'Password1234' })).toEqual([422, 'PASSWORD_WEAK', '/password']);
  });

  test('401 without a key, 403 without the permission', async () => {
    expect((await create({}, { key: null })).status).toBe(401);
    expect((await create({}, { key: viewer.key })).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  test('no password is logged, nor repeated in an answer', async () => {
    const password = `tell nobody ${newId()}`;
    const { text } = await create({ password, role: 'root' });
    await create({ password });
    expect(`${text} ${gateway.logged.join()} ${running.logs.join()}`).not.toContain(password);
  });
});

describe('GET /users', () => {
  test('200 the users of the own tenant alone, page by page', async () => {
    const made = [await create({}, { key: stranger.key }), await create({}, { key: stranger.key })];
    const ids = made.map(({ body }) => body.id).toReversed();
    const first = await ask('GET', `${PATH}?limit=1`, { key: stranger.key });
    expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual([ids[0]]);
    const second = await ask('GET', `${PATH}?cursor=${first.body.nextCursor}`, { key: stranger.key });
    expect(second.body).toMatchObject({ items: [{ id: ids[1] }], nextCursor: null });
    const ours = await ask('GET', `${PATH}?limit=500`);
    expect(ours.body.items.map(({ id }: { id: string }) => id)).not.toContain(ids[0]);
    expect(ours.body.items.map(({ username }: { username: string }) => username)).toContain('admin');
  });

  test('400 for a cursor that no list gave and for what is no limit; 403 without the permission', async () => {
    expect((await ask('GET', `${PATH}?cursor=abc`)).body).toMatchObject({
      code: 'QUERY_INVALID',
      errors: [{ path: 'query:cursor' }],
    });
    expect((await ask('GET', `${PATH}?limit=0`)).status).toBe(400);
    expect((await ask('GET', PATH, { key: viewer.key })).status).toBe(403);
  });
});

describe('PATCH and DELETE /users/{id}', () => {
  test("404 for another tenant's user, in the words for one that nobody has", async () => {
    const { id } = (await create()).body;
    for (const [method, body] of [
      ['PATCH', { role: 'viewer' }],
      ['DELETE', undefined],
    ] as const) {
      const nobody = newId();
      const asking = { key: stranger.key, ...(body === undefined ? {} : { body }) };
      const theirs = await ask(method, `${PATH}/${id}`, asking);
      const none = await ask(method, `${PATH}/${nobody}`, asking);
      expect([theirs.status, theirs.body.code]).toEqual([404, 'USER_NOT_FOUND']);
      const { requestId: _theirs, ...words } = theirs.body;
      const { requestId: _none, ...others } = none.body;
      expect(JSON.parse(JSON.stringify(words).replaceAll(id, nobody))).toEqual(others);
    }
    expect((await ask('PATCH', `${PATH}/1`, { body: { role: 'viewer' } })).body.code).toBe('PATH_INVALID');
    expect((await ask('PATCH', `${PATH}/${id}`, { body: {} })).body.code).toBe('REQUEST_INVALID');
  });

  test('409 for the last admin of the tenant', async () => {
    const { items } = (await ask('GET', PATH)).body;
    const { id } = items.find(({ username }: { username: string }) => username === 'admin');
    expect((await ask('PATCH', `${PATH}/${id}`, { body: { disabled: true } })).body.code).toBe('LAST_ADMIN');
    expect((await ask('DELETE', `${PATH}/${id}`)).body.code).toBe('LAST_ADMIN');
  });

  test('200, and every gateway hears at once that what the user was issued counts no more', async () => {
    const { NATS_URL: url = '', NATS_NKEY_FILE: file = '' } = running.system.environmentOf('gateway');
    const bus = await connectBus({ url, service: 'gateway', seed: readFileSync(file) });
    onTestFinished(() => bus.close());
    const heard: string[] = [];
    const stop = hear(
      bus,
      'notices.revocations',
      ['access-revoked'],
      ({ data }) => void heard.push(`${data.kind} ${data.id} ${data.seq > 0}`),
      (error) => void heard.push(String(error)),
    );
    onTestFinished(stop);
    await bus.nc.flush();
    const { id } = (await create()).body;
    const changed = await ask('PATCH', `${PATH}/${id}`, { body: { role: 'operator', disabled: true } });
    expect(changed).toMatchObject({ status: 200, body: { role: 'operator', disabled: true } });
    expect((await ask('DELETE', `${PATH}/${id}`)).body).toMatchObject({ id, role: 'operator' });
    await eventually(() => expect(heard).toEqual([`user ${id} true`, `user ${id} true`]));
  });

  test('each change becomes an audit record in AUDIT, of who asked', async () => {
    const { id } = (await create()).body;
    await ask('DELETE', `${PATH}/${id}`, { headers: { 'X-Request-Id': 'goodbye' } });
    await eventually(async () =>
      expect(await database.query('select id from security.outbox where facts::text like $1', [`%${id}%`])).toEqual([]),
    );
  });
});
