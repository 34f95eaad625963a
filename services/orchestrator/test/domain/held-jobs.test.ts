import type { Envelope } from '@weir/messaging';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HeldJob, HeldJobs } from '../../src/domain/held-jobs.ts';

type Request = Envelope<'job-requested'>;
const request = (subject: string, priority = 5, queue = 'q') =>
  ({ subject, tenantid: 'tenant', data: { queue, priority } }) as unknown as Request;
const subjects = (jobs: readonly HeldJob[]) => jobs.map(({ request: { subject } }) => subject);

test('the most urgent leave first, of equals the first that came', () => {
  const held = new HeldJobs();
  for (const one of [request('a', 1), request('b', 9), request('c', 5), request('d', 9)]) held.add(one);
  expect(subjects(held.take('q', 3))).toEqual(['b', 'd', 'c']);
  expect([held.count, held.has('q'), subjects(held.take('q', 9)), held.has('q')]).toEqual([1, true, ['a'], false]);
});

test('what is put back leaves before what came after it', () => {
  const held = new HeldJobs();
  for (const id of ['a', 'b', 'c']) held.add(request(id));
  const taken = held.take('q', 2);
  held.add(request('d'));
  held.putBack('q', taken);
  expect([held.count, subjects(held.take('q', 9))]).toEqual([4, ['a', 'b', 'c', 'd']]);
});

test('whatever comes and goes, everything leaves once, and the count is what is left', () => {
  const step = fc.oneof(
    fc.record({ queue: fc.constantFrom('q', 'r'), priority: fc.nat({ max: 9 }) }),
    fc.record({ queue: fc.constantFrom('q', 'r'), take: fc.nat({ max: 5 }), back: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const held = new HeldJobs();
      const left: string[] = [];
      let added = 0;
      for (const one of steps) {
        if ('priority' in one) held.add(request(String(added++), one.priority, one.queue));
        else {
          const taken = held.take(one.queue, one.take);
          if (one.back) held.putBack(one.queue, taken);
          else left.push(...subjects(taken));
        }
        expect(held.count).toBe(added - left.length);
      }
      for (const queue of held.queues()) left.push(...subjects(held.take(queue, 1000)));
      expect([held.count, held.queues(), new Set(left).size, left.length]).toEqual([0, [], added, added]);
    }),
  );
});
