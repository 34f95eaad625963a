/**
 * Every route with every role, every kind of scope, of a customer and of the platform, asked of a running gateway: what
 * `docs/permissions.md` says is what happens. And an object of another tenant is no object.
 */
import { type Permission, permits, type Rights, type Route, type RouteName, roles, routes } from '@weir/schemas';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from './host.ts';
import { assertDocumented } from './openapi.ts';
import { addTenant } from './support.ts';

const scopeSets = [[], ['read'], ['write'], ['admin'], ['uncertainty.*']] as const;
const NOBODYS_ID = '00000000-0000-7000-8000-000000000000';
/** Requests that are on their way at once: the machine has other things to do. */
const AT_ONCE = 16;

let host: Host;
let { running, gateway, ask, database } = {} as Host;

type Asker = Awaited<ReturnType<typeof addTenant>>;

/** A tenant that no limit keeps from being asked about, of the platform or not. */
async function addAsker({ role, platform, scopes = [] }: Rights): Promise<Asker> {
  const asker = await addTenant(running, database, { role, scopes });
  await database.query("update security.tenants set tier = 'enterprise', platform = $2 where id = $1", [
    asker.tenantId,
    platform,
  ]);
  return asker;
}

beforeAll(async () => {
  host = await startHost({ knows: ['diagnostics.fail'] });
  ({ running, gateway, ask, database } = host);
});
afterAll(() => host?.stop());

const all = Object.entries(routes) as [RouteName, Route][];
/** Where the route stands; below the base or without it is the same. */
const pathOf = ({ root, path }: Route, id: string = NOBODYS_ID): string =>
  `${root === true ? '' : '/api/v1'}${path.replace('{id}', id).replace(/\{\w+\}/g, 'no-such')}`;

/** The status, and the code of a problem. A stream of events that has begun says enough by its status. */
async function outcome(route: Route, key: string | undefined): Promise<string> {
  const path = pathOf(route);
  const response = await fetch(gateway.url + path, {
    method: route.method.toUpperCase(),
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(route.request === undefined ? {} : { 'content-type': 'application/json' }),
    },
    // Of no route a valid body that changes something: who may ask is settled before a body is read.
    ...(route.request === undefined ? {} : { body: '{"noSuchMember":1}' }),
  });
  const { status, headers } = response;
  if (headers.get('content-type')?.includes('problem+json') !== true) {
    await response.body?.cancel();
    return String(status);
  }
  const body = (await response.json()) as { readonly code: string };
  assertDocumented(route.method.toUpperCase(), path, { status, headers, body });
  return `${status} ${body.code}`;
}

async function inTurn<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of left) await act(item);
    }),
  );
}

/** What an asker got of a route that is neither what the table says nor an answer of the route itself. */
function wrong(auth: Route['auth'], rights: Rights, got: string): boolean {
  const allowed = typeof auth !== 'string' || permits(rights, auth);
  // A route may forbid more by what it is asked for; nothing that was asked for here does.
  return got.startsWith('403 FORBIDDEN') === allowed || /^(401|429|5\d\d)/.test(got);
}

/** Every route where what came was neither what the table says nor an answer of the route itself. */
async function walk(rights: Rights, credential: string): Promise<string[]> {
  const found: string[] = [];
  // What is asked about a login is about the login and not about the asker; and whoever logs out is nobody on the rest of the way.
  const asked = all.filter(([name, { auth }]) => auth !== false && name !== 'logout');
  await inTurn(asked, async ([name, route]) => {
    const got = await outcome(route, credential);
    if (wrong(route.auth, rights, got)) found.push(`${name}: ${got}`);
  });
  return found;
}

describe.each(roles)('the role %s', (role) => {
  test.each(scopeSets.flatMap((scopes) => [false, true].map((platform) => ({ scopes, platform }))))(
    'gets 403 on exactly the routes that the table closes to it, with the scopes $scopes and platform $platform',
    async ({ scopes, platform }) => {
      const rights = { role, platform, scopes };
      expect(await walk(rights, (await addAsker(rights)).key)).toEqual([]);
    },
  );

  test.each([false, true])('the same for a user who has logged in, with platform %s', async (platform) => {
    const { key } = await addAsker({ role: 'admin', platform, scopes: ['admin'] });
    const login = { username: `${role}-${platform}`, password: 'a long and unusual one 7' };
    expect((await ask('POST', '/api/v1/users', { key, body: { ...login, role } })).status).toBe(201);
    const { body } = await ask('POST', '/api/v1/auth/login', { key: null, body: login });
    expect(await walk({ role, platform }, body.accessToken)).toEqual([]);
  });
});

test('401 without credentials on every route that needs some, and on no other', async () => {
  const found: string[] = [];
  await inTurn(all, async ([name, route]) => {
    const got = await outcome(route, undefined);
    if ((got === '401 CREDENTIALS_MISSING') !== (route.auth !== false)) found.push(`${name}: ${got}`);
  });
  expect(found).toEqual([]);
});

