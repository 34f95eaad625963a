import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBus } from '@weir/jetstream';
import { eventually, postgresTemplate, sharedDir, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type DevFile, System, type SystemOptions } from '../src/index.ts';
import { modeOf, processesOf, runs, temporaryDir } from './support.ts';

let running: TestSystem;
beforeAll(async () => {
  running = await startTestSystem();
}, 120_000);
afterAll(() => running?.stop());

const devOf = (home: string): DevFile => JSON.parse(readFileSync(join(home, 'dev.json'), 'utf8')) as DevFile;
const pidOf = (home: string, name: string): number => devOf(home).services[name]?.pid ?? 0;

function newSystem(home: string, options: Partial<SystemOptions> = {}) {
  const lines: string[] = [];
  const system = new System({
    home,
    port: 0,
    cacheDir: sharedDir(),
    postgresTemplate: postgresTemplate(),
    logLevel: 'warn',
    say: (line) => lines.push(line),
    onLog: (line) => lines.push(line),
    ...options,
  });
  onTestFinished(() => system.stop());
  return { system, lines };
}

test('a system that has started says in dev.json, for its owner alone, where everything is', async () => {
  const { home } = running;
  const dev = devOf(home);
  const at = (port: string) => expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1:${port}$`));
  const service = { pid: expect.any(Number), internalUrl: at('\\d+') };
  expect(dev).toEqual({
    gatewayUrl: at('\\d+'),
    dashboardUrl: `${dev.gatewayUrl}/dashboard`,
    apiKey: expect.stringMatching(/^weir_live_/),
    tenantId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    admin: { username: 'admin', password: expect.any(String) },
    natsUrl: expect.stringMatching(/^nats:\/\/admin:.+@127\.0\.0\.1:\d+$/),
    databaseUrl: expect.stringMatching(/^postgres:\/\//),
    services: expect.objectContaining({
      nats: { pid: expect.any(Number) },
      postgres: { pid: expect.any(Number) },
      gateway: service,
      orchestrator: service,
      security: service,
    }),
  });
  expect([modeOf(join(home, 'dev.json')), modeOf(join(home, 'worker.env'))]).toEqual(['600', '600']);
  for (const { pid } of Object.values(dev.services)) expect(runs(pid)).toBe(true);
  for (const { internalUrl } of Object.values(dev.services)) {
    if (internalUrl !== undefined) expect((await fetch(`${internalUrl}/ready`)).status).toBe(200);
  }
  const operations = `${dev.gatewayUrl}/api/v1/operations/uncertainty.add`;
  expect((await fetch(operations, { headers: { authorization: `Bearer ${dev.apiKey}` } })).status).toBe(200);
  expect(() => running.system.environmentOf('nobody')).toThrow('there is no service nobody');
});

test('a second system on the same home is refused, and the first does not notice', () => {
  expect(() => newSystem(running.home)).toThrow(`pid ${process.pid}`);
  expect(existsSync(join(running.home, 'dev.json'))).toBe(true);
});

test('a service that is killed runs again, dev.json has its new pid, and it works', async () => {
  const { home } = running;
  const { services } = devOf(home);
  const killed = Object.keys(services).filter((name) => !['nats', 'postgres'].includes(name));
  expect(killed.length).toBeGreaterThan(3);
  for (const name of killed) process.kill(services[name]?.pid ?? 0, 'SIGKILL');
  for (const name of killed) {
    await eventually(() => {
      expect(pidOf(home, name), name).not.toBe(services[name]?.pid);
      expect(runs(pidOf(home, name)), name).toBe(true);
    }, 20_000);
  }
  await eventually(async () => {
    for (const name of killed) expect((await fetch(`${services[name]?.internalUrl}/ready`)).status, name).toBe(200);
  }, 30_000);
}, 60_000);

test('nats-server and Postgres that are killed run again with all that was in them and the streams that were in memory', async () => {
  const { home } = running;
  const before = devOf(home);
  const streams = async () => {
    const { username, password, host } = new URL(before.natsUrl);
    const bus = await connectBus({ url: `nats://${host}`, service: 'admin', user: { name: username, password } });
    const names = await (await bus.manager()).streams.names().next();
    await bus.close();
    return names.toSorted();
  };
  const had = await streams();
  expect(had).toContain('MONITORING');
  for (const name of ['nats', 'postgres']) process.kill(pidOf(home, name), 'SIGKILL');
  for (const name of ['nats', 'postgres']) {
    await eventually(() => expect(pidOf(home, name)).not.toBe(before.services[name]?.pid), 30_000);
  }
  await eventually(async () => expect(await streams()).toEqual(had), 20_000);
  for (const name of ['security', 'orchestrator', 'gateway']) {
    await eventually(async () => {
      const health = await fetch(`${before.services[name]?.internalUrl}/health`);
      expect([name, await health.json()]).toMatchObject([name, { status: 'HEALTHY' }]);
    }, 30_000);
    expect(pidOf(home, name), `${name} lived through it`).toBe(before.services[name]?.pid);
  }
}, 90_000);

