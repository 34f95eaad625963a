import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bands } from '../src/bands.ts';

const always = () => true;

test('the most urgent band first, of one band the first that came', () => {
  const bands = new Bands<string>();
  for (const [band, item] of [
    [2, 'low'],
    [0, 'high'],
    [1, 'normal'],
    [0, 'high too'],
  ] as const)
    bands.push(band, item);
  expect([bands.next(always), bands.next(always), bands.next(always)]).toEqual(['high', 'high too', 'normal']);
});

test('work of the lowest band begins although urgent work never ends', () => {
  const bands = new Bands<string>();
  bands.push(2, 'low');
  const begun: (string | undefined)[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    bands.push(0, 'high');
    begun.push(bands.next(always));
  }
  expect(begun).toEqual([...Array(8).fill('high'), 'low']);
});

test('what may not begin yet is passed over and kept', () => {
  const bands = new Bands<string>();
  bands.push(0, 'suspect');
  bands.push(2, 'low');
  expect([bands.next((item) => item !== 'suspect'), bands.next((item) => item !== 'suspect')]).toEqual([
    'low',
    undefined,
  ]);
  expect(bands.clear()).toEqual(['suspect']);
});

test('whatever comes, everything begins once, and those of one band in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 2 }), fc.boolean()), { maxLength: 100 }), (steps) => {
      const bands = new Bands<readonly [number, number]>();
      const begun: (readonly [number, number])[] = [];
      for (const [index, [band, isTaken]] of steps.entries()) {
        bands.push(band, [band, index]);
        const next = isTaken ? bands.next(always) : undefined;
        if (next !== undefined) begun.push(next);
      }
      for (let next = bands.next(always); next !== undefined; next = bands.next(always)) begun.push(next);
      expect(begun).toHaveLength(steps.length);
      for (const band of [0, 1, 2]) {
        const places = begun.filter(([of]) => of === band).map(([, place]) => place);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }),
  );
});
