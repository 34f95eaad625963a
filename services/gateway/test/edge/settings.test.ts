import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigInvalid } from '@weir/runtime';
import express from 'express';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { addressOf } from '../../src/edge/address.ts';
import { edgeSettings } from '../../src/edge/settings.ts';
import { useEdge } from '../../src/edge/use-edge.ts';

const environment = {
  NATS_URL: 'nats://127.0.0.1:4222',
  NATS_NKEY: 'SUAA',
  SERVICE_KEY: '{}',
  SERVICE_KEYS: '{}',
  ORCHESTRATOR_URL: 'http://127.0.0.1:1',
  SECURITY_URL: 'http://127.0.0.1:2',
};
const settingsOf = (more: NodeJS.ProcessEnv) => edgeSettings(loadConfig({ ...environment, ...more }));

describe('configuration', () => {
  test('by default nobody is trusted, no origin is let in, and every bound is set', () => {
    const { trustProxy, corsOrigins, ...bounds } = settingsOf({});
    expect({ trustProxy, corsOrigins }).toEqual({ trustProxy: false, corsOrigins: [] });
    expect(bounds.requestTimeoutMs).toBe(30_000);
    for (const [name, bound] of Object.entries(bounds)) expect(bound, name).toBeGreaterThan(0);
  });

  test.each([
    ['', false],
    ['0', false],
    ['2', 2],
    ['10.0.0.0/8, ::1,loopback', ['10.0.0.0/8', '::1', 'loopback']],
  ])('TRUST_PROXY %j is understood', (text, expected) => {
    expect(settingsOf({ TRUST_PROXY: text }).trustProxy).toEqual(expected);
  });

  test.each(['true', '*', '11', '-1', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0/8', 'proxy.example.com', '1,2'])(
    'TRUST_PROXY %j is refused, and named',
    (text) => {
      expect(() => settingsOf({ TRUST_PROXY: text })).toThrow(ConfigInvalid);
      expect(() => settingsOf({ TRUST_PROXY: text })).toThrow(/TRUST_PROXY/);
    },
  );

  test.each([
    ['*', undefined],
    ['null', undefined],
    ['app.example.com', undefined],
    ['https://*.example.com', undefined],
    ['https://app.example.com/', 'https://app.example.com'],
    ['HTTPS://App.Example.com', 'https://app.example.com'],
    ['https://app.example.com:443', 'https://app.example.com'],
    ['ftp://app.example.com', undefined],
    ['javascript:alert(1)', undefined],
  ])('CORS_ORIGINS %j is refused, with what was meant', (text, meant) => {
    expect(() => settingsOf({ CORS_ORIGINS: text })).toThrow(ConfigInvalid);
    if (meant !== undefined) expect(() => settingsOf({ CORS_ORIGINS: text })).toThrow(`did you mean ${meant}?`);
  });

  test('all that is wrong is said at once', () => {
    expect(() => settingsOf({ CORS_ORIGINS: '*,nobody', TRUST_PROXY: 'everybody' })).toThrow(
      /everybody.*\n.*"\*".*\n.*"nobody"/,
    );
  });

  test('headers never have longer than the request that they belong to', () => {
    expect(settingsOf({ REQUEST_TIMEOUT_MS: '500', HEADERS_TIMEOUT_MS: '9000' }).headersTimeoutMs).toBe(500);
  });
});

/** A server with our edge, which answers where a request comes from. */
async function serve(trusted: string): Promise<(forwarded?: string) => Promise<string>> {
  const app = express();
  useEdge(app, settingsOf({ TRUST_PROXY: trusted }));
  app.get('/', (request, response) => void response.send(addressOf(request)));
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return async (forwarded) =>
    (
      await fetch(url, {
        headers: {
          connection: 'close',
          ...(forwarded === undefined
            ? {}
            : { 'x-forwarded-for': forwarded, 'x-real-ip': '203.0.113.66', forwarded: 'for=203.0.113.66' }),
        },
      })
    ).text();
}

describe('where a request comes from', () => {
  test('what a client says of itself counts for nothing, unless it is a proxy that we trust', async () => {
    for (const trusted of ['', '10.0.0.0/8', '::1']) {
      const ask = await serve(trusted);
      expect(await ask('203.0.113.7')).toBe('127.0.0.1');
      expect(await ask('10.1.2.3, 203.0.113.7')).toBe('127.0.0.1');
    }
  });

  test('behind a trusted proxy it is the last address that no trusted one wrote', async () => {
    const ask = await serve('loopback, 10.0.0.0/8');
    expect(await ask()).toBe('127.0.0.1');
    expect(await ask('203.0.113.7')).toBe('203.0.113.7');
    expect(await ask('198.51.100.1, 203.0.113.7, 10.9.9.9')).toBe('203.0.113.7');
    expect(await ask('2001:DB8::1')).toBe('2001:db8::1');
    expect(await ask('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(await ask('203.0.113.7:51234')).toBe('203.0.113.7');
  });

  test('by a number of proxies, what a client has put before their entries is passed over', async () => {
    const ask = await serve('2');
    expect(await ask('198.51.100.1, 203.0.113.7, 192.0.2.9')).toBe('203.0.113.7');
    expect(await (await serve('1'))('198.51.100.1, 203.0.113.7')).toBe('203.0.113.7');
  });

  test('whatever a trusted proxy passes on, it is an address', async () => {
    const ask = await serve('loopback');
    const hostile = fc.string({ unit: fc.constantFrom(...'0123456789abcdef.:,[]%/ <'), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const address = await ask(text.trim() === '' ? 'x' : text);
        expect(address).toMatch(/^[0-9a-f.:%]+$/);
      }),
      { numRuns: 100 },
    );
  });
});
