/**
 * npm run faults: harms a system of its own in every way of the fault matrix, under load, and says what became of its promises.
 * `--help` has the options. Progress goes to stderr, the report to stdout; a run that fails is repeated by its seed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareServers } from '@weir/testing';
import type { Cell } from '../test/faults/cell.ts';
import { choose, matrix, notTested } from '../test/faults/matrix.ts';
import { type Options, readOptions, USAGE, UsageError } from '../test/faults/options.ts';
import { type Patch, patchedTree } from '../test/faults/patched-tree.ts';
import { notRun, type RunReport, text } from '../test/faults/report.ts';
import { runCell } from '../test/faults/run-cell.ts';
import { exitWhenWritten } from './exit-when-written.ts';

/** Set in the harness that was started by the harness: in a mount namespace, or in a copy of the tree. */
const INSIDE = 'WEIR_FAULTS_INSIDE';
const isInside = process.env[INSIDE] === '1';
const SECONDS = 20;
const [WARM_S, HEAL_S] = [5, 10];
const [SMOKE_WARM_S, SMOKE_HEAL_S] = [2, 4];

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    interrupted = true;
  });
if (process.argv.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}
try {
  const options = readOptions(process.argv.slice(2));
  if (options.list) process.stdout.write(list());
  else process.exitCode = (await runAll(options)) ? 0 : 1;
} catch (error) {
  const known = error instanceof UsageError || error instanceof RangeError;
  process.stderr.write(`\n  ${known ? error.message : (error as Error).stack}\n`);
  process.exitCode = known ? 2 : 1;
}
await exitWhenWritten();

async function runAll(options: Options): Promise<boolean> {
  const { only, smoke, seed, runs, json, keep } = options;
  const chosen = only === undefined ? matrix : choose(only);
  const cells = smoke ? chosen.filter((cell) => cell.smokeS !== undefined) : chosen;
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'weir-faults-runs-'));
  await prepareServers();
  const reports: RunReport[] = [];
  for (const cell of cells) {
    for (let run = 0; run < runs && !interrupted; run += 1) {
      const report = await runOne(cell, seed + run, options, directory);
      reports.push(report);
      if (!json) process.stdout.write(text(report));
    }
  }
  const failed = reports.filter(({ passed, skipped }) => !passed && skipped === undefined);
  if (json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else process.stdout.write(summary(reports));
  if (failed.length === 0 && options.directory === undefined && !keep) rmSync(directory, { recursive: true });
  return failed.length === 0 && !interrupted;
}

async function runOne(cell: Cell, seed: number, options: Options, directory: string): Promise<RunReport> {
  const { smoke, seconds, slack, rate, keep } = options;
  const why = cell.cannotRun?.();
  if (why !== undefined) return notRun(cell, seed, why);
  if (cell.privateMounts && !isInside)
    return runInside(cell, seed, directory, 'unshare', [
      '--mount',
      process.execPath,
      ...process.execArgv,
      import.meta.filename,
    ]);
  if (cell.patches !== undefined && !isInside) return runPatched(cell, cell.patches, seed, directory);
  process.stderr.write(`  ${cell.name}: ${cell.title} (seed ${seed})\n`);
  return runCell({
    cell,
    seed,
    slack,
    directory,
    keep,
    faultS: seconds ?? (smoke ? (cell.smokeS ?? SECONDS) : SECONDS),
    warmS: smoke ? SMOKE_WARM_S : WARM_S,
    healS: smoke ? SMOKE_HEAL_S : HEAL_S,
    ratePerS: cell.ratePerS === undefined ? rate : undefined,
    say: (line) => void process.stderr.write(`    ${line}\n`),
    stopped: () => interrupted,
  });
}

/** In a copy of this tree. */
function runPatched(cell: Cell, patches: readonly Patch[], seed: number, directory: string): RunReport {
  const tree = patchedTree(patches);
  try {
    return runInside(cell, seed, directory, process.execPath, [
      ...process.execArgv,
      join(tree.dir, 'scripts/faults.ts'),
    ]);
  } finally {
    tree.remove();
  }
}

/** Once more by ourselves, by a command that makes the surroundings. */
function runInside(cell: Cell, seed: number, directory: string, command: string, prefix: readonly string[]): RunReport {
  const own = process.argv.slice(2).filter((one, index, all) => one !== '--only' && all[index - 1] !== '--only');
  const args = [...own, '--only', cell.name, '--seed', String(seed), '--runs', '1', '--json', '--directory', directory];
  const { stdout, error } = spawnSync(command, [...prefix, ...args], {
    env: { ...process.env, [INSIDE]: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  const [report] = error === undefined && stdout !== '' ? (JSON.parse(stdout) as RunReport[]) : [];
  return report ?? notRun(cell, seed, `${command} ended without a report`);
}

function list(): string {
  const cells = matrix.map(({ name, title }) => `  ${name.padEnd(18)} ${title}\n`);
  const missing = Object.entries(notTested).map(([name, why]) => `  ${name.padEnd(18)} not tested: ${why}\n`);
  return [...cells, '\n', ...missing].join('');
}

function summary(reports: readonly RunReport[]): string {
  const ran = reports.filter(({ skipped }) => skipped === undefined);
  const sum = (value: (run: RunReport) => number) => ran.reduce((total, run) => total + value(run), 0);
  const violated = ran.filter(({ passed }) => !passed).length;
  // The rule of three: nothing seen in n runs bounds the rate at 3/n with 95 % confidence.
  const bound = violated === 0 && ran.length > 3 ? ` (95 % bound: ${(300 / ran.length).toFixed(0)} % of runs)` : '';
  return `\n  ${ran.length} runs, ${violated} with violations${bound}: ${sum((run) => run.accepted)} jobs accepted, lost ${sum((run) => run.lost)}, duplicated ${sum((run) => run.duplicated)}, stale results accepted ${sum((run) => run.staleAccepted)}\n`;
}
