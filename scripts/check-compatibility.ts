/**
 * Compares the contracts with those of the last release in `schemas/released/`, by the rules of generate/compatibility.ts.
 * `--release` writes the contracts of the version in package.json there, once that version is to be released.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CatalogRow, catalog } from '../schemas/catalog.ts';
import { type Route, routes } from '../schemas/routes.ts';
import { type Direction, incompatibilities } from './generate/compatibility.ts';
import { type Contract, inlined, newest, readContracts, schemasDirectory } from './generate/contracts.ts';

export interface Release {
  readonly version: string;
  readonly catalog: Readonly<Record<string, Pick<CatalogRow, 'subject' | 'stream'>>>;
  readonly routes: Readonly<Record<string, Pick<Route, 'method' | 'path' | 'root'>>>;
  readonly contracts: readonly Contract[];
}

const releasedDirectory = join(schemasDirectory, 'released');

/** What is in the tree now, in the form in which it is released. */
export function currentRelease(): Release {
  const manifest = readFileSync(join(schemasDirectory, '../package.json'), 'utf8');
  const entries = Object.entries;
  return {
    version: (JSON.parse(manifest) as { version: string }).version,
    catalog: Object.fromEntries(
      entries<CatalogRow>(catalog).map(([type, { subject, stream }]) => [type, { subject, stream }]),
    ),
    routes: Object.fromEntries(
      entries<Route>(routes).map(([name, { method, path, root = false }]) => [name, { method, path, root }]),
    ),
    contracts: readContracts(),
  };
}

/** The newest release on record: versions are compared as numbers, part by part. */
export function lastRelease(): Release | undefined {
  const versions = globSync('*.json', { cwd: releasedDirectory }).map((file) => file.replace(/\.json$/, ''));
  const newestVersion = versions.sort(new Intl.Collator('en', { numeric: true }).compare).at(-1);
  if (newestVersion === undefined) return undefined;
  return JSON.parse(readFileSync(join(releasedDirectory, `${newestVersion}.json`), 'utf8')) as Release;
}

/** Everything in `current` that a service or a client of `released` would stumble over. */
export function breakages(released: Release, current: Release): string[] {
  const found: string[] = [];
  for (const [type, { subject, stream }] of Object.entries(released.catalog)) {
    const row = current.catalog[type];
    if (row === undefined) found.push(`catalog.ts: ${type} is removed`);
    else if (row.subject !== subject || row.stream !== stream) found.push(`catalog.ts: ${type} has moved`);
  }
  for (const [name, { method, path, root }] of Object.entries(released.routes)) {
    const route = current.routes[name];
    if (route === undefined) found.push(`routes.ts: ${name} is removed`);
    else if (route.method !== method || route.path !== path || route.root !== root)
      found.push(`routes.ts: ${name} has moved`);
  }

  const before = inlined(released.contracts);
  const after = inlined(current.contracts);
  for (const contract of released.contracts) {
    const [was, is] = [before.get(contract.path), after.get(contract.path)];
    if (was === undefined) continue;
    if (is === undefined) {
      if (!hasNewerMajor(released, contract)) found.push(`${contract.path} is removed`);
      continue;
    }
    for (const direction of directionsOf(contract)) {
      found.push(...incompatibilities(was, is, direction).map((reason) => `${contract.path} (${direction}) ${reason}`));
    }
  }
  return found;
}

/** A major may go when the release before it already had the next one. */
const hasNewerMajor = (released: Release, { kind, name, version }: Contract): boolean =>
  (newest(released.contracts, kind).get(name)?.version ?? 0) > version;

/** Bodies between our own services, which no public route names. */
export const internalBodies: Readonly<Record<string, Direction>> = {
  'register-worker': 'accepted',
  'registered-worker': 'answered',
  'claim-attempt': 'accepted',
  'claimed-attempt': 'answered',
  'cancel-job': 'accepted',
  'add-schedule': 'accepted',
  'change-schedule': 'accepted',
  'alter-queue': 'accepted',
  'queue-states': 'answered',
  'tenant-usage': 'answered',
  'message-fates': 'answered',
  'change-dead-letters': 'accepted',
  'verify-api-key': 'accepted',
  'add-api-key': 'accepted',
  'change-api-key': 'accepted',
  'add-tenant': 'accepted',
  'change-tenant': 'accepted',
  identity: 'answered',
  'revocation-list': 'answered',
  'json-web-key-set': 'answered',
  tokens: 'answered',
  'check-login': 'accepted',
  'check-refresh': 'accepted',
  'end-session': 'accepted',
  'register-user': 'accepted',
  'replace-password': 'accepted',
  'add-user': 'accepted',
  'change-user': 'accepted',
};

/** Messages are accepted; a body is accepted, answered, or both, as the routes use it. */
export function directionsOf({ kind, name }: Contract): readonly Direction[] {
  if (kind !== 'http') return ['accepted'];
  const uses = Object.values<Route>(routes);
  const isAccepted = uses.some(({ request, query }) => request === name || query === name);
  const isAnswered = uses.some(({ responses }) => Object.values(responses).includes(name));
  const internal = internalBodies[name];
  return [
    ...(isAccepted || internal === 'accepted' ? (['accepted'] as const) : []),
    // A body that nothing names yet can only be part of another one: held to the rules of answers, the stricter for it.
    ...(isAnswered || internal === 'answered' || (!isAccepted && internal === undefined)
      ? (['answered'] as const)
      : []),
  ];
}

/** Writes what is compatible down as released. A release on record does not change. */
function record(release: Release): void {
  const path = join(releasedDirectory, `${release.version}.json`);
  mkdirSync(releasedDirectory, { recursive: true });
  try {
    writeFileSync(path, `${JSON.stringify(release, null, 2)}\n`, { flag: 'wx' });
    console.log(`Recorded the contracts of ${release.version}.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    console.error(
      `${release.version} is on record: raise the version in package.json, or delete it if it never went out.`,
    );
    process.exitCode = 1;
  }
}

/** Says what is broken, and returns whether nothing is. */
export function checkCompatibility(): boolean {
  const released = lastRelease();
  if (released === undefined) throw new Error(`no release in ${releasedDirectory}`);
  const found = breakages(released, currentRelease());
  for (const reason of found) console.error(reason);
  if (found.length > 0)
    console.error(`This breaks what ${released.version} has released: it needs a new major of the file.`);
  else console.log(`The contracts are compatible with ${released.version}.`);
  return found.length === 0;
}

if (import.meta.main) {
  const isFirst = lastRelease() === undefined && process.argv.includes('--release');
  if (!isFirst && !checkCompatibility()) process.exitCode = 1;
  else if (process.argv.includes('--release')) record(currentRelease());
}
