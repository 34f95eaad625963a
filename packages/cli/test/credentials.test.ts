import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCredential, findTarget } from '../src/credentials.ts';
import { changeSessions, readSessions, sessionsFile } from '../src/sessions.ts';
import { type Somebody, somebody } from './support.ts';

let user: Somebody;
beforeEach(() => {
  user = somebody();
});
afterEach(() => user.forget());

const session = { username: 'anna', accessToken: 'a', refreshToken: 'r', expiresAt: '2999-01-01T00:00:00.000Z' };
const terminalOf = (env: NodeJS.ProcessEnv = {}) => ({
  env: { ...user.env, ...env },
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: () => user.home,
});
const writeDev = (gatewayUrl: string): void => {
  mkdirSync(join(user.home, '.weir'), { recursive: true });
  writeFileSync(join(user.home, '.weir', 'dev.json'), JSON.stringify({ gatewayUrl, apiKey: 'dev-key' }));
};
const target = (options = {}, env = {}) => findTarget(options, terminalOf(env));
const credential = (options = {}, env = {}) => findCredential(options, target(options, env), terminalOf(env));

describe('where the API is', () => {
  test('comes from the option, then the variable, then the last login, then the system that runs here', async () => {
    expect(() => target()).toThrow('nothing says where the API is');
    writeDev('http://127.0.0.1:4');
    expect(target().url).toBe('http://127.0.0.1:4');
    await changeSessions(user.file, () => ({ current: 'https://c.example', sessions: {} }));
    expect(target().url).toBe('https://c.example');
    expect(target({}, { WEIR_URL: 'https://b.example/' }).url).toBe('https://b.example');
    expect(target({ url: 'https://a.example/weir/' }, { WEIR_URL: 'https://b.example' }).url).toBe(
      'https://a.example/weir',
    );
  });

  test.each([
    '',
    'weir.example',
    'ftp://weir.example',
    'https://u:p@weir.example',
    'https://weir.example/?a=1',
    'file:///etc/passwd',
  ])('is refused when it is %j', (url) => expect(() => target({ url })).toThrow('is no address of an API'));

  test('is refused over http on another machine, unless somebody says that it is meant', () => {
    expect(() => target({ url: 'http://weir.example' })).toThrow('unencrypted');
    expect(() => target({ url: 'http://127.0.0.1.example' })).toThrow('unencrypted');
    expect(target({ url: 'http://weir.example', insecure: true }).url).toBe('http://weir.example');
    for (const url of ['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'])
      expect(target({ url }).url).toBe(url);
  });
});

describe('credentials', () => {
  const url = 'https://a.example';

  test('come from the option, then the variable or the file it names, then the login at that address, then the system here', async () => {
    expect(() => credential({ url })).toThrow('not logged in');
    writeDev('http://127.0.0.1:4');
    expect(credential()).toEqual({ kind: 'key', key: 'dev-key' });
    await changeSessions(user.file, () => ({ sessions: { [url]: session } }));
    expect(credential({ url })).toEqual({ kind: 'session', session });
    const file = join(user.home, 'key');
    writeFileSync(file, 'from-file\n');
    expect(credential({ url }, { WEIR_API_KEY_FILE: file })).toEqual({ kind: 'key', key: 'from-file' });
    expect(credential({ url }, { WEIR_API_KEY: 'from-variable' })).toEqual({ kind: 'key', key: 'from-variable' });
    expect(credential({ url, apiKey: 'said' }, { WEIR_API_KEY: 'from-variable' })).toEqual({
      kind: 'key',
      key: 'said',
    });
  });

  test('of the system here go nowhere else', () => {
    writeDev('http://127.0.0.1:4');
    expect(() => credential({ url })).toThrow('not logged in');
  });

  test('are refused when two places say them, or when they cannot be read', () => {
    const both = { WEIR_API_KEY: 'a', WEIR_API_KEY_FILE: '/b' };
    expect(() => credential({ url }, both)).toThrow('unset one of them');
    expect(() => credential({ url }, { WEIR_API_KEY_FILE: join(user.home, 'none') })).toThrow('cannot be read');
  });

  test('that no header can carry are refused without being repeated', () => {
    const key = 'weir\nx-evil: 1';
    expect(() => credential({ url, apiKey: key })).toThrow(/characters that no key has/);
    expect(() => credential({ url, apiKey: key })).not.toThrow(/x-evil/);
  });
});

describe('the file of logins', () => {
  test('is where XDG says, or in .config', () => {
    expect(sessionsFile({ XDG_CONFIG_HOME: '/x', HOME: '/h' })).toBe('/x/weir/credentials.json');
    expect(sessionsFile({ HOME: '/h' })).toBe('/h/.config/weir/credentials.json');
  });

  test('loses nothing of many changes at once, and only its owner may read it', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `https://${index}.example`);
    await Promise.all(
      names.map((name) =>
        changeSessions(user.file, async ({ sessions }) => {
          await new Promise(setImmediate);
          return { sessions: { ...sessions, [name]: session } };
        }),
      ),
    );
    expect(Object.keys(readSessions(user.file).sessions).toSorted()).toEqual(names.toSorted());
    expect(statSync(user.file).mode & 0o777).toBe(0o600);
  });

  test('stays as it was when a change fails, and the next one is not kept out', async () => {
    await changeSessions(user.file, () => ({ sessions: { a: session } }));
    await expect(changeSessions(user.file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readSessions(user.file).sessions).toEqual({ a: session });
    expect(await changeSessions(user.file, (before) => before)).toEqual({ sessions: { a: session } });
  });

  test('is not kept locked by a command that was killed', async () => {
    mkdirSync(`${user.file}.lock`, { recursive: true });
    utimesSync(`${user.file}.lock`, new Date(0), new Date(0));
    expect(await changeSessions(user.file, (before) => before)).toEqual({ sessions: {} });
  });
});
