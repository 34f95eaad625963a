import { createRequire } from 'node:module';
import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { PinoPretty } from 'pino-pretty';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly service: string;
  readonly instance: string;
  readonly level?: string;
  /** Colours and lines for people; JSON for machines. On a terminal unless told otherwise. */
  readonly pretty?: boolean;
}

/** Members whose values must never be written, wherever a caller put them. */
const SECRETS = ['authorization', 'apiKey', 'x-api-key', 'password', 'seed', 'token', 'cookie'];
/** So deep they are looked for: an error that holds a request that holds headers is at the third level. */
const LEVELS = ['', '*', '*.*', '*.*.*', '*.*.*.*'];

/**
 * Structured logs, one JSON object a line, with `service` and `instance` in each. Lines about work carry `tenantId`, `requestId`,
 * `jobId` and `traceId` under these names; payloads are never logged.
 */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.service, instance: options.instance },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: LEVELS.flatMap((level) => SECRETS.map((name) => `${level}["${name}"]`)), censor: '[secret]' },
  };
  const forPeople = options.pretty ?? process.stdout.isTTY === true;
  if (forPeople) return pino(settings, prettyStream(true));
  // With a minimal length of 0 `flush` would not wait for what is on its way out; with 1 it does.
  return pino(settings, destination({ dest: 1, sync: false, minLength: 1 }));
}

/** The readable form of our JSON lines; the launcher uses it for the logs of its children, which then need not load it. */
export function prettyStream(colorize: boolean): PinoPretty.PrettyStream {
  const pretty: typeof PinoPretty = createRequire(import.meta.url)('pino-pretty');
  return pretty({
    colorize,
    sync: true,
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,hostname,instance,service',
    messageFormat: '{service}: {msg}',
  });
}
