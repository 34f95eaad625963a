import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const repository = path.resolve(import.meta.dirname, '../../..');
/** The cache that `npm start` and `npm test` share, so that a binary is fetched once a clone. */
export const cacheDir = path.join(repository, '.weir');
export const isRoot = process.getuid?.() === 0;
export const silent = () => {};

/** A directory of this test alone. Registered before any server on it, and cleanups run newest first: it goes when the servers have gone. */
export function temporaryDir(parent = tmpdir()): string {
  const dir = mkdtempSync(path.join(parent, 'weir-embedded-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

/** Stops at the end of the test whatever was started in it, also when it fails in the middle. */
export function stopping<T extends { stop(): Promise<unknown> }>(server: T): T {
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
}

/** Runs a file of this folder as a user without rights and returns what it printed. */
export function runAsNobody(file: string, ...args: string[]): string {
  const setpriv = [
    '--reuid=65534',
    '--regid=65534',
    '--clear-groups',
    process.execPath,
    path.join(import.meta.dirname, file),
    ...args,
  ];
  return execFileSync('setpriv', setpriv, { cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH } });
}

export function nobodyCanRun(...files: string[]): boolean {
  try {
    for (const file of files)
      execFileSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', 'test', '-r', file], {
        stdio: 'ignore',
        cwd: '/',
      });
    return true;
  } catch {
    return false;
  }
}
