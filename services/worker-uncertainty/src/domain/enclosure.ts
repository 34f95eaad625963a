/**
 * How a result is built in each mode. The nominal result is always f(nominal inputs), as in the paper's tables, never
 * the midpoint of the range: so 'interval' gives (2,0.1)*(3,0.15) = 6 +- 0.615 and chained results keep their meaning.
 * The price is that an asymmetric range (exp, divide) is enclosed by a wider, symmetric one.
 */
import type { Dyadic } from './dyadic.ts';
import { absolute, add, compare, square, subtract, sum, toDyadic } from './dyadic.ts';
import { squareRoot, toDouble } from './dyadic-rounding.ts';
import type { Measurement } from './measurement.ts';
import { isUnbounded } from './measurement.ts';

/**
 * A claim about a result within `deviation` of a finite `nominal` that survives both ways of reading it: n - u and n + u enclose
 * when taken exactly and when a consumer computes them in doubles. Where rounding u up is not enough for the second, the
 * ends are rounded outwards to doubles first; rounding is monotone, so no consumer can then round past them.
 */
export function settle(nominal: number, deviation: Dyadic): Measurement {
  const least = toDouble(deviation, 'up');
  if (least === Number.POSITIVE_INFINITY) return { nominal, uncertainty: least };
  const centre = toDyadic(nominal);
  const [low, high] = [subtract(centre, deviation), add(centre, deviation)];
  const [readLow, readHigh] = [nominal - least, nominal + least];
  const survivesBelow = !Number.isFinite(readLow) || compare(toDyadic(readLow), low) <= 0;
  const survivesAbove = !Number.isFinite(readHigh) || compare(toDyadic(readHigh), high) >= 0;
  if (survivesBelow && survivesAbove) return { nominal, uncertainty: least };
  const distances = [toDouble(low, 'down'), toDouble(high, 'up')]
    .filter(Number.isFinite) // An end beyond the largest double reads as infinite, which encloses as well.
    .map((end) => absolute(subtract(toDyadic(end), centre)));
  return { nominal, uncertainty: toDouble([deviation, ...distances].reduce(largerOf), 'up') };
}

function largerOf(a: Dyadic, b: Dyadic): Dyadic {
  return compare(a, b) < 0 ? b : a;
}

/** `deviation` bounds |f(x) - centre| over the box; the rounding of the centre to a double is added. */
export function enclose(centre: Dyadic, deviation: Dyadic): Measurement {
  const nominal = toDouble(centre, 'nearest');
  if (!Number.isFinite(nominal)) return leaveUnbounded(centre);
  return settle(nominal, add(deviation, absolute(subtract(centre, toDyadic(nominal)))));
}

/** Nothing bounds the result, but its nominal value is still known. */
export function leaveUnbounded(centre: Dyadic): Measurement {
  return { nominal: toDouble(centre, 'nearest'), uncertainty: Number.POSITIVE_INFINITY };
}

/** The square root of the sum of squares (GUM 5.1.2 with unit sensitivities), free of overflow and underflow inside. */
export function combineInQuadrature(uncertainties: readonly number[]): number {
  if (uncertainties.includes(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  const variance = sum(uncertainties.map((u) => square(toDyadic(u))));
  return toDouble(squareRoot(variance, 'down'), 'nearest');
}

export function nominalsOf(values: readonly Measurement[]): Dyadic[] {
  return values.map((value) => toDyadic(value.nominal));
}

/** The worst case when every error has its largest size and the same direction; null when one has no size. */
export function addUncertainties(values: readonly Measurement[]): Dyadic | null {
  return values.some(isUnbounded) ? null : sum(values.map((value) => toDyadic(value.uncertainty)));
}
