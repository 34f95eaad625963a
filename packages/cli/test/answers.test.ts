/** What the command does with answers that a healthy system does not give. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Asked, problem, type Reply, type Somebody, somebody, startServer } from './support.ts';

const KEY = 'weir_live_abcdefghij_secret';
let reply: (asked: Asked) => Reply | Promise<Reply>;
let server: Awaited<ReturnType<typeof startServer>>;
let user: Somebody;

beforeEach(async () => {
  server = await startServer((asked) => reply(asked));
  user = somebody({ WEIR_URL: server.url, WEIR_API_KEY: KEY });
});
afterEach(async () => {
  user.forget();
  await server.close();
});

describe('exit codes', () => {
  test.each([
    [400, 'QUERY_INVALID', 1],
    [401, 'CREDENTIALS_INVALID', 4],
    [403, 'FORBIDDEN', 4],
    [404, 'JOB_NOT_FOUND', 1],
    [409, 'JOB_FINISHED', 1],
    [429, 'LOGIN_BUSY', 1],
    [503, 'UNAVAILABLE', 1],
  ])('%i %s ends with the right one, says what the server said, and names the request', async (status, code, exit) => {
    reply = () => problem(status, code, 'So it is.', { errors: [{ path: '/a', message: 'is wrong' }] });
    const ended = await user.weir('jobs list');
    expect(ended).toMatchObject({ exit, out: '' });
    for (const part of ['So it is.', code, 'r-1', '/a: is wrong']) expect(ended.err).toContain(part);
    expect(ended.err).not.toContain(KEY);
    const { error } = JSON.parse((await user.weir('jobs list --json')).err);
    expect(error).toMatchObject({ exit, problem: { code, requestId: 'r-1' } });
  });

  test.each([
    [502, '<html>Bad gateway</html>', 3],
    [504, '', 3],
    [500, 'oops', 1],
    [404, '<html>nginx</html>', 1],
    [302, '', 1],
  ])(
    '%i of something that stands in between ends with %s, and says to look at the address',
    async (status, body, exit) => {
      reply = () => ({ status, body, headers: { 'content-type': 'text/html' } });
      const ended = await user.weir('jobs list');
      expect(ended.exit).toBe(exit);
      expect(ended.err).toContain(`answered ${status}`);
      expect(ended.err).not.toContain('html');
    },
  );

  test('nobody there is exit code 3, and says where', async () => {
    reply = () => ({ status: 200 });
    const { url } = server;
    await server.close();
    const { exit, err } = await user.weir('jobs list');
    expect(exit).toBe(3);
    expect(err).toContain(url);
    expect(err).toContain('ECONNREFUSED');
  });

  test.each([
    '',
    'nonsense',
    'users',
    'users create',
    'users create a --role king',
    'jobs list --limit 0',
    'jobs get ../users',
    'jobs get ..',
    'users update a',
    'users update a --enable --disable',
    'keys create a --expires soon',
    'keys create a --quota 0',
    'tenants update x',
    'completion csh',
    '--url',
  ])('used as "weir %s" it ends with 2, and asks nothing of the server', async (args) => {
    reply = () => ({ status: 200 });
    expect((await user.weir(args)).exit).toBe(2);
    expect(server.asked).toEqual([]);
  });

  test.each(['--help', 'users --help', 'help keys', '--version'])('"weir %s" is no error', async (args) => {
    const { exit, out } = await user.weir(args);
    expect(exit).toBe(0);
    expect(out).not.toBe('');
  });
});

test('who reads what is printed may stop reading: it is no failure, and no stack is shown', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../bin/weir.mjs'), 'completion', 'bash'], {
    env: { PATH: process.env.PATH, ...user.env },
  });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const exit = await new Promise((resolve) => child.once('close', resolve));
  expect([exit, err]).toEqual([0, '']);
});

test.each([
  ['FORBIDDEN', 'It is not for you. Ask an admin of your tenant for it.'],
  ['PASSWORD_WRONG', 'It is not for you.'],
])('403 %s is exit code 4; who could help is named where somebody could', async (code, said) => {
  reply = () => problem(403, code, 'It is not for you.');
  const { exit, err } = await user.weir('whoami');
  expect([exit, err.split('\n')[0]]).toEqual([4, `weir: ${said}`]);
});

test('credentials do not follow a redirect', async () => {
  const elsewhere = await startServer(() => ({ status: 200, body: {} }));
  reply = () => ({ status: 307, headers: { location: `${elsewhere.url}/api/v1/jobs` } });
  expect((await user.weir('jobs list')).exit).toBe(1);
  expect(elsewhere.asked).toEqual([]);
  await elsewhere.close();
});

test('the key travels in a header, the tenant in another, and neither in the address', async () => {
  reply = () => ({ status: 200, body: { items: [], nextCursor: null } });
  const ended = await user.weir('users list --tenant t-1');
  expect(ended).toMatchObject({ exit: 0, out: '' });
  expect(ended.err).toContain('There is none.');
  expect(server.asked[0]).toMatchObject({
    url: '/api/v1/users?limit=100',
    headers: { authorization: `Bearer ${KEY}`, 'x-tenant-id': 't-1' },
  });
});

describe('a list', () => {
  test('comes a page at a time until there is enough', async () => {
    reply = ({ url }) => {
      const { searchParams } = new URL(url, server.url);
      const from = Number(searchParams.get('cursor') ?? 0);
      const size = Math.min(Number(searchParams.get('limit')), 250 - from);
      const items = Array.from({ length: size }, (_, index) => ({ id: `u-${from + index}` }));
      return { status: 200, body: { items, nextCursor: from + size < 250 ? String(from + size) : null } };
    };
    const all = JSON.parse((await user.weir('users list --limit 1000 --json')).out);
    expect(new Set(all.items.map(({ id }: { id: string }) => id)).size).toBe(250);
    expect(all.nextCursor).toBeNull();
    const some = await user.weir('users list --limit 120');
    expect(some.out.trim().split('\n')).toHaveLength(121);
    expect(some.err).toContain('There are more');
  });

  test('ends when the server gives cursors and nothing with them', async () => {
    reply = () => ({ status: 200, body: { items: [], nextCursor: 'again' } });
    expect((await user.weir('users list')).exit).toBe(0);
    expect(server.asked).toHaveLength(1);
  });

  test('shows names that hold commands to the terminal as plain text', async () => {
    const username = 'a\u001b]0;owned\u0007\r\u001b[2Jb\u202e\u2028';
    reply = () => ({ status: 200, body: { items: [{ id: '1', username, role: null }], nextCursor: null } });
    const { out } = await user.weir('users list');
    expect(out).toMatch(/^ID {2}USERNAME +ROLE\n1 +a�]0;owned���\[2Jb�� +–\n$/);
    expect(JSON.parse((await user.weir('users list --json')).out).items[0].username).toBe(username);
  });

  test('finds a user by name on a later page, and says when there is none', async () => {
    const id = '0197f000-0000-7000-8000-000000000001';
    reply = ({ method, url }) => {
      if (method === 'DELETE') return { status: 204 };
      const second = url.includes('cursor=2');
      const items = [{ id: second ? id : 'x', username: second ? 'zoe' : 'adam' }];
      return { status: 200, body: { items, nextCursor: second ? null : '2' } };
    };
    expect(await user.weir('users delete zoe --yes')).toMatchObject({ exit: 0 });
    expect(server.asked.at(-1)).toMatchObject({ method: 'DELETE', url: `/api/v1/users/${id}` });
    expect(await user.weir('users delete nobody --yes')).toMatchObject({ exit: 1 });
  });
});

describe('a login', () => {
  const session = (more: object = {}) => ({
    username: 'anna',
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: '2999-01-01T00:00:00.000Z',
    ...more,
  });
  const keep = (kept: object): void => {
    mkdirSync(dirname(user.file), { recursive: true });
    writeFileSync(user.file, JSON.stringify({ current: server.url, sessions: { [server.url]: kept } }));
  };
  const kept = () => JSON.parse(readFileSync(user.file, 'utf8')).sessions[server.url];
  const without = { env: { WEIR_API_KEY: '', WEIR_URL: '' } };
  const fresh = { accessToken: 'access-2', refreshToken: 'refresh-2', tokenType: 'Bearer', expiresIn: 900 };

  test('that the server refuses before its time is renewed once, and the request sent again', async () => {
    keep(session());
    reply = ({ url, headers }) => {
      if (url.endsWith('/auth/refresh')) return { status: 200, body: fresh };
      return headers.authorization === 'Bearer access-2'
        ? { status: 200, body: { principal: 'user:anna' } }
        : problem(401, 'CREDENTIALS_INVALID', 'It was revoked.');
    };
    expect(await user.weir('whoami', without)).toMatchObject({ exit: 0, out: 'principal  user:anna\n' });
    expect(kept()).toMatchObject({ refreshToken: 'refresh-2', username: 'anna' });
    expect(server.asked.map(({ url }) => url)).toEqual(['/api/v1/auth/me', '/api/v1/auth/refresh', '/api/v1/auth/me']);
  });

  test('that cannot be renewed any more is forgotten, with exit code 4', async () => {
    keep(session({ expiresAt: '2020-01-01T00:00:00.000Z' }));
    reply = () => problem(401, 'CREDENTIALS_INVALID', 'It was revoked.');
    const { exit, err } = await user.weir('whoami', without);
    expect(exit).toBe(4);
    expect(err).toContain('run "weir login" again');
    expect(kept()).toBeUndefined();
  });

  test('stays when the server cannot say now whether it is good', async () => {
    keep(session({ expiresAt: '2020-01-01T00:00:00.000Z' }));
    reply = () => problem(503, 'UNAVAILABLE', 'Not now.');
    expect(await user.weir('whoami', without)).toMatchObject({ exit: 1 });
    expect(kept()).toEqual(session({ expiresAt: '2020-01-01T00:00:00.000Z' }));
  });

  test('is forgotten here by logout even when the server is away', async () => {
    keep(session());
    reply = () => problem(503, 'UNAVAILABLE', 'Not now.');
    expect(await user.weir('logout', without)).toMatchObject({ exit: 1 });
    expect(kept()).toBeUndefined();
    expect(await user.weir('logout', { env: { ...without.env, WEIR_URL: server.url } })).toMatchObject({ exit: 0 });
  });

  test('is not sent to another address', async () => {
    keep(session());
    reply = () => ({ status: 200, body: {} });
    const other = await startServer(() => ({ status: 200, body: {} }));
    const ended = await user.weir(`whoami --url ${other.url}`, without);
    expect(ended.exit).toBe(4);
    expect([...other.asked, ...server.asked]).toEqual([]);
    await other.close();
  });

  test.each(['not JSON, with access-1 in it', '{"sessions":null}', '[]'])(
    'a damaged file is not repeated: %s',
    async (text) => {
      keep(session());
      writeFileSync(user.file, text);
      const { exit, err } = await user.weir('whoami', without);
      expect(exit).toBe(2);
      expect(err).toContain('damaged');
      expect(err).not.toContain('access-1');
    },
  );
});
