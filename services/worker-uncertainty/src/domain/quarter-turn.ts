/**
 * Where the extrema of sine and cosine lie: at whole multiples of a quarter turn. Finding them for an argument of any
 * size takes pi to more bits than the argument has before its point, so pi is kept to 1,400 bits (a double needs 1,024).
 */
import type { Dyadic } from './dyadic.ts';

const PI_BITS = 1_400n;

function arctangentOfReciprocal(k: bigint, one: bigint): bigint {
  let total = 0n;
  let power = one / k;
  for (let odd = 1n; power > 0n; odd += 2n) {
    total += odd % 4n === 1n ? power / odd : -(power / odd);
    power /= k * k;
  }
  return total;
}

/** Machin 1706: pi/4 = 4 arctan(1/5) - arctan(1/239). Some 700 truncated terms, times 16, err by less than 2^16 units. */
function computeHalfPi(): { below: bigint; above: bigint } {
  const one = 1n << PI_BITS;
  const halfPi = 8n * arctangentOfReciprocal(5n, one) - 2n * arctangentOfReciprocal(239n, one);
  return { below: halfPi - (1n << 16n), above: halfPi + (1n << 16n) };
}

const HALF_PI = computeHalfPi();

/** The greatest whole number of quarter turns not above x; where pi's last bits matter, an error is upwards only. */
function countAtMost(x: Dyadic): bigint {
  const fixed = x.exponent + Number(PI_BITS); // A double's exponent is at least -1074, so this is positive.
  const numerator = x.mantissa << BigInt(fixed);
  const divisor = numerator >= 0n ? HALF_PI.below : HALF_PI.above;
  const quotient = numerator / divisor;
  return numerator < 0n && quotient * divisor !== numerator ? quotient - 1n : quotient;
}

/**
 * The multiples m of a quarter turn with lower <= m * pi/2 <= upper, as residues modulo 4. It may name one too many when
 * a bound is nearer to a multiple than pi's bits can tell, never one too few.
 */
export function quarterTurnsWithin(lower: Dyadic, upper: Dyadic): ReadonlySet<number> {
  const last = countAtMost(upper);
  const first = -countAtMost({ mantissa: -lower.mantissa, exponent: lower.exponent });
  const residues = new Set<number>();
  for (let m = first; m <= last && residues.size < 4; m += 1n) residues.add(Number(((m % 4n) + 4n) % 4n));
  return residues;
}
