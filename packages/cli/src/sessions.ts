/** What `weir login` keeps: one session for each address, in a file that only its owner may read. */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Failure } from './failure.ts';

export interface Session {
  readonly username: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** RFC 3339; the access token is renewed before. */
  readonly expiresAt: string;
}

export interface Sessions {
  /** The address of the last login, which commands go to when nothing else names one. */
  readonly current?: string;
  readonly sessions: Readonly<Record<string, Session>>;
}

const LOCK_LOOK_EVERY_MS = 50;
const LOCK_WAIT_MS = 15_000;
/** Longer than anybody holds it, who lives. */
const LOCK_STALE_MS = 60_000;

export const sessionsFile = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config'), 'weir', 'credentials.json');

/** @throws Failure when the file is there and cannot be read */
export function readSessions(file: string): Sessions {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return { sessions: {} };
    throw new Failure('usage', `${file} cannot be read: ${(error as Error).message}.`);
  }
  try {
    const { current, sessions } = JSON.parse(text) as Partial<Sessions>;
    if (typeof sessions !== 'object' || sessions === null) throw new TypeError('it has no sessions');
    return { ...(current === undefined ? {} : { current }), sessions: { ...sessions } };
  } catch {
    // Not what the parser says of it: that repeats a piece of the file.
    throw new Failure('usage', `${file} is damaged: delete it and log in again.`);
  }
}

/** Changes the file as a whole or not at all, while no other command does. */
export async function changeSessions(
  file: string,
  change: (before: Sessions) => Promise<Sessions> | Sessions,
): Promise<Sessions> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const lock = `${file}.lock`;
  await takeLock(lock);
  try {
    const after = await change(readSessions(file));
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, `${JSON.stringify(after, null, 2)}\n`, { mode: 0o600 });
    chmodSync(aside, 0o600);
    renameSync(aside, file);
    return after;
  } finally {
    rmdirSync(lock);
  }
}

/** A refresh token is good for one use: two commands that renew at once would look like a theft. */
async function takeLock(lock: string): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += LOCK_LOOK_EVERY_MS) {
    try {
      return mkdirSync(lock);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new Failure('usage', `${dirname(lock)} cannot be written: ${(error as Error).message}.`);
    }
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > LOCK_STALE_MS) removeStale(lock);
    else if (waitedMs >= LOCK_WAIT_MS)
      throw new Failure('usage', `another "weir" holds ${lock}: wait for it, or delete that directory.`);
    else await setTimeout(LOCK_LOOK_EVERY_MS);
  }
}

function removeStale(lock: string): void {
  try {
    rmdirSync(lock);
  } catch {
    // Another was faster.
  }
}
