import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DependencyUnavailable, EnvelopeInvalid } from '@weir/messaging';
import { afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  type Context,
  createContext,
  type InternalServerOptions,
  newServiceKey,
  ServiceClient,
  ServiceTokenIssuer,
  ServiceTokenVerifier,
  ServiceUnavailable,
  startInternalServer,
} from '../src/index.ts';

let tokens: ServiceTokenIssuer;
let verifier: ServiceTokenVerifier;
let context: Context;

beforeAll(async () => {
  const { privateJwk, publicJwk } = await newServiceKey('gateway');
  tokens = new ServiceTokenIssuer('gateway', privateJwk);
  verifier = new ServiceTokenVerifier('orchestrator', { keys: [publicJwk] });
});
afterEach(() => context?.lifecycle.stop());

async function start(more: Partial<InternalServerOptions> = {}) {
  context = createContext('orchestrator', { level: 'silent' });
  const { url } = await startInternalServer({ context, host: '127.0.0.1', port: 0, probes: {}, verifier, ...more });
  const client = new ServiceClient('orchestrator', url, tokens);
  context.lifecycle.onStop('client', () => client.close());
  return { url, client };
}

describe('the internal port', () => {
  test('is live, says how it is, and exposes its metrics', async () => {
    let postgres = true;
    const probe = (critical: boolean) => ({
      critical,
      check: () => (postgres ? Promise.resolve() : Promise.reject(new Error('away'))),
    });
    const { url } = await start({ probes: { postgres: probe(true) } });
    const status = async (path: string) => (await fetch(url + path)).status;
    expect([await status('/live'), await status('/ready'), await status('/health')]).toEqual([200, 200, 200]);
    postgres = false;
    expect([await status('/live'), await status('/ready'), await status('/health')]).toEqual([200, 503, 503]);
    const health = await fetch(`${url}/health`);
    expect(await health.json()).toMatchObject({ status: 'UNHEALTHY', components: { postgres: { reason: 'away' } } });
    const metrics = await fetch(`${url}/metrics`);
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(await metrics.text()).toContain('weir_deliveries_total');
    expect(metrics.headers.get('x-powered-by')).toBeNull();
  });

  test('is degraded and still ready without a part that it can do without; while it stops it is not ready', async () => {
    const gate = Promise.withResolvers<void>();
    const { url } = await start({
      probes: { nats: { critical: false, check: () => Promise.reject(new Error('away')) } },
    });
    const ready = await fetch(`${url}/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'DEGRADED' }]);
    context.lifecycle.onStop('slow', () => gate.promise);
    const stopped = context.lifecycle.stop();
    expect([(await fetch(`${url}/ready`)).status, (await fetch(`${url}/live`)).status]).toEqual([503, 200]);
    gate.resolve();
    await stopped;
    await expect(fetch(`${url}/live`)).rejects.toThrow('fetch failed');
  });

  test('refuses whoever has no service token, for every path of a service, and tells its routes who calls', async () => {
    let callers = 0;
    const { url, client } = await start({
      routes: (app) => {
        app.get('/internal/v1/caller', (_request, response) => {
          callers += 1;
          response.json({ caller: response.locals.caller as string });
        });
      },
    });
    for (const authorization of ['', 'Bearer x', `Bearer ${await tokens.tokenFor('security')}`]) {
      for (const path of ['/internal/v1/caller', '/internal/v1/nothing', '/internal/v1']) {
        const answer = await fetch(url + path, { headers: { authorization } });
        expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'SERVICE_TOKEN_INVALID' }]);
      }
    }
    expect(callers).toBe(0);
    expect(await client.call('GET', '/internal/v1/caller')).toEqual({ status: 200, body: { caller: 'gateway' } });
    expect((await client.call('GET', '/internal/v1/nothing')).status).toBe(404);
  });

  test('answers errors by whether trying again may help, with their code, and breaks off what had begun', async () => {
    const { url, client } = await start({
      routes: (app) => {
        app.post('/internal/v1/echo', (request, response) => void response.json(request.body));
        app.get('/internal/v1/retryable', () => {
          throw new DependencyUnavailable('Postgres is away');
        });
        app.get('/internal/v1/terminal', () => {
          throw new EnvelopeInvalid('never');
        });
        app.get('/internal/v1/bug', () => Promise.reject(new TypeError('a bug')));
        app.get('/internal/v1/halfway', (_request, response) => {
          response.write('{"half":');
          throw new Error('in the middle');
        });
      },
    });
    const echo = { text: 'ä', list: [1, null] };
    expect(await client.call('POST', '/internal/v1/echo', echo)).toEqual({ status: 200, body: echo });
    await expect(client.call('GET', '/internal/v1/retryable')).rejects.toThrow('answered 503');
    await expect(client.call('GET', '/internal/v1/terminal')).rejects.toThrow('answered 500');
    await expect(client.call('GET', '/internal/v1/bug?secret=1')).rejects.toThrow(
      'orchestrator answered 500 to GET /internal/v1/bug',
    );
    await expect(client.call('GET', '/internal/v1/halfway')).rejects.toThrow(ServiceUnavailable);
    const authorization = `Bearer ${await tokens.tokenFor('orchestrator')}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const broken = await fetch(`${url}/internal/v1/echo`, { method: 'POST', headers, body: '{"a":' });
    expect([broken.status, await broken.json()]).toMatchObject([400, { code: 'REQUEST_INVALID' }]);
    const large = await client.call('POST', '/internal/v1/echo', 'x'.repeat(5 * 1024 * 1024));
    expect(large).toMatchObject({ status: 413, body: { code: 'REQUEST_INVALID' } });
  });

  test('that is taken cannot be had', async () => {
    const { url } = await start();
    const taken = { context, host: '127.0.0.1', port: Number(new URL(url).port), probes: {} };
    await expect(startInternalServer(taken)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('a service that is called', () => {
  async function startOther(onRequest: RequestListener): Promise<ServiceClient> {
    const server = createServer(onRequest).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = new ServiceClient('other', `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tokens);
    onTestFinished(async () => {
      server.closeAllConnections();
      server.close();
      await client.close();
    });
    return client;
  }

  test('and is not there is unavailable', async () => {
    const client = new ServiceClient('other', 'http://127.0.0.1:1', tokens);
    const failed = client.call('PUT', '/x?token=1');
    await expect(failed).rejects.toThrow(ServiceUnavailable);
    await expect(failed).rejects.toMatchObject({ retryAfterMs: 1000 });
    await expect(failed).rejects.toThrow(/^other did not answer PUT \/x: /);
    await client.close();
  });

  test('and never answers, or stops in the middle of its answer, is unavailable within the bound', async () => {
    const client = await startOther((request, response) => {
      if (request.url === '/half') response.write('{');
    });
    const failed = await Promise.allSettled([client.call('GET', '/silent'), client.call('GET', '/half')]);
    for (const outcome of failed) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(ServiceUnavailable) });
    }
  });

  test('and hangs up, or answers what is no JSON, is unavailable; one that refuses is heard', async () => {
    const client = await startOther((request, response) => {
      if (request.url === '/hang-up') request.destroy();
      if (request.url === '/html') response.end('<html>');
      response.statusCode = 404;
      if (request.url === '/refused') response.end('{"code":"NOT_FOUND"}');
      response.statusCode = 204;
      if (request.url === '/nothing') response.end();
    });
    for (const path of ['/hang-up', '/html']) {
      await expect(client.call('DELETE', path), path).rejects.toThrow(ServiceUnavailable);
    }
    expect(await client.call('GET', '/refused')).toEqual({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await client.call('GET', '/nothing')).toEqual({ status: 204, body: undefined });
  });
});
