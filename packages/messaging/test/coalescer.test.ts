import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Coalescer, type CoalescerOptions } from '../src/index.ts';

/** Runs groups that end only when told, and writes down how each began. */
function observed(options: Omit<CoalescerOptions<number>, 'run'>) {
  const groups: { readonly items: readonly number[]; readonly inFlight: number }[] = [];
  const open: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];
  const coalescer = new Coalescer<number>({
    ...options,
    run: (items) =>
      new Promise((resolve, reject) => {
        groups.push({ items, inFlight: open.length });
        open.push({ resolve, reject });
      }),
  });
  const end = (index: number) => open.splice(index, 1)[0];
  return { coalescer, groups, open, end };
}

type Step =
  | { readonly kind: 'push'; readonly count: number }
  | { readonly kind: 'end' | 'fail'; readonly which: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('push' as const), count: fc.nat(30) }),
    fc.record({ kind: fc.constantFrom('end' as const, 'fail' as const), which: fc.nat(5) }),
  ),
  { maxLength: 40 },
);
const bounds = fc.record({
  sizeMax: fc.integer({ min: 1, max: 20 }),
  weightMax: fc.integer({ min: 1, max: 50 }),
});
/** From 1 to 10, so that some items alone are near the bound. */
const weigh = (item: number): number => 1 + ((item * 7) % 10);

test('every item is run once and in order, within the bounds, whether groups end well or badly, and drained resolves', async () => {
  await fc.assert(
    fc.asyncProperty(steps, bounds, async (what, bound) => {
      const failures: (readonly number[])[] = [];
      const failed: (readonly number[])[] = [];
      const { coalescer, groups, open, end } = observed({
        ...bound,
        weigh,
        onFailure: (_error, group) => failures.push(group),
      });
      const fail = (index: number) => {
        const group = groups.at(-1);
        if (group !== undefined) failed.push(group.items);
        end(index)?.reject(new Error('it fails'));
      };
      let pushed = 0;
      for (const step of what) {
        if (step.kind === 'push') {
          const items = Array.from({ length: step.count }, (_, index) => pushed + index);
          pushed += step.count;
          for (const item of items) coalescer.push(item);
        } else if (open.length > 0) {
          if (step.kind === 'end') end(step.which % open.length)?.resolve();
          else fail(step.which % open.length);
        }
        await turn();
      }
      const drained = coalescer.drained();
      while (open.length > 0 || coalescer.waiting > 0) {
        end(0)?.resolve();
        await turn();
      }
      await drained;
      expect(groups.flatMap((group) => group.items)).toEqual(Array.from({ length: pushed }, (_, index) => index));
      expect(failures).toHaveLength(failed.length);
      for (const { items, inFlight } of groups) {
        expect(items.length).toBeGreaterThan(0);
        expect(items.length).toBeLessThanOrEqual(bound.sizeMax);
        const weight = items.reduce((sum, item) => sum + weigh(item), 0);
        expect(items.length === 1 || weight <= bound.weightMax).toBe(true);
        expect(inFlight).toBe(0);
      }
    }),
    { numRuns: 200 },
  );
});

test('what arrives in one turn of the event loop travels together', async () => {
  const { coalescer, groups, end } = observed({ sizeMax: 100 });
  for (let item = 0; item < 20; item += 1) coalescer.push(item);
  expect(coalescer.waiting).toBe(20);
  await turn();
  expect(groups.map(({ items }) => items.length)).toEqual([20]);
  end(0)?.resolve();
  await coalescer.drained();
});

test('a group whose run throws at once or rejects is reported with its items, and the next ones go on', async () => {
  const failures: [string, readonly number[]][] = [];
  const done: number[] = [];
  const coalescer = new Coalescer<number>({
    sizeMax: 1,
    run: (group) => {
      if (group[0] === 1) throw new Error('at once');
      if (group[0] === 2) return Promise.reject(new Error('later'));
      done.push(...group);
      return Promise.resolve();
    },
    onFailure: (error, group) => failures.push([(error as Error).message, group]),
  });
  for (const item of [0, 1, 2, 3]) coalescer.push(item);
  await coalescer.drained();
  expect(done).toEqual([0, 3]);
  expect(failures).toEqual([
    ['at once', [1]],
    ['later', [2]],
  ]);
});

test('a coalescer that lingers waits for company, and one that is empty is drained at once', async () => {
  const { coalescer, groups, end } = observed({ sizeMax: 100, lingerMs: 5 });
  await coalescer.drained();
  coalescer.push(1);
  await turn();
  coalescer.push(2);
  const drained = coalescer.drained();
  while (groups.length === 0) await turn();
  expect(groups[0]?.items).toEqual([1, 2]);
  end(0)?.resolve();
  await drained;
});

test('groups set out apart: what comes alone does not wait, what comes shortly after a group waits for company', async () => {
  const { coalescer, groups, end } = observed({ sizeMax: 100, apartMs: 100 });
  coalescer.push(1);
  await turn();
  expect(groups.map(({ items }) => items)).toEqual([[1]]);
  // Also what came while the first was under way.
  coalescer.push(2);
  end(0)?.resolve();
  await turn();
  coalescer.push(3);
  const drained = coalescer.drained();
  while (groups.length === 1) await turn();
  expect(groups[1]?.items).toEqual([2, 3]);
  end(0)?.resolve();
  await drained;
});

test('apart or not, a group that has company enough sets out', async () => {
  const { coalescer, groups, end } = observed({ sizeMax: 100, apartMs: 3_600_000 });
  coalescer.push(0);
  await turn();
  end(0)?.resolve();
  for (let item = 1; item <= 7; item += 1) coalescer.push(item);
  await turn();
  expect(groups).toHaveLength(1);
  coalescer.push(8);
  await turn();
  expect(groups[1]?.items).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  end(0)?.resolve();
  await coalescer.drained();
});
