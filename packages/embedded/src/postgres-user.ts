import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { EmbeddedError } from './errors.ts';
import { succeeds } from './succeeds.ts';

/** How to run a program of Postgres. */
export interface RunAs {
  /** What to put before its command line. */
  readonly prefix: readonly string[];
  /** What to spawn it with. */
  readonly spawnAs: Partial<Account>;
  /** Whom its files have to be given to; undefined when they are ours anyway. */
  readonly owner: Account | undefined;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Postgres refuses to run as root, for its own good. Anyone else runs it as themselves. */
export function postgresUser(dir: string, dataDir: string, binary: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], spawnAs: {}, owner: undefined };
  const owner =
    ownerOf(dataDir) ?? account('postgres') ?? account('nobody') ?? unavailable('there is no user postgres or nobody');
  chownSync(dir, owner.uid, owner.gid);
  return reaching(owner, [dir, binary]);
}

/**
 * A clone in /root is the common case, and nobody but root may enter /root. So there the server gets the capability to search directories
 * (not to write): as an ambient one, since only that survives the execution of a program by another user.
 */
function reaching(owner: Account, paths: readonly [string, string]): RunAs {
  // sh's test asks the kernel as Postgres itself does, with access(2).
  const probe = ['sh', '-c', 'test -x "$0" && test -x "$1"', ...paths];
  if (succeeds(probe, owner)) return { prefix: [], spawnAs: owner, owner };

  const { uid, gid } = owner;
  const user = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
  for (const capability of ['dac_read_search', 'dac_override']) {
    // no_setuid_fixup: access(2), by which initdb looks for its binaries, otherwise ignores the capabilities of anyone but root.
    const ambient = [
      '--securebits',
      '+no_setuid_fixup',
      '--inh-caps',
      `+${capability}`,
      '--ambient-caps',
      `+${capability}`,
    ];
    const prefix = ['setpriv', ...user, ...ambient];
    if (succeeds([...prefix, ...probe])) return { prefix, spawnAs: {}, owner };
  }
  if (!succeeds(['true'], owner)) return unavailable(`this process may not become user ${uid}`);
  const unreachable = paths.find((path) => !succeeds(['sh', '-c', 'test -x "$0"', path], owner));
  throw new EmbeddedError(
    'POSTGRES_USER_CANNOT_REACH',
    `Postgres does not run as root, and user ${uid}, who runs it instead, cannot reach ${unreachable}; ` +
      'set WEIR_HOME to a directory open to all users, such as /var/lib/weir (and keep the project itself in one), or start as a user who is not root',
  );
}

/** Data that an ordinary user has created stays theirs when root starts it once. */
function ownerOf(dataDir: string): Account | undefined {
  if (!existsSync(dataDir)) return undefined;
  const { uid, gid } = statSync(dataDir);
  return uid === 0 ? undefined : { uid, gid };
}

function account(name: string): Account | undefined {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
    );
    return { uid: uid as number, gid: gid as number };
  } catch {
    return undefined;
  }
}

function unavailable(why: string): never {
  throw new EmbeddedError(
    'POSTGRES_USER_UNAVAILABLE',
    `Postgres does not run as root and ${why}; start as a user who is not root`,
  );
}
