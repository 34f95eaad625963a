import { type ChildProcess, spawn } from 'node:child_process';
import { EmbeddedError } from './errors.ts';
import { recordOwnership } from './ownership.ts';
import { poll } from './poll.ts';
import type { ServerLog } from './server-log.ts';
import { succeeds } from './succeeds.ts';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServerProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Resolves, and never rejects, when the process has ended for whatever reason. */
  readonly exited: Promise<Exit>;
  /** Ends the process and resolves when it is gone; may be called again and after it ended by itself. */
  stop(): Promise<Exit>;
}

export interface StopStep {
  readonly signal: NodeJS.Signals;
  readonly graceMs: number;
}

export interface SpawnServer {
  readonly name: string;
  readonly dir: string;
  /** A command line that runs another one, to become another user. */
  readonly prefix?: readonly string[];
  readonly command: string;
  readonly args: readonly string[];
  readonly log: ServerLog;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** From the gentlest signal to the last one. */
  readonly stopSteps: readonly [StopStep, ...StopStep[]];
}

const running = new Set<() => void>();
process.on('exit', () => {
  for (const end of running) end();
});

export async function spawnServer(options: SpawnServer): Promise<ServerProcess> {
  const { name, dir, log, stopSteps } = options;
  // In this order: a process that changes its user loses the tie.
  const tie = tiedToOurLife(stopSteps[0].signal);
  const [command, ...args] = [...(options.prefix ?? []), ...tie, options.command, ...options.args];
  const child = spawn(command as string, args, {
    stdio: ['ignore', log.fd, log.fd],
    // Of its own group: a Ctrl-C in the terminal is ours to translate into an orderly stop, not the server's to obey at once.
    detached: process.platform !== 'win32',
    env: options.env ?? process.env,
    cwd: options.cwd ?? dir,
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid as number;
  const endNow = () => child.kill(stopSteps[0].signal);
  running.add(endNow);
  recordOwnership(dir, pid);

  let ended: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = { code, signal };
      running.delete(endNow);
      log.close();
      resolve(ended);
    });
  });
  const stop = async () => {
    for (const { signal, graceMs } of stopSteps) {
      if (ended) return ended;
      child.kill(signal);
      await poll(() => ended !== undefined, graceMs, 5);
    }
    if (ended) return ended;
    throw new EmbeddedError(
      'SERVER_DID_NOT_STOP',
      `${name} (pid ${pid}) survives every signal; its log is ${log.file}`,
    );
  };
  return { pid, child, exited, stop };
}

/** A process that is killed outright cannot stop its servers. On Linux the kernel does it then; elsewhere the next start does. */
function tiedToOurLife(signal: NodeJS.Signals): string[] {
  const prefix = ['setpriv', '--pdeathsig', signal.replace('SIG', '')];
  hasDeathSignal ??= process.platform === 'linux' && succeeds([...prefix, 'true']);
  return hasDeathSignal ? prefix : [];
}

let hasDeathSignal: boolean | undefined;
