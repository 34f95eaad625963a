import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { setup } from '../src/global-setup.ts';
import { postgresTemplate, sharedDir } from '../src/shared.ts';

let dir: string;
afterEach(() => rmSync(dir, { recursive: true }));

test('a template that an earlier run began and did not finish is finished', async () => {
  const servers = join(sharedDir(), 'bin');
  dir = mkdtempSync(join(tmpdir(), 'weir-shared-'));
  symlinkSync(servers, join(dir, 'bin'));
  vi.stubEnv('WEIR_TEST_CACHE', dir);
  mkdirSync(postgresTemplate());

  await setup();

  expect(existsSync(join(postgresTemplate(), 'cluster', 'data', 'PG_VERSION'))).toBe(true);
});
