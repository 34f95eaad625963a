import { gzipSync } from 'node:zlib';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Gateway, sendRaw, startGateway } from './support.ts';

let running: TestSystem;
let gateway: Gateway;
let ask: Gateway['ask'];

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  gateway = await startGateway(running);
  ask = gateway.ask;
  await eventually(async () => expect((await ask('GET', '/api/v1/operations')).body.items?.length).toBe(20), 45_000);
});
afterAll(async () => {
  await gateway?.stop();
  await running?.stop();
});

/** Stands in every bad body: nothing of it may come back, or be written to a log. */
const PAYLOAD = 'the-secret-of-the-client';
const post = (body: unknown, headers: Record<string, string> = {}, path = '/api/v1/jobs') =>
  ask('POST', path, { body, headers });
const echoText = (value: string) => `{"operation":"diagnostics.echo","input":{"value":${value}}}`;
const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
const keys = (count: number) => `{${Array.from({ length: count }, (_none, index) => `"k${index}":1`).join(',')}}`;
const finished = (id: string) =>
  eventually(async () => {
    const { body } = await ask('GET', `/api/v1/jobs/${id}`);
    expect(body.finishedAt ?? null).not.toBeNull();
    return body;
  });

function expectProblem(
  answer: Awaited<ReturnType<typeof ask>>,
  status: number,
  code: string,
  path: string | undefined,
): void {
  expect({ status: answer.status, code: answer.body.code, path: answer.body.errors?.[0].path }).toEqual({
    status,
    code,
    path,
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({
    status,
    type: `https://weir.dev/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    requestId: answer.headers.get('x-request-id'),
  });
  expect(answer.text).not.toContain(PAYLOAD);
  expect(answer.text).not.toMatch(/\.ts|node_modules|at \w+ \(/);
  expect(gateway.logged.join('\n')).not.toContain(PAYLOAD);
}

describe('a body that is no JSON of ours', () => {
  test.each([
    ['nothing', '', 400, 'BODY_MALFORMED', ''],
    ['blanks', '   ', 400, 'BODY_MALFORMED', ''],
    ['no JSON', `{"operation": "${PAYLOAD}`, 400, 'BODY_MALFORMED', ''],
    ['a trailing comma', `{"operation": "${PAYLOAD}",}`, 400, 'BODY_MALFORMED', ''],
    ['two documents', `{"operation": "${PAYLOAD}"} {}`, 400, 'BODY_MALFORMED', ''],
    ['NaN', echoText('NaN'), 400, 'BODY_MALFORMED', ''],
    ['Infinity', echoText('[-Infinity]'), 400, 'BODY_MALFORMED', ''],
    ['a raw control character', echoText('"a\u0000b"'), 400, 'BODY_MALFORMED', ''],
    ['a byte order mark', `\ufeff${echoText('1')}`, 400, 'BODY_MALFORMED', ''],
    ['brackets that do not match', '{"a":1]}', 400, 'BODY_MALFORMED', ''],
    ['a number that overflows', echoText('[1, {"a/b": 1e999}]'), 400, 'JSON_NUMBER_INVALID', '/input/value/1/a~1b'],
    ['a negative number that overflows', echoText('-1e999'), 400, 'JSON_NUMBER_INVALID', '/input/value'],
    ['depth 33', echoText(nested(31)), 400, 'JSON_TOO_DEEP', ''],
    ['depth 100,000', nested(100_000), 400, 'JSON_TOO_DEEP', ''],
    ['1,001 keys', echoText(keys(1_001)), 400, 'JSON_TOO_MANY_KEYS', '/input/value'],
    [
      '__proto__',
      echoText(`{"__proto__": {"admin": "${PAYLOAD}"}}`),
      400,
      'JSON_KEY_FORBIDDEN',
      '/input/value/__proto__',
    ],
    ['__proto__ at the top', '{"__proto__": {}}', 400, 'JSON_KEY_FORBIDDEN', '/__proto__'],
    ['__proto__ escaped', echoText('[{"\\u005f_proto__": 1}]'), 400, 'JSON_KEY_FORBIDDEN', '/input/value/0/__proto__'],
    [
      'constructor',
      echoText('{"a": [{"constructor": {"prototype": 1}}]}'),
      400,
      'JSON_KEY_FORBIDDEN',
      '/input/value/a/0/constructor',
    ],
    [
      'constructor escaped',
      echoText('{"c\\u006fnstructor": 1}'),
      400,
      'JSON_KEY_FORBIDDEN',
      '/input/value/constructor',
    ],
    ['NUL in a text', echoText(`["a", "${PAYLOAD}\\u0000"]`), 400, 'JSON_TEXT_INVALID', '/input/value/1'],
    ['NUL in a key', echoText(`{"${PAYLOAD}\\u0000": 1}`), 400, 'JSON_TEXT_INVALID', '/input/value'],
    ['half of a surrogate pair', echoText('{"a": "\\ud83d"}'), 400, 'JSON_TEXT_INVALID', '/input/value/a'],
    ['the other half', echoText('{"a": "x\\ude00y"}'), 400, 'JSON_TEXT_INVALID', '/input/value/a'],
    ['halves the wrong way round', echoText('"\\ude00\\ud83d"'), 400, 'JSON_TEXT_INVALID', '/input/value'],
    [
      'NUL in metadata',
      '{"operation":"diagnostics.echo","input":{"value":1},"metadata":{"a":"\\u0000"}}',
      400,
      'JSON_TEXT_INVALID',
      '/metadata/a',
    ],
    ['300 KiB', echoText(`"${'x'.repeat(300 * 1024)}"`), 413, 'BODY_TOO_LARGE', ''],
    ['numbers that grow when written', echoText(`[${'1e20,'.repeat(52_000)}1]`), 413, 'BODY_TOO_LARGE', ''],
  ])('4xx for %s', async (_name, body, status, code, path) => {
    expectProblem(await post(body), status, code, path);
  });

  test('400 for bytes that are not UTF-8', async () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82]]) {
      const body = Buffer.concat([
        Buffer.from('{"operation":"diagnostics.echo","input":{"value":"'),
        Buffer.from(bytes),
        Buffer.from('"}}'),
      ]);
      expectProblem(await post(body), 400, 'BODY_MALFORMED', '');
    }
  });

  test('413 for a body without a length that goes on and on', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent <= 20) controller.enqueue(Buffer.alloc(64 * 1024, 0x20));
        else controller.close();
      },
    });
    expectProblem(await post(body), 413, 'BODY_TOO_LARGE', '');
  });

  test.each([
    ['depth 32', echoText(nested(30))],
    ['1,000 keys', echoText(keys(1_000))],
    ['255 KiB', echoText(`"${'x'.repeat(255 * 1024)}"`)],
    ['a pair of surrogates, and an escaped backslash', echoText('"\\ud83d\\ude00 \\\\u0000 é"')],
    ['names that only look forbidden', echoText('{"proto": 1, "Constructor": 2, "a": "__proto__"}')],
    ['the largest number', echoText('[1.7976931348623157e308, 5e-324]')],
    ['nothing at all', echoText('null')],
  ])('202 for %s, and what comes out is what went in', async (_name, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(202);
    expect(await finished(answer.body.id)).toMatchObject({
      state: 'succeeded',
      output: { value: JSON.parse(body).input.value },
    });
  });

  test('202 for a zipped body, within the same bounds; 4xx beyond', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    expect((await post(gzipSync(echoText('"zipped"')), gzip)).status).toBe(202);
    expectProblem(await post(gzipSync(echoText(`"${'x'.repeat(5_000_000)}"`)), gzip), 413, 'BODY_TOO_LARGE', '');
    expectProblem(await post(Buffer.from('no gzip'), gzip), 400, 'REQUEST_INVALID', '');
    expectProblem(
      await post('{}', { 'content-encoding': 'rot13' }),
      415,
      'CONTENT_TYPE_UNSUPPORTED',
      'header:Content-Encoding',
    );
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'multipart/form-data; boundary=x',
    'json',
    '',
  ])('415 for the content type %s', async (type) => {
    for (const path of ['/api/v1/jobs', '/api/v1/jobs/batch', '/operations/execute'])
      expectProblem(
        await post(echoText('1'), { 'content-type': type }, path),
        415,
        'CONTENT_TYPE_UNSUPPORTED',
        'header:Content-Type',
      );
  });

  test('415 without a content type', async () => {
    const body = Buffer.from(echoText('1'));
    const head = `POST /api/v1/jobs HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${running.system.dev.apiKey}\r\nContent-Length: ${body.length}\r\n\r\n`;
    const text = await sendRaw(gateway.url, head, body);
    expect(text).toMatch(/^HTTP\/1.1 415 /);
    expect(text).toContain('"code":"CONTENT_TYPE_UNSUPPORTED"');
  });

  test('202 for the content types that are JSON', async () => {
    for (const type of ['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/vnd.mine+json'])
      expect((await post(echoText('1'), { 'content-type': type })).status).toBe(202);
  });

  test('400 for an empty body, whatever says so', async () => {
    const { status, body } = await ask('POST', '/api/v1/jobs', { headers: { 'content-type': 'application/json' } });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'BODY_MALFORMED' });
  });
});

