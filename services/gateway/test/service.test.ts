import { mintApiKey } from '@weir/runtime';
import { type Route, routes } from '@weir/schemas';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { type Host, startHost } from './host.ts';
import { openapi } from './openapi.ts';
import { addTenant, startGateway, startRoad } from './support.ts';

let host: Host;
let { running, gateway, ask, database } = {} as Host;

beforeAll(async () => {
  host = await startHost();
  ({ running, gateway, ask, database } = host);
});
afterAll(() => host?.stop());

describe('what needs no key', () => {
  test('200 name, version and links that all lead somewhere', async () => {
    const { status, body } = await ask('GET', '/', { key: null });
    expect(status).toBe(200);
    expect(body.name).toBe('weir');
    for (const path of Object.values<string>(body.links)) expect((await ask('GET', path)).status, path).toBe(200);
  });

  test('200 the documents', async () => {
    expect((await ask('GET', '/openapi.json', { key: null })).body).toEqual(openapi);
    expect((await ask('GET', '/asyncapi.json', { key: null })).body.asyncapi).toMatch(/^3\./);
  });

  test('200 the documents and pages in full, whatever a client says it has', async () => {
    for (const path of ['/openapi.json', '/asyncapi.json', '/docs', '/redoc', '/']) {
      const { status, text } = await ask('GET', path, { key: null, headers: { 'if-none-match': '*' } });
      expect({ status, isEmpty: text === '' }, path).toEqual({ status: 200, isEmpty: false });
    }
  });

  test.each(['/docs', '/redoc'])('200 at %s a page whose every file is there, of the right type', async (path) => {
    const { status, headers, text } = await ask('GET', path, { key: null });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const files = Array.from(text.matchAll(/(?:src|href|spec-url)="([^"]+)"/g), ([, file = '']) => file);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      expect(file).toMatch(/^\/[a-z]/);
      const found = await ask('GET', file, { key: null });
      expect(found.status, file).toBe(200);
      const type = { css: 'text/css', js: 'text/javascript', json: 'application/json' }[file.split('.').at(-1) ?? ''];
      expect(found.headers.get('content-type'), file).toMatch(new RegExp(`^${type}`));
      expect(found.text.length, file).toBeGreaterThan(50);
    }
  });

  test('200 /live and /ready', async () => {
    expect((await ask('GET', '/live', { key: null })).body).toEqual({ status: 'HEALTHY' });
    await eventually(async () =>
      expect((await ask('GET', '/ready', { key: null })).body).toEqual({ status: 'HEALTHY' }),
    );
  });

  test('200 /health with its components for an admin alone', async () => {
    const { key } = await addTenant(running, database);
    expect((await ask('GET', '/health', { key: null })).body).toEqual({ status: 'HEALTHY' });
    expect((await ask('GET', '/health', { key: 'nonsense' })).body).toEqual({ status: 'HEALTHY' });
    expect((await ask('GET', '/health', { key })).body).toEqual({ status: 'HEALTHY' });
    expect((await ask('GET', '/health')).body).toMatchObject({
      status: 'HEALTHY',
      road: 'jetstream',
      components: { nats: { status: 'HEALTHY' }, orchestrator: { status: 'HEALTHY' }, security: { status: 'HEALTHY' } },
    });
  });
});

describe('GET /system/health', () => {
  test('200 in full, as /health for an admin', async () => {
    const { status, body } = await ask('GET', '/api/v1/system/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'HEALTHY',
      road: 'jetstream',
      components: { nats: { status: 'HEALTHY' }, orchestrator: { status: 'HEALTHY' }, security: { status: 'HEALTHY' } },
    });
    for (const component of Object.values(body.components)) expect(component).toHaveProperty('latencyMs');
  });

  test('401 without a key, 403 for who does not look after the system', async () => {
    const { key } = await addTenant(running, database);
    expect((await ask('GET', '/api/v1/system/health', { key: null })).status).toBe(401);
    expect((await ask('GET', '/api/v1/system/health', { key })).body.code).toBe('FORBIDDEN');
  });
});

test('its metrics say of which queues it takes jobs, without a request that a limit would count', async () => {
  await eventually(async () => {
    const text = await gateway.parts.context.metrics.registry.metrics();
    const queues = text.split('\n').filter((line) => line.startsWith('weir_operations{'));
    expect(queues.map((line) => [/queue="(\w+)"/.exec(line)?.[1], Number(line.split(' ')[1])]).toSorted()).toEqual([
      ['diagnostics', 4],
      ['uncertainty', 16],
    ]);
  }, 20_000);
});

test('200 for what is said of the service, below the base too', async () => {
  for (const path of ['/health', '/ready', '/live', '/openapi.json', '/asyncapi.json', '/docs', '/redoc'])
    expect((await ask('GET', `/api/v1${path}`, { key: null })).status, path).toBe(200);
});

