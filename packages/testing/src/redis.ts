import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '@weir/embedded';
import { eventually } from './eventually.ts';

const NAMES = ['valkey-server', 'redis-server'];

/**
 * The command of a Valkey or Redis on this machine: the one that REDIS_SERVER_BIN names, or what the PATH has. Without any it says loudly
 * what is not tested, and returns undefined.
 */
export function findRedis(
  tested: string,
  environment: NodeJS.ProcessEnv = process.env,
  say: (line: string) => void = (line) => void process.stderr.write(line),
): string | undefined {
  const chosen = environment.REDIS_SERVER_BIN;
  const found = (chosen ? [chosen] : NAMES).find((command) => {
    try {
      execFileSync(command, ['--version'], { stdio: 'ignore', env: environment });
      return true;
    } catch {
      return false;
    }
  });
  if (found !== undefined) return found;
  if (chosen) throw new Error(`REDIS_SERVER_BIN: ${chosen} cannot be run`);
  say(
    `NOT TESTED: ${tested}, since neither valkey-server nor redis-server is on the PATH. Install the package valkey-server or redis-server (apt-get install redis-server, brew install valkey), or name the binary in REDIS_SERVER_BIN.\n`,
  );
  return undefined;
}

/** A real Valkey or Redis for one test file, which keeps nothing on disk. */
export async function startTestRedis(command: string) {
  const port = await freePort();
  let child: ChildProcess;
  const end = () => void child?.kill('SIGKILL');
  process.once('exit', end);
  const start = async () => {
    const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    child = spawn(command, words, { stdio: 'ignore' });
    await eventually(() => answersPing(port));
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    startAgain: start,
    /** It hangs: connections stay open and nothing is answered. */
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      await kill();
      process.off('exit', end);
    },
  };
}

function answersPing(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (chunk) => {
      socket.destroy();
      if (String(chunk).startsWith('+PONG')) resolve();
      else reject(new Error(`answered ${String(chunk)}`));
    });
    socket.once('error', reject);
  });
}
