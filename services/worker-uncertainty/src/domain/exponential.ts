/** exp, log and powers with a real exponent, each as a deviation from the nominal value so that nothing cancels. */
import type { Dyadic } from './dyadic.ts';
import { absolute, add, compare, multiply, subtract, toDyadic, ZERO } from './dyadic.ts';
import { divide, toDouble } from './dyadic-rounding.ts';
import { settle } from './enclosure.ts';
import { libmError, raise } from './libm.ts';
import type { Measurement } from './measurement.ts';

const UNBOUNDED = Number.POSITIVE_INFINITY;

/** The least of several upper bounds, plus the error of the nominal value; an infinite bound bounds nothing. */
function settleLeast(nominal: number, isExact: boolean, bounds: readonly (Dyadic | null)[]): Measurement {
  const known = bounds.filter((bound) => bound !== null);
  if (known.length === 0 || !Number.isFinite(nominal)) return { nominal, uncertainty: UNBOUNDED };
  const deviation = known.reduce((least, bound) => (compare(bound, least) < 0 ? bound : least));
  return settle(nominal, add(deviation, isExact ? ZERO : libmError(nominal)));
}

/** The exact value of what libm cannot exceed; null when that is infinite. */
function raiseExactly(x: number): Dyadic | null {
  const raised = raise(x);
  return Number.isFinite(raised) ? toDyadic(raised) : null;
}

function multiplyKnown(a: Dyadic | null, b: Dyadic | null): Dyadic | null {
  return a === null || b === null ? null : multiply(a, b);
}

/**
 * The farthest point is e^(n+u), at a distance of e^n (e^u - 1). That is also less than e^(n+u) alone, which is the
 * better bound when e^n underflows.
 */
export function encloseExponential({ nominal: n, uncertainty: u }: Measurement): Measurement {
  const nominal = Math.exp(n);
  if (u === UNBOUNDED) return { nominal, uncertainty: UNBOUNDED };
  if (u === 0) return settleLeast(nominal, n === 0, [ZERO]); // e^0 = 1 is exact, and the only such case.
  const relative = multiplyKnown(raiseExactly(nominal), raiseExactly(Math.expm1(u)));
  const absoluteBound = raiseExactly(Math.exp(toDouble(add(toDyadic(n), toDyadic(u)), 'up')));
  return settleLeast(nominal, n === 0, [relative, absoluteBound]);
}

/** log n - log(n-u) = log1p(u / (n-u)), rounded up: the logarithm is concave, so its farthest point is the lower one. */
function boundLogarithmBelow(n: Dyadic, u: Dyadic): number {
  if (u.mantissa === 0n) return 0;
  return raise(Math.log1p(toDouble(divide(u, subtract(n, u), 'up'), 'up')));
}

/** Requires n > u; the caller refuses anything else. */
export function encloseLogarithm({ nominal: n, uncertainty: u }: Measurement): Measurement {
  const deviation = boundLogarithmBelow(toDyadic(n), toDyadic(u));
  return settleLeast(Math.log(n), n === 1, [toDyadic(deviation)]); // log 1 = 0 is exact, and the only such case.
}

/**
 * x^y / n^y = e^(y (log x - log n)). For y > 0 the farthest point is at one end when y > 1 and at the other when y < 1,
 * so both are bounded; for y < 0 it is always the lower end. Requires n > u.
 */
export function encloseRealPower({ nominal: n, uncertainty: u }: Measurement, exponent: number): Measurement {
  const nominal = n ** exponent;
  const isExact = n === 1;
  if (u === 0) return settleLeast(nominal, isExact, [ZERO]);
  const [exactN, exactU] = [toDyadic(n), toDyadic(u)];
  const below = boundLogarithmBelow(exactN, exactU);
  const above = raise(Math.log1p(toDouble(divide(exactU, exactN, 'up'), 'up')));
  const growth = Math.expm1(scaleUp(exponent < 0 ? below : above, exponent));
  const decline = -Math.expm1(-scaleUp(exponent < 0 ? above : below, exponent));
  const relative = multiplyKnown(raiseExactly(nominal), raiseExactly(Math.max(growth, decline)));
  // Powers are positive, so neither end is farther from the nominal value than the larger of the two powers is from 0.
  const end = exponent < 0 ? toDouble(subtract(exactN, exactU), 'down') : toDouble(add(exactN, exactU), 'up');
  return settleLeast(nominal, isExact, [relative, raiseExactly(end ** exponent)]);
}

function scaleUp(x: number, exponent: number): number {
  return toDouble(multiply(toDyadic(x), absolute(toDyadic(exponent))), 'up');
}
