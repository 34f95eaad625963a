import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentlyDone } from '../src/recently-done.ts';

test('what was done last is remembered, and never more than twice as much', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 100 }), (sizeMax, count) => {
      const done = new RecentlyDone(sizeMax);
      const ids = Array.from({ length: count }, (_, index) => String(index));
      for (const id of ids) done.add(id);
      const remembered = ids.filter((id) => done.has(id));
      expect(remembered).toEqual(ids.slice(ids.length - remembered.length));
      expect(remembered.length).toBeGreaterThanOrEqual(Math.min(sizeMax, count));
      expect(remembered.length).toBeLessThanOrEqual(2 * sizeMax);
    }),
  );
});

test('what was not done is not remembered', () => {
  const done = new RecentlyDone();
  done.add('a');
  expect([done.has('a'), done.has('b')]).toEqual([true, false]);
});
