import type { Cell } from '../cell.ts';
import type { Dependency } from '../links.ts';
import type { Step } from '../nemesis.ts';
import type { Conditions, Direction } from '../tcp-proxy.ts';

const both: readonly Dependency[] = ['nats', 'postgres'];

const during = (to: Dependency, forMs: number, set: Partial<Conditions>, only?: Direction): readonly Step[] => [
  { atMs: 0, do: 'link', to, set, ...(only === undefined ? {} : { only }) },
  { atMs: forMs, do: 'heal', to },
];

export const links: readonly Cell[] = [
  ...both.map(
    (to): Cell => ({
      name: `F7-${to}`,
      title: `one way to ${to}: what is asked arrives, no answer comes back for 8 s`,
      plan: () => during(to, 8_000, { blocked: true }, 'down'),
      faultSMin: 12,
      budget: { gapMs: 14_000, drainMs: 45_000 },
    }),
  ),
  {
    name: 'F8-latency',
    title: '100 ms and up to 200 ms more on every link to nats-server and Postgres, each way',
    plan: ({ faultMs }) => both.flatMap((to) => during(to, faultMs, { latencyMs: 100, jitterMs: 200 })),
    ratePerS: 50,
    faultSMin: 15,
    budget: { gapMs: 10_000, drainMs: 60_000 },
  },
  {
    name: 'F8-slow',
    title: '64 kB/s on every connection to nats-server and Postgres',
    plan: ({ faultMs }) => both.flatMap((to) => during(to, faultMs, { bytesPerS: 64_000 })),
    ratePerS: 50,
    faultSMin: 15,
    budget: { gapMs: 10_000, drainMs: 60_000 },
  },
  {
    name: 'F8-reset',
    title: 'every connection to nats-server, or to Postgres, reset once a second',
    plan: ({ random, faultMs }) =>
      Array.from(
        { length: Math.floor(faultMs / 1_000) },
        (_, index): Step => ({
          atMs: index * 1_000 + random.between(0, 300),
          do: 'reset',
          to: random.pick(both),
        }),
      ),
    faultSMin: 10,
    budget: { gapMs: 10_000, drainMs: 45_000 },
  },
  {
    name: 'F8-half-open',
    title: 'connections to nats-server stay open and silent for 40 s: they have to be found out',
    plan: () => during('nats', 40_000, { blocked: true }),
    faultSMin: 45,
    budget: { gapMs: 45_000, drainMs: 60_000 },
  },
];
