import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDown, nextUp, powerOfTwo } from '../../src/domain/double.ts';
import { add, compare, multiply, square, subtract, sum, toDyadic } from '../../src/domain/dyadic.ts';
import {
  addShortened,
  divide,
  integerSquareRoot,
  shorten,
  squareRoot,
  toDouble,
} from '../../src/domain/dyadic-rounding.ts';

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('neighbouring doubles', () => {
  it.each([
    [0, Number.MIN_VALUE],
    [-0, Number.MIN_VALUE],
    [-Number.MIN_VALUE, 0],
    [1, 1 + Number.EPSILON],
    [-1, -1 + Number.EPSILON / 2],
    [Number.MAX_VALUE, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, -Number.MAX_VALUE],
  ])('nextUp(%d) is %d', (x, expected) => {
    expect(nextUp(x) + 0).toBe(expected);
  });

  it('are inverse to each other', () => {
    fc.assert(fc.property(anyDouble, (x) => nextDown(nextUp(x)) === x && nextUp(x) > x));
  });

  it('powers of two are exact from the least subnormal to the greatest', () => {
    expect([-1_074, -1_022, 0, 1_023].map(powerOfTwo)).toEqual([
      5e-324, 2.2250738585072014e-308, 1, 8.98846567431158e307,
    ]);
  });
});

describe('exact numbers', () => {
  it('carry every double there and back', () => {
    fc.assert(
      fc.property(anyDouble, (x) =>
        (['down', 'nearest', 'up'] as const).every((way) => toDouble(toDyadic(x), way) === x + 0),
      ),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('cannot be made from %d', (x) => {
    expect(() => toDyadic(x)).toThrow(RangeError);
  });

  it('round to nearest as IEEE 754 does, for + * / and sqrt', () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, (x, y) => {
        const [a, b] = [toDyadic(x), toDyadic(y)];
        expect(toDouble(add(a, b), 'nearest')).toBe(x + y + 0);
        expect(toDouble(multiply(a, b), 'nearest') + 0).toBe(x * y + 0);
        if (y !== 0) expect(toDouble(divide(a, b, 'down'), 'nearest') + 0).toBe(x / y + 0);
        if (x >= 0) expect(toDouble(squareRoot(a, 'down'), 'nearest')).toBe(Math.sqrt(x) + 0);
      }),
    );
  });

  it('round down and up to neighbours around what is not a double', () => {
    const product = multiply(toDyadic(0.1), toDyadic(0.1));
    expect(nextUp(toDouble(product, 'down'))).toBe(toDouble(product, 'up'));
    expect(compare(toDyadic(toDouble(product, 'down')), product)).toBe(-1);
    const beyond = square(toDyadic(-1e200));
    expect([toDouble(beyond, 'down'), toDouble(beyond, 'up')]).toEqual([Number.MAX_VALUE, Number.POSITIVE_INFINITY]);
    const tiny = multiply(toDyadic(-1e-200), toDyadic(1e-200));
    expect([toDouble(tiny, 'down'), toDouble(tiny, 'nearest'), toDouble(tiny, 'up') + 0]).toEqual([-5e-324, -0, 0]);
  });

  it('err only in the direction asked for', () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, anyDouble, (x, y, z) => {
        const [a, b, c] = [toDyadic(x), toDyadic(y), toDyadic(z)];
        const long = add(multiply(a, b), c);
        expect(compare(shorten(long, 'down'), long)).toBeLessThanOrEqual(0);
        expect(compare(shorten(long, 'up'), long)).toBeGreaterThanOrEqual(0);
        if (y !== 0) {
          const sign = Math.sign(y);
          const back = (way: 'down' | 'up') => sign * compare(multiply(divide(a, b, way), b), a);
          expect(back('down')).toBeLessThanOrEqual(0);
          expect(back('up')).toBeGreaterThanOrEqual(0);
        }
        const size = square(long);
        const terms = [size, square(a), square(square(multiply(b, c)))];
        expect(compare(addShortened(terms, 'down'), sum(terms))).toBeLessThanOrEqual(0);
        expect(compare(addShortened(terms, 'up'), sum(terms))).toBeGreaterThanOrEqual(0);
        expect(compare(square(squareRoot(size, 'down')), size)).toBeLessThanOrEqual(0);
        expect(compare(square(squareRoot(size, 'up')), size)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('have the floor of a root, also beside squares and however long they are', () => {
    const root = fc.tuple(fc.bigInt(1n, 1n << 60n), fc.integer({ min: 0, max: 1_500 }), fc.bigInt(-1n, 1n));
    fc.assert(
      fc.property(root, fc.bigInt(-1n, 1n), ([leading, shift, off], beside) => {
        const exact = (leading << BigInt(shift)) + off;
        const v = exact * exact + beside;
        if (v <= 0n) return;
        const found = integerSquareRoot(v);
        expect(found * found <= v && v < (found + 1n) * (found + 1n)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuse what has no value', () => {
    expect(() => divide(toDyadic(1), toDyadic(0), 'up')).toThrow(RangeError);
    expect(() => squareRoot(subtract(toDyadic(1), toDyadic(2)), 'up')).toThrow(RangeError);
  });
});
