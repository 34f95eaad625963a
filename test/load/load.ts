import { Jobs } from './jobs.ts';
import { type ByProcess, difference, Processes, scaled, total } from './processes.ts';
import { Records } from './records.ts';
import type { Assignment, Cores, Message } from './report.ts';

/** What every measure works with. */
export interface Load {
  readonly assignment: Assignment;
  readonly port: number;
  readonly jobs: Jobs;
  readonly records: Records;
  readonly processes: Processes;
  readonly progress: (phase: string, done: number, of: number) => void;
}

export function makeLoad(assignment: Assignment, say: (message: Message) => void): Load {
  return {
    assignment,
    port: Number(new URL(assignment.gatewayUrl).port),
    jobs: new Jobs(),
    records: new Records(assignment.databaseUrl, assignment.tenantId),
    processes: new Processes(assignment.pids),
    progress: (phase, done, of) => say({ kind: 'progress', phase, done, of }),
  };
}

export interface Cpu {
  readonly system: ByProcess;
  readonly driver: number;
  /** Cores that the system kept busy, and that everything else on the machine did: when others work, the numbers are not ours. */
  readonly cores: Cores;
}

/** Begins to count CPU time; what is returned gives what was used since. */
export function countCpu({ processes }: Pick<Load, 'processes'>): () => Cpu {
  const [began, machine, before, self] = [
    performance.now(),
    processes.machineCpuSeconds(),
    processes.cpuSeconds(),
    process.cpuUsage(),
  ];
  return () => {
    const seconds = (performance.now() - began) / 1_000;
    const { user, system: kernel } = process.cpuUsage(self);
    const driver = (user + kernel) / 1e6;
    const system = difference(before, processes.cpuSeconds());
    const others = Math.max(0, processes.machineCpuSeconds() - machine - total(system) - driver);
    return { system, driver, cores: { system: total(system) / seconds, others: others / seconds } };
  };
}

export const per1000 = (values: ByProcess, jobs: number): ByProcess => scaled(values, 1_000 / jobs);
