import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLogger, createMetrics, type Logger, type Metrics } from '@weir/telemetry';
import { readConfig, type Variables } from './config.ts';
import { ConfigInvalid, EX_CONFIG } from './errors.ts';
import { Lifecycle } from './lifecycle.ts';

const LOGGING = {
  LOG_LEVEL: {
    type: 'string',
    enum: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    default: 'info',
    description: 'Which lines are written.',
  },
} as const satisfies Variables;

const FLUSH_TIMEOUT_MS = 1_000;
/** After SIGTERM a process answers for so long that it is not ready, and goes on working, so that no request meets a closed door. */
const LEAVE_MS = 2_000;

/**
 * Much runs once for a group of jobs, and V8's best compiler would have it only after minutes. Not during the start, most of whose code
 * never runs again (ADR 0028).
 */
const OPTIMISE_SOONER = ['--invocation-count-for-turbofan=200', '--minimum-invocations-after-ic-update=150'];

/** What a start leaves behind is a fifth of a process, and V8 would keep it until the heap has grown by two fifths (ADR 0027). */
function dropStartUp(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext("gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })");
  setFlagsFromString('--no-expose-gc');
}

/** What every service is given at its start. */
export interface Context {
  readonly service: string;
  /** This process among the processes of its service. */
  readonly instance: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly lifecycle: Lifecycle;
}

/** Makes a context outside of `run`, for tests and scripts. */
export function createContext(
  service: string,
  options: { readonly level?: string; readonly pretty?: boolean } = {},
): Context {
  const instance = `${service}-${randomBytes(4).toString('hex')}`;
  const log = createLogger({ service, instance, ...options });
  return { service, instance, log, metrics: createMetrics(service), lifecycle: new Lifecycle(log) };
}

/** Starts a service, waits for SIGTERM, or SIGINT for those in a hurry, and stops it. The only code that ends the process. */
export async function run(service: string, start: (context: Context) => Promise<unknown>): Promise<void> {
  const context = createContext(service);
  const { log, lifecycle } = context;
  logWarnings(log);
  let exitCode = 0;
  let graceMs = 0;
  const stopped = new Promise<void>((resolve) => {
    process.on('SIGTERM', () => {
      graceMs = LEAVE_MS;
      resolve();
    });
    process.on('SIGINT', () => resolve());
    // The launcher's end must be ours too, also when it was killed.
    process.on('disconnect', () => resolve());
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (error: unknown) => {
        log.fatal({ err: error }, `${event}: ${(error as Error)?.message}`);
        exitCode = 1;
        resolve();
      });
    }
  });
  try {
    log.level = readConfig(LOGGING, process.env).LOG_LEVEL;
    await Promise.race([start(context), stopped]);
    dropStartUp();
    for (const flag of OPTIMISE_SOONER) setFlagsFromString(flag);
    // Whoever replaces a process by this one waits for the word. Who is gone meanwhile does not hear it, and the disconnection ends us.
    process.send?.('ready', undefined, undefined, () => undefined);
    await stopped;
    await lifecycle.leave(graceMs);
  } catch (error) {
    const isMisconfigured = error instanceof ConfigInvalid;
    const { code, message } = error as Error & { code?: string };
    // Where the code was when it found a variable wrong helps nobody.
    log.fatal(isMisconfigured ? { code } : { err: error, code }, `${service} could not start: ${message}`);
    exitCode = isMisconfigured ? EX_CONFIG : 1;
  }
  await lifecycle.stop();
  // Lines are still on their way out. Whoever should read them may be gone: then they are not waited for.
  await Promise.race([new Promise<void>((resolve) => log.flush(() => resolve())), delay(FLUSH_TIMEOUT_MS)]);
  process.exit(exitCode);
}

/** What Node warns of becomes a line of the log like any other, instead of text between the lines. */
function logWarnings(log: Logger): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning: NodeJS.ErrnoException) => {
    if (warning.name === 'ExperimentalWarning') return;
    log.warn({ code: warning.code, warning: warning.name }, warning.message);
  });
}
