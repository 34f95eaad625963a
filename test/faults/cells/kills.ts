import type { Cell } from '../cell.ts';
import type { Step } from '../nemesis.ts';

const processes = [
  'gateway',
  'orchestrator',
  'security',
  'worker-uncertainty',
  'worker-diagnostics',
  'nats',
  'postgres',
] as const;
const EVERY_MS = 5_000;
const FLAP_MS = 2_000;

const kill = (to: string, atMs: number): Step => ({ atMs, do: 'signal', to, signal: 'SIGKILL' });
const everySo = (everyMs: number, faultMs: number): number[] =>
  Array.from({ length: Math.max(1, Math.floor(faultMs / everyMs)) }, (_, index) => index * everyMs);

const one = (name: (typeof processes)[number]): Cell => ({
  name: `F1-${name}`,
  title: `SIGKILL ${name}, three times`,
  plan: ({ random, faultMs }) => [0, 1, 2].map((third) => kill(name, (third * faultMs) / 3 + random.between(0, 1_000))),
  budget: { gapMs: name === 'nats' || name === 'postgres' ? 10_000 : 5_000, drainMs: 45_000 },
  faultSMin: 9,
  ...(name === 'orchestrator' ? { smokeS: 12 } : {}),
});

export const kills: readonly Cell[] = [
  ...processes.map(one),
  {
    name: 'F1-random',
    title: 'SIGKILL of a random process every 5 s, nats-server and Postgres included',
    plan: ({ random, faultMs }) => everySo(EVERY_MS, faultMs).map((atMs) => kill(random.pick(processes), atMs)),
    budget: { gapMs: 10_000, drainMs: 60_000 },
    faultSMin: 20,
    smokeS: 25,
  },
  {
    name: 'F4-flapping',
    title: 'SIGKILL nats-server every 2 s',
    plan: ({ faultMs }) => everySo(FLAP_MS, faultMs).map((atMs) => kill('nats', atMs)),
    budget: { gapMs: 15_000, drainMs: 60_000 },
    faultSMin: 10,
  },
  {
    name: 'F17-rolling',
    title: 'a rolling restart: each service in turn, its successor beside it',
    plan: ({ faultMs }) =>
      ['gateway', 'orchestrator', 'security', 'worker-uncertainty', 'worker-diagnostics'].map(
        (name, index): Step => ({
          atMs: (index * faultMs) / 5,
          do: 'call',
          name: `${name} is restarted`,
          run: ({ system }) => system.restart(name),
        }),
      ),
    budget: { gapMs: 2_000, drainMs: 30_000, atOnce: 1 },
    faultSMin: 20,
  },
];
