/** power: natural exponents for any value, all others for values known to be positive. */
import type { Definition } from './definition.ts';
import { absolute, multiply, ONE, toDyadic } from './dyadic.ts';
import { toDouble } from './dyadic-rounding.ts';
import { encloseRealPower } from './exponential.ts';
import type { Measurement } from './measurement.ts';
import { OperationDomainError } from './operation-domain-error.ts';
import { encloseProduct } from './product.ts';

const EXPONENT_MAX = 1_024;

/** x^0 is 1 for every x, 0 included, as in IEEE 754 section 9.2.1 (pown). */
const EXACT_ONE: Measurement = { nominal: 1, uncertainty: 0 };

function refuseNonPositiveBase(value: Measurement, exponent: number): void {
  if (value.nominal > value.uncertainty) return;
  const message = `The value may be zero or negative, and the exponent ${exponent} is not a natural number.`;
  const remedy = 'Use a value with n - u > 0 or an exponent among 0, 1, 2, ...; divide by a natural power for 1/x^k.';
  throw new OperationDomainError('/values/0', `${message} ${remedy}`);
}

function isNatural(exponent: number): boolean {
  return Number.isInteger(exponent) && exponent >= 0;
}

/** First order, k|n|^(k-1)u (GUM 5.1.2). At n = 0 the slope of a square is zero, and so is this u; 'interval' knows more. */
function combineNaturalPower({ nominal: n, uncertainty: u }: Measurement, exponent: number): Measurement {
  const base = toDyadic(n);
  let lessOne = ONE;
  for (let step = 1; step < exponent; step += 1) lessOne = multiply(lessOne, base);
  const nominal = toDouble(multiply(lessOne, base), 'nearest');
  if (u === Number.POSITIVE_INFINITY) return { nominal, uncertainty: u };
  const slope = multiply(toDyadic(exponent), absolute(lessOne));
  return { nominal, uncertainty: toDouble(multiply(slope, toDyadic(u)), 'nearest') };
}

function combinePower(value: Measurement, exponent: number): Measurement {
  if (exponent === 0) return EXACT_ONE;
  if (isNatural(exponent)) return combineNaturalPower(value, exponent);
  refuseNonPositiveBase(value, exponent);
  const nominal = value.nominal ** exponent;
  return { nominal, uncertainty: Math.abs(exponent) * nominal * (value.uncertainty / value.nominal) };
}

/**
 * The farthest point from n^k is (|n|+u)^k with the sign of n, where every factor of a product of k equal boxes is at the
 * same end; so that product's enclosure is tight here, although its factors are not independent.
 */
function enclosePower(value: Measurement, exponent: number): Measurement {
  if (exponent === 0) return EXACT_ONE;
  if (isNatural(exponent)) return encloseProduct(new Array<Measurement>(exponent).fill(value));
  refuseNonPositiveBase(value, exponent);
  return encloseRealPower(value, exponent);
}

export const power: Definition<'exponent'> = {
  name: 'uncertainty.power',
  description:
    'The value raised to an exact exponent; exponents other than 0, 1, 2, ... need a value known to be positive.',
  valuesMin: 1,
  valuesMax: 1,
  parameters: {
    exponent: { description: 'The exact exponent.', minimum: -EXPONENT_MAX, maximum: EXPONENT_MAX },
  },
  statistical: ([value], { exponent }) => combinePower(value!, exponent),
  interval: ([value], { exponent }) => enclosePower(value!, exponent),
};
