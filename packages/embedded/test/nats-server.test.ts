import { once } from 'node:events';
import { readFileSync, statSync, truncateSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { findNatsServer, freePort, natsStoreDir, startNatsServer } from '../src/index.ts';
import { cacheDir, silent, stopping, temporaryDir } from './support.ts';

let binary: string;
beforeAll(async () => {
  binary = await findNatsServer({ cacheDir, log: silent });
}, 60_000);

const configFor = (dir: string) => `server_name: test\njetstream { store_dir: "${natsStoreDir(dir)}" }\n`;
const start = async (dir: string, config = configFor(dir), port?: number) =>
  stopping(await startNatsServer({ binary, dir, config, port: port ?? (await freePort()), log: silent }));

async function greetingOf(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return chunk.toString();
}

test('a server greets its clients, with a private configuration and JetStream where the caller wants it', async () => {
  const dir = temporaryDir();
  const server = await start(dir);
  expect(await greetingOf(server.port)).toContain('"jetstream":true');
  expect(server.url).toBe(`nats://127.0.0.1:${server.port}`);
  expect(statSync(path.join(dir, 'nats-server.conf')).mode & 0o777).toBe(0o600);
  expect(statSync(natsStoreDir(dir)).isDirectory()).toBe(true);
  expect(readFileSync(server.logFile, 'utf8')).toContain('Server is ready');
});

test('a stopped server has ended, says so, and may be stopped again', async () => {
  const server = await start(temporaryDir());
  const exit = await server.stop();
  expect(await server.exited).toEqual(exit);
  expect(await server.stop()).toEqual(exit);
  await expect(greetingOf(server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('after kill -9 the same directory starts again', async () => {
  const dir = temporaryDir();
  const first = await start(dir);
  process.kill(first.pid, 'SIGKILL');
  expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
  const second = await start(dir);
  expect(await greetingOf(second.port)).toContain('INFO');
});

test('a used port is named, and the other server on it is not taken for ours', async () => {
  const other = createServer((socket) => socket.end('INFO {}\r\n')).listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  await expect(start(temporaryDir(), '', port)).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: expect.stringContaining(String(port)),
  });
});

test("a bad configuration is reported in the server's own words", async () => {
  const refused = start(temporaryDir(), 'jetstream { store_dir: "/x", no_such_field: 1 }\n');
  await expect(refused).rejects.toMatchObject({
    code: 'NATS_START_FAILED',
    message: expect.stringContaining('unknown field "no_such_field"'),
  });
});

test('two servers cannot share a directory', async () => {
  const dir = temporaryDir();
  await start(dir);
  await expect(start(dir)).rejects.toMatchObject({
    code: 'SERVER_DIRECTORY_IN_USE',
    message: expect.stringContaining(String(process.pid)),
  });
});

test('a log that has grown is set aside at a start', async () => {
  const dir = temporaryDir();
  const first = await start(dir);
  await first.stop();
  truncateSync(first.logFile, 10 * 1024 * 1024 + 1);
  const second = await start(dir);
  expect(statSync(second.logFile).size).toBeLessThan(100_000);
  expect(statSync(`${second.logFile}.1`).size).toBe(10 * 1024 * 1024 + 1);
});
