import path from 'node:path';
import { EmbeddedError, portInUse } from './errors.ts';
import { requireFreePort } from './free-port.ts';
import { endOrphan } from './ownership.ts';
import { poll } from './poll.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { type PostgresCluster, preparePostgres } from './postgres-cluster.ts';
import { acceptsQueries } from './postgres-ready.ts';
import { killBackendsOfDeadServer } from './postgres-remains.ts';
import { defaultSettings, type PostgresSettings } from './postgres-settings.ts';
import { disarmStalePid, saysReady } from './postmaster-pid.ts';
import { openServerLog } from './server-log.ts';
import { type Exit, type ServerProcess, spawnServer } from './server-process.ts';

export interface StartPostgres {
  /** Holds the cluster, its password and the log; the cluster is created at the first start. */
  readonly dir: string;
  readonly port: number;
  readonly log: (line: string) => void;
  /** Added to our settings, and stronger than them. */
  readonly settings?: PostgresSettings;
  /** See preparePostgres. */
  readonly template?: string;
  /** After a crash the log is replayed before a query is accepted, and remains of a killed server have to go. */
  readonly readyMs?: number;
}

export interface PostgresServer extends ServerProcess {
  /** Of the superuser, with its password. */
  readonly url: string;
  readonly port: number;
  readonly logFile: string;
}

/** Fast shutdown ends sessions and writes a checkpoint; immediate shutdown leaves the rest to recovery. */
const stopSteps = [
  { signal: 'SIGINT', graceMs: 10_000 },
  { signal: 'SIGQUIT', graceMs: 5_000 },
  { signal: 'SIGKILL', graceMs: 5_000 },
] as const;

/**
 * Each statement for a group of jobs takes a few hundred kilobytes and gives them back; by default glibc gives them back to the kernel,
 * which clears every page again for the next: a tenth of what Postgres does under load.
 */
const keepMemory = {
  MALLOC_TOP_PAD_: String(4 << 20),
  MALLOC_TRIM_THRESHOLD_: String(64 << 20),
  MALLOC_MMAP_THRESHOLD_: String(16 << 20),
};

/** How long what a killed server left behind may take to go. */
const REMAINS_MS = 20_000;

/** Resolves once queries are answered; rejects with the server's own words when it does not come to that. */
export async function startPostgres({
  port,
  log,
  settings = {},
  template,
  readyMs = 60_000,
  ...rest
}: StartPostgres): Promise<PostgresServer> {
  const dir = path.resolve(rest.dir);
  const cluster = await preparePostgres({ dir, template, log });
  const lastPid = await endOrphan('postgres', dir, ['SIGINT', 'SIGQUIT', 'SIGKILL'], log);
  if (lastPid !== undefined) disarmStalePid(cluster.dataDir, lastPid);
  await requireFreePort('postgres', port);

  const url = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`;
  const endsAt = performance.now() + readyMs;
  let server: PostgresServer | undefined;
  const ready = await poll(
    async () => {
      server = await attempt({ dir, cluster, settings, port, url, endsAt, say: log });
      return server !== undefined;
    },
    REMAINS_MS,
    200,
  );
  if (ready && server) return server;
  throw new EmbeddedError(
    'POSTGRES_START_FAILED',
    `processes of an earlier postgres still use ${cluster.dataDir} after ${REMAINS_MS / 1000} s; find them with "ps -fu postgres" and end them`,
  );
}

interface Attempt {
  readonly dir: string;
  readonly cluster: PostgresCluster;
  readonly settings: PostgresSettings;
  readonly port: number;
  readonly url: string;
  readonly endsAt: number;
  readonly say: (line: string) => void;
}

/** Undefined when it is too early: a postmaster that was killed outright leaves backends behind, and nobody may join them on their data. */
async function attempt({
  dir,
  cluster,
  settings,
  port,
  url,
  endsAt,
  say,
}: Attempt): Promise<PostgresServer | undefined> {
  const { dataDir, runAs } = cluster;
  const log = openServerLog(path.join(dir, 'postgres.log'));
  const args = Object.entries({ ...defaultSettings, ...settings, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  // English messages, since we read them; and a working directory that whoever runs it may enter.
  const env = { ...process.env, ...keepMemory, LC_ALL: 'C' };
  const server = await spawnServer({
    name: 'postgres',
    dir,
    prefix: runAs.prefix,
    command: postgresBinaries().postgres,
    args: ['-D', dataDir, ...args],
    log,
    env,
    cwd: '/',
    stopSteps,
    ...runAs.spawnAs,
  });

  let end: Exit | undefined;
  void server.exited.then((exit) => {
    end = exit;
  });
  const answered = await poll(
    async () => end !== undefined || (saysReady(dataDir, server.pid) && (await acceptsQueries(url))),
    endsAt - performance.now(),
  );
  if (answered && !end) return { ...server, url, port, logFile: log.file };

  const what = end ? `it ended with ${end.signal ?? `code ${end.code}`}` : 'it accepts no queries in the time given';
  await server.stop();
  const said = log.tail();
  if (/pre-existing shared memory block/.test(said)) {
    killBackendsOfDeadServer(dataDir, say);
    return undefined;
  }
  if (/Address already in use/.test(said)) throw portInUse('postgres', port);
  const lastWords = said.split('\n').slice(-8).join('\n');
  throw new EmbeddedError('POSTGRES_START_FAILED', `postgres did not start, ${what}; ${log.file} says:\n${lastWords}`);
}
