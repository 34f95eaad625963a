import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mintApiKey, parseApiKey } from '@weir/runtime';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../src/config.ts';

const environment = {
  SERVICE_KEY: '{}',
  SERVICE_KEYS: '{}',
  DATABASE_URL: 'postgres://app@127.0.0.1/weir',
  API_KEY_PEPPER: 'p'.repeat(32),
  TOKEN_KEY_SECRET: 't'.repeat(32),
  NATS_URL: 'nats://127.0.0.1:4222',
  NATS_NKEY: `SU${'A'.repeat(56)}`,
};

const refusal = (more: NodeJS.ProcessEnv): string => {
  try {
    loadConfig({ ...environment, ...more });
  } catch (error) {
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    return (error as Error).message;
  }
  throw new Error('the configuration was taken');
};

test('what is optional may be left out, also by giving nothing', () => {
  const config = loadConfig({ ...environment, BOOTSTRAP_API_KEY: '', BOOTSTRAP_TENANT: '' });
  expect(config).toMatchObject({ INTERNAL_PORT: 0, BOOTSTRAP_TENANT: 'default' });
  expect(config.BOOTSTRAP_API_KEY).toBeUndefined();
  expect(config.MIGRATION_DATABASE_URL).toBeUndefined();
});

test('the first tenant has a name as any other may have', () => {
  for (const BOOTSTRAP_TENANT of ['a', 'of all', 'x'.repeat(128)])
    expect(loadConfig({ ...environment, BOOTSTRAP_TENANT })).toMatchObject({ BOOTSTRAP_TENANT });
  for (const BOOTSTRAP_TENANT of [' before', 'behind ', 'x'.repeat(129)])
    expect(refusal({ BOOTSTRAP_TENANT })).toContain('BOOTSTRAP_TENANT');
});

test('the bootstrap key comes from a file', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'weir-security-config-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const [file, { text }] = [path.join(dir, 'key'), mintApiKey()];
  writeFileSync(file, `${text}\n`, { mode: 0o400 });
  expect(loadConfig({ ...environment, BOOTSTRAP_API_KEY_FILE: file }).BOOTSTRAP_API_KEY).toBe(text);
});

test('everything that is missing or wrong is named at once, without its value', () => {
  const message = refusal({ DATABASE_URL: 'mysql://secret', API_KEY_PEPPER: 'too-short', SERVICE_KEY: undefined });
  for (const name of ['DATABASE_URL', 'API_KEY_PEPPER', 'SERVICE_KEY'])
    expect(message).toContain(`${name} (or ${name}_FILE)`);
  for (const value of ['mysql', 'too-short']) expect(message).not.toContain(value);
});

test('a malformed bootstrap key is refused, without its value, and the way to a good one is named and works', () => {
  const { text } = mintApiKey();
  const typo = text.slice(0, -1) + (text.endsWith('a') ? 'b' : 'a');
  const message = refusal({ BOOTSTRAP_API_KEY: typo });
  expect(message).toContain('BOOTSTRAP_API_KEY');
  expect(message).not.toContain(typo);
  const code = /node -p "(.+)"/.exec(message)?.[1] ?? '';
  const root = path.join(import.meta.dirname, '../../..');
  const made = execFileSync(process.execPath, ['-p', code], { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  expect(parseApiKey(made)?.text).toBe(made);
});
