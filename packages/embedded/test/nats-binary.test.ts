import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type BinarySource, findNatsServer } from '../src/index.ts';
import { silent, temporaryDir } from './support.ts';

function fakeServer(dir: string, version: string): string {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, 'nats-server');
  writeFileSync(file, `#!/bin/sh\necho nats-server: v${version}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A place that has the binary, and counts how often it was asked. */
function source(dir: string, version: string) {
  const binary = fakeServer(path.join(dir, 'origin'), version);
  const asked: string[] = [];
  const fetch: BinarySource = async (into) => {
    asked.push(into);
    const copy = path.join(into, 'nats-server');
    copyFileSync(binary, copy);
    return copy;
  };
  return { fetch, asked };
}

const refusing: BinarySource = async () => {
  throw new Error('the network is closed');
};

test('NATS_SERVER_BIN comes before everything else', async () => {
  const dir = temporaryDir();
  const chosen = fakeServer(path.join(dir, 'chosen'), '2.12.5');
  fakeServer(path.join(dir, 'path'), '2.14.0');
  const env = { NATS_SERVER_BIN: chosen, PATH: path.join(dir, 'path') };
  expect(await findNatsServer({ cacheDir: dir, log: silent, env, sources: {} })).toBe(chosen);
});

test('a NATS_SERVER_BIN that is too old or absent is an error, not skipped in silence', async () => {
  const dir = temporaryDir();
  const old = fakeServer(dir, '2.9.10');
  const find = (file: string) =>
    findNatsServer({ cacheDir: dir, log: silent, env: { NATS_SERVER_BIN: file }, sources: {} });
  await expect(find(old)).rejects.toMatchObject({
    code: 'NATS_SERVER_BIN_UNUSABLE',
    message: expect.stringContaining('2.9.10, older than 2.12.5'),
  });
  await expect(find(path.join(dir, 'none'))).rejects.toMatchObject({
    code: 'NATS_SERVER_BIN_UNUSABLE',
    message: expect.stringContaining('ENOENT'),
  });
});

test('PATH comes before the cache, and an old server in PATH does not hide a newer one behind it', async () => {
  const dir = temporaryDir();
  const [first, second] = [path.join(dir, 'first'), path.join(dir, 'second')];
  fakeServer(first, '2.12.4');
  const newer = fakeServer(second, '2.12.10');
  fakeServer(path.join(dir, 'bin'), '2.15.1');
  const env = { PATH: [first, second].join(path.delimiter) };
  expect(await findNatsServer({ cacheDir: dir, log: silent, env, sources: {} })).toBe(newer);
});

test('what was fetched once is in the cache afterwards, whole and alone', async () => {
  const dir = temporaryDir();
  const { fetch, asked } = source(dir, '2.15.1');
  const find = () => findNatsServer({ cacheDir: dir, log: silent, env: {}, sources: { refusing, fetch } });
  const cached = path.join(dir, 'bin', 'nats-server');
  expect(await Promise.all([find(), find()])).toEqual([cached, cached]);
  expect(await find()).toBe(cached);
  expect(asked).toHaveLength(2);
  expect(readdirSync(path.join(dir, 'bin'))).toEqual(['nats-server']);
});

test('a source that hangs is overtaken by the next one and told to stop', async () => {
  const dir = temporaryDir();
  let stopped = false;
  const hanging: BinarySource = (_, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        stopped = true;
        reject(signal.reason);
      });
    });
  const { fetch } = source(dir, '2.15.1');
  const found = await findNatsServer({
    cacheDir: dir,
    log: silent,
    env: {},
    sources: { hanging, fetch },
    patienceMs: 1,
  });
  expect(existsSync(found)).toBe(true);
  expect(stopped).toBe(true);
});

test('when nothing works the error says what was tried, why each failed, and how to install it', async () => {
  const dir = temporaryDir();
  fakeServer(path.join(dir, 'path'), '2.9.10');
  const { fetch: tooOld } = source(dir, '2.11.0');
  const found = findNatsServer({
    cacheDir: dir,
    log: silent,
    env: { PATH: path.join(dir, 'path') },
    sources: { refusing, tooOld },
  });
  await expect(found).rejects.toMatchObject({ code: 'NATS_SERVER_MISSING' });
  const message = await found.catch((error: Error) => error.message);
  expect(message).toContain('2.9.10, older than 2.12.5');
  expect(message).toContain('refusing: the network is closed');
  expect(message).toMatch(/tooOld: .* is 2\.11\.0, older/);
  expect(message).toContain('brew install nats-server');
  expect(readdirSync(path.join(dir, 'bin'))).toEqual([]);
});
