import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedError } from './errors.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { postgresUser, type RunAs } from './postgres-user.ts';
import { processIdentity } from './process-identity.ts';
import { runTool } from './run-tool.ts';

/** An initialised cluster: its directory `data` and the password of its superuser, created in one step and never apart. */
export interface PostgresCluster {
  readonly dataDir: string;
  readonly password: string;
  readonly runAs: RunAs;
}

export interface PreparePostgres {
  readonly dir: string;
  /** The `dir` of a cluster that was prepared and never started: it is copied, several times faster than initdb, password included. */
  readonly template?: string | undefined;
  readonly log: (line: string) => void;
}

/** Creates the cluster of `dir` unless it is there. It may be killed at any moment, and several processes may call it at once. */
export async function preparePostgres({ template, log, ...rest }: PreparePostgres): Promise<PostgresCluster> {
  const dir = path.resolve(rest.dir);
  const cluster = path.join(dir, 'cluster');
  const dataDir = path.join(cluster, 'data');
  await mkdir(dir, { recursive: true });
  const runAs = postgresUser(dir, dataDir, postgresBinaries().postgres);
  if (!existsSync(cluster)) {
    log(
      `postgres: ${template ? `copying the database cluster ${template} to` : 'creating the database cluster'} ${dir}`,
    );
    await removeAbandoned(dir);
    const work = await mkdtemp(path.join(dir, `.new-${process.pid}-`));
    try {
      await (template ? runTool('cp', ['-a', `${path.join(template, 'cluster')}/.`, work]) : create(work, runAs));
      await publish(work, cluster);
    } finally {
      await rm(work, REMOVE);
    }
  }
  return { dataDir, password: await readPassword(cluster), runAs };
}

async function create(work: string, { prefix, spawnAs, owner }: RunAs): Promise<void> {
  const passwordFile = path.join(work, 'password');
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (owner) for (const file of [work, passwordFile]) await chown(file, owner.uid, owner.gid);

  const cluster = [
    '-D',
    path.join(work, 'data'),
    '-U',
    'postgres',
    '--auth',
    'scram-sha-256',
    '--pwfile',
    passwordFile,
    '--no-instructions',
  ];
  // The same order and the same messages everywhere, whatever the locale of the machine.
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  // One system call, where syncing a thousand small files one by one takes seconds on a busy disk.
  const sync = process.platform === 'linux' ? ['--sync-method', 'syncfs'] : [];
  const [command, ...args] = [...prefix, postgresBinaries().initdb, ...cluster, ...locale, ...sync];
  try {
    await runTool(command as string, args, { cwd: '/', ...spawnAs });
  } catch (cause) {
    throw new EmbeddedError(
      'POSTGRES_INIT_FAILED',
      `no database cluster could be created in ${path.dirname(work)}: ${(cause as Error).message}`,
      {
        cause,
      },
    );
  }
}

/** A finished cluster appears in one step: a kill before it leaves nothing that looks finished, and of two creators the second one yields. */
async function publish(work: string, cluster: string): Promise<void> {
  try {
    await rename(work, cluster);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOTEMPTY', 'EEXIST'].includes(code)) throw error;
  }
}

/** What initdb was killed over may still be written to for a moment, by processes of its own. */
const REMOVE = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };

async function removeAbandoned(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const pid = /^\.new-(\d+)-/.exec(name)?.[1];
    if (pid && processIdentity(Number(pid)) === undefined) await rm(path.join(dir, name), REMOVE);
  }
}

async function readPassword(cluster: string): Promise<string> {
  try {
    return await readFile(path.join(cluster, 'password'), 'utf8');
  } catch (cause) {
    throw new EmbeddedError(
      'POSTGRES_DATA_UNUSABLE',
      `${cluster} cannot be read: another user owns it, or it is damaged; start as its owner, or set WEIR_HOME to another directory`,
      { cause },
    );
  }
}
