import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@weir/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { takeHome } from '../src/home.ts';
import { LauncherError } from '../src/index.ts';
import { Secrets } from '../src/secrets.ts';
import { modeOf, temporaryDir } from './support.ts';

function startHolder(dir: string) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'hold-home.ts'), dir],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => lines.push(...chunk.toString().trim().split('\n')));
  return {
    child,
    ready: () => eventually(() => expect(lines).toContain('ready'), 20_000),
    begin: () => child.stdin.write('take\n'),
    outcome: () =>
      eventually(() => {
        expect(lines).toHaveLength(2);
        return lines[1] as string;
      }),
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describe('a home', () => {
  test('is held by one at a time: another is refused, and told who holds it and what to do', () => {
    const dir = join(temporaryDir(), 'deep', 'home');
    const home = takeHome(dir);
    expect(home.path('a', 'b')).toBe(join(dir, 'a', 'b'));
    expect(() => takeHome(dir)).toThrow(LauncherError);
    expect(() => takeHome(dir)).toThrow(new RegExp(`held by a running system \\(pid ${process.pid}\\).*WEIR_HOME`));
    expect(modeOf(join(dir, 'launcher.lock'))).toBe('600');
    home.release();
    const next = takeHome(dir);
    home.release();
    expect(() => takeHome(dir)).toThrow(LauncherError);
    next.release();
    expect(existsSync(join(dir, 'launcher.lock'))).toBe(false);
  });

  test('whose holder was killed outright can be taken', async () => {
    const dir = temporaryDir();
    const holder = startHolder(dir);
    await holder.ready();
    holder.begin();
    expect(await holder.outcome()).toBe('held');
    expect(() => takeHome(dir)).toThrow(`pid ${holder.child.pid}`);
    await holder.kill();
    takeHome(dir).release();
  });

  test.each([
    [
      'is of a process that has the number of the one that is gone',
      JSON.stringify({ pid: process.pid, identity: '1' }),
    ],
    ['is of a process that never was', JSON.stringify({ pid: 2 ** 22 + 1, identity: '1' })],
    ['was never written', ''],
    ['is no JSON', '{"pid":'],
  ])('whose lock %s can be taken', (_name, text) => {
    const dir = temporaryDir();
    writeFileSync(join(dir, 'launcher.lock'), text);
    const home = takeHome(dir);
    expect(JSON.parse(readFileSync(join(dir, 'launcher.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    home.release();
  });

  test('that many want at the same moment is given to one of them, with an old lock in it or without', async () => {
    for (const old of [undefined, JSON.stringify({ pid: 2 ** 22 + 1, identity: '1' })]) {
      const dir = temporaryDir();
      if (old !== undefined) writeFileSync(join(dir, 'launcher.lock'), old);
      const holders = Array.from({ length: 6 }, () => startHolder(dir));
      await Promise.all(holders.map((holder) => holder.ready()));
      for (const holder of holders) holder.begin();
      const outcomes = await Promise.all(holders.map((holder) => holder.outcome()));
      expect(outcomes.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'HOME_IN_USE'), 'held']);
      await Promise.all(holders.map((holder) => holder.kill()));
    }
  }, 60_000);

  test('that a system of a version before holds, by its file alone, is refused', async () => {
    const [dir, other] = [temporaryDir(), temporaryDir()];
    const holder = startHolder(other);
    await holder.ready();
    holder.begin();
    await holder.outcome();
    copyFileSync(join(other, 'launcher.lock'), join(dir, 'launcher.lock'));
    expect(() => takeHome(dir)).toThrow(`pid ${holder.child.pid}`);
    await holder.kill();
    takeHome(dir).release();
  });

  test('that cannot be a directory is refused with what to do', () => {
    const file = join(temporaryDir(), 'file');
    writeFileSync(file, '');
    expect(() => takeHome(join(file, 'home'))).toThrow(/cannot be used: .*WEIR_HOME/);
    expect(() => takeHome(file)).toThrow(LauncherError);
  });
});

describe('secrets', () => {
  test('are made once, stay the same at the next start, and only their owner may read them', async () => {
    const home = takeHome(temporaryDir());
    const read = async () => {
      const secrets = new Secrets(home);
      return {
        password: await secrets.password('x-password'),
        apiKey: await secrets.apiKey(),
        user: await secrets.busUser('gateway'),
        key: await secrets.serviceKey('gateway'),
      };
    };
    const first = await read();
    expect(await read()).toEqual(first);
    expect(first.password).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(first.user).toMatchObject({ service: 'gateway', publicKey: expect.stringMatching(/^U/) });
    expect(first.key).not.toHaveProperty('d');
    expect(modeOf(home.path('secrets'))).toBe('700');
    const files = ['x-password', 'api-key', 'gateway.nkey', 'gateway.nkey.json', 'gateway.key', 'gateway.keys.json'];
    for (const file of files) expect(modeOf(home.path('secrets', file)), file).toBe('600');
    expect(readFileSync(home.path('secrets', 'gateway.nkey'), 'utf8')).toBe(first.user.seed);
    expect(JSON.parse(readFileSync(home.path('secrets', 'gateway.key'), 'utf8'))).toMatchObject({ kid: 'gateway' });
    home.release();
  });

  test('of two homes differ, and one that is written anew replaces the old one whole', async () => {
    const [one, other] = [temporaryDir(), temporaryDir()].map((dir) => new Secrets(takeHome(dir))) as [
      Secrets,
      Secrets,
    ];
    expect(await one.password('x')).not.toBe(await other.password('x'));
    one.write('changing', 'a long value');
    expect(readFileSync(one.write('changing', 'short'), 'utf8')).toBe('short');
    expect(existsSync(`${one.path('changing')}.new`)).toBe(false);
  });
});
