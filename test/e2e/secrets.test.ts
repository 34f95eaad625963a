import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@weir/launcher';
import { EX_CONFIG, ServiceTokenIssuer } from '@weir/runtime';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let running: TestSystem;
/** Whatever anybody said: logs, and answers with their headers. */
const said: string[] = [];
let secrets: ReadonlyMap<string, string>;

beforeAll(async () => {
  running = await startTestSystem({ logLevel: 'trace' });
  secrets = readSecrets(join(running.home, 'secrets'));
});
afterAll(async () => {
  await running?.stop();
});

/** By the file that it stands in: what may be seen nowhere else. */
function readSecrets(directory: string): ReadonlyMap<string, string> {
  const found = readdirSync(directory).flatMap((name): [string, string][] => {
    const text = readFileSync(join(directory, name), 'utf8').trim();
    if (name === 'service-keys') return [];
    if (text.startsWith('postgres')) return [[name, decodeURIComponent(new URL(text).password)]];
    if (text.startsWith('{')) {
      const { d, privateJwk, seed } = JSON.parse(text);
      return [[name, d ?? privateJwk?.d ?? seed]];
    }
    return [[name, text]];
  });
  return new Map(found.filter(([, secret]) => secret !== undefined && secret !== ''));
}

function expectNoSecretIn(texts: readonly string[]): void {
  const all = texts.join('\n');
  for (const [name, secret] of secrets) {
    // A part of a secret is one, too; the first characters of an API key are its id, which is none.
    for (const part of [secret, secret.slice(-16), encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
      expect(all.includes(part), `${name} stands in ${texts.find((text) => text.includes(part))?.slice(0, 500)}`).toBe(
        false,
      );
  }
}

async function ask(url: string, init: RequestInit = {}): Promise<number> {
  const response = await fetch(url, init).catch((error: unknown) => {
    said.push(String(error));
    return undefined;
  });
  if (response === undefined) return 0;
  said.push([...response.headers].join('\n'), await response.text());
  return response.status;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });

/** Asks in ways that succeed and in ways that fail. */
async function drive(): Promise<void> {
  const { gatewayUrl, apiKey } = running.system.dev;
  const typo = apiKey.slice(0, -8) + apiKey.slice(-8).split('').toReversed().join('');
  const job = (body: string) => ({ method: 'POST', body });
  for (const key of [apiKey, typo, '']) {
    const headers = bearer(key);
    for (const path of [
      '/',
      '/health',
      '/api/v1/jobs',
      '/api/v1/jobs/nonsense',
      '/api/v1/operations',
      '/nothing',
      `/${key}`,
      `/api/v1/jobs/${key}`,
      `/api/v1/operations/${key}`,
      `/api/v1/jobs?cursor=${key}`,
    ])
      await ask(gatewayUrl + path, { headers });
    for (const body of ['{}', '{', `{"operation":"diagnostics.fail","input":{},"${'x'.repeat(300)}":1}`])
      await ask(`${gatewayUrl}/api/v1/jobs`, { headers, ...job(body) });
    await ask(`${gatewayUrl}/api/v1/jobs`, {
      headers: { ...headers, 'idempotency-key': '"a"' },
      ...job('{"operation":"diagnostics.echo","input":{"value":1}}'),
    });
  }
}

/** What another service of ours may ask, and somebody who claims to be one. */
async function driveInside(): Promise<void> {
  const { services: processes, apiKey } = running.system.dev;
  const key = JSON.parse(readFileSync(join(running.home, 'secrets', 'gateway.key'), 'utf8'));
  const tokens = new ServiceTokenIssuer('gateway', key);
  for (const [name, { internalUrl }] of Object.entries(processes)) {
    if (internalUrl === undefined) continue;
    for (const token of [await tokens.tokenFor(name), 'nonsense', apiKey]) {
      const headers = bearer(token);
      for (const path of ['/health', '/ready', '/metrics', '/nothing', '/internal/v1/jobs', '/internal/v1/nothing'])
        await ask(internalUrl + path, { headers });
      for (const path of ['/internal/v1/api-keys/verify', '/internal/v1/messages', '/internal/v1/operations'])
        for (const body of [
          JSON.stringify({ key: apiKey }),
          JSON.stringify({ key: apiKey, more: 1 }),
          `{"key":"${apiKey}`,
        ])
          await ask(internalUrl + path, { method: 'POST', headers, body });
    }
  }
}

/** Runs a service until it ends by itself; what it wrote. */
function runUntilEnd(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join('services', name, 'src/main.ts')],
      {
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const end = () => child.kill('SIGINT');
    let timer = setTimeout(end, 60_000);
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        if (text === '') {
          // Some failures are waited out; what they say on the way is what we want. How long it takes to speak at all is the machine's affair.
          clearTimeout(timer);
          timer = setTimeout(end, 6_000);
        }
        text += chunk;
      });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, text });
    });
  });
}

describe('no secret', () => {
  test('is in a log or an answer, whatever fails', async () => {
    const { system, logs } = running;
    expect(secrets.size).toBeGreaterThan(15);
    await drive();
    await driveInside();
    for (const part of ['postgres', 'nats', 'security', 'orchestrator']) {
      system.hold(part);
      await drive();
      await driveInside();
      system.release(part);
      await eventually(async () => expect(await ask(`${system.dev.gatewayUrl}/ready`)).toBe(200), 60_000);
    }
    for (const { name } of services) await system.restart(name);
    await eventually(async () => expect(await ask(`${system.dev.gatewayUrl}/ready`)).toBe(200), 60_000);
    expect(logs.length).toBeGreaterThan(20);
    expectNoSecretIn([...logs, ...said]);
  }, 240_000);

  test.each(services.map(({ name }) => name))(
    'is in what %s says when it cannot start',
    async (name) => {
      const good = running.system.environmentOf(name);
      // The launcher gives each the same, also a user of the bus to who does not speak there.
      const given = Object.keys(good).filter(
        (one) => one.endsWith('_FILE') && !(name === 'security' && /NKEY/.test(one)),
      );
      const inline = Object.fromEntries(
        given.map((file) => [file.replace(/_FILE$/, ''), readFileSync(good[file] ?? '', 'utf8')]),
      );
      const others = Object.fromEntries(Object.entries(good).filter(([one]) => !given.includes(one)));
      const twice = await runUntilEnd(name, { ...good, ...inline });
      expect(twice.code).toBe(EX_CONFIG);
      for (const file of given) expect(twice.text).toContain(`${file.replace(/_FILE$/, '')} and ${file} are both set`);
      expectNoSecretIn([twice.text]);
      // Each secret in turn is spoilt, so that whoever complains of it has it at hand.
      for (const [variable, value] of Object.entries(inline)) {
        const spoilt = value.startsWith('postgres') ? value.replace(/@[^/]+/, '@127.0.0.1:1') : `${value}!`;
        const { text } = await runUntilEnd(name, {
          ...others,
          ...inline,
          [variable]: spoilt,
          INTERNAL_PORT: '0',
          PORT: '0',
        });
        expect(text, variable).not.toBe('');
        expectNoSecretIn([text]);
      }
    },
    120_000,
  );
});
