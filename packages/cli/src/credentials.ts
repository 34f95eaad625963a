import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from './failure.ts';
import { readSessions, type Session, sessionsFile } from './sessions.ts';
import type { Terminal } from './terminal.ts';

export interface GlobalOptions {
  readonly url?: string;
  readonly apiKey?: string;
  readonly tenant?: string;
  readonly json?: boolean;
  readonly insecure?: boolean;
}

/** Where the API is. */
export interface Target {
  readonly url: string;
  /** The ready key of a system that runs on this machine, if the target is that system. */
  readonly devKey?: string;
}

export type Credential =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'session'; readonly session: Session };

/** The address from `--url`, WEIR_URL, the last login, or a running `npm start`. @throws Failure when nothing says it */
export function findTarget(options: GlobalOptions, terminal: Terminal): Target {
  const dev = readDev(terminal);
  const given = options.url ?? filled(terminal.env.WEIR_URL) ?? readSessions(sessionsFile(terminal.env)).current;
  const url = given ?? dev?.gatewayUrl;
  if (url === undefined)
    throw new Failure(
      'usage',
      'nothing says where the API is: name it with --url or WEIR_URL, run "weir login --url <url>", or run "npm start" and give its home in WEIR_HOME.',
    );
  const target = checked(url, options.insecure === true);
  // The key of the system here is for the system here, and goes nowhere else.
  return dev !== undefined && checked(dev.gatewayUrl, true) === target
    ? { url: target, devKey: dev.apiKey }
    : { url: target };
}

/** @throws Failure when there is none */
export function findCredential(options: GlobalOptions, target: Target, terminal: Terminal): Credential {
  const key = options.apiKey ?? keyOf(terminal.env);
  if (key !== undefined) return { kind: 'key', key: sendable(key) };
  const session = readSessions(sessionsFile(terminal.env)).sessions[target.url];
  if (session !== undefined) return { kind: 'session', session };
  if (target.devKey !== undefined) return { kind: 'key', key: target.devKey };
  throw new Failure(
    'notPermitted',
    `not logged in at ${target.url}: run "weir login", or give an API key in WEIR_API_KEY or WEIR_API_KEY_FILE.`,
  );
}

function keyOf({ WEIR_API_KEY, WEIR_API_KEY_FILE }: NodeJS.ProcessEnv): string | undefined {
  const [key, file] = [filled(WEIR_API_KEY), filled(WEIR_API_KEY_FILE)];
  if (key !== undefined && file !== undefined)
    throw new Failure('usage', 'WEIR_API_KEY and WEIR_API_KEY_FILE are both set: unset one of them.');
  if (file === undefined) return key;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Failure('usage', `WEIR_API_KEY_FILE cannot be read: ${(error as Error).message}.`);
  }
}

/** A header takes no line breaks and no other alphabets; an error of the HTTP library would repeat the key. */
function sendable(key: string): string {
  if (/^[\x21-\x7e]{1,8192}$/.test(key)) return key;
  throw new Failure('usage', 'the API key is empty or has characters that no key has.');
}

function checked(text: string, insecure: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
    throw new Failure('usage', `${JSON.stringify(text)} is no address of an API; one looks like https://weir.example.`);
  if (url.protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname) && !insecure)
    throw new Failure(
      'usage',
      `${url.origin} would get your credentials unencrypted: use https, or say --insecure if the network is your own.`,
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function readDev({ env, cwd }: Terminal): { readonly gatewayUrl: string; readonly apiKey: string } | undefined {
  try {
    const file = join(resolve(cwd(), filled(env.WEIR_HOME) ?? '.weir'), 'dev.json');
    const { gatewayUrl, apiKey } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return typeof gatewayUrl === 'string' && typeof apiKey === 'string' ? { gatewayUrl, apiKey } : undefined;
  } catch {
    return undefined;
  }
}

/** A variable that is set to nothing is not set. */
const filled = (value: string | undefined): string | undefined => (value === '' ? undefined : value);
