import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DispatchWindow } from '../../src/domain/dispatch-window.ts';

const FACTOR = 3;

test('a queue without workers lets nothing out', () => {
  const window = new DispatchWindow();
  expect([window.room('q'), window.take('q', 5), window.inFlight('q')]).toEqual([0, 0, 0]);
});

test('a queue lets out three times what its workers hold, and again what comes back', () => {
  const window = new DispatchWindow();
  window.setCapacity('q', 2);
  expect([window.take('q', 4), window.take('q', 4), window.take('q', 4)]).toEqual([4, 2, 0]);
  window.release('q', 3);
  expect([window.room('q'), window.take('q', 9)]).toEqual([3, 3]);
});

test('queues do not share their places', () => {
  const window = new DispatchWindow();
  window.setCapacity('a', 1);
  window.setCapacity('b', 1);
  window.take('a', 3);
  expect(window.take('b', 3)).toBe(3);
});

type Step =
  | { readonly kind: 'capacity'; readonly value: number }
  | { readonly kind: 'take' | 'release'; readonly value: number };

test('no take goes beyond the limit of its moment, and the count is never negative', () => {
  const step = fc.record<Step>({
    kind: fc.constantFrom('capacity', 'take', 'release'),
    value: fc.nat({ max: 50 }),
  } as never);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const window = new DispatchWindow();
      let limit = 0;
      for (const { kind, value } of steps) {
        const before = window.inFlight('q');
        if (kind === 'capacity') {
          window.setCapacity('q', value);
          limit = value * FACTOR;
        } else if (kind === 'release') window.release('q', value);
        else {
          const taken = window.take('q', value);
          expect(taken).toBe(Math.min(value, Math.max(0, limit - before)));
        }
        expect(window.inFlight('q')).toBeGreaterThanOrEqual(0);
        expect(window.inFlight('q')).toBeLessThanOrEqual(Math.max(before, limit));
        expect(window.room('q')).toBe(Math.max(0, limit - window.inFlight('q')));
      }
    }),
  );
});

test('the count is corrected when the queue has been still, and not while it moves', () => {
  const window = new DispatchWindow();
  window.setCapacity('q', 2);
  expect(window.correct('q', 0)).toBe(false);
  window.take('q', 6);
  expect([window.correct('q', 60_000), window.inFlight('q')]).toEqual([false, 6]);
  expect([window.correct('q', 0), window.inFlight('q'), window.room('q')]).toEqual([true, 0, 6]);
});

test('a recount keeps what happened while the database was asked', () => {
  const window = new DispatchWindow();
  window.setCapacity('q', 10);
  window.take('q', 9);
  const mark = window.mark('q');
  window.take('q', 4);
  window.release('q', 3);
  window.recount('q', 20, mark);
  expect([window.inFlight('q'), window.room('q'), window.capacity('q')]).toEqual([21, 9, 10]);
});

test('a look that found nothing leaves the queue as still as it was', () => {
  const window = new DispatchWindow();
  window.setCapacity('q', 2);
  window.take('q', 3);
  const mark = window.mark('q');
  window.untake('q', window.take('q', 2));
  expect([window.inFlight('q'), window.mark('q')]).toEqual([3, mark]);
});
