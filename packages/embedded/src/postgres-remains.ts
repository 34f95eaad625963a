import { readdirSync, readlinkSync } from 'node:fs';

/**
 * Backends notice the death of their postmaster when they next wait for something: one that computes goes on, and while it does no
 * server can start on its data. Its work can no longer be committed, so it is killed. Linux only: elsewhere they are waited for.
 */
export function killBackendsOfDeadServer(dataDir: string, log: (line: string) => void): void {
  for (const pid of process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []) {
    if (!isBackend(pid, dataDir)) continue;
    log(`postgres: ending pid ${pid}, a session of a server that was killed`);
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Gone by itself meanwhile, or another user's: the server says whether it is still in the way.
    }
  }
}

/** Every process of a server works in its data directory; so may a shell, which is not ours to end. */
function isBackend(pid: string, dataDir: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === dataDir &&
      /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`))
    );
  } catch {
    return false;
  }
}
