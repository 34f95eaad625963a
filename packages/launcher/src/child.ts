import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  readonly name: string;
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Every line that it writes. */
  readonly onLine: (line: string) => void;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One process of a service. */
export interface Child {
  readonly pid: number;
  readonly exited: Promise<Ended>;
  /** It takes requests. Never resolves when it ends before. */
  readonly ready: Promise<void>;
  /** Gently: it says first that it is leaving, so that another one can take over. */
  stop(options?: { readonly gently?: boolean }): Promise<void>;
}

const KILL_AFTER_MS = 25_000;
/**
 * On a machine with much memory V8 lets a young generation grow to what none of our services needs: each holds little for long. The old
 * generation's bound is what a service may hold when another one is away. The middle compiler takes over sooner (ADR 0021); the best one does
 * when a service has started (`run`). By how much a heap may grow before all that lives is marked anew is a bargain of time for memory,
 * and a page of the young generation of which most lives stays young all the same (ADR 0027).
 */
const NODE_FLAGS = [
  '--disable-warning=ExperimentalWarning',
  `--import=${new URL('../../../scripts/stripped.mjs', import.meta.url).href}`,
  '--max-semi-space-size=8',
  '--max-old-space-size=512',
  '--invocation-count-for-maglev=100',
  '--heap-growing-percent=40',
  '--no-page-promotion',
];
/**
 * glibc gives back what was freed in one piece only above a bound that it raises itself; one that is set stays. Compilers ask for pieces of
 * 8 to 32 KiB, and left up to twenty megabytes of gaps behind (ADR 0027).
 */
const MALLOC = { MALLOC_MMAP_THRESHOLD_: '8192', MALLOC_TRIM_THRESHOLD_: '65536' };

/**
 * Starts a service as a process of its own group, so that Ctrl-C in the terminal reaches only us and everything stops in order. The
 * channel between us tells it when we are gone, also when we were killed.
 */
export function startChild({ script, environment, onLine }: ChildOptions): Child {
  const child: ChildProcess = spawn(process.execPath, [...NODE_FLAGS, script], {
    env: { ...MALLOC, ...inherited(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null) createInterface({ input: stream }).on('line', onLine);
  const exited = new Promise<Ended>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 1, signal: null }));
  });
  return {
    pid: child.pid ?? 0,
    exited,
    ready: new Promise((resolve) => child.once('message', () => resolve())),
    async stop({ gently = false } = {}) {
      child.kill(gently ? 'SIGTERM' : 'SIGINT');
      const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** A service gets what we give it, and of our own environment only what every program needs. */
function inherited(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TZ', 'LANG', 'TMPDIR', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'NODE_V8_COVERAGE'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
