import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { processIdentity } from '@weir/embedded';
import { LauncherError } from './errors.ts';

const SQLITE_BUSY = 5;

/** What nothing refers to is collected, and a lock given back with it. */
const held = new Set<DatabaseSync>();

/** The directory that holds all state of one system, held by one launcher at a time. */
export interface Home {
  readonly dir: string;
  path(...parts: readonly string[]): string;
  release(): void;
}

/** Takes the home. @throws LauncherError HOME_IN_USE naming who holds it; HOME_UNUSABLE when it cannot be written. */
export function takeHome(directory: string): Home {
  const dir = resolve(directory);
  const holderFile = join(dir, 'launcher.lock');
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dir, { recursive: true });
    lock = tryToLock(join(dir, 'home.lock'));
    const holder = holderOf(holderFile);
    if (lock === undefined || holder !== undefined) throw heldBy(dir, holder);
    writeFileSync(holderFile, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }), {
      mode: 0o600,
    });
    return { dir, path: (...parts) => join(dir, ...parts), release: () => release(lock, holderFile) };
  } catch (error) {
    unlock(lock);
    if (error instanceof LauncherError) throw error;
    throw new LauncherError(
      'HOME_UNUSABLE',
      `${dir} cannot be used: ${(error as Error).message}. Set WEIR_HOME to a directory that you may write.`,
      { cause: error },
    );
  }
}

/**
 * A lock of the operating system, which ends with its process however that ends; undefined when another has it. Node gives none, SQLite
 * does (https://www.sqlite.org/lockingv3.html, RESERVED). A file with a pid in it is no lock: whoever takes away that of a launcher that is
 * gone may take away the new one of another who was quicker.
 */
function tryToLock(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file);
  try {
    lock.exec('BEGIN IMMEDIATE');
    held.add(lock);
    return lock;
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return;
    throw error;
  }
}

/** The file goes first: once the lock is free it may be that of the next holder. */
function release(lock: DatabaseSync | undefined, holderFile: string): void {
  if (lock?.isOpen !== true) return;
  rmSync(holderFile, { force: true });
  unlock(lock);
}

function unlock(lock: DatabaseSync | undefined): void {
  if (lock === undefined) return;
  held.delete(lock);
  lock.close();
}

/** The pid of the running launcher that the file names; undefined when that is gone, however it ended, or has not written it yet. */
function holderOf(file: string): number | undefined {
  try {
    const { pid, identity } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; identity?: string };
    return processIdentity(pid) !== undefined && processIdentity(pid) === identity ? pid : undefined;
  } catch {
    return undefined;
  }
}

function heldBy(dir: string, holder: number | undefined): LauncherError {
  const [who, kill] = holder === undefined ? ['that is starting', ''] : [`(pid ${holder})`, ` or "kill ${holder}"`];
  return new LauncherError(
    'HOME_IN_USE',
    `${dir} is held by a running system ${who}. Stop that one with Ctrl-C${kill}, or set WEIR_HOME to another directory.`,
  );
}
