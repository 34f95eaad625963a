import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { processIdentity } from '../src/process-identity.ts';
import { repository, temporaryDir } from './support.ts';

/** A project with our bootstrap and no dependencies, as freshly cloned. Its npm writes down its calls and then does what `npm` says. */
function project(npm = 'sleep 0.3; mkdir -p node_modules') {
  const dir = temporaryDir();
  for (const part of ['bootstrap.mjs', 'bootstrap', 'stripped.mjs'])
    cpSync(path.join(repository, 'scripts', part), path.join(dir, 'scripts', part), { recursive: true });
  const root = { name: 'p', version: '1.0.0', type: 'module' };
  writeFileSync(path.join(dir, 'package.json'), JSON.stringify(root));
  writeFileSync(
    path.join(dir, 'package-lock.json'),
    JSON.stringify({ ...root, lockfileVersion: 3, packages: { '': root } }),
  );
  const bin = path.join(dir, 'fake-bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'npm'), `#!/bin/sh\necho "$1" >> calls\n${npm}\n`, { mode: 0o755 });
  const { npm_execpath: _, ...env } = process.env;
  env.PATH = [bin, env.PATH].join(path.delimiter);

  const run = (text: string, args: string[] = []) => {
    writeFileSync(path.join(dir, 'script.ts'), text);
    // Of its own group, as under a shell with job control: the tests signal it, or the whole group, as a terminal does.
    const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'script.ts', ...args], {
      cwd: dir,
      env,
      detached: true,
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
    return { child, said: () => output.join(''), ended: ended(child) };
  };
  const calls = () =>
    existsSync(path.join(dir, 'calls')) ? readFileSync(path.join(dir, 'calls'), 'utf8').trim().split('\n') : [];
  return { dir, run, calls };
}

async function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  const [code, signal] = await once(child, 'close');
  return signal ?? code;
}

/** Says every signal it gets, and ends with code 7 half a second after the first. */
const countsSignals = `
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {
  console.log('got', name);
  setTimeout(() => process.exit(7), 500);
});
setInterval(() => {}, 1000);
console.log('ready', process.pid);
`;

test('three at once in a fresh clone install once; each runs its script, with its arguments and its exit code', async () => {
  const { dir, run, calls } = project();
  const script = "const code: string = process.argv[2] ?? ''; console.log('ran', code); process.exit(Number(code));";
  const runs = ['3', '4', '5'].map((code) => run(script, [code]));
  expect(await Promise.all(runs.map((it) => it.ended))).toEqual([3, 4, 5]);
  expect(calls()).toEqual(['ci']);
  expect(readdirSync(path.join(dir, '.weir'))).toEqual([]);

  const again = run(script, ['0']);
  expect(await again.ended).toBe(0);
  expect(again.said()).toBe('ran 0\n');
});

test('the lock of an owner that was killed is taken over, by one of those who wait', async () => {
  const { dir, run, calls } = project();
  const gone = spawn('true');
  await once(gone, 'close');
  const lock = path.join(dir, '.weir/bootstrap.lock');
  mkdirSync(lock, { recursive: true });
  writeFileSync(path.join(lock, 'pid'), String(gone.pid));
  expect(await Promise.all([run('').ended, run('').ended])).toEqual([0, 0]);
  expect(calls()).toEqual(['ci']);
});

test('a failing npm is shown with a remedy, and the next run tries again', async () => {
  const { run, calls } = project('echo E500 from the registry >&2; exit 1');
  const first = run('');
  expect(await first.ended).toBe(1);
  expect(first.said()).toMatch(/BOOTSTRAP_INSTALL_FAILED.*E500 from the registry.*npm ping/s);
  expect(await run('').ended).toBe(1);
  expect(calls()).toEqual(['ci', 'ci']);
});

test('where npm ci finds other optional packages than the lockfile, npm install does it without touching the lockfile', async () => {
  const { run, calls } = project(
    '[ "$1" = install ] || { echo "npm error code EUSAGE; Missing: x@ from lock file" >&2; exit 1; }; mkdir -p node_modules',
  );
  expect(await run('').ended).toBe(0);
  expect(calls()).toEqual(['ci', 'install']);
});

test('one Ctrl-C is one SIGINT for the child, although the terminal and npm both send it; we end after the child, as it does', async () => {
  const { run } = project();
  const { child, said, ended } = run(countsSignals);
  await expect.poll(said, { timeout: 10_000 }).toContain('ready');
  const pid = child.pid as number;
  process.kill(-pid, 'SIGINT');
  process.kill(pid, 'SIGINT');
  expect(await ended).toBe(7);
  expect(said().match(/got .*/g)).toEqual(['got SIGINT']);
});

test('under npm, the end of the parent is a request to stop: sh does not pass on what `kill <pid of npm>` sends', async () => {
  const { dir, run } = project();
  expect(await run('').ended).toBe(0);
  writeFileSync(path.join(dir, 'script.ts'), countsSignals);
  const env = { ...process.env, npm_lifecycle_event: 'start' };
  const shell = spawn('sh', ['-c', '"$0" scripts/bootstrap.mjs script.ts; true', process.execPath], { cwd: dir, env });
  let said = '';
  shell.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await expect.poll(() => said, { timeout: 10_000 }).toContain('ready');
  const closed = once(shell, 'close');
  shell.kill('SIGTERM');
  await closed;
  expect(said.match(/got .*/g)).toEqual(['got SIGTERM']);
});

test('a child that dies of a signal is reported as that signal', async () => {
  const { run } = project();
  expect(await run("process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);").ended).toBe('SIGTERM');
});

test.skipIf(process.platform !== 'linux')(
  '(needs Linux) killed outright, it takes the child along in an orderly way',
  async () => {
    const { run } = project();
    const { child, said } = run(countsSignals);
    await expect.poll(said, { timeout: 10_000 }).toContain('ready');
    const pid = Number(/ready (\d+)/.exec(said())?.[1]);
    child.kill('SIGKILL');
    await expect.poll(() => processIdentity(pid), { timeout: 5_000 }).toBeUndefined();
    expect(said()).toContain('got SIGTERM');
  },
);
