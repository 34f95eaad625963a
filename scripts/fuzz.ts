/**
 * npm run fuzz: starts a system of its own and sends it requests that are valid, nearly valid and hostile, as several people. Every answer
 * must be as the OpenAPI document says. Progress and findings go to stderr, the report to stdout; `--seed` repeats a run.
 */
import { parseArgs } from 'node:util';
import { prepareServers, startTestSystem } from '@weir/testing';
import { describeFinding, fuzz, fuzzedEnvironment } from '../test/fuzz/run.ts';
import { exitWhenWritten } from './exit-when-written.ts';

const USAGE = `Usage: npm run fuzz -- [--minutes 10] [--seed N]

  --minutes N   how long; 10 unless told
  --seed N      where the requests follow from; another one at each run unless told
`;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted = true;
  });

const { minutes, seed } = options();
process.stderr.write(`  seed ${seed}, ${minutes} min\n`);
await prepareServers();
const running = await startTestSystem({ environment: fuzzedEnvironment });
const began = performance.now();
try {
  const report = await fuzz(running, {
    forMs: minutes * 60_000,
    seed,
    say: (line) => void process.stderr.write(`${line}\n`),
    stopped: () => interrupted,
  });
  const { requests, statuses, routes, findings } = report;
  const line = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([status, count]) => `${status} × ${count}`)
      .join(', ');
  const took = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(`\n${findings.map(describeFinding).join('\n')}`);
  process.stdout.write(
    `  seed ${seed}: ${requests} requests in ${took} min, ${findings.length} findings\n  ${line(statuses)}\n`,
  );
  for (const [route, counts] of Object.entries(routes)) process.stdout.write(`  ${route.padEnd(44)} ${line(counts)}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await running.stop();
}
await exitWhenWritten();

function options(): { readonly minutes: number; readonly seed: number } {
  try {
    const { values } = parseArgs({
      options: { minutes: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
    });
    const given = {
      minutes: Number(values.minutes ?? 10),
      seed: Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)),
    };
    if (values.help !== true && given.minutes > 0 && Number.isSafeInteger(given.seed)) return given;
  } catch {
    // Said below.
  }
  process.stderr.write(USAGE);
  process.exit(2);
}
