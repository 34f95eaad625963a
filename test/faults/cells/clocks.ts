import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from '../cell.ts';

/** Shifts the clock of Node, but not that of Go: so nats-server keeps the time. */
const library = (): string | undefined =>
  process.env.LIBFAKETIME ?? globSync('/usr/lib/*/faketime/libfaketimeMT.so.1').at(0);
const cannotShift = (): string | undefined =>
  library() === undefined ? 'libfaketime is not there: apt install libfaketime, or set LIBFAKETIME' : undefined;

const shifted = (file: string): Record<string, string> => ({
  LD_PRELOAD: library() ?? '',
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_NO_CACHE: '1',
  DONT_FAKE_MONOTONIC: '1',
});
const clockOf = (home: string, service: string): string => join(home, `clock-of-${service}`);

/** Each of these services has its clock in a file, which is right at the start. */
const withClocks =
  (...services: readonly string[]) =>
  (home: string): Record<string, Record<string, string>> =>
    Object.fromEntries(
      services.map((service) => {
        writeFileSync(clockOf(home, service), '+0\n');
        return [service, shifted(clockOf(home, service))];
      }),
    );

const shift = (service: string, by: string, atMs: number) =>
  ({
    atMs,
    do: 'call',
    name: `the clock of ${service} is ${by}`,
    run: ({ home }) => writeFileSync(clockOf(home, service), `${by}\n`),
  }) as const satisfies ReturnType<Cell['plan']>[number];

export const clocks: readonly Cell[] = [
  {
    name: 'F11-small',
    title: 'worker 20 s ahead, orchestrator 20 s behind, as clocks without care are',
    plan: () => [shift('worker-diagnostics', '+20s', 0), shift('orchestrator', '-20s', 0)],
    environment: withClocks('worker-diagnostics', 'orchestrator'),
    clocksDiffer: true,
    faultSMin: 12,
    budget: { gapMs: 5_000, drainMs: 30_000 },
    cannotRun: cannotShift,
  },
  {
    name: 'F11-large',
    title: 'worker 5 min ahead, orchestrator 5 min behind for 12 s, then right again',
    plan: () => [
      shift('worker-diagnostics', '+5m', 0),
      shift('orchestrator', '-5m', 0),
      shift('worker-diagnostics', '+0', 12_000),
      shift('orchestrator', '+0', 12_000),
    ],
    environment: withClocks('worker-diagnostics', 'orchestrator'),
    clocksDiffer: true,
    faultSMin: 15,
    budget: { gapMs: 15_000, drainMs: 60_000 },
    cannotRun: cannotShift,
  },
  {
    name: 'F11-back',
    title: 'the clock of the orchestrator goes back by an hour, and the gateway with it',
    plan: () => [shift('orchestrator', '-1h', 0), shift('gateway', '-1h', 0)],
    environment: withClocks('orchestrator', 'gateway'),
    clocksDiffer: true,
    faultSMin: 12,
    budget: { gapMs: 5_000, drainMs: 60_000 },
    cannotRun: cannotShift,
  },
];
