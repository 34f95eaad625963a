import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { routes } from '@weir/schemas';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Gateway, sendRaw, startGateway } from '../support.ts';

const ORIGIN = 'https://app.example.com';
let running: TestSystem;
let gateway: Gateway;
/** Cuts what is slow in a fraction of a second. */
let strict: Gateway;

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  [gateway, strict] = await Promise.all([
    startGateway(running, { CORS_ORIGINS: `${ORIGIN},http://localhost:3000` }),
    startGateway(running, {
      REQUEST_TIMEOUT_MS: '600',
      HEADERS_TIMEOUT_MS: '300',
      KEEP_ALIVE_MS: '200',
      CONNECTIONS_MAX: '20',
      CONNECTION_REQUESTS_MAX: '3',
      TRUST_PROXY: 'loopback',
    }),
  ]);
  for (const { ask } of [gateway, strict])
    await eventually(async () => expect((await ask('GET', '/api/v1/operations')).body.items?.length).toBe(20), 45_000);
});
afterAll(async () => {
  await Promise.all([gateway?.stop(), strict?.stop()]);
  await running?.stop();
});

const open = async ({ url }: Gateway): Promise<{ socket: Socket; text: () => string; closed: Promise<unknown> }> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  // Being reset is one way of being cut.
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  return { socket, text: () => text, closed };
};
const statusesIn = (text: string) => Array.from(text.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status]) => Number(status));
const auth = () => `Authorization: Bearer ${running.system.dev.apiKey}`;

