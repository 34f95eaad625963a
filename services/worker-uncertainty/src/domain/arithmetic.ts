/** add, subtract, multiply, divide, scale, affine. Definitions and vectors: domain.md section 2.1. */
import type { Definition, ParameterRule } from './definition.ts';
import { VALUES_MAX } from './definition.ts';
import type { Dyadic } from './dyadic.ts';
import { absolute, add, multiply, subtract, sum, toDyadic, ZERO } from './dyadic.ts';
import { toDouble } from './dyadic-rounding.ts';
import { addUncertainties, combineInQuadrature, enclose, leaveUnbounded, nominalsOf } from './enclosure.ts';
import type { Measurement } from './measurement.ts';
import { isUnbounded } from './measurement.ts';
import { combineProduct, encloseProduct } from './product.ts';
import { combineQuotient, encloseQuotient } from './quotient.ts';

function combineSum(centre: Dyadic, values: readonly Measurement[]): Measurement {
  const uncertainty = combineInQuadrature(values.map((value) => value.uncertainty));
  return { nominal: toDouble(centre, 'nearest'), uncertainty };
}

function encloseSum(centre: Dyadic, values: readonly Measurement[]): Measurement {
  const deviation = addUncertainties(values);
  return deviation === null ? leaveUnbounded(centre) : enclose(centre, deviation);
}

const sumOf = (values: readonly Measurement[]) => sum(nominalsOf(values));

export const addition: Definition<never> = {
  name: 'uncertainty.add',
  description: 'The sum of the values.',
  valuesMin: 1,
  valuesMax: VALUES_MAX,
  parameters: {},
  statistical: (values) => combineSum(sumOf(values), values),
  interval: (values) => encloseSum(sumOf(values), values),
};

const differenceOf = (values: readonly Measurement[]) =>
  subtract(toDyadic(values[0]!.nominal), toDyadic(values[1]!.nominal));

export const subtraction: Definition<never> = {
  name: 'uncertainty.subtract',
  description: 'The first value minus the second.',
  valuesMin: 2,
  valuesMax: 2,
  parameters: {},
  statistical: (values) => combineSum(differenceOf(values), values),
  interval: (values) => encloseSum(differenceOf(values), values),
};

export const multiplication: Definition<'lambdaMargin'> = {
  name: 'uncertainty.multiply',
  description: 'The product of the values.',
  valuesMin: 1,
  valuesMax: VALUES_MAX,
  parameters: {
    lambdaMargin: {
      description: "A safety factor on the statistical uncertainty; 'interval' needs none and refuses it.",
      minimum: 1,
      maximum: 1e6,
      default: 1,
      statisticalOnly: true,
    },
  },
  statistical: (values, { lambdaMargin }) => combineProduct(values, lambdaMargin),
  interval: (values) => encloseProduct(values),
};

export const division: Definition<never> = {
  name: 'uncertainty.divide',
  description: 'The first value divided by the second, which must be known not to be zero.',
  valuesMin: 2,
  valuesMax: 2,
  parameters: {},
  statistical: combineQuotient,
  interval: encloseQuotient,
};

function transform(value: Measurement, factor: number, offset: number): Measurement {
  const centre = add(multiply(toDyadic(factor), toDyadic(value.nominal)), toDyadic(offset));
  if (factor === 0) return enclose(centre, ZERO); // Nothing is left of the value, not even a missing bound.
  if (isUnbounded(value)) return leaveUnbounded(centre);
  return enclose(centre, multiply(absolute(toDyadic(factor)), toDyadic(value.uncertainty)));
}

function combineTransform(value: Measurement, factor: number, offset: number): Measurement {
  const uncertainty = factor === 0 ? 0 : Math.abs(factor) * value.uncertainty;
  return { nominal: transform(value, factor, offset).nominal, uncertainty };
}

function finite(description: string): ParameterRule {
  return { description, minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };
}

export const scaling: Definition<'factor'> = {
  name: 'uncertainty.scale',
  description: 'The value times an exact factor.',
  valuesMin: 1,
  valuesMax: 1,
  parameters: { factor: finite('The exact number to multiply by.') },
  statistical: ([value], { factor }) => combineTransform(value!, factor, 0),
  interval: ([value], { factor }) => transform(value!, factor, 0),
};

export const affinity: Definition<'factor' | 'offset'> = {
  name: 'uncertainty.affine',
  description: 'The value times an exact factor, plus an exact offset.',
  valuesMin: 1,
  valuesMax: 1,
  parameters: {
    factor: finite('The exact number to multiply by.'),
    offset: finite('The exact number to add.'),
  },
  statistical: ([value], { factor, offset }) => combineTransform(value!, factor, offset),
  interval: ([value], { factor, offset }) => transform(value!, factor, offset),
};
