import type { Cell } from '../cell.ts';
import { family } from '../family.ts';
import type { Step } from '../nemesis.ts';

const freeze = (to: string, atMs: number, forMs: number): readonly Step[] => [
  { atMs, do: 'signal', to, signal: 'SIGSTOP' },
  { atMs: atMs + forMs, do: 'signal', to, signal: 'SIGCONT' },
];

/** The links are closed before the server dies, so that it is away although the launcher starts it again at once. */
const away = (to: 'nats' | 'postgres', signal: NodeJS.Signals, forMs: number): readonly Step[] => [
  { atMs: 0, do: 'refuse', to },
  { atMs: 0, do: 'signal', to, signal },
  { atMs: forMs, do: 'heal', to },
];

export const outages: readonly Cell[] = [
  {
    name: 'F2-frozen-worker',
    title: 'SIGSTOP of one of two diagnostics workers for 45 s, longer than the ack wait',
    plan: () => freeze('worker-diagnostics', 0, 45_000),
    moreWorkers: 1,
    faultSMin: 60,
    ratePerS: 60,
    budget: { gapMs: 5_000, drainMs: 60_000 },
    expects: { takeovers: 1, staleRefused: 1 },
  },
  {
    name: 'F2-short',
    title: 'the same with an ack wait of 3 s and 8 s of freeze',
    plan: () => freeze('worker-diagnostics', 0, 8_000),
    moreWorkers: 1,
    environment: { orchestrator: { WORK_ACK_WAIT_MS: '3000' } },
    faultSMin: 12,
    smokeS: 12,
    budget: { gapMs: 5_000, drainMs: 30_000 },
    expects: { takeovers: 1, staleRefused: 1 },
  },
  {
    name: 'F3-frozen-nats',
    title: 'SIGSTOP nats-server for 10 s: what it was sent it stores later',
    plan: () => freeze('nats', 0, 10_000),
    faultSMin: 12,
    smokeS: 12,
    budget: { gapMs: 12_000, drainMs: 30_000 },
  },
  {
    name: 'F5-no-nats',
    title: 'nats-server killed and away for 60 s: jobs are accepted and finish by HTTP',
    plan: () => away('nats', 'SIGKILL', 60_000),
    faultSMin: 60,
    budget: { gapMs: 5_000, drainMs: 60_000, finishedDuringFaults: 0.99, p99DuringMs: 2_000 },
  },
  {
    name: 'F6-no-postgres',
    title: 'Postgres stopped at once and away for 20 s',
    plan: () => away('postgres', 'SIGQUIT', 20_000),
    faultSMin: 20,
    budget: { gapMs: 22_000, drainMs: 60_000 },
  },
  {
    name: 'F6-short',
    title: 'Postgres stopped at once and away for 4 s',
    plan: () => away('postgres', 'SIGQUIT', 4_000),
    faultSMin: 6,
    smokeS: 6,
    budget: { gapMs: 6_000, drainMs: 30_000 },
  },
  {
    name: 'F6-frozen-postgres',
    title: 'SIGSTOP of Postgres and all of its processes for 15 s',
    plan: () => [
      {
        atMs: 0,
        do: 'call',
        name: 'SIGSTOP to all of postgres',
        run: (subject) => family(subject, 'postgres', 'SIGSTOP'),
      },
      {
        atMs: 15_000,
        do: 'call',
        name: 'SIGCONT to all of postgres',
        run: (subject) => family(subject, 'postgres', 'SIGCONT'),
      },
    ],
    faultSMin: 18,
    budget: { gapMs: 18_000, drainMs: 60_000 },
  },
];
