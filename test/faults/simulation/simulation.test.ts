import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';
import type { Commit } from './store.ts';
import { ALONE, type Broken, PACKED, QUICK, type Scenario } from './world.ts';

const RUNS = Number(process.env.WEIR_SIMULATIONS ?? 2_000);
const ms = (max: number) => fc.integer({ min: 0, max });
/** Most strike while jobs come, some when leases run out. */
const when = fc.oneof({ weight: 4, arbitrary: ms(20_000) }, { weight: 1, arbitrary: ms(45_000) });
const lasting = (kind: string, max: number) => fc.record({ kind: fc.constant(kind), atMs: when, forMs: ms(max) });
const hitting = (kind: string) => fc.record({ kind: fc.constant(kind), atMs: when, which: fc.nat(5) });

const scenario = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  jobs: fc.array(
    fc.record({
      key: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom('one', 'other') },
      ),
      operation: fc.constantFrom(PACKED, QUICK, QUICK, ALONE),
      awaited: fc.boolean(),
      atMs: ms(15_000),
      ms: fc.oneof(
        { weight: 20, arbitrary: ms(20) },
        { weight: 20, arbitrary: ms(3_000) },
        { weight: 1, arbitrary: ms(40_000) },
      ),
      failFirst: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 }) },
      ),
    }),
    { minLength: 1, maxLength: 25 },
  ),
  faults: fc.array(
    fc.oneof(
      hitting('kill-orchestrator'),
      hitting('kill-worker'),
      fc.record({ kind: fc.constant('freeze-worker'), atMs: when, forMs: ms(60_000), which: fc.nat(5) }),
      lasting('freeze-bus', 15_000),
      lasting('kill-bus', 15_000),
      lasting('deafen-bus', 5_000),
      lasting('stop-store', 15_000),
      lasting('lose-answers-of-store', 10_000),
      lasting('lose-by-http', 10_000),
    ),
    { maxLength: 8 },
  ),
}) as fc.Arbitrary<Scenario>;

const wasRecordedEnded = ({ from, to }: Commit) => from === undefined && to.state === 'succeeded';

/** Every other job takes so much longer that leases would run out. */
const stretched = (job: Scenario['jobs'][number], index: number) => ({
  ...job,
  ms: index % 2 === 0 ? job.ms : Math.min(12 * job.ms, 40_000),
});

const job = (atMs: number, ms: number) => ({ atMs, ms, operation: PACKED, awaited: false, failFirst: 0 }) as const;

/** fast-check says the seed and the path of what it finds; WEIR_SIMULATION_SEED and _PATH play that again. */
const replay = () => {
  const { WEIR_SIMULATION_SEED: seed, WEIR_SIMULATION_PATH: path } = process.env;
  return { ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }) };
};

test('whatever dies, freezes, goes deaf or forgets: every job that was accepted ends once, by its current attempt, is told of once, and none is left to the reconcile sweep', async () => {
  const seen = { ended: 0, repeated: 0, stale: 0, handedOver: 0, recordedEnded: 0, byWork: 0 };
  await fc.assert(
    fc.asyncProperty(scenario, async (one) => {
      const { violations, world } = await simulate(one);
      expect(violations).toEqual([]);
      seen.ended += world.accepted.size;
      seen.repeated += world.runs.length - world.accepted.size;
      seen.stale += world.staleRefused;
      seen.handedOver += world.handedOver;
      seen.recordedEnded += world.store.commits.filter(wasRecordedEnded).length;
      seen.byWork += world.arrivals.length;
    }),
    { numRuns: RUNS, endOnFailure: false, ...replay() },
  );
  if (process.env.WEIR_SIMULATION_PATH !== undefined) return;
  // Else nothing was put to the test.
  const { ended, repeated, stale, handedOver, recordedEnded, byWork } = seen;
  expect(Math.min(ended / RUNS, handedOver / RUNS, byWork / RUNS, repeated, stale)).toBeGreaterThan(1);
  expect(recordedEnded / RUNS).toBeGreaterThan(0.25);
}, 600_000);

test.each([
  [
    'when it is to be recorded',
    [job(6_836, 6), job(0, 0)],
    [
      { kind: 'kill-orchestrator', atMs: 0, which: 0 },
      { kind: 'stop-store', atMs: 6_842, forMs: 11_673 },
    ],
  ],
  [
    'and its successor records it as waiting',
    [job(1_932, 6), job(0, 0), { ...job(1_946, 0), key: 'one' }, job(3_968, 0)],
    [
      { kind: 'stop-store', atMs: 1_804, forMs: 14_763 },
      { kind: 'kill-orchestrator', atMs: 10_038, which: 0 },
    ],
  ],
] as const)(
  'a result of a job that ran first, and for which the store was away %s, is not discarded',
  async (_when, jobs, faults) => {
    const { violations } = await simulate({ seed: 0, jobs, faults });
    expect(violations).toEqual([]);
  },
);

test('where nothing happens nothing is done twice, however long it takes', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (one) => {
      const { violations, world } = await simulate({ ...one, jobs: one.jobs.map(stretched), faults: [] });
      expect(violations).toEqual([]);
      expect(world.runs.length).toBe(one.jobs.reduce((sum, { failFirst }) => sum + 1 + failFirst, 0));
    }),
    { numRuns: Math.ceil(RUNS / 20), ...replay() },
  );
}, 60_000);

test('a scenario played twice goes the same way', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (one) => {
      const [first, second] = [await simulate(one), await simulate(one)];
      expect(second.world.runs).toEqual(first.world.runs);
      expect(second.world.store.commits.map(({ at, to }) => [at, to.state])).toEqual(
        first.world.store.commits.map(({ at, to }) => [at, to.state]),
      );
    }),
    { numRuns: 20 },
  );
}, 60_000);

test.each([
  'fence',
  'deduplication',
  'ack-before-commit',
  'doubts',
  'trying-on',
  'slots',
  'leases',
] as const satisfies readonly Broken[])(
  'without the %s it finds what is wrong',
  async (broken) => {
    const found = await fc.check(
      fc.asyncProperty(scenario, async (one) => (await simulate(one, broken)).violations.length === 0),
      { numRuns: 500, endOnFailure: true, seed: 1 },
    );
    expect(found.failed).toBe(true);
  },
  120_000,
);
