import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedError } from './errors.ts';
import { unpackDebianPackage } from './nats-debian.ts';
import { downloadRelease } from './nats-release.ts';
import { checkNatsServer, NATS_VERSION_MIN } from './nats-version.ts';
import { staggered } from './staggered.ts';

/** Puts a binary somewhere below `dir` and returns its path; ends early when `signal` says that another source was quicker. */
export type BinarySource = (dir: string, signal: AbortSignal) => Promise<string>;

export interface FindNatsServer {
  /** `<cacheDir>/bin/nats-server` is used when it is there, and put there when it had to be fetched. */
  readonly cacheDir: string;
  readonly log: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  /** Where a missing binary comes from, best first; a later one begins when an earlier one has failed or takes its time. */
  readonly sources?: Readonly<Record<string, BinarySource>>;
  readonly patienceMs?: number;
}

const defaultSources = { 'official release': downloadRelease, 'Debian package': unpackDebianPackage };
const PATIENCE_MS = 3_000;

/** The path of a nats-server that is new enough, wherever it has to come from. */
export async function findNatsServer({
  cacheDir,
  log,
  env = process.env,
  sources = defaultSources,
  patienceMs = PATIENCE_MS,
}: FindNatsServer): Promise<string> {
  const chosen = env.NATS_SERVER_BIN;
  if (chosen) {
    const answer = await checkNatsServer(chosen);
    if (answer.ok) return chosen;
    throw new EmbeddedError(
      'NATS_SERVER_BIN_UNUSABLE',
      `NATS_SERVER_BIN: ${answer.reason}; point it at nats-server ${NATS_VERSION_MIN} or later, or unset it`,
    );
  }
  const tried: string[] = [];
  const cached = path.join(path.resolve(cacheDir), 'bin', 'nats-server');
  for (const binary of [...onPath(env.PATH ?? ''), cached].filter(isExecutable)) {
    const answer = await checkNatsServer(binary);
    if (answer.ok) return binary;
    tried.push(answer.reason);
  }
  log(`nats-server ${NATS_VERSION_MIN} or later is not installed: fetching it to ${cached}`);
  return fetchInto(cached, sources, patienceMs, tried);
}

async function fetchInto(
  cached: string,
  sources: Readonly<Record<string, BinarySource>>,
  patienceMs: number,
  tried: string[],
): Promise<string> {
  const bin = path.dirname(cached);
  await mkdir(bin, { recursive: true });
  const work = await mkdtemp(path.join(bin, '.fetch-'));
  try {
    const attempts = Object.entries(sources).map(([name, source], i) => async (signal: AbortSignal) => {
      const dir = path.join(work, String(i));
      await mkdir(dir);
      try {
        const binary = await source(dir, signal);
        const answer = await checkNatsServer(binary);
        if (!answer.ok) throw new Error(answer.reason);
        return binary;
      } catch (error) {
        tried.push(`${name}: ${(error as Error).message}`);
        throw error;
      }
    });
    const binary = await staggered(attempts, patienceMs);
    // In one step and from the same file system: of two processes that fetch at once, each finds a whole file at any moment.
    await rename(binary, cached);
    return cached;
  } catch (error) {
    throw error instanceof AggregateError ? missing(tried) : error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function missing(tried: readonly string[]): EmbeddedError {
  return new EmbeddedError(
    'NATS_SERVER_MISSING',
    [
      `nats-server ${NATS_VERSION_MIN} or later was not found and could not be fetched. Tried:`,
      ...tried.map((reason) => `  - ${reason}`),
      'Install it and start again:',
      '  macOS: brew install nats-server',
      '  Debian 14 or later: apt-get install nats-server',
      '  any system with Go: go install github.com/nats-io/nats-server/v2@latest',
      '  else: unpack a release of https://github.com/nats-io/nats-server/releases and set NATS_SERVER_BIN to its nats-server',
    ].join('\n'),
  );
}

function onPath(PATH: string): string[] {
  return PATH.split(path.delimiter)
    .filter(Boolean)
    .map((dir) => path.join(dir, 'nats-server'));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
