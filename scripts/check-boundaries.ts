/**
 * Imports go down only. Each workspace stands on a layer; it may import workspaces of lower layers, packages that its own
 * package.json declares, and files inside itself. Tests may also import our scripts and what the root
 * declares.
 */
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** The workspaces by layer; services are above all of them and import no one another. */
const layers: Readonly<Record<string, number>> = {
  schemas: 0,
  'packages/cli': 1,
  'packages/messaging': 1,
  'packages/telemetry': 2,
  'packages/embedded': 2,
  'packages/jetstream': 3,
  'packages/http-fallback': 3,
  'packages/store': 3,
  'packages/runtime': 4,
  'packages/worker': 5,
  'packages/launcher': 5,
  'packages/testing': 6,
};
const SERVICE_LAYER = 7;
/** Packages that have one home, so that nothing else depends on them. */
const homes: Readonly<Record<string, readonly string[]>> = {
  '@nats-io/': ['packages/jetstream'],
  pg: ['packages/store', 'packages/embedded', 'packages/launcher', 'packages/testing'],
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;
const builtins = new Set(builtinModules);

interface Workspace {
  readonly dir: string;
  readonly layer: number;
  readonly declared: ReadonlySet<string>;
}

function readWorkspace(dir: string): Workspace {
  const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >;
  const declared = new Set(
    ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.keys(manifest[kind] ?? {})),
  );
  const layer = dir.startsWith('services/') ? SERVICE_LAYER : layers[dir];
  if (layer === undefined) throw new Error(`${dir} has no layer: add it to scripts/check-boundaries.ts`);
  return { dir, layer, declared };
}

const workspaces = ['schemas', ...globSync('packages/*'), ...globSync('services/*')].map(readWorkspace);
const byName = new Map(workspaces.map((workspace) => [`@weir/${workspace.dir.split('/').at(-1)}`, workspace]));
const root = new Set(
  Object.values(JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, object>).flatMap((part) =>
    typeof part === 'object' ? Object.keys(part) : [],
  ),
);

/** What is wrong with one import of one file, if anything. */
function violation(workspace: Workspace, file: string, specifier: string): string | undefined {
  const inTest = relative(workspace.dir, file).startsWith('test/');
  if (specifier.startsWith('.')) {
    const target = relative(workspace.dir, resolve(dirname(file), specifier));
    // What a script makes is tested beside what it makes it from.
    if (inTest && /^(\.\.\/)+scripts\//.test(target)) return undefined;
    return target.startsWith('..') ? 'leaves its workspace by a relative path' : undefined;
  }
  if (specifier.startsWith('node:') || builtins.has(specifier)) return undefined;
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
  if (!workspace.declared.has(name) && !(inTest && root.has(name)))
    return `is not declared in ${workspace.dir}/package.json`;
  const target = byName.get(name);
  if (target !== undefined && !inTest && target.layer >= workspace.layer)
    return `is on layer ${target.layer}, not below ${workspace.layer}`;
  if (target?.layer === SERVICE_LAYER) return 'is a service, which nobody imports';
  const home = Object.entries(homes).find(([prefix]) =>
    prefix.endsWith('/') ? name.startsWith(prefix) : name === prefix,
  )?.[1];
  return home !== undefined && !inTest && !home.includes(workspace.dir)
    ? `may only be imported by ${home.join(', ')}`
    : undefined;
}

const found: string[] = [];
for (const workspace of workspaces) {
  for (const file of globSync(`${workspace.dir}/**/*.ts`, { exclude: (name) => name.endsWith('node_modules') })) {
    if (file.includes('/generated/')) continue;
    for (const match of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const specifier = match[1] ?? match[2] ?? match[3] ?? '';
      const problem = violation(workspace, file, specifier);
      if (problem !== undefined) found.push(`${file}: '${specifier}' ${problem}`);
    }
  }
}
for (const line of found) process.stderr.write(`${line}\n`);
process.stdout.write(`boundaries: ${workspaces.length} workspaces, ${found.length} violations\n`);
process.exit(found.length === 0 ? 0 : 1);
