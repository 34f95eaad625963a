/** The three places where an exact number has to become an inexact one: a double, a quotient, a root. */
import { powerOfTwo } from './double.ts';
import type { Dyadic } from './dyadic.ts';
import { add } from './dyadic.ts';

type Direction = 'down' | 'up';

/** Intermediate results keep this many bits: far beyond the 53 of a double, few enough that 1,000 factors stay cheap. */
const PRECISION_BITS = 256;

function bitLength(magnitude: bigint): number {
  const hex = magnitude.toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0]!, 16)) + 28;
}

function shiftRight(mantissa: bigint, shift: bigint, direction: Direction): bigint {
  // BigInt's >> rounds towards minus infinity for either sign; the ceiling is the floor of the opposite number.
  return direction === 'down' ? mantissa >> shift : -(-mantissa >> shift);
}

/** At most PRECISION_BITS bits, erring only in the given direction. */
export function shorten(a: Dyadic, direction: Direction): Dyadic {
  const excess = bitLength(a.mantissa < 0n ? -a.mantissa : a.mantissa) - PRECISION_BITS;
  if (excess <= 0) return a;
  return { mantissa: shiftRight(a.mantissa, BigInt(excess), direction), exponent: a.exponent + excess };
}

/**
 * The sum of numbers >= 0 to PRECISION_BITS bits, erring only in the given direction. A term too small to matter is not
 * aligned with the others, which could take as many bits as their exponents are apart; a unit far below stands for it.
 */
export function addShortened(terms: readonly Dyadic[], direction: Direction): Dyadic {
  const top = (a: Dyadic) => bitLength(a.mantissa) + a.exponent; // a < 2^top
  const nonzero = terms.filter((term) => term.mantissa !== 0n);
  if (nonzero.length === 0) return { mantissa: 0n, exponent: 0 };
  const floor = Math.max(...nonzero.map(top)) - 2 * PRECISION_BITS;
  const unit = { mantissa: direction === 'up' ? 1n : 0n, exponent: floor };
  return shorten(nonzero.map((term) => (top(term) < floor ? unit : term)).reduce(add), direction);
}

/** a / b to PRECISION_BITS bits, erring only in the given direction. */
export function divide(a: Dyadic, b: Dyadic, direction: Direction): Dyadic {
  if (b.mantissa === 0n) throw new RangeError('A division by zero must be refused before it is computed.');
  const sign = b.mantissa < 0n ? -1n : 1n;
  const divisor = b.mantissa * sign;
  const dividend = a.mantissa * sign;
  const missing = PRECISION_BITS + bitLength(divisor) - bitLength(dividend < 0n ? -dividend : dividend);
  const shift = Math.max(missing, 0);
  const scaled = dividend << BigInt(shift);
  const truncated = scaled / divisor;
  const remainder = scaled - truncated * divisor;
  const correction = direction === 'down' ? (remainder < 0n ? -1n : 0n) : remainder > 0n ? 1n : 0n;
  return { mantissa: truncated + correction, exponent: a.exponent - b.exponent - shift };
}

/** What a double holds of a number without becoming infinite, and more than it holds exactly. */
const LEADING_BITS = 106;

/** The root of the leading bits, as a double has it, and a little more than all that it may be too small by. */
function notBelowRoot(v: bigint): bigint {
  const halfShift = BigInt(Math.max(0, (bitLength(v) - LEADING_BITS + 1) >> 1));
  const leading = Number(v >> (2n * halfShift));
  return BigInt(Math.ceil(Math.sqrt(leading) * (1 + 2 ** -51)) + 1) << halfShift;
}

/** The floor of the root of v > 0. */
export function integerSquareRoot(v: bigint): bigint {
  let root = notBelowRoot(v); // So Newton's steps only descend; each has twice as many bits right as the one before.
  for (;;) {
    const next = (root + v / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The square root of a >= 0 to at least PRECISION_BITS bits, erring only in the given direction. */
export function squareRoot(a: Dyadic, direction: Direction): Dyadic {
  if (a.mantissa < 0n) throw new RangeError('A negative root must be refused before it is computed.');
  if (a.mantissa === 0n) return a;
  const missing = Math.max(2 * PRECISION_BITS - bitLength(a.mantissa), 0);
  const shift = missing + (Math.abs(a.exponent - missing) % 2); // The exponent must be even to be halved.
  const scaled = a.mantissa << BigInt(shift);
  const root = integerSquareRoot(scaled);
  const correction = direction === 'up' && root * root < scaled ? 1n : 0n;
  return { mantissa: root + correction, exponent: (a.exponent - shift) / 2 };
}

/** The double next to a in the given direction ('nearest': ties to even), a itself if it is one; it may be infinite. */
export function toDouble(a: Dyadic, direction: Direction | 'nearest'): number {
  if (a.mantissa === 0n) return 0;
  const negative = a.mantissa < 0n;
  const magnitude = negative ? -a.mantissa : a.mantissa;
  const outward = direction === (negative ? 'down' : 'up');
  const leading = bitLength(magnitude) - 1 + a.exponent; // 2^leading <= |a| < 2^(leading + 1)
  if (leading > 1023) {
    const limit = outward || direction === 'nearest' ? Number.POSITIVE_INFINITY : Number.MAX_VALUE;
    return negative ? -limit : limit;
  }
  const quantum = Math.max(leading - 52, -1074); // The exponent of the last bit a double has at this magnitude.
  const drop = quantum - a.exponent;
  let kept = drop > 0 ? magnitude >> BigInt(drop) : magnitude << BigInt(-drop);
  if (drop > 0) {
    const rest = magnitude - (kept << BigInt(drop));
    const half = 1n << BigInt(drop - 1);
    const nearestUp = rest > half || (rest === half && (kept & 1n) === 1n);
    if (direction === 'nearest' ? nearestUp : outward && rest > 0n) kept += 1n;
  }
  const result = Number(kept) * powerOfTwo(quantum); // Exact: kept <= 2^53; 2^1024 becomes Infinity, as it should.
  return negative ? -result : result;
}
