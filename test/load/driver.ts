/** The load driver: a process of its own, so that what it costs is not counted as the system's. Started by scripts/bench.ts. */
import { cpus, loadavg } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { bulk } from './bulk.ts';
import { caughtUp } from './caught-up.ts';
import { closedLoop, drive } from './closed-loop.ts';
import { failing } from './failing.ts';
import { type Cpu, countCpu, type Load, makeLoad, per1000 } from './load.ts';
import { openLoop } from './open-loop.ts';
import { rounded } from './percentile.ts';
import { type ByProcess, scaled, total } from './processes.ts';
import { type Assignment, type Message, type Report, WARM_UP } from './report.ts';

/** More refusals than this, and the numbers say nothing. */
const FAILED_SHARE_MAX = 0.01;
const SETTLE_MS = 2_000;

const say = (message: Message): void => void process.send?.(message);
process.on('disconnect', () => process.exit(1));

let load: Load | undefined;
try {
  load = makeLoad(JSON.parse(await text(process.stdin)) as Assignment, say);
  say({ kind: 'report', report: await measure(load) });
} catch (error) {
  say({ kind: 'failed', message: (error as Error).message });
  process.exitCode = 1;
} finally {
  await load?.records.close();
  process.disconnect();
}

async function measure(load: Load): Promise<Report> {
  const { only } = load.assignment.plan;
  const machine = {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    node: process.version,
    loadAverage: loadavg()[0] ?? 0,
  };
  await warmUp(load);
  const open = only.includes('openLoop') ? await openLoop(load) : undefined;
  const closed = only.includes('closedLoop') ? await closedLoop(load) : undefined;
  load.processes.samplePostgres();
  const inBulk = only.includes('bulk') ? await bulk(load) : undefined;
  const failed = only.includes('failing') ? await failing(load) : undefined;
  const rssMb = load.processes.rssMb();
  load.progress('checking every result', 0, 1);
  assertFew(load.jobs.accepted, load.jobs.refused.length);
  if (failed !== undefined) assertFew(failed.jobs.accepted, failed.jobs.refused);
  await load.records.verify(load.jobs);
  const idle = await idleCpu(load);
  const loaded = [closed, inBulk].filter((one) => one !== undefined);
  const report: Report = {
    ...(open === undefined ? {} : { openLoop: open }),
    ...(closed === undefined ? {} : { closedLoop: closed.report }),
    ...(inBulk === undefined ? {} : { bulk: inBulk.report }),
    ...(failed === undefined ? {} : { failing: failed.report }),
    ...together(loaded),
    rssMb,
    idleCpuPercent: Object.keys(idle).length === 0 ? null : total(idle),
    idleCpuPercentByProcess: idle,
    verifiedJobs: load.jobs.accepted + (failed?.jobs.accepted ?? 0),
    machine,
  };
  return roundedAll(report);
}

/** Young processes are slow: nothing is measured before the compilers of all of them have seen every road. */
async function warmUp(load: Load): Promise<void> {
  const { jobs, seconds } = load.assignment.plan.warmUp;
  const until = performance.now() + seconds * 1_000;
  let left = jobs;
  load.progress(WARM_UP, 0, 1);
  await drive(load, load.assignment.plan.closedLoop.connections, () => left-- > 0 || performance.now() < until);
  await bulk(load, jobs, WARM_UP);
}

function assertFew(accepted: number, refused: number): void {
  if (refused > (accepted + refused) * FAILED_SHARE_MAX)
    throw new Error(`${refused} of ${accepted + refused} jobs were not accepted: the numbers would say nothing`);
}

/** Percent of one core, when nothing is asked of the system. */
async function idleCpu(load: Load): Promise<ByProcess> {
  const { natsUrl, plan } = load.assignment;
  const { idleSeconds, settleSecondsMax } = plan;
  load.progress('until the streams are inspected', 0, 1);
  await caughtUp(natsUrl, settleSecondsMax * 1_000);
  load.progress('idle', 0, 1);
  await sleep(SETTLE_MS);
  const cpuUsed = countCpu(load);
  await sleep(idleSeconds * 1_000);
  return scaled(cpuUsed().system, 100 / idleSeconds);
}

function together(
  loaded: readonly { readonly cpu: Cpu; readonly jobs: number }[],
): Pick<Report, 'cpuSecondsPer1000' | 'driverCpuSecondsPer1000'> {
  const jobs = loaded.reduce((sum, one) => sum + one.jobs, 0);
  if (jobs === 0) return { cpuSecondsPer1000: {}, driverCpuSecondsPer1000: null };
  const names = Object.keys(loaded[0]?.cpu.system ?? {});
  const system = Object.fromEntries(
    names.map((name) => [name, loaded.reduce((sum, { cpu }) => sum + (cpu.system[name] ?? 0), 0)]),
  );
  const driver = loaded.reduce((sum, { cpu }) => sum + cpu.driver, 0);
  return { cpuSecondsPer1000: per1000(system, jobs), driverCpuSecondsPer1000: (driver * 1_000) / jobs };
}

function roundedAll(report: Report): Report {
  const text = JSON.stringify(report, (_key, value: unknown) => (typeof value === 'number' ? rounded(value) : value));
  return JSON.parse(text) as Report;
}
