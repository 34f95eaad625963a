/**
 * npm run bench: how much load a fresh system on this machine takes, how fast it answers, and what that costs. `--help` has the options.
 *
 * Progress goes to stderr, the report to stdout: a table, or JSON with --json (docs: "npm run -s bench -- --json" for nothing else).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { System } from '@weir/launcher';
import { PlatformError } from '@weir/messaging';
import { type Options, readOptions, USAGE, UsageError } from '../test/load/options.ts';
import { hottest, monotonicMicros, profiling } from '../test/load/profile.ts';
import { Progress } from '../test/load/progress.ts';
import { type Assignment, type Message, type Report, table, WARM_UP } from '../test/load/report.ts';

const DRIVER = fileURLToPath(new URL('../test/load/driver.ts', import.meta.url));
/** The measures themselves found something wrong. */
class BenchFailed extends Error {}

const LOOK_EVERY_MS = 500;
const progress = new Progress(process.stderr);
/** Newest first, once. */
const cleanups: (() => unknown)[] = [];
/** When the warm-up was over, on the clock of profiles. */
let warmAt: number | undefined;
let ending: Promise<void> | undefined;

if (process.argv.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, async () => {
    await end();
    process.exit(130);
  });
}
try {
  const options = readOptions(process.argv.slice(2));
  const profiles = options.profile === undefined ? undefined : mkdtempSync(join(tmpdir(), 'weir-profile-'));
  const report = await run(options, profiles);
  // A profile is written when its process ends.
  await end();
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : table(report));
  if (profiles !== undefined) process.stderr.write(`${hottest(profiles, warmAt ?? 0)}\n`);
} catch (error) {
  const interrupted = ending !== undefined;
  await end();
  if (!interrupted) {
    const known = error instanceof UsageError || error instanceof PlatformError || error instanceof BenchFailed;
    process.stderr.write(`\n  ${known ? error.message : (error as Error).stack}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

async function run({ plan, profile }: Options, profiles: string | undefined): Promise<Report> {
  const system = makeSystem(profile !== undefined && profiles !== undefined ? { [profile]: profiling(profiles) } : {});
  await system.start();
  const { services, gatewayUrl, apiKey, tenantId, databaseUrl, natsUrl } = system.dev;
  if (profile !== undefined && services[profile] === undefined)
    throw new UsageError(`--profile: there is no service ${profile}`);
  const pids = Object.fromEntries(Object.entries(services).map(([name, { pid }]) => [name, pid]));
  return Promise.race([
    drive({ plan, gatewayUrl, apiKey, tenantId, databaseUrl, natsUrl, pids }),
    assertSteady(() => system.dev.services, pids),
  ]);
}

/** @throws BenchFailed as soon as a process is another one than at the start: what is measured then is its restart. */
async function assertSteady(
  services: () => System['dev']['services'],
  pids: Readonly<Record<string, number>>,
): Promise<never> {
  for (;;) {
    const changed = Object.entries(services()).find(([name, { pid }]) => pid !== pids[name]);
    if (changed !== undefined) throw new BenchFailed(`FAILED: ${changed[0]} died while it was measured`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS).unref());
  }
}

/** In a home of its own beside the usual one, and so on the same disk: what a system writes durably is most of what is measured. */
function makeSystem(environment: Record<string, Record<string, string>>): System {
  const usual = resolve(process.env.WEIR_HOME ?? '.weir');
  mkdirSync(usual, { recursive: true });
  const home = mkdtempSync(join(usual, 'bench-'));
  cleanups.unshift(() => rmSync(home, { recursive: true, force: true }));
  const system = new System({
    home,
    port: 0,
    cacheDir: existsSync(join(usual, 'bin')) ? usual : home,
    logLevel: 'warn',
    say: (line) => progress.say(line),
    onLog: (line) => progress.log(line),
    environment,
  });
  cleanups.unshift(() => system.stop());
  return system;
}

/** Runs the driver to its end. @throws BenchFailed with what it found wrong. */
function drive(assignment: Assignment): Promise<Report> {
  const args = ['--disable-warning=ExperimentalWarning', DRIVER];
  const driver: ChildProcess = spawn(process.execPath, args, {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => driver.once('exit', () => resolve()));
  cleanups.unshift(async () => {
    driver.kill('SIGKILL');
    await exited;
  });
  driver.stdin?.end(JSON.stringify(assignment));
  return new Promise((resolve, reject) => {
    driver.on('message', (message: Message) => {
      if (message.kind === 'progress') {
        progress.show(message);
        if (message.phase !== WARM_UP) warmAt ??= monotonicMicros();
      } else if (message.kind === 'report') resolve(message.report);
      else reject(new BenchFailed(`FAILED: ${message.message}`));
    });
    driver.once('error', reject);
    void exited.then(() => reject(new BenchFailed('FAILED: the load driver ended without a report')));
  });
}

async function end(): Promise<void> {
  ending ??= (async () => {
    progress.end();
    for (const cleanUp of cleanups.splice(0)) await cleanUp();
  })();
  await ending;
}