test('a system that was stopped leaves no process and no dev.json, also when a service was just being started again', async () => {
  const { home, system } = running;
  const { services, apiKey, tenantId } = devOf(home);
  await system.stop();
  await system.stop();
  expect(existsSync(join(home, 'dev.json'))).toBe(false);
  for (const [name, { pid }] of Object.entries(services)) expect(runs(pid), name).toBe(false);
  expect(processesOf(home)).toEqual([]);

  // What was made at the first start is there at the next one; so is what was taken is free.
  let stopped: Promise<void> | undefined;
  const again = newSystem(home, {
    say: (line) => {
      if (line.startsWith('worker-diagnostics ended')) stopped = again.system.stop();
    },
  });
  await again.system.start();
  expect(devOf(home)).toMatchObject({ apiKey, tenantId });
  process.kill(pidOf(home, 'worker-diagnostics'), 'SIGKILL');
  await eventually(() => expect(stopped).toBeDefined());
  await stopped;
  expect(existsSync(join(home, 'dev.json'))).toBe(false);
  expect(processesOf(home)).toEqual([]);
}, 90_000);

describe('a system that does not start', () => {
  test('because its port is in use says so, and leaves nothing behind', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const home = temporaryDir();
    const { port } = server.address() as { port: number };
    const { system } = newSystem(home, { port });
    await expect(system.start()).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: expect.stringContaining(`${port}`),
    });
    expect(processesOf(home)).toEqual([]);
    expect(() => system.dev).toThrow('the system has not started');
    newSystem(home);
  });

  test('because a service refuses its configuration gives up at once, and the log says what to set', async () => {
    const home = temporaryDir();
    const { system, lines } = newSystem(home, { environment: { security: { REGISTRATION_OPEN: 'maybe' } } });
    await expect(system.start()).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: 'security cannot start: its log line above says what to set.',
    });
    expect(lines.filter((line) => line.includes('REGISTRATION_OPEN must be boolean'))).toHaveLength(1);
    expect(processesOf(home)).toEqual([]);
  });

  test.each([
    ['nats-server and Postgres', 'starting nats-server and Postgres'],
    ['its services', 'starting the services'],
  ])('because it was stopped while it started %s leaves no process, and its home is free', async (_name, line) => {
    const home = mkdtempSync(join(tmpdir(), 'weir-launcher-'));
    mkdirSync(home, { recursive: true });
    let stopped: Promise<void> | undefined;
    const { system } = newSystem(home, {
      say: (said) => {
        if (said === line) stopped = Promise.resolve().then(() => system.stop());
      },
    });
    await expect(system.start()).rejects.toThrow();
    await stopped;
    await eventually(() => expect(processesOf(home)).toEqual([]));
    expect(existsSync(join(home, 'dev.json'))).toBe(false);
    await newSystem(home).system.stop();
    rmSync(home, { recursive: true, force: true });
  });
});