describe('the OpenAPI document', () => {
  const described = Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );

  test('has each route of the running gateway, and no other', () => {
    const { stack } = createApp(gateway.parts).router;
    const found = stack.flatMap(({ route }) => {
      const { path = [], methods = {} } = (route ?? {}) as unknown as {
        path?: string | string[];
        methods?: Record<string, true>;
      };
      // What takes every method is there to say that it is not allowed.
      if (methods._all === true) return [];
      return Object.keys(methods).flatMap((method) =>
        [path].flat().map((one) => `${method} ${one.replace(/:(\w+)/g, '{$1}')}`),
      );
    });
    expect(found.toSorted()).toEqual(described.toSorted());
    const atTwoPlaces = Object.values<Route>(routes).filter(({ root }) => root === 'also');
    expect(found.length).toBe(Object.keys(routes).length + atTwoPlaces.length);
  });

  test('has for each path the methods that the gateway allows there', async () => {
    for (const [path, methods] of Object.entries(openapi.paths)) {
      const target = path.replace('{id}', '00000000-0000-7000-8000-000000000000').replace('{name}', 'a.b');
      const { status, headers } = await ask('TRACE' in methods ? 'GET' : 'PROPFIND', target);
      expect(status, path).toBe(405);
      const expected = Object.keys(methods).flatMap((method) =>
        method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
      );
      expect(headers.get('allow')?.split(', ').toSorted(), path).toEqual(expected.toSorted());
    }
  });

  test('has examples of headers that are taken', async () => {
    let count = 0;
    for (const [path, methods] of Object.entries(openapi.paths))
      for (const [method, { parameters = [] }] of Object.entries(methods))
        for (const parameter of parameters) {
          if (parameter.in !== 'header' || parameter.example === undefined) continue;
          const headers = { [parameter.name ?? '']: parameter.example };
          const target = path.replace('{id}', '00000000-0000-7000-8000-000000000000');
          const { body } = await ask(
            method.toUpperCase(),
            target,
            method === 'post' ? { headers, body: {} } : { headers },
          );
          expect([400, 404], `${method} ${path}`).toContain(body.status);
          expect(body.code).not.toBe('HEADER_INVALID');
          count += 1;
        }
    expect(count).toBeGreaterThan(2);
  });

  test('says of each id what it looks like', () => {
    const schemaOf = (path: string) =>
      Object.values(openapi.paths[`/api/v1${path}`] ?? {})[0]?.parameters?.find((one) => one.in === 'path')?.schema
        ?.$ref;
    expect(
      ['/jobs/{id}', '/api-keys/{id}', '/api-keys/{id}/rotate', '/operations/{name}', '/system/queues/{name}'].map(
        (path) => schemaOf(path)?.split('/').at(-1),
      ),
    ).toEqual(['Uuid', 'ApiKeyId', 'ApiKeyId', 'OperationName', 'QueueName']);
  });

  test('says of each route whether it needs a key', async () => {
    for (const [path, methods] of Object.entries(openapi.paths)) {
      for (const [method, route] of Object.entries(methods)) {
        const target = path.replace('{id}', '00000000-0000-7000-8000-000000000000').replace('{name}', 'a.b');
        const { status } = await ask(method.toUpperCase(), target, { key: null });
        expect(status === 401, `${method} ${path}`).toBe(!('security' in route));
      }
    }
  });
});

