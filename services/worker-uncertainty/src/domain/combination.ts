/** fuse: several measurements of one quantity. mean: the average of several quantities. */
import type { Definition } from './definition.ts';
import { VALUES_MAX } from './definition.ts';
import type { Dyadic } from './dyadic.ts';
import { absolute, add, compare, multiply, ONE, square, subtract, sum, toDyadic } from './dyadic.ts';
import { divide, squareRoot, toDouble } from './dyadic-rounding.ts';
import { addUncertainties, enclose, nominalsOf, settle } from './enclosure.ts';
import type { Measurement } from './measurement.ts';
import { isUnbounded } from './measurement.ts';
import { OperationDomainError } from './operation-domain-error.ts';

const UNBOUNDED = Number.POSITIVE_INFINITY;

function average(values: readonly Measurement[]): number {
  return toDouble(divide(sum(nominalsOf(values)), toDyadic(values.length), 'down'), 'nearest');
}

function combineMean(values: readonly Measurement[]): Measurement {
  if (values.some(isUnbounded)) return { nominal: average(values), uncertainty: UNBOUNDED };
  const variance = sum(values.map((value) => square(toDyadic(value.uncertainty))));
  const uncertainty = divide(squareRoot(variance, 'down'), toDyadic(values.length), 'down');
  return { nominal: average(values), uncertainty: toDouble(uncertainty, 'nearest') };
}

/** The sum's deviation and the rounding of the nominal mean share the denominator. */
function encloseMean(values: readonly Measurement[]): Measurement {
  const nominal = average(values);
  const deviation = addUncertainties(values);
  if (deviation === null) return { nominal, uncertainty: UNBOUNDED };
  const count = toDyadic(values.length);
  const rounding = absolute(subtract(sum(nominalsOf(values)), multiply(count, toDyadic(nominal))));
  return settle(nominal, divide(add(deviation, rounding), count, 'up'));
}

/**
 * eBIOS compose: each measurement weighs 1/u^2, the sum of the weights is 1/u^2 of the result. An exact measurement has
 * infinite weight and wins (several: their mean); one without information has none. Never more uncertain than the best.
 */
function combineFusion(values: readonly Measurement[]): Measurement {
  const exact = values.filter((value) => value.uncertainty === 0);
  if (exact.length > 0) return { nominal: average(exact), uncertainty: 0 };
  const informative = values.filter((value) => !isUnbounded(value));
  if (informative.length === 0) return { nominal: average(values), uncertainty: UNBOUNDED };
  const weights = informative.map((value) => divide(ONE, square(toDyadic(value.uncertainty)), 'down'));
  const total = sum(weights);
  const weighted = sum(nominalsOf(informative).map((n, index) => multiply(n, weights[index]!)));
  const uncertainty = toDouble(divide(ONE, squareRoot(total, 'down'), 'down'), 'nearest');
  const best = Math.min(...informative.map((value) => value.uncertainty));
  return { nominal: toDouble(divide(weighted, total, 'down'), 'nearest'), uncertainty: Math.min(uncertainty, best) };
}

interface Bound {
  readonly at: Dyadic;
  readonly index: number;
}

function refuseDisjoint(highestLower: Bound, lowestUpper: Bound): void {
  if (compare(highestLower.at, lowestUpper.at) <= 0) return;
  const [first, second] = [highestLower.index, lowestUpper.index].sort((a, b) => a - b) as [number, number];
  const message = `Values ${first} and ${second} have no number in common, so they cannot be measurements of one quantity`;
  throw new OperationDomainError(`/values/${second}`, `${message}. Widen an uncertainty or leave one out.`);
}

/**
 * If every interval contains the quantity, so does their intersection: that is the fusion that keeps the promise of
 * 'interval'. Rounding can make it wider than the best input, which encloses the intersection as well and is then kept.
 */
function encloseFusion(values: readonly Measurement[]): Measurement {
  let lower: Bound | null = null;
  let upper: Bound | null = null;
  let best: Measurement | null = null;
  for (const [index, value] of values.entries()) {
    if (isUnbounded(value)) continue;
    const [n, u] = [toDyadic(value.nominal), toDyadic(value.uncertainty)];
    const [low, high] = [subtract(n, u), add(n, u)];
    if (lower === null || compare(low, lower.at) > 0) lower = { at: low, index };
    if (upper === null || compare(high, upper.at) < 0) upper = { at: high, index };
    if (best === null || isBetter(value, best)) best = value;
  }
  if (lower === null || upper === null || best === null) return { nominal: average(values), uncertainty: UNBOUNDED };
  refuseDisjoint(lower, upper);
  const fused = enclose(halve(add(lower.at, upper.at)), halve(subtract(upper.at, lower.at)));
  return fused.uncertainty <= best.uncertainty ? fused : best;
}

/** Among equally uncertain values the lower one, so that the order of the values does not matter. */
function isBetter(a: Measurement, b: Measurement): boolean {
  return a.uncertainty === b.uncertainty ? a.nominal < b.nominal : a.uncertainty < b.uncertainty;
}

function halve(a: Dyadic): Dyadic {
  return { mantissa: a.mantissa, exponent: a.exponent - 1 };
}

const several = { valuesMin: 1, valuesMax: VALUES_MAX, parameters: {} };

export const fusion: Definition<never> = {
  ...several,
  name: 'uncertainty.fuse',
  description:
    "Several measurements of one quantity as one: weighted by inverse variance, or, in mode 'interval', the intersection.",
  statistical: combineFusion,
  interval: encloseFusion,
};

export const mean: Definition<never> = {
  ...several,
  name: 'uncertainty.mean',
  description: 'The arithmetic mean of the values.',
  statistical: combineMean,
  interval: encloseMean,
};
