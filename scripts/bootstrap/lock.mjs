/** A lock between processes: a directory that holds the pid of its owner and is touched while the owner lives. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './process.mjs';

const HEARTBEAT_MS = 2_000;
/** Silence after which even a living pid is not believed: the number has been given to another process, or came from another container. */
const SILENCE_MAX_MS = 60_000;

export async function withLock(lock, work) {
  await take(lock);
  const heartbeat = setInterval(() => fs.utimesSync(lock, new Date(), new Date()), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

async function take(lock) {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  const mine = fs.mkdtempSync(`${lock}.`);
  fs.writeFileSync(path.join(mine, 'pid'), String(process.pid));
  let said = false;
  while (!rename(mine, lock)) {
    const holder = readHolder(lock);
    if (holder?.stale) {
      // The grave's name comes from the dead pid and a full directory cannot be replaced, so only one waiter can bury a given owner.
      const grave = `${lock}.${holder.pid}.dead`;
      if (rename(lock, grave)) fs.rmSync(grave, { recursive: true, force: true });
    } else if (holder && !said) {
      say(`process ${holder.pid} is installing the dependencies; waiting for it`);
      said = true;
    }
    await sleep(100);
  }
}

/** A directory can be renamed onto nothing or onto an empty one: the lock appears with its pid inside, or not at all. */
function rename(from, to) {
  try {
    fs.renameSync(from, to);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes(error.code)) return false;
    // Windows refuses to replace any directory; and a lock may go away between our look at it and its burial.
    if (error.code === (process.platform === 'win32' ? 'EPERM' : 'ENOENT')) return false;
    throw error;
  }
}

function readHolder(lock) {
  try {
    const pid = Number(fs.readFileSync(path.join(lock, 'pid'), 'utf8'));
    const silentMs = Date.now() - fs.statSync(lock).mtimeMs;
    return { pid, stale: !isAlive(pid) || silentMs > SILENCE_MAX_MS };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