describe('headers for browsers', () => {
  const paths = ['/', '/live', '/api/v1/jobs', '/nothing', '/openapi.json', '/api/v1/jobs/%ff'];

  test.each(paths)('%s: nothing in an answer runs, is framed, guessed at or cached', async (path) => {
    const { headers } = await gateway.ask('GET', path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  test('TLS alone is told of for a year, and only by TLS, as a trusted proxy says', async () => {
    const secure = { 'x-forwarded-proto': 'https' };
    expect(
      (await gateway.ask('GET', '/live', { headers: secure })).headers.get('strict-transport-security'),
    ).toBeNull();
    expect((await strict.ask('GET', '/live', { headers: secure })).headers.get('strict-transport-security')).toBe(
      'max-age=31536000',
    );
    expect((await strict.ask('GET', '/live')).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('pages of other origins', () => {
  const preflight = (path: string, method: string, origin: string) =>
    fetch(gateway.url + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    });

  test('204 to the preflight of every route, without credentials', async () => {
    for (const { method, path, ...row } of Object.values(routes)) {
      const target = `${'root' in row ? '' : '/api/v1'}${path.replace(/\{\w+\}/g, 'x')}`;
      const { status, headers } = await preflight(target, method.toUpperCase(), ORIGIN);
      expect(status, target).toBe(204);
      expect(headers.get('access-control-allow-origin'), target).toBe(ORIGIN);
      expect(headers.get('access-control-allow-methods')?.split(','), target).toContain(method.toUpperCase());
      expect(headers.get('access-control-allow-headers')?.toLowerCase().split(',')).toEqual(
        expect.arrayContaining(['authorization', 'content-type', 'idempotency-key', 'x-api-key']),
      );
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('a page reads answers and errors with what it needs from their headers; a cache keeps origins apart', async () => {
    for (const [path, status] of [
      ['/api/v1/jobs', 200],
      ['/api/v1/jobs/nonsense', 400],
      ['/nothing', 404],
    ] as const) {
      const answer = await gateway.ask('GET', path, { headers: { origin: ORIGIN } });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(answer.headers.get('access-control-expose-headers')?.split(',')).toEqual(
        expect.arrayContaining(['X-Request-Id', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After']),
      );
      expect(answer.headers.get('vary')).toContain('Origin');
    }
    expect((await gateway.ask('GET', '/live')).headers.get('vary')).toContain('Origin');
  });

  test.each([
    'https://evil.example.com',
    'https://app.example.com.evil.com',
    'https://evilapp.example.com',
    'http://app.example.com',
    'https://app.example.com:8443',
    'https://APP.example.com',
    'null',
    '',
  ])('%j gets no leave to read', async (origin) => {
    const answer = await gateway.ask('GET', '/api/v1/jobs', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight('/api/v1/jobs', 'POST', origin)).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('no origin is let in unless it is configured', async () => {
    const { headers } = await strict.ask('GET', '/api/v1/jobs', { headers: { origin: ORIGIN } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const { status } = await strict.ask('OPTIONS', '/api/v1/jobs', {
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
    });
    expect(status).toBe(405);
  });
});

describe('clients that are slow', () => {
  /** Sends one byte after the other for as long as the connection stands. */
  function drip(socket: Socket, text: string): void {
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= text.length) return clearInterval(timer);
      socket.write(text[at] ?? '');
      at += 1;
    }, 40);
    socket.once('close', () => clearInterval(timer));
  }

  test('408 for headers that come byte by byte, and the connection is closed', async () => {
    const { socket, text, closed } = await open(strict);
    drip(socket, `GET /live HTTP/1.1\r\nHost: x\r\nX-Slow: ${'x'.repeat(10_000)}`);
    await closed;
    expect(statusesIn(text())).toEqual([408]);
    expect(text()).toContain('"code":"REQUEST_TIMEOUT"');
    expect(text()).toMatch(/^x-request-id: /im);
  });

  test('408 for a body that comes byte by byte, and nothing is kept of it', async () => {
    const { socket, text, closed } = await open(strict);
    socket.write(
      `POST /api/v1/jobs HTTP/1.1\r\nHost: x\r\n${auth()}\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n`,
    );
    drip(socket, `{"operation":"diagnostics.echo","input":{"value":"${'x'.repeat(200_000)}`);
    await closed;
    expect(statusesIn(text())).toEqual([408]);
    expect(strict.logged.filter((line) => line.includes('INTERNAL'))).toEqual([]);
  });

  test('a connection that says nothing at all is closed', async () => {
    const { closed } = await open(strict);
    await closed;
  });

  test('clients that do not read their answers are cut: others get their places', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => open(strict)));
    for (const { socket } of all) {
      socket.pause();
      // More than the buffers between us hold, which Linux lets grow to ten megabytes.
      socket.write('GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(8));
    }
    await eventually(async () => expect((await strict.ask('GET', '/live')).status).toBe(200));
    const { socket, text, closed } = all[0] as Awaited<ReturnType<typeof open>>;
    socket.resume();
    await closed;
    expect(text().length).toBeLessThan(8 * 1_400_000);
  });

  test('an event stream goes on beyond every timeout of requests', async () => {
    const body = { operation: 'diagnostics.sleep', input: { ms: 2_500 } };
    const { body: job } = await strict.ask('POST', '/api/v1/jobs', { body });
    const { status, text } = await strict.ask('GET', `/api/v1/jobs/${job.id}/events`);
    expect(status).toBe(200);
    expect(text).toContain('event: job-succeeded');
  });
});

describe('clients that are many', () => {
  test('connections beyond the bound are closed at once, and others are served again when these have gone', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => open(strict)));
    const ended = await Promise.all(
      all.map(({ socket, closed }) => Promise.race([closed.then(() => true), once(socket, 'data')])),
    );
    expect(ended.length).toBe(40);
    expect(strict.logged.some((line) => line.includes('20 connections are open'))).toBe(true);
    await eventually(async () => expect((await strict.ask('GET', '/live')).status).toBe(200));
  });

  test('a connection is closed after so many requests, and what is behind them is not done', async () => {
    const { socket, text, closed } = await open(strict);
    socket.write('GET /live HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5));
    await closed;
    expect(statusesIn(text()).filter((status) => status === 200).length).toBe(3);
    expect(text()).toMatch(/connection: close/i);
  });
});

describe('requests that are no requests', () => {
  const BODY = '{"operation":"diagnostics.echo","input":{"value":1}}';
  const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
  const head = (lines: readonly string[], line = 'POST /live HTTP/1.1') =>
    [line, ...(lines.some((one) => /^host/i.test(one)) ? [] : ['Host: x']), ...lines, '', ''].join('\r\n');

  test.each<[string, string]>([
    ['both lengths', `${head(['Content-Length: 5', 'Transfer-Encoding: chunked'])}0\r\n\r\n${SMUGGLED}`],
    [
      'both lengths, the other way round',
      `${head(['Transfer-Encoding: chunked', 'Content-Length: 5'])}0\r\n\r\n${SMUGGLED}`,
    ],
    ['two lengths', head(['Content-Length: 0', `Content-Length: ${SMUGGLED.length}`]) + SMUGGLED],
    ['two lengths that are the same', head(['Content-Length: 0', 'Content-Length: 0']) + SMUGGLED],
    ['a list of lengths', head(['Content-Length: 0, 0']) + SMUGGLED],
    ['a length with a sign', head(['Content-Length: +0']) + SMUGGLED],
    ['a length that is negative', head(['Content-Length: -1']) + SMUGGLED],
    ['a length in hexadecimal', head(['Content-Length: 0x10']) + SMUGGLED],
    ['a length without bounds', head(['Content-Length: 99999999999999999999']) + SMUGGLED],
    ['a coding that is unknown', `${head(['Transfer-Encoding: xchunked'])}0\r\n\r\n${SMUGGLED}`],
    ['a coding behind chunked', `${head(['Transfer-Encoding: chunked, identity'])}0\r\n\r\n${SMUGGLED}`],
    ['a blank before the colon', `${head(['Transfer-Encoding : chunked'])}0\r\n\r\n${SMUGGLED}`],
    ['a folded header', head(['X-A: a', ' Content-Length: 5']) + SMUGGLED],
    ['a folded coding', `${head(['Transfer-Encoding:', ' chunked', 'Content-Length: 5'])}0\r\n\r\n${SMUGGLED}`],
    ['lines that end in LF', `POST /live HTTP/1.1\nHost: x\nContent-Length: 0\n\n${SMUGGLED}`],
    ['a bare CR in a header', head(['X-A: a\rContent-Length: 5']) + SMUGGLED],
    ['NUL in a header', head(['X-A: a\0b']) + SMUGGLED],
    ['a header without a name', head([': x']) + SMUGGLED],
    ['another protocol', head([], 'GET /live HTTP/3.7') + SMUGGLED],
    ['a method that is none', head([], 'G=T /live HTTP/1.1') + SMUGGLED],
    ['the preface of HTTP/2', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${SMUGGLED}`],
    ['TLS', `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${SMUGGLED}`],
  ])('%s: one 400, and nothing behind it is looked at', async (_name, bytes) => {
    const text = await sendRaw(gateway.url, Buffer.from(bytes, 'latin1'));
    expect(statusesIn(text), text).toEqual([400]);
    expect(text).not.toContain('ROUTE_NOT_FOUND');
    expect(text).toContain('"code":"REQUEST_MALFORMED"');
    expect(text).not.toMatch(/HPE_|node:|\bat \w+ \(/);
  });

  test.each(['0x0', 'fffffffffffffffff', '-1', '5;', '0 '])(
    'a chunk whose size is %j: one 400, no job, and nothing behind it is looked at',
    async (size) => {
      const bytes = head(
        [auth(), 'Content-Type: application/json', 'Transfer-Encoding: chunked'],
        'POST /api/v1/jobs HTTP/1.1',
      );
      const text = await sendRaw(gateway.url, `${bytes}${size}\r\n${BODY}\r\n0\r\n\r\n${SMUGGLED}`);
      expect(statusesIn(text), text).toEqual([400]);
      expect(text).toContain('"code":"REQUEST_MALFORMED"');
    },
  );

  test.each<[string, string, number, string]>([
    ['no Host', 'GET /live HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'HEADER_INVALID'],
    ['two hosts', head(['Host: a', 'Host: b', 'Connection: close'], 'GET /live HTTP/1.1'), 400, 'HEADER_INVALID'],
    ['a host with a path', head(['Host: a/b', 'Connection: close'], 'GET /live HTTP/1.1'), 400, 'HEADER_INVALID'],
    ['a host with a user', head(['Host: a@b', 'Connection: close'], 'GET /live HTTP/1.1'), 400, 'HEADER_INVALID'],
    [
      'two keys',
      head(['X-API-Key: a', 'X-Api-Key: b', 'Connection: close'], 'GET /live HTTP/1.1'),
      400,
      'HEADER_INVALID',
    ],
    ['a URL of 9,000', head(['Connection: close'], `GET /${'a'.repeat(9_000)} HTTP/1.1`), 414, 'URL_TOO_LONG'],
    ['a URL of 20,000', head(['Connection: close'], `GET /${'a'.repeat(20_000)} HTTP/1.1`), 431, 'HEADERS_TOO_LARGE'],
    ['a header of 20,000', head([`X-A: ${'a'.repeat(20_000)}`], 'GET /live HTTP/1.1'), 431, 'HEADERS_TOO_LARGE'],
    [
      '150 headers',
      head(
        [...Array.from({ length: 150 }, (_none, index) => `X-${index}: a`), 'Connection: close'],
        'GET /live HTTP/1.1',
      ),
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['CONNECT', 'CONNECT evil.example.com:443 HTTP/1.1\r\nHost: evil.example.com\r\n\r\n', 405, 'METHOD_NOT_ALLOWED'],
    ['TRACE', head(['Connection: close'], 'TRACE /live HTTP/1.1'), 405, 'METHOD_NOT_ALLOWED'],
    ['OPTIONS *', head(['Connection: close'], 'OPTIONS * HTTP/1.1'), 404, 'ROUTE_NOT_FOUND'],
  ])('%s: a problem with its code and a request id', async (_name, bytes, status, code) => {
    const text = await sendRaw(gateway.url, Buffer.from(bytes, 'latin1'));
    expect(statusesIn(text), text).toEqual([status]);
    expect(text).toContain(`"code":"${code}"`);
    expect(text).toMatch(/^x-request-id: \S+\r$/im);
    expect(text).toMatch(/^x-content-type-options: nosniff\r$/im);
  });

  test.each<[string, string]>([
    ['HTTP/1.0 without a host', 'GET /live HTTP/1.0\r\n\r\n'],
    ['a host with a port', head(['Host: a.example.com:8080', 'Connection: close'], 'GET /live HTTP/1.1')],
    ['a host of IPv6', head(['Host: [::1]:8080', 'Connection: close'], 'GET /live HTTP/1.1')],
    ['a target in full', head(['Connection: close'], 'GET http://other.example.com/live HTTP/1.1')],
    ['an upgrade', head(['Connection: close, upgrade', 'Upgrade: websocket'], 'GET /live HTTP/1.1')],
    ['an expectation that is unknown', head(['Expect: the-best', 'Connection: close'], 'GET /live HTTP/1.1')],
  ])('%s: 200', async (_name, bytes) => {
    expect(statusesIn(await sendRaw(gateway.url, bytes))).toEqual([200]);
  });

  test('requests behind one another are answered in their order, each with its own body', async () => {
    const post = `POST /api/v1/jobs HTTP/1.1\r\nHost: x\r\n${auth()}\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
    const get = 'GET /live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const unread = `GET /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: ${SMUGGLED.length}\r\n\r\n${SMUGGLED}`;
    const text = await sendRaw(gateway.url, post + unread + post + get);
    expect(statusesIn(text)).toEqual([202, 404, 202, 200]);
    expect(text).not.toContain('/smuggled');
  });
});
