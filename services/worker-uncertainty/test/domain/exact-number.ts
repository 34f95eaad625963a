/**
 * The judge of the enclosure test: exact numbers m * 2^e, and brackets for exp, sin and cos that are proven to some 200
 * bits. It shares nothing with src/domain, neither code nor formulas, so that one mistake cannot hide the other.
 */

export interface Exact {
  readonly m: bigint;
  readonly e: number;
}

/** Doubling a double is exact until it is an integer, and BigInt() of an integer is exact. */
export function exactly(x: number): Exact {
  let scaled = x;
  let doublings = 0;
  for (; !Number.isInteger(scaled); doublings += 32) scaled *= 4_294_967_296;
  return { m: BigInt(scaled), e: -doublings };
}

export const times = (a: Exact, b: Exact): Exact => ({ m: a.m * b.m, e: a.e + b.e });
export const minus = (a: Exact): Exact => ({ m: -a.m, e: a.e });

export function plus(a: Exact, b: Exact): Exact {
  const e = Math.min(a.e, b.e);
  return { m: (a.m << BigInt(a.e - e)) + (b.m << BigInt(b.e - e)), e };
}

export function isAtMost(a: Exact, b: Exact): boolean {
  const e = Math.min(a.e, b.e);
  return a.m << BigInt(a.e - e) <= b.m << BigInt(b.e - e);
}

export function raisedTo(a: Exact, k: number): Exact {
  return { m: a.m ** BigInt(k), e: a.e * k };
}

type Bracket = readonly [low: Exact, high: Exact];

const BITS = 320;
const SCALE = 1n << BigInt(BITS);

/** floor(a * 2^bits) */
function fixed(a: Exact, bits: number): bigint {
  const shift = a.e + bits;
  return shift >= 0 ? a.m << BigInt(shift) : a.m >> BigInt(-shift);
}

/** value * 2^-320, give or take 2^-slack of itself. */
function bracketRelative(value: bigint, slack: number): Bracket {
  const margin = (value >> BigInt(slack)) + 1n;
  return [
    { m: value - margin, e: -BITS },
    { m: value + margin, e: -BITS },
  ];
}

/** e^x for |x| < 1,100: the series at x / 2^20, squared 20 times; each squaring doubles an error that began near 2^-315. */
export function bracketExponential(x: Exact): Bracket {
  if (x.m < 0n) {
    const [low, high] = bracketExponential(minus(x));
    const reciprocal = (a: Exact) => (1n << BigInt(2_600 - a.e)) / a.m; // Units of 2^-2600: 1,000 bits below e^-1100.
    return [
      { m: reciprocal(high) - 1n, e: -2_600 },
      { m: reciprocal(low) + 1n, e: -2_600 },
    ];
  }
  const small = fixed(x, BITS) >> 20n;
  let term = SCALE;
  let total = SCALE;
  for (let k = 1n; term > 0n; k += 1n) {
    term = (term * small) / SCALE / k;
    total += term;
  }
  for (let step = 0; step < 20; step += 1) total = (total * total) / SCALE;
  return bracketRelative(total, 250);
}

/** Euler 1755: pi = 20 arctan(1/7) + 8 arctan(3/79). (The domain computes pi by Machin's formula.) */
function computePi(bits: bigint): bigint {
  const arctangent = (numerator: bigint, denominator: bigint) => {
    let power = (numerator << bits) / denominator;
    let total = 0n;
    for (let odd = 1n, sign = 1n; power !== 0n; odd += 2n, sign = -sign) {
      total += (sign * power) / odd;
      power = (power * numerator * numerator) / (denominator * denominator);
    }
    return total;
  };
  return 20n * arctangent(1n, 7n) + 8n * arctangent(3n, 79n);
}

const PI_BITS = 1_600;
const HALF_PI = computePi(BigInt(PI_BITS)) / 2n;

/** The series of sin (first = r) or cos (first = 1) at r = angle * 2^-320, |r| <= 0.8. */
function sumSeries(angle: bigint, first: bigint, from: bigint): bigint {
  const squared = (angle * angle) >> BigInt(BITS);
  let term = first;
  let total = first;
  for (let k = from; term > 1n || term < -1n; k += 2n) {
    term = -(term * squared) / SCALE / (k * (k + 1n));
    total += term;
  }
  return total;
}

/** sin(x + quarters * pi/2), within 2^-300, or for tiny x within a relative 2^-180. */
export function bracketSine(x: Exact, quarters: 0 | 1): Bracket {
  if (quarters === 0 && isAtMost(times(x, x), { m: 1n, e: -200 })) {
    const nearly = times(x, { m: (1n << 180n) - 1n, e: -180 }); // x - x^3/6 < sin x < x for 0 < x
    return x.m < 0n ? [x, nearly] : [nearly, x];
  }
  const angle = fixed(x, PI_BITS);
  const turns = (2n * angle + HALF_PI) / (2n * HALF_PI); // The nearest quarter turn, or a neighbour: both will do.
  const rest = (angle - turns * HALF_PI) >> BigInt(PI_BITS - BITS);
  const phase = (((turns + BigInt(quarters)) % 4n) + 4n) % 4n;
  const value = phase % 2n === 0n ? sumSeries(rest, rest, 2n) : sumSeries(rest, SCALE, 1n);
  const signed = phase < 2n ? value : -value;
  return [
    { m: signed - (1n << 20n), e: -BITS },
    { m: signed + (1n << 20n), e: -BITS },
  ];
}