describe('a body where none is taken', () => {
  const takeNone = [
    '/api/v1/jobs/00000000-0000-7000-8000-000000000000/cancel',
    ...['pause', 'resume', 'drain'].map((verb) => `/api/v1/system/queues/no-such/${verb}`),
  ];

  test('4xx that names the path, before anything is done', async () => {
    for (const path of takeNone)
      for (const [body, status, code, where] of [
        [`{"${PAYLOAD}`, 400, 'BODY_MALFORMED', ''],
        ['null', 400, 'REQUEST_INVALID', ''],
        ['[]', 400, 'REQUEST_INVALID', ''],
        [`{"a/b":"${PAYLOAD}"}`, 400, 'REQUEST_INVALID', '/a~1b'],
        ['{"__proto__":{}}', 400, 'JSON_KEY_FORBIDDEN', '/__proto__'],
        [nested(33), 400, 'JSON_TOO_DEEP', ''],
        [`{"a":"${'x'.repeat(300 * 1024)}"}`, 413, 'BODY_TOO_LARGE', ''],
      ] as const)
        expectProblem(await post(body, {}, path), status, code, where);
    for (const path of takeNone)
      expectProblem(
        await post('{}', { 'content-type': 'text/plain' }, path),
        415,
        'CONTENT_TYPE_UNSUPPORTED',
        'header:Content-Type',
      );
  });

  test('as without one for an empty object, which many clients send', async () => {
    for (const path of takeNone) {
      const without = await ask('POST', path);
      expect(without.status).toBe(404);
      expect((await post('{}', {}, path)).body.code).toBe(without.body.code);
      const announced = await fetch(gateway.url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${running.system.dev.apiKey}` },
        // Goes out in chunks, of which there is none.
        body: new ReadableStream({ start: (controller) => controller.close() }),
        duplex: 'half',
      } as RequestInit);
      expect(announced.status).toBe(404);
    }
  });
});

describe('a job that is none', () => {
  const job = { operation: 'diagnostics.echo', input: { value: PAYLOAD } };

  test.each<[string, unknown, number, string, string]>([
    ['no object', [job], 400, 'REQUEST_INVALID', ''],
    ['null', null, 400, 'REQUEST_INVALID', ''],
    ['a text', PAYLOAD, 400, 'BODY_MALFORMED', ''],
    ['no operation', { input: {} }, 400, 'REQUEST_INVALID', '/operation'],
    ['no input', { operation: 'diagnostics.echo' }, 400, 'REQUEST_INVALID', '/input'],
    ['a number for an operation', { ...job, operation: 7 }, 400, 'REQUEST_INVALID', '/operation'],
    ['an operation that is no name', { ...job, operation: 'jobs.>' }, 400, 'REQUEST_INVALID', '/operation'],
    ['an unknown operation', { ...job, operation: 'nobody.knows' }, 422, 'OPERATION_UNKNOWN', '/operation'],
    ['an unknown member', { ...job, 'sur/prise~': PAYLOAD }, 400, 'REQUEST_INVALID', '/sur~1prise~0'],
    [
      'an unknown member of the input',
      { ...job, input: { value: 1, more: PAYLOAD } },
      422,
      'INPUT_INVALID',
      '/input/more',
    ],
    [
      'an input of a wrong type',
      { operation: 'diagnostics.sleep', input: { ms: PAYLOAD } },
      422,
      'INPUT_INVALID',
      '/input/ms',
    ],
    ['an input that is no object', { ...job, input: PAYLOAD }, 422, 'INPUT_INVALID', '/input'],
    [
      'a wrong item deep in the input',
      {
        operation: 'uncertainty.add',
        input: {
          values: [
            [1, 0.1],
            [2, PAYLOAD],
          ],
        },
      },
      422,
      'INPUT_INVALID',
      '/input/values/1/1',
    ],
    ['priority 10', { ...job, priority: 10 }, 400, 'REQUEST_INVALID', '/priority'],
    ['priority as a text', { ...job, priority: '5' }, 400, 'REQUEST_INVALID', '/priority'],
    ['another queue', { ...job, queue: 'uncertainty' }, 422, 'QUEUE_UNKNOWN', '/queue'],
    ['a queue that is a subject', { ...job, queue: 'work.*' }, 400, 'REQUEST_INVALID', '/queue'],
    ['a time that is none', { ...job, runAt: 'soon' }, 400, 'REQUEST_INVALID', '/runAt'],
    ['a day that does not exist', { ...job, runAt: '2026-02-30T00:00:00Z' }, 400, 'REQUEST_INVALID', '/runAt'],
    ['a leap second', { ...job, deadline: '2030-12-31T23:59:60Z' }, 400, 'REQUEST_INVALID', '/deadline'],
    ['a time without a zone', { ...job, deadline: '2030-01-01T00:00:00' }, 400, 'REQUEST_INVALID', '/deadline'],
    ['a deadline in the past', { ...job, deadline: '2020-01-01T00:00:00Z' }, 422, 'DEADLINE_PASSED', '/deadline'],
    [
      'a deadline before its time',
      { ...job, runAt: '2999-01-02T00:00:00Z', deadline: '2999-01-01T00:00:00Z' },
      422,
      'DEADLINE_PASSED',
      '/deadline',
    ],
    ['no attempts', { ...job, maxAttempts: 0 }, 400, 'REQUEST_INVALID', '/maxAttempts'],
    ['half an attempt', { ...job, maxAttempts: 1.5 }, 400, 'REQUEST_INVALID', '/maxAttempts'],
    ['no time', { ...job, timeoutMs: 0 }, 400, 'REQUEST_INVALID', '/timeoutMs'],
    ['a concurrency key with a blank', { ...job, concurrencyKey: 'a b' }, 400, 'REQUEST_INVALID', '/concurrencyKey'],
    ['metadata that is no text', { ...job, metadata: { a: 1 } }, 400, 'REQUEST_INVALID', '/metadata/a'],
    [
      'metadata without end',
      { ...job, metadata: Object.fromEntries(Array.from({ length: 33 }, (_none, index) => [index, ''])) },
      400,
      'REQUEST_INVALID',
      '/metadata',
    ],
    [
      'a name of metadata that is too long',
      { ...job, metadata: { ['n'.repeat(65)]: '' } },
      400,
      'REQUEST_INVALID',
      `/metadata/${'n'.repeat(65)}`,
    ],
  ])('4xx for %s', async (_name, body, status, code, path) => {
    expectProblem(await post(body), status, code, path);
  });

  test('4xx and a path no longer than a path may be', async () => {
    const deep = (depth: number): string =>
      depth === 0 ? '{"constructor":1}' : `{"${'k'.repeat(200)}":${deep(depth - 1)}}`;
    const { status, body } = await post(echoText(deep(28)));
    expect(status).toBe(400);
    expect(body.errors[0].path.length).toBe(1_024);
    const long = await post({ ...job, ['m'.repeat(5_000)]: 1 });
    expect(long.body.errors[0].path).toBe(`/${'m'.repeat(128)}`);
  });
});

describe('credentials', () => {
  const good = () => running.system.dev.apiKey;

  test('401 without a key', async () => {
    const answer = await ask('GET', '/api/v1/jobs', { key: null });
    expectProblem(answer, 401, 'CREDENTIALS_MISSING', 'header:Authorization');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="weir"');
  });

  test.each<[string, Record<string, string>, string]>([
    ['a key that is none', { authorization: `Bearer ${PAYLOAD}` }, 'Authorization'],
    ['another scheme', { authorization: `Basic ${btoa(PAYLOAD)}` }, 'Authorization'],
    ['no key behind Bearer', { authorization: 'Bearer ' }, 'Authorization'],
    [
      'a key with an unknown secret',
      { authorization: 'Bearer weir_live_0123456789_0123456789ABCDEF0123456789ABCDEF1vUsRq' },
      'Authorization',
    ],
    ['X-API-Key that is none', { 'x-api-key': PAYLOAD }, 'X-API-Key'],
  ])('401 for %s', async (_name, headers, header) => {
    for (const path of ['/api/v1/jobs', '/api/v1/operations'])
      expectProblem(await ask('GET', path, { key: null, headers }), 401, 'CREDENTIALS_INVALID', `header:${header}`);
  });

  test('401 for a key with one character changed, anywhere', async () => {
    const key = good();
    for (const at of [10, 25, 40, key.length - 1]) {
      const typo = key.slice(0, at) + (key[at] === 'A' ? 'B' : 'A') + key.slice(at + 1);
      const answer = await ask('GET', '/api/v1/jobs', { key: typo });
      expectProblem(answer, 401, 'CREDENTIALS_INVALID', 'header:Authorization');
      expect(answer.text).not.toContain(typo);
    }
  });

  test('401 is said before a byte of the body is looked at', async () => {
    expectProblem(
      await ask('POST', '/api/v1/jobs', { key: null, body: `{"${PAYLOAD}` }),
      401,
      'CREDENTIALS_MISSING',
      'header:Authorization',
    );
  });

  test('200 by either header, Authorization first', async () => {
    expect((await ask('GET', '/api/v1/jobs', { key: null, headers: { 'x-api-key': good() } })).status).toBe(200);
    expect(
      (await ask('GET', '/api/v1/jobs', { key: null, headers: { authorization: `bearer ${good()}` } })).status,
    ).toBe(200);
    expect((await ask('GET', '/api/v1/jobs', { key: 'wrong', headers: { 'x-api-key': good() } })).status).toBe(401);
  });
});

describe('paths, methods and headers', () => {
  test.each([
    '/nothing',
    '/api/v1',
    '/api/v1/nothing',
    '/api/v2/jobs',
    '/jobs',
    '/internal/v1/operations',
    '/metrics',
    '/docs/index.html',
    '/docs/package.json',
    '/docs/../package.json',
    '/redoc/redoc.lib.js',
    `/${'x'.repeat(4_000)}`,
  ])('404 at %s', async (path) => {
    expectProblem(await ask('GET', path), 404, 'ROUTE_NOT_FOUND', undefined);
  });

  test.each([
    ['DELETE', '/api/v1/jobs', 'GET, HEAD, POST'],
    ['PATCH', '/api/v1/jobs/00000000-0000-7000-8000-000000000000', 'GET, HEAD'],
    ['PUT', '/api/v1/jobs/batch', 'POST'],
    ['GET', '/operations/execute', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
    ['OPTIONS', '/api/v1/jobs', 'GET, HEAD, POST'],
  ])('405 for %s %s, with what is allowed', async (method, path, allow) => {
    const answer = await ask(method, path, { key: null });
    expectProblem(answer, 405, 'METHOD_NOT_ALLOWED', undefined);
    expect(answer.headers.get('allow')).toBe(allow);
  });

  test('400 for a path that cannot be decoded', async () => {
    expectProblem(await ask('GET', '/api/v1/jobs/%zz'), 400, 'REQUEST_INVALID', '');
    expectProblem(await ask('GET', '/api/v1/jobs/%c0%80'), 400, 'REQUEST_INVALID', '');
  });

  test('4xx for a part of a file that it does not have', async () => {
    const { status } = await ask('GET', '/docs/swagger-ui.css', { headers: { range: 'bytes=999999999-' } });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('200 to HEAD, without a body', async () => {
    const answer = await ask('HEAD', '/api/v1/jobs');
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  test.each([
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['no HTTP', 'hello\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    [
      'two lengths',
      'POST /api/v1/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'a length and chunks',
      'POST /api/v1/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      'REQUEST_MALFORMED',
    ],
  ])('4xx for %s', async (_name, bytes, status, code) => {
    const text = await sendRaw(gateway.url, bytes);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json; charset=utf-8');
    expect(JSON.parse(body)).toMatchObject({ status, code, requestId: /X-Request-Id: (\S+)/.exec(head)?.[1] });
  });

  test('a client that breaks off leaves nothing behind', async () => {
    const head = `POST /api/v1/jobs HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${running.system.dev.apiKey}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"half`;
    const { connect } = await import('node:net');
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', () =>
        socket.write(head, () => socket.destroy()),
      );
      socket.on('close', () => resolve());
    });
    expect((await ask('GET', '/')).status).toBe(200);
  });

  test('nothing that a client did was an error of ours', async () => {
    expect(gateway.logged.filter((line) => line.includes('INTERNAL'))).toEqual([]);
  });
});
