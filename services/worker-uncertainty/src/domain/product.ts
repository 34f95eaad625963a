/** The product of measurements, shared by `multiply` and by `power` with a natural exponent. */
import type { Dyadic } from './dyadic.ts';
import { absolute, multiply, ONE, square, toDyadic, ZERO } from './dyadic.ts';
import { addShortened, shorten, squareRoot, toDouble } from './dyadic-rounding.ts';
import { enclose, leaveUnbounded, nominalsOf } from './enclosure.ts';
import type { Measurement } from './measurement.ts';
import { isExactZero, isUnbounded } from './measurement.ts';

const EXACT_ZERO: Measurement = { nominal: 0, uncertainty: 0 };

function multiplyNominals(values: readonly Measurement[]): Dyadic {
  return nominalsOf(values).reduce(multiply, ONE);
}

/**
 * The paper's rule with L = 1, |n1|u2 + |n2|u1 + u1u2, is the largest deviation from n1n2 and is attained at a corner
 * of the box, so it is both safe and tight. Folded, all its terms are positive: shortening them upwards loses nothing
 * but the last of 256 bits, whereas the corners themselves would cancel.
 */
export function encloseProduct(values: readonly Measurement[]): Measurement {
  if (values.some(isExactZero)) return EXACT_ZERO;
  const centre = multiplyNominals(values);
  if (values.some(isUnbounded)) return leaveUnbounded(centre);
  let size = ONE; // At least the product of |n| so far.
  let deviation = ZERO; // At least the largest deviation from it.
  for (const value of values) {
    const n = absolute(toDyadic(value.nominal));
    const u = toDyadic(value.uncertainty);
    deviation = addShortened([multiply(size, u), multiply(n, deviation), multiply(deviation, u)], 'up');
    size = shorten(multiply(size, n), 'up');
  }
  return enclose(centre, deviation);
}

/**
 * eBIOS multiply: L * sqrt((n1u2)^2 + (n2u1)^2 + (u1u2)^2). For more than two factors it is folded, and the margin L is
 * applied once, so that neither order nor grouping changes the result.
 */
export function combineProduct(values: readonly Measurement[], lambdaMargin: number): Measurement {
  if (values.some(isExactZero)) return EXACT_ZERO;
  const centre = multiplyNominals(values);
  if (values.some(isUnbounded)) return leaveUnbounded(centre);
  let sizeSquared = ONE;
  let variance = ZERO;
  for (const value of values) {
    const nSquared = square(toDyadic(value.nominal));
    const uSquared = square(toDyadic(value.uncertainty));
    const terms = [multiply(sizeSquared, uSquared), multiply(nSquared, variance), multiply(variance, uSquared)];
    variance = addShortened(terms, 'down');
    sizeSquared = shorten(multiply(sizeSquared, nSquared), 'down');
  }
  const uncertainty = multiply(toDyadic(lambdaMargin), squareRoot(variance, 'down'));
  return { nominal: toDouble(centre, 'nearest'), uncertainty: toDouble(uncertainty, 'nearest') };
}
