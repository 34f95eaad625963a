import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { processIdentity } from '@weir/embedded';
import { LauncherError } from './errors.ts';

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
    for (;;) {
      try {
        const file = openSync(lock, 'wx', 0o600);
        writeSync(file, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }));
        closeSync(file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = holderOf(lock);
        if (holder !== undefined) {
          throw new LauncherError(
            'HOME_IN_USE',
            `${dir} is held by a running system (pid ${holder}). Stop that one with Ctrl-C or "kill ${holder}", or set WEIR_HOME to another directory.`,
          );
        }
        rmSync(lock, { force: true });
      }
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

/** The pid of the launcher that holds the lock; undefined when it is gone, however it ended. */
function holderOf(lock: string): number | undefined {
  try {
    const { pid, identity } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number; identity?: string };
    return processIdentity(pid) !== undefined && processIdentity(pid) === identity ? pid : undefined;
  } catch {
    return undefined;
  }
}
