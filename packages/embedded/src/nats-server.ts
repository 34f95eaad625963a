import { once } from 'node:events';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { EmbeddedError, portInUse } from './errors.ts';
import { requireFreePort } from './free-port.ts';
import { endOrphan } from './ownership.ts';
import { openServerLog } from './server-log.ts';
import { type ServerProcess, spawnServer } from './server-process.ts';

export interface StartNatsServer {
  /** See findNatsServer. */
  readonly binary: string;
  /** Holds the configuration, the log and, if the configuration says so, the store. */
  readonly dir: string;
  /** The whole configuration but the address, which is always 127.0.0.1 and `port`. It must leave the log on stderr. */
  readonly config: string;
  readonly port: number;
  readonly log: (line: string) => void;
  /** A server with a large store replays it before it listens. */
  readonly readyMs?: number;
}

export interface NatsServer extends ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly logFile: string;
}

/** Where the configuration of a server on `dir` should put JetStream: `jetstream { store_dir: "…" }`. */
export function natsStoreDir(dir: string): string {
  return path.join(path.resolve(dir), 'jetstream');
}

const stopSteps = [
  { signal: 'SIGTERM', graceMs: 10_000 },
  { signal: 'SIGKILL', graceMs: 5_000 },
] as const;

/** Resolves once the server greets its clients; rejects with the server's own words when it does not come to that. */
export async function startNatsServer({
  binary,
  config,
  port,
  log,
  readyMs = 60_000,
  ...rest
}: StartNatsServer): Promise<NatsServer> {
  const dir = path.resolve(rest.dir);
  await mkdir(dir, { recursive: true });
  await endOrphan('nats-server', dir, ['SIGTERM', 'SIGKILL'], log);
  await requireFreePort('nats-server', port);

  const configFile = path.join(dir, 'nats-server.conf');
  await writePrivately(configFile, config);
  const serverLog = openServerLog(path.join(dir, 'nats-server.log'));
  const args = ['-c', configFile, '-a', '127.0.0.1', '-p', String(port)];
  // Everything runs on this machine: threads of the server on all cores spin where others could work.
  const { GOMAXPROCS = String(Math.max(1, availableParallelism() >> 1)) } = process.env;
  const env = { ...process.env, GOMAXPROCS };
  const server = await spawnServer({ name: 'nats-server', dir, command: binary, args, env, log: serverLog, stopSteps });

  const failed = server.exited.then(({ code, signal }) => {
    throw failure(serverLog.tail(), `it ended with ${signal ?? `code ${code}`}`, serverLog.file, port);
  });
  const late = AbortSignal.timeout(readyMs);
  try {
    await Promise.race([greeting(port, late), failed]);
  } catch (error) {
    await server.stop();
    throw late.aborted ? failure(serverLog.tail(), `no greeting within ${readyMs} ms`, serverLog.file, port) : error;
  }
  // From here on the end of the server is the caller's to notice, by `exited`.
  failed.catch(() => {});
  return { ...server, url: `nats://127.0.0.1:${port}`, port, logFile: serverLog.file };
}

function failure(said: string, what: string, file: string, port: number): EmbeddedError {
  if (/address already in use/.test(said)) return portInUse('nats-server', port);
  // Its last words: a configuration error names file, line and column.
  const lastWords = said.split('\n').slice(-8).join('\n');
  return new EmbeddedError('NATS_START_FAILED', `nats-server did not start, ${what}; ${file} says:\n${lastWords}`);
}

/** An open port is not yet a server: it has to say INFO. */
async function greeting(port: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      const [chunk] = (await once(socket, 'data', { signal })) as [Buffer];
      if (chunk.toString('latin1').startsWith('INFO ')) return;
    } catch (error) {
      if (signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    } finally {
      socket.destroy();
    }
  }
}

/** The configuration holds passwords, and a kill in the middle must not leave half of it. */
async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
