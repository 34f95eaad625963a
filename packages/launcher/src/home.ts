import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { processIdentity } from '@weir/embedded';
import { LauncherError } from './errors.ts';

const EMPTY_LOOKS_MAX = 20;
const EMPTY_LOOK_EVERY_MS = 10;

/** The directory that holds all state of one system, held by one launcher at a time. */
export interface Home {
  readonly dir: string;
  path(...parts: readonly string[]): string;
  release(): void;
}

/** Takes the home. @throws LauncherError HOME_IN_USE naming who holds it; HOME_UNUSABLE when it cannot be written. */
export function takeHome(directory: string): Home {
  const dir = resolve(directory);
  const lock = join(dir, 'launcher.lock');
  try {
    mkdirSync(dir, { recursive: true });
    while (!tryToLock(lock)) {
      const holder = holderOf(lock);
      if (holder !== undefined) throw heldBy(dir, holder);
      moveAside(lock);
    }
  } catch (error) {
    if (error instanceof LauncherError) throw error;
    throw new LauncherError(
      'HOME_UNUSABLE',
      `${dir} cannot be used: ${(error as Error).message}. Set WEIR_HOME to a directory that you may write.`,
      { cause: error },
    );
  }
  return { dir, path: (...parts) => join(dir, ...parts), release: () => rmSync(lock, { force: true }) };
}

function tryToLock(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600);
    writeSync(file, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Takes away the lock of a launcher that is gone. Of several that try at once one gets it; what another gets then may be the new
 * lock of the first, and goes back.
 */
function moveAside(lock: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return;
  }
  if (holderOf(aside) === undefined) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}

/** The pid of the launcher that holds the lock; undefined when it is gone, however it ended. */
function holderOf(lock: string): number | undefined {
  try {
    const { pid, identity } = JSON.parse(readWritten(lock)) as { pid: number; identity?: string };
    return processIdentity(pid) !== undefined && processIdentity(pid) === identity ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** A lock is empty for the moment between its making and its writing; one that stays empty is of a launcher that was killed there. */
function readWritten(lock: string): string {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let looks = 1; ; looks += 1) {
    const text = readFileSync(lock, 'utf8');
    if (text !== '' || looks === EMPTY_LOOKS_MAX) return text;
    Atomics.wait(clock, 0, 0, EMPTY_LOOK_EVERY_MS);
  }
}

const heldBy = (dir: string, holder: number): LauncherError =>
  new LauncherError(
    'HOME_IN_USE',
    `${dir} is held by a running system (pid ${holder}). Stop that one with Ctrl-C or "kill ${holder}", or set WEIR_HOME to another directory.`,
  );
