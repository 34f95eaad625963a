/**
 * npm run check: everything that must hold before a change is submitted, in the order in which it fails fastest. All steps run, also
 * after one has failed, so that one run shows everything.
 */
import { spawnSync } from 'node:child_process';

const bin = (tool: string, ...args: string[]) => [`node_modules/.bin/${tool}`, ...args];
const steps: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['generated files are fresh', ['scripts/generate.ts', '--check']],
  ['schemas are compatible with the last release', ['scripts/check-compatibility.ts']],
  ['format and lint', bin('biome', 'ci', '.')],
  ['types', bin('tsc', '--noEmit', '-p', 'tsconfig.json')],
  ['boundaries', ['scripts/check-boundaries.ts']],
  ['dead code', bin('knip', '--no-progress')],
  ['tests with coverage', bin('vitest', 'run', '--coverage')],
  ['faults, the short run', ['--disable-warning=ExperimentalWarning', 'scripts/faults.ts', '--smoke']],
];

const failed: string[] = [];
for (const [name, command] of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  process.stdout.write(
    `== ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  );
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
process.exit(failed.length === 0 ? 0 : 1);
