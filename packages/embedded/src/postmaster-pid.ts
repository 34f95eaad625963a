import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Above every system's largest pid. */
const NOBODYS_PID = 2_147_483_647;

/**
 * Postgres refuses to start while the pid in postmaster.pid exists. After a kill that pid may exist and mean nothing: a zombie that nobody
 * reaps in a container, or another process that got the number after a restart. The caller knows that the server with `deadPid` is gone; the
 * rest of the file stays, for by it Postgres detects backends that are still alive.
 */
export function disarmStalePid(dataDir: string, deadPid: number): void {
  const [pid, ...others] = read(dataDir);
  if (Number(pid) === deadPid) writeFileSync(fileOf(dataDir), [NOBODYS_PID, ...others].join('\n'));
}

/** The server's own word on its state. Asking it by connections instead fills its log with refusals. */
export function saysReady(dataDir: string, pid: number): boolean {
  const lines = read(dataDir);
  return Number(lines[0]) === pid && lines[STATUS_LINE]?.trim() === 'ready';
}

const STATUS_LINE = 7;
const fileOf = (dataDir: string) => path.join(dataDir, 'postmaster.pid');

function read(dataDir: string): string[] {
  try {
    return readFileSync(fileOf(dataDir), 'utf8').split('\n');
  } catch {
    return [];
  }
}
