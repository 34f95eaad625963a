import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Backlog, type Waiting } from '../../src/domain/backlog.ts';
import { FairShares } from '../../src/domain/fair-shares.ts';

interface Job extends Waiting {
  readonly name: string;
}

let order = 0;
const jobs = (count: number, tenantId: string, priority = 5): Job[] =>
  Array.from({ length: count }, (_, index) => {
    order += 1;
    return { tenantId, priority, order, name: `${tenantId}${index}` };
  });
const names = (list: readonly Job[]) => list.map(({ name }) => name);
const countOf = (list: readonly Job[], tenantId: string) => list.filter((job) => job.tenantId === tenantId).length;

test('the single job of one tenant goes next, however many another has', () => {
  const backlog = new Backlog<Job>(new FairShares(), jobs(10_000, 'many'));
  backlog.take(500);
  backlog.add(jobs(1, 'one')[0] as Job);
  expect(names(backlog.take(2))).toContain('one0');
});

test('who asked for nothing for a while does not catch up', () => {
  const backlog = new Backlog<Job>(new FairShares(), [...jobs(1, 'b'), ...jobs(1_000, 'a')]);
  backlog.take(500);
  for (const job of jobs(500, 'b')) backlog.add(job);
  expect(countOf(backlog.take(100), 'b')).toBeLessThanOrEqual(51);
});

test('the most urgent goes first, of equals the first that came', () => {
  const backlog = new Backlog<Job>(new FairShares(), [...jobs(2, 'a', 1), ...jobs(2, 'a', 9)]);
  expect(backlog.take(4).map(({ priority }) => priority)).toEqual([9, 9, 1, 1]);
});

test('a job of the lowest priority is sent although urgent ones never end', () => {
  const backlog = new Backlog<Job>(new FairShares(), jobs(1, 'low', 0));
  const urgent = () => jobs(1, 'low', 9)[0] as Job;
  backlog.add(urgent());
  const sent: Job[] = [];
  while (!sent.some(({ priority }) => priority === 0) && sent.length < 100) {
    backlog.add(urgent());
    sent.push(...backlog.take(1));
  }
  expect(sent.length).toBeLessThanOrEqual(8);
});

test('while all have jobs, each gets its weight, within a job of any other', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 300 }), fc.nat({ max: 40 }), (list, count, before) => {
      const weightOf = (tenantId: string) => list[Number(tenantId)] as number;
      const backlog = new Backlog<Job>(
        new FairShares(weightOf),
        list.flatMap((_, index) => jobs(count + before, String(index))),
      );
      backlog.take(before);
      const taken = backlog.take(count);
      for (const [a, weightA] of list.entries()) {
        for (const [b, weightB] of list.entries()) {
          const difference = countOf(taken, String(a)) / weightA - countOf(taken, String(b)) / weightB;
          expect(Math.abs(difference)).toBeLessThanOrEqual(1 / weightA + 1 / weightB + 1e-9);
        }
      }
    }),
    { numRuns: 60 },
  );
});

type Step = { readonly add: readonly [string, number] } | { readonly take: number; readonly back: boolean };

test('whatever comes and goes, every job is sent once, and those of one tenant and priority in their order', () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ add: fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 9 })) }),
    fc.record({ take: fc.nat({ max: 6 }), back: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const backlog = new Backlog<Job>(new FairShares((tenantId) => (tenantId === 'a' ? 3 : 1)));
      const added: Job[] = [];
      const sent: Job[] = [];
      for (const one of steps) {
        if ('add' in one) {
          const [job] = jobs(1, one.add[0], one.add[1]) as [Job];
          added.push(job);
          backlog.add(job);
        } else {
          const taken = backlog.take(one.take);
          if (one.back) backlog.putBack(taken);
          else sent.push(...taken);
        }
        expect(backlog.size).toBe(added.length - sent.length);
      }
      sent.push(...backlog.take(added.length));
      expect(sent.map((job) => job.order).toSorted((a, b) => a - b)).toEqual(added.map((job) => job.order));
      for (const { tenantId, priority } of added) {
        const orders = sent.filter((job) => job.tenantId === tenantId && job.priority === priority);
        expect(orders).toEqual(orders.toSorted((a, b) => a.order - b.order));
      }
    }),
  );
});

test('a thousand tenants that come and go leave nothing behind that grows', () => {
  const shares = new FairShares();
  for (let round = 0; round < 5_000; round += 1) {
    shares.charge(`tenant-${round}`);
    shares.charge('always');
  }
  expect(shares.next(['always', 'new'])).toBe('new');
});
