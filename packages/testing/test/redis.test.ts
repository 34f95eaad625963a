import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedis } from '@weir/testing';
import { afterEach, expect, test } from 'vitest';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

/** A directory with programs of these names, which can be run. */
function dirOf(...names: readonly string[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'weir-redis-'));
  dirs.push(dir);
  for (const name of names) {
    writeFileSync(join(dir, name), '#!/bin/sh\nexit 0\n');
    chmodSync(join(dir, name), 0o755);
  }
  return dir;
}

test('a valkey-server is found, and a redis-server where there is none', () => {
  expect(findRedis('it', { PATH: dirOf('valkey-server', 'redis-server') })).toBe('valkey-server');
  expect(findRedis('it', { PATH: dirOf('redis-server') })).toBe('redis-server');
});

test('REDIS_SERVER_BIN comes first, and one that cannot be run is an error rather than a skipped test', () => {
  const PATH = dirOf('valkey-server');
  const named = join(dirOf('my-own'), 'my-own');
  expect(findRedis('it', { PATH, REDIS_SERVER_BIN: named })).toBe(named);
  expect(() => findRedis('it', { PATH, REDIS_SERVER_BIN: '/nowhere/valkey' })).toThrow(
    'REDIS_SERVER_BIN: /nowhere/valkey cannot be run',
  );
});

test('where there is neither, it is said what is not tested and what to install', () => {
  const said: string[] = [];
  expect(findRedis('the shared store', { PATH: dirOf() }, (line) => said.push(line))).toBeUndefined();
  expect(said.join()).toMatch(/^NOT TESTED: the shared store, .*Install .*valkey-server.*REDIS_SERVER_BIN\.\n$/s);
});