test('the public routes are those that can give nothing away, so that a new one is looked at', () => {
  const open = all.filter(([, { auth }]) => auth === false).map(([name, { path }]) => `${name} ${path}`);
  const known =
    /^\S+ \/(|health|ready|live|docs|redoc|openapi\.json|asyncapi\.json|\.well-known\/jwks\.json|auth\/(login|refresh|register))$/;
  expect(open.filter((line) => !known.test(line))).toEqual([]);
});

describe('an object of another tenant', () => {
  /** Who has all of the objects, and the strongest that another customer can be. */
  const admin = { role: 'admin', platform: false, scopes: ['admin'] } as const;
  let owner: Asker;
  let stranger: Asker;

  const own = async (method: string, path: string, body?: object) =>
    (await ask(method, `/api/v1${path}`, { key: owner.key, ...(body === undefined ? {} : { body }) })).body;

  /** One of each kind, by the first part of its path. A route with an id of another kind needs a row here. */
  const makers: Readonly<Record<string, () => Promise<string>>> = {
    jobs: async () =>
      (
        await own('POST', '/jobs', {
          operation: 'diagnostics.echo',
          input: { value: 1 },
          runAt: '2999-01-01T00:00:00Z',
        })
      ).id,
    schedules: async () =>
      (
        await own('POST', '/schedules', {
          name: 'of the owner',
          job: { operation: 'diagnostics.echo', input: { value: 1 } },
          cron: '0 6 1 1 *',
        })
      ).id,
    'dead-letters': async () => {
      const job = { operation: 'diagnostics.fail', input: { message: 'for good' } };
      const { id } = await own('POST', '/jobs', { ...job, maxAttempts: 1 });
      return eventually(async () => {
        const { items } = await own('GET', `/dead-letters?jobId=${id}`);
        expect(items).toHaveLength(1);
        return items[0].id;
      }, 15_000);
    },
    // Not the one that the owner asks with: that it is used changes what is known of it.
    'api-keys': async () => (await own('POST', '/api-keys', { name: 'of the owner' })).id,
    tenants: async () => owner.tenantId,
    users: async () =>
      (await own('POST', '/users', { username: 'of-the-owner', password: 'a long and unusual one 7', role: 'viewer' }))
        .id,
  };
  const nobodys: Readonly<Record<string, string>> = { 'api-keys': 'zzzzzzzzzz' };

  /** Bodies that would change the object, were it the stranger's. */
  const bodies: Readonly<Partial<Record<string, object>>> = {
    updateSchedule: { paused: true },
    updateUser: { role: 'guest' },
    updateTenant: { name: 'taken over' },
  };

  const kindOf = ({ path }: Route): string => path.split('/')[1] ?? '';
  const withId = all.filter(([, { path, auth }]) => path.includes('{id}') && permits({ ...admin }, auth as Permission));
  const made = new Map<string, string>();

  beforeAll(async () => {
    owner = await addAsker(admin);
    stranger = await addAsker(admin);
    for (const kind of new Set(withId.map(([, route]) => kindOf(route)))) {
      const id = await makers[kind]?.();
      expect(id, `nobody makes one of /${kind}: add it to "makers"`).toMatch(/^[0-9A-Za-z-]{10,}$/);
      made.set(kind, id ?? '');
    }
  });

  /** What the owner sees of it, by itself or in the list of its kind. */
  async function known(kind: string, id: string): Promise<unknown> {
    const readable = all.some(([, { method, path }]) => method === 'get' && path === `/${kind}/{id}`);
    const seen = readable
      ? await own('GET', `/${kind}/${id}`)
      : (await own('GET', `/${kind}`)).items.find((item: { readonly id: string }) => item.id === id);
    expect(seen).toMatchObject({ id });
    return seen;
  }

  /** What does not differ between two requests of the same thing. */
  async function answerTo(name: string, route: Route, id: string) {
    const body = route.request === undefined ? undefined : (bodies[name] ?? {});
    const path = pathOf(route, id);
    const asking = { key: stranger.key, ...(body === undefined ? {} : { body }) };
    const { status, headers, text } = await ask(route.method.toUpperCase(), path, asking);
    const { requestId: _, ...rest } = JSON.parse(text.replaceAll(id, '<id>'));
    const names = [...headers.keys()].toSorted();
    return { status, names, body: rest };
  }

  test.each(withId)('%s answers as for an id that nobody has, and changes nothing', async (name, route) => {
    const kind = kindOf(route);
    const id = made.get(kind) ?? '';
    const before = await known(kind, id);
    const answer = await answerTo(name, route, id);
    expect(answer).toEqual(await answerTo(name, route, nobodys[kind] ?? NOBODYS_ID));
    expect(answer.status).toBe(404);
    expect(await known(kind, id)).toEqual(before);
  });

  test('is in no list of another tenant', async () => {
    const lists = all.filter(
      ([, { method, path, auth, responses }]) =>
        method === 'get' && !path.includes('{') && typeof auth === 'string' && String(responses[200]).endsWith('-list'),
    );
    expect(lists.length).toBeGreaterThanOrEqual(5);
    for (const [name, route] of lists) {
      const { text } = await ask('GET', pathOf(route), { key: stranger.key });
      for (const id of made.values()) expect(text, name).not.toContain(id);
    }
  });
});
