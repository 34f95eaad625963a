import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedError } from './errors.ts';
import { poll } from './poll.ts';
import { processIdentity } from './process-identity.ts';

/**
 * Who runs which server on a directory. Two servers on one store destroy it, and a launcher killed by SIGKILL may leave its server behind:
 * the next start must tell an orphan, which it ends, from a server whose owner lives, which it must not touch.
 */
interface Ownership {
  readonly server: Process;
  readonly owner: Process;
}
interface Process {
  readonly pid: number;
  readonly identity: string;
}

const fileOf = (dir: string) => path.join(dir, 'server.json');
const isRunning = ({ pid, identity }: Process) => processIdentity(pid) === identity;

/** Kept after the server's end: its start time tells a later process with the same pid from it. */
export function recordOwnership(dir: string, serverPid: number): void {
  const [server, owner] = [serverPid, process.pid].map((pid) => ({ pid, identity: processIdentity(pid) ?? '' }));
  writeFileSync(fileOf(dir), JSON.stringify({ server, owner }), { mode: 0o600 });
}

/** Ends the server that a dead owner left on this directory. Returns the pid that last served it, whether it still ran or not. */
export async function endOrphan(
  name: string,
  dir: string,
  signals: readonly NodeJS.Signals[],
  log: (line: string) => void,
) {
  const last = readOwnership(dir);
  if (!last) return undefined;
  const { server, owner } = last;
  if (isRunning(server)) {
    if (isRunning(owner)) {
      throw new EmbeddedError(
        'SERVER_DIRECTORY_IN_USE',
        `${dir} is served by ${name} (pid ${server.pid}) for process ${owner.pid}, which is alive; stop that process or use another directory`,
      );
    }
    log(`${name}: ending pid ${server.pid}, left behind on ${dir} by process ${owner.pid}, which is gone`);
    for (const signal of signals) {
      if (!isRunning(server)) break;
      send(server.pid, signal);
      await poll(() => !isRunning(server), 5_000);
    }
    if (isRunning(server)) {
      throw new EmbeddedError(
        'SERVER_DID_NOT_STOP',
        `${name} (pid ${server.pid}) on ${dir} survives ${signals.join(' and ')}; end it by hand`,
      );
    }
  }
  return server.pid;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already, or another user's: whether it still runs is asked next.
  }
}

function readOwnership(dir: string): Ownership | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(dir), 'utf8')) as Ownership;
  } catch {
    // Absent, or cut short by a kill in the middle of writing it: then the server's own lock has to decide.
    return undefined;
  }
}
