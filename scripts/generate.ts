/** Writes what follows from the contracts. `--check` writes nothing and fails when something on disk is not what follows. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { checkCompatibility } from './check-compatibility.ts';
import { renderAsyncApi } from './generate/asyncapi.ts';
import { readContracts, schemasDirectory } from './generate/contracts.ts';
import { renderOpenApi } from './generate/openapi.ts';
import { renderPermissions } from './generate/permissions.ts';
import { renderTypes } from './generate/types.ts';
import { renderValidators, renderValidatorTypes } from './generate/validators.ts';

const root = join(import.meta.dirname, '..');
const contracts = readContracts();
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const artifacts: readonly (readonly [path: string, render: () => string | Promise<string>])[] = [
  [generated('types.ts'), () => renderTypes(contracts)],
  [generated('validators.js'), () => renderValidators(contracts)],
  [generated('validators.d.ts'), () => renderValidatorTypes(contracts)],
  [generated('openapi.json'), () => renderOpenApi(contracts, version)],
  [generated('asyncapi.json'), () => renderAsyncApi(contracts, version)],
  [join(root, 'docs/permissions.md'), renderPermissions],
];

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, render] of artifacts) {
  const expected = await render();
  if (read(path) === expected) continue;
  stale.push(relative(root, path));
  if (check) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, expected);
}

if (check && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run "npm run generate" and commit what it writes.`);
  process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? 'All generated files are fresh.' : `Wrote ${stale.join(', ')}.`);
}

// Whoever changes a contract learns at once, not in review, that something in use would break.
if (check && !checkCompatibility()) process.exitCode = 1;

function generated(name: string): string {
  return join(schemasDirectory, 'generated', name);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
