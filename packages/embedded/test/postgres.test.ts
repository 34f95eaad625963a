import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { freePort, type PostgresServer, preparePostgres, startPostgres } from '../src/index.ts';
import { processIdentity } from '../src/process-identity.ts';
import { silent, stopping, temporaryDir } from './support.ts';

const template = mkdtempSync(path.join(tmpdir(), 'weir-embedded-template-'));
beforeAll(() => preparePostgres({ dir: template, log: silent }), 60_000);
afterAll(() => rmSync(template, { recursive: true }));

const start = async (dir: string, settings = {}) =>
  stopping(await startPostgres({ dir, template, port: await freePort(), settings, log: silent }));

async function query(server: PostgresServer, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('a first start creates the cluster, and what is written survives a restart', async () => {
  const dir = temporaryDir();
  const first = stopping(await startPostgres({ dir, port: await freePort(), log: silent }));
  await query(first, 'create table t as select 7 as n');
  expect(await first.stop()).toEqual({ code: 0, signal: null });
  const second = await start(dir);
  expect(await query(second, 'select n from t')).toEqual([{ n: 7 }]);
});

test('it is durable and private: fsync on, loopback only, and no entry without the password', async () => {
  const server = await start(temporaryDir(), { max_connections: 17 });
  const rows = await query(
    server,
    "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'listen_addresses', 'max_connections') order by name",
  );
  expect(rows.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
    'fsync=on',
    'listen_addresses=127.0.0.1',
    'max_connections=17',
    'synchronous_commit=on',
  ]);
  const stranger = new pg.Client({ connectionString: server.url.replace(/:[0-9a-f]+@/, ':guess@') });
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
});

test('after kill -9 of the server, with sessions open, the same directory starts again and nothing committed is lost', async () => {
  const dir = temporaryDir();
  const first = await start(dir);
  await query(first, 'create table t as select 7 as n');
  const session = new pg.Client({ connectionString: first.url });
  session.on('error', () => {});
  await session.connect();
  const working = session.query('select count(*) from generate_series(1, 200000000)').catch((error: unknown) => error);
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const second = await start(dir);
  expect(await query(second, 'select n from t')).toEqual([{ n: 7 }]);
  expect(await working).toBeInstanceOf(Error);
}, 60_000);

test('a pid in postmaster.pid that now belongs to another process does not stop the start', async () => {
  const dir = temporaryDir();
  const first = await start(dir);
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  // As after the restart of a container, where small numbers come back: the pid of the dead server is now a living stranger.
  const stranger = spawn('sleep', ['60']);
  onTestFinished(() => void stranger.kill());
  const pidFile = path.join(dir, 'cluster/data/postmaster.pid');
  const record = path.join(dir, 'server.json');
  for (const file of [pidFile, record])
    writeFileSync(file, readFileSync(file, 'utf8').replace(String(first.pid), String(stranger.pid)));
  const second = await start(dir);
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(stranger.exitCode).toBeNull();
});

test('a server whose owner was killed outright does not outlive it for long, and its directory starts again', async () => {
  const dir = temporaryDir();
  const owner = spawn(process.execPath, [path.join(import.meta.dirname, 'run-postgres.ts'), dir, 'stay'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  const { pid } = JSON.parse(line.toString()) as { pid: number };
  await expect(start(dir)).rejects.toMatchObject({
    code: 'SERVER_DIRECTORY_IN_USE',
    message: expect.stringContaining(String(owner.pid)),
  });
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await start(dir);
  expect(processIdentity(pid)).toBeUndefined();
});

test('initdb that was killed in the middle leaves nothing that looks like a cluster', async () => {
  const dir = temporaryDir();
  const dying = spawn(process.execPath, [path.join(import.meta.dirname, 'run-postgres.ts'), dir]);
  const halfDone = () => readdirSync(dir).some((name) => existsSync(path.join(dir, name, 'data/base')));
  await expect.poll(halfDone, { timeout: 20_000, interval: 5 }).toBe(true);
  dying.kill('SIGKILL');
  await once(dying, 'exit');
  const server = stopping(await startPostgres({ dir, port: await freePort(), log: silent }));
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('two creators at once agree on one cluster', async () => {
  const dir = temporaryDir();
  const both = await Promise.all([1, 2].map(() => preparePostgres({ dir, log: silent })));
  expect(both[0]?.password).toBe(both[1]?.password);
});

test('a used port is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  const refused = startPostgres({ dir: temporaryDir(), template, port, log: silent });
  await expect(refused).rejects.toMatchObject({ code: 'PORT_IN_USE', message: expect.stringContaining(String(port)) });
});

test("a setting that Postgres does not know is reported in Postgres' own words", async () => {
  await expect(start(temporaryDir(), { no_such_setting: 1 })).rejects.toMatchObject({
    code: 'POSTGRES_START_FAILED',
    message: expect.stringContaining('unrecognized configuration parameter "no_such_setting"'),
  });
});
