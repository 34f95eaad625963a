/**
 * Exact numbers of the form mantissa * 2^exponent. Every finite double is one, and they are closed under + - *, so an
 * operation can be computed without error and rounded once, at the end, in the direction that keeps its promise.
 */
import { toBits } from './double.ts';

export interface Dyadic {
  readonly mantissa: bigint;
  readonly exponent: number;
}

export const ZERO: Dyadic = { mantissa: 0n, exponent: 0 };
export const ONE: Dyadic = { mantissa: 1n, exponent: 0 };

/** The exact value of a finite double (IEEE 754 section 3.4: 1 sign bit, 11 exponent bits, 52 fraction bits). */
export function toDyadic(x: number): Dyadic {
  if (!Number.isFinite(x)) throw new RangeError(`${x} has no exact value.`);
  const pattern = BigInt.asUintN(64, toBits(x));
  const fraction = pattern & 0xf_ffff_ffff_ffffn;
  const biased = Number((pattern >> 52n) & 0x7ffn);
  const magnitude = biased === 0 ? fraction : fraction | (1n << 52n); // Subnormals have no hidden bit.
  return { mantissa: pattern >> 63n ? -magnitude : magnitude, exponent: Math.max(biased, 1) - 1075 };
}

export function add(a: Dyadic, b: Dyadic): Dyadic {
  if (a.mantissa === 0n) return b; // Otherwise a zero with a distant exponent would shift the other for nothing.
  if (b.mantissa === 0n) return a;
  const [low, high] = a.exponent <= b.exponent ? [a, b] : [b, a];
  const shifted = high.mantissa << BigInt(high.exponent - low.exponent);
  return { mantissa: low.mantissa + shifted, exponent: low.exponent };
}

export function negate(a: Dyadic): Dyadic {
  return { mantissa: -a.mantissa, exponent: a.exponent };
}

export function subtract(a: Dyadic, b: Dyadic): Dyadic {
  return add(a, negate(b));
}

export function multiply(a: Dyadic, b: Dyadic): Dyadic {
  return { mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent };
}

export function square(a: Dyadic): Dyadic {
  return multiply(a, a);
}

export function absolute(a: Dyadic): Dyadic {
  return a.mantissa < 0n ? negate(a) : a;
}

export function sum(terms: readonly Dyadic[]): Dyadic {
  return terms.reduce(add, ZERO);
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Dyadic, b: Dyadic): number {
  const difference = subtract(a, b).mantissa;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
