import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test('a percentile is one of the values: the smallest that so many percent do not exceed', () => {
  expect([50, 95, 99, 100].map((p) => percentile(oneToHundred, p))).toEqual([50, 95, 99, 100]);
});

test('of few values the high percentiles are the greatest', () => {
  expect(percentile([3, 1, 2], 50)).toBe(2);
  expect(percentile([3, 1, 2], 99)).toBe(3);
  expect(percentile([7], 1)).toBe(7);
});

test('numbers are ordered as numbers, and the values stay as they were', () => {
  const values = [10, 9, 100];
  expect(percentile(values, 100)).toBe(100);
  expect(values).toEqual([10, 9, 100]);
});

test('nothing has no percentile', () => {
  expect(percentile([], 50)).toBeNaN();
});