describe('what is known of a key', () => {
  test('401 for a key that nobody has', async () => {
    const { status, body } = await ask('GET', '/api/v1/jobs', { key: mintApiKey().text });
    expect(status).toBe(401);
    expect(body.code).toBe('CREDENTIALS_INVALID');
  });

  test('401 once a key is revoked or has expired, within the bounds of the cache; 200 again for none', async () => {
    const strict = await startGateway(running, { KEY_FRESH_MS: '0', KEY_BELIEVED_MS: '0', KEY_UNKNOWN_MS: '0' });
    const relaxed = await startGateway(running, { KEY_FRESH_MS: '0', KEY_BELIEVED_MS: '600000' });
    try {
      const { key, keyId } = await addTenant(running, database);
      expect((await strict.ask('GET', '/api/v1/jobs', { key })).status).toBe(200);
      expect((await relaxed.ask('GET', '/api/v1/jobs', { key })).status).toBe(200);
      await database.query('update security.api_keys set revoked_at = now() where id = $1', [keyId]);
      expect((await strict.ask('GET', '/api/v1/jobs', { key })).status).toBe(401);
      // Asked about in the background: the request that asks is still let in, the one after the answer is not.
      expect((await relaxed.ask('GET', '/api/v1/jobs', { key })).status).toBe(200);
      await eventually(async () => expect((await relaxed.ask('GET', '/api/v1/jobs', { key })).status).toBe(401));
      await database.query('update security.api_keys set revoked_at = null where id = $1', [keyId]);
      expect((await strict.ask('GET', '/api/v1/jobs', { key })).status).toBe(200);
      await database.query(`update security.api_keys set expires_at = now() - interval '1 s' where id = $1`, [keyId]);
      expect((await strict.ask('GET', '/api/v1/jobs', { key })).status).toBe(401);
    } finally {
      await Promise.all([strict.stop(), relaxed.stop()]);
    }
  });

  test('401 from the moment on that a cached key expires', async () => {
    const { key, keyId } = await addTenant(running, database);
    await database.query(`update security.api_keys set expires_at = now() + interval '700 ms' where id = $1`, [keyId]);
    expect((await ask('GET', '/api/v1/jobs', { key })).status).toBe(200);
    await eventually(async () => expect((await ask('GET', '/api/v1/jobs', { key })).status).toBe(401));
  });

  test('200 while the security service is away, for a key that is known; 503 for another; 200 once it is back', async () => {
    const road = await startRoad(running.system.environmentOf('gateway').SECURITY_URL ?? '');
    const cut = await startGateway(running, { SECURITY_URL: road.url, KEY_FRESH_MS: '0', KEY_BELIEVED_MS: '600000' });
    const forgetful = await startGateway(running, { SECURITY_URL: road.url, KEY_FRESH_MS: '0', KEY_BELIEVED_MS: '0' });
    try {
      const [known, unknown] = [await addTenant(running, database), await addTenant(running, database)];
      expect((await cut.ask('GET', '/api/v1/jobs', { key: known.key })).status).toBe(200);
      expect((await forgetful.ask('GET', '/api/v1/jobs', { key: known.key })).status).toBe(200);
      await road.cut();
      for (let times = 0; times < 3; times += 1)
        expect((await cut.ask('GET', '/api/v1/jobs', { key: known.key })).status).toBe(200);
      for (const [one, key] of [
        [cut, unknown.key],
        [forgetful, known.key],
      ] as const) {
        const { status, body, headers } = await one.ask('GET', '/api/v1/jobs', { key });
        expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({
          status: 503,
          code: 'UNAVAILABLE',
          retryAfter: '1',
        });
      }
      expect((await cut.ask('GET', '/ready', { key: null })).status).toBe(503);
      await road.mend();
      await eventually(async () =>
        expect((await cut.ask('GET', '/api/v1/jobs', { key: unknown.key })).status).toBe(200),
      );
      await eventually(async () =>
        expect((await forgetful.ask('GET', '/api/v1/jobs', { key: known.key })).status).toBe(200),
      );
      await eventually(async () => expect((await cut.ask('GET', '/ready', { key: null })).status).toBe(200));
    } finally {
      await Promise.all([cut.stop(), forgetful.stop()]);
      await road.close();
    }
  });
});

describe('stopping', () => {
  test('503 at /ready from then on; who waits is answered, nobody is kept', async () => {
    const stopping = await startGateway(running);
    await eventually(async () => expect((await stopping.ask('GET', '/api/v1/operations')).body.items.length).toBe(20));
    const body = { operation: 'diagnostics.sleep', input: { ms: 60_000 } };
    const key = { 'idempotency-key': 'kept' };
    const { body: job } = await stopping.ask('POST', '/api/v1/jobs', { body, headers: key });
    await eventually(async () => expect((await stopping.ask('GET', `/api/v1/jobs/${job.id}`)).status).toBe(200));
    const waiting = [
      stopping.ask('POST', '/api/v1/jobs', { body, headers: { prefer: 'wait=30' } }),
      stopping.ask('POST', '/api/v1/jobs', { body, headers: { prefer: 'wait=30', ...key } }),
    ];
    const stream = stopping.ask('GET', `/api/v1/jobs/${job.id}/events`);
    await eventually(() => expect([stopping.parts.waiters.count, stopping.parts.feed.watched]).toEqual([2, 1]));
    let ready = 0;
    let health = 0;
    // The newest cleanup runs first, while the server still answers.
    stopping.context.lifecycle.onStop('test', async () => {
      ready = (await stopping.ask('GET', '/ready', { key: null })).status;
      health = (await stopping.ask('GET', '/health', { key: null })).status;
    });
    await stopping.stop();
    expect(stopping.logged.filter((line) => line.includes('failed'))).toEqual([]);
    expect([ready, health]).toEqual([503, 503]);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([202, 202]);
    expect((await stream).status).toBe(200);
    await expect(fetch(stopping.url)).rejects.toThrow();
  });
});
