/** Neighbours of an IEEE 754 double. JavaScript has no nextafter and no directed rounding, so both start from the bits. */

const bits = new BigInt64Array(1);
const doubles = new Float64Array(bits.buffer);

export function toBits(x: number): bigint {
  doubles[0] = x;
  return bits[0]!;
}

export function fromBits(pattern: bigint): number {
  bits[0] = pattern;
  return doubles[0]!;
}

/** The least double greater than x; +Infinity stays where it is. */
export function nextUp(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x === 0) return Number.MIN_VALUE; // Both zeros: their bit patterns are not neighbours of each other.
  return fromBits(toBits(x) + (x > 0 ? 1n : -1n));
}

/** The greatest double less than x; -Infinity stays where it is. */
export function nextDown(x: number): number {
  return -nextUp(-x);
}

/** 2 to the power q for -1074 <= q <= 1023, built from the bits because ECMA-262 lets `**` be approximate. */
export function powerOfTwo(q: number): number {
  return q >= -1022 ? fromBits(BigInt(q + 1023) << 52n) : fromBits(1n << BigInt(q + 1074));
}
