import type { Options } from './options.ts';
import { type ByProcess, total } from './processes.ts';

/** What the driver is told; through its stdin, since it holds a key. */
export interface Assignment {
  readonly plan: Options['plan'];
  readonly gatewayUrl: string;
  readonly apiKey: string;
  readonly tenantId: string;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly pids: ByProcess;
}

/** The phase that is not measured. */
export const WARM_UP = 'warming up';

/** What the driver says. */
export type Message =
  | { readonly kind: 'progress'; readonly phase: string; readonly done: number; readonly of: number }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failed'; readonly message: string };

/** Cores that were busy: with the system, and with all else but the driver. */
export interface Cores {
  readonly system: number;
  readonly others: number;
}

export interface OpenLoopReport {
  readonly rate: number;
  readonly seconds: number;
  /** Milliseconds from the moment a job was due to the moment its sender had its result. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** How late the sender itself was; part of the above. */
  readonly lagP50Ms: number;
  readonly lagP99Ms: number;
  readonly failed: number;
  readonly coresBusy: Cores;
  readonly cpuSecondsPer1000: ByProcess;
}

export interface ClosedLoopReport {
  readonly connections: number;
  readonly seconds: number;
  readonly acceptedPerS: number;
  /** The jobs accepted in the window, over the time until the last of them was recorded. */
  readonly recordedPerS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
  readonly coresBusy: Cores;
  readonly cpuSecondsPer1000: ByProcess;
}

export interface BulkReport {
  readonly jobs: number;
  readonly acceptedPerS: number;
  readonly recordedPerS: number;
  readonly failed: number;
  readonly coresBusy: Cores;
  readonly cpuSecondsPer1000: ByProcess;
}

/** Its shape is part of the public interface; members may be added. */
export interface Report {
  readonly openLoop?: OpenLoopReport;
  readonly closedLoop?: ClosedLoopReport;
  readonly bulk?: BulkReport;
  /** Of jobs whose first attempt fails. */
  readonly failing?: BulkReport;
  /** Over the closed loop and the bulk measure together; the driver is not in it. */
  readonly cpuSecondsPer1000: ByProcess;
  readonly driverCpuSecondsPer1000: number | null;
  readonly rssMb: ByProcess;
  /** Of one core, the whole system. */
  readonly idleCpuPercent: number | null;
  readonly idleCpuPercentByProcess: ByProcess;
  /** Jobs whose results were found once each and right. */
  readonly verifiedJobs: number;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly node: string;
    readonly loadAverage: number;
  };
}

/** Cores; the kernel's own work for us is about so much. */
const OTHERS_MAX = 0.3;

/** The report for people. */
export function table(report: Report): string {
  const { openLoop, closedLoop, bulk, failing, machine } = report;
  const lines: string[] = [];
  const row = (label: string, ...cells: readonly string[]) => lines.push(`  ${label.padEnd(26)}${cells.join('')}`);
  const failed = (count: number) => (count === 0 ? '' : `   ${count} FAILED`);
  if (openLoop !== undefined) {
    const { rate, seconds, p50Ms, p95Ms, p99Ms, maxMs, lagP99Ms } = openLoop;
    row(
      `open loop, ${rate}/s, ${seconds} s`,
      `p50 ${ms(p50Ms)}   p95 ${ms(p95Ms)}   p99 ${ms(p99Ms)}   max ${ms(maxMs)} until the result   (sender's lag p99 ${ms(lagP99Ms)})`,
      failed(openLoop.failed),
    );
  }
  if (closedLoop !== undefined) {
    const { connections, acceptedPerS, recordedPerS, p99Ms } = closedLoop;
    row(
      `closed loop, ${connections} clients`,
      `${perS(acceptedPerS)} accepted   ${perS(recordedPerS)} recorded   p99 ${ms(p99Ms)} until accepted`,
      failed(closedLoop.failed),
    );
  }
  if (bulk !== undefined) {
    const { acceptedPerS, recordedPerS } = bulk;
    row(
      `bulk, ${whole(bulk.jobs)} jobs`,
      `${perS(acceptedPerS)} accepted   ${perS(recordedPerS)} recorded`,
      failed(bulk.failed),
    );
  }
  if (failing !== undefined)
    row(`failing, ${whole(failing.jobs)} jobs`, `${perS(failing.recordedPerS)} recorded`, failed(failing.failed));
  const busiest = Math.max(...[openLoop, closedLoop, bulk, failing].map((one) => one?.coresBusy.others ?? 0));
  if (busiest > OTHERS_MAX) {
    lines.push(
      '',
      `  Other programs kept up to ${busiest.toFixed(1)} cores busy meanwhile: on a quiet machine these numbers are better.`,
    );
  }
  lines.push('', ...processTable(report));
  const load = machine.loadAverage.toFixed(1);
  lines.push(
    '',
    `  ${whole(report.verifiedJobs)} jobs, each recorded once with the right result.`,
    `  ${machine.cores} × ${machine.cpu}, Node ${machine.node}, load average before ${load}`,
  );
  return `\n${lines.join('\n')}\n\n`;
}

/** Empty columns where the platform does not say. */
function processTable({ openLoop, closedLoop, bulk, failing, ...report }: Report): string[] {
  const columns: readonly (readonly [string, ByProcess, number])[] = [
    ['CPU s/1,000 open', openLoop?.cpuSecondsPer1000 ?? {}, 3],
    ['closed', closedLoop?.cpuSecondsPer1000 ?? {}, 3],
    ['bulk', bulk?.cpuSecondsPer1000 ?? {}, 3],
    ['failing', failing?.cpuSecondsPer1000 ?? {}, 3],
    ['RSS MB', report.rssMb, 0],
    ['idle CPU %', report.idleCpuPercentByProcess, 1],
  ];
  const names = [...new Set(columns.flatMap(([, values]) => Object.keys(values)))];
  const line = (label: string, cells: readonly string[]) =>
    `  ${label.padEnd(20)}${cells.map((cell) => cell.padStart(18)).join('')}`;
  const cell = (value: number | undefined, digits: number) => value?.toFixed(digits) ?? '';
  const sum = (values: ByProcess) => (Object.keys(values).length === 0 ? undefined : total(values));
  return [
    line(
      '',
      columns.map(([title]) => title),
    ),
    ...names.map((name) =>
      line(
        name,
        columns.map(([, values, digits]) => cell(values[name], digits)),
      ),
    ),
    line(
      'together',
      columns.map(([, values, digits]) => cell(sum(values), digits)),
    ),
    line('(driver)', ['', cell(report.driverCpuSecondsPer1000 ?? undefined, 3)]),
  ];
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const perS = (value: number) => `${whole(value)}/s`;
