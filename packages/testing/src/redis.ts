import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '@weir/embedded';
import { eventually } from './eventually.ts';

const NAMES = ['valkey-server', 'redis-server'];

/** The command of a Valkey or Redis on this machine; undefined when there is none, which tests have to say loudly. */
export function findRedis(): string | undefined {
  const chosen = process.env.REDIS_SERVER_BIN;
  const found = (chosen ? [chosen] : NAMES).find((command) => {
    try {
      execFileSync(command, ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
  if (chosen && found === undefined) throw new Error(`REDIS_SERVER_BIN: ${chosen} cannot be run`);
  return found;
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
