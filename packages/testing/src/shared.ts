import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** What test runs share: the nats-server binary and an initialised Postgres cluster, neither of which a test changes. */
export function sharedDir(): string {
  const dir = process.env.WEIR_TEST_CACHE ?? join(tmpdir(), `weir-tests-${userInfo().uid}`);
  if (!existsSync(dir)) mkdirSync(dir, { recursive: true, mode: 0o755 });
  return dir;
}

export const postgresTemplate = (): string => join(sharedDir(), 'postgres-template');
