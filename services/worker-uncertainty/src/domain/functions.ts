/** sqrt, exp, log, sin, cos: one value each. eBIOS promises them without code; domain.md 2.1 defines them. */
import type { Definition } from './definition.ts';
import { absolute, add, square, subtract, toDyadic } from './dyadic.ts';
import { divide, squareRoot } from './dyadic-rounding.ts';
import { settle } from './enclosure.ts';
import { encloseExponential, encloseLogarithm } from './exponential.ts';
import type { Measurement } from './measurement.ts';
import { isUnbounded } from './measurement.ts';
import { OperationDomainError } from './operation-domain-error.ts';
import { COSINE, encloseSinusoid, SINE } from './sinusoid.ts';

/** First-order propagation |f'(n)|u (GUM 5.1.2). A slope of zero does not turn "no information" into certainty. */
function propagate(nominal: number, slope: number, value: Measurement): Measurement {
  return { nominal, uncertainty: isUnbounded(value) ? value.uncertainty : Math.abs(slope) * value.uncertainty };
}

function refuseNegative(value: Measurement): void {
  if (value.nominal >= value.uncertainty) return;
  const message = 'The value may be negative: its uncertainty exceeds it, and a square root needs n - u >= 0.';
  throw new OperationDomainError('/values/0', `${message} Narrow the uncertainty or choose another operation.`);
}

function refuseNonPositive(value: Measurement): void {
  if (value.nominal > value.uncertainty) return;
  const message = 'The value may be zero or negative, and a logarithm needs n - u > 0.';
  throw new OperationDomainError('/values/0', `${message} Narrow the uncertainty or choose another operation.`);
}

function combineSquareRoot(value: Measurement): Measurement {
  refuseNegative(value);
  const nominal = Math.sqrt(value.nominal);
  return nominal === 0 ? { nominal, uncertainty: 0 } : propagate(nominal, 0.5 / nominal, value);
}

/**
 * sqrt n - sqrt(n-u) = u / (sqrt n + sqrt(n-u)): the root is concave, so its farthest point is the lower one. In the
 * same way the error of the nominal root s is |n - s^2| / (sqrt n + s). No difference of roots is ever taken.
 */
function encloseSquareRoot(value: Measurement): Measurement {
  refuseNegative(value);
  const nominal = Math.sqrt(value.nominal);
  if (nominal === 0) return { nominal, uncertainty: 0 };
  const [n, u, s] = [toDyadic(value.nominal), toDyadic(value.uncertainty), toDyadic(nominal)];
  const root = squareRoot(n, 'down');
  const deviation = divide(u, add(root, squareRoot(subtract(n, u), 'down')), 'up');
  const rounding = divide(absolute(subtract(n, square(s))), add(root, s), 'up');
  return settle(nominal, add(deviation, rounding));
}

function combineLogarithm(value: Measurement): Measurement {
  refuseNonPositive(value);
  return { nominal: Math.log(value.nominal), uncertainty: value.uncertainty / value.nominal };
}

function combineExponential(value: Measurement): Measurement {
  const nominal = Math.exp(value.nominal);
  return propagate(nominal, nominal, value);
}

type Unary = (value: Measurement) => Measurement;

function define(name: string, description: string, statistical: Unary, interval: Unary): Definition<never> {
  return {
    name: `uncertainty.${name}`,
    description,
    valuesMin: 1,
    valuesMax: 1,
    parameters: {},
    statistical: ([value]) => statistical(value!),
    interval: ([value]) => interval(value!),
  };
}

export const functions: readonly Definition<never>[] = [
  define('sqrt', 'The square root of a value known not to be negative.', combineSquareRoot, encloseSquareRoot),
  define('exp', 'The number e raised to the value.', combineExponential, encloseExponential),
  define('log', 'The natural logarithm of a value known to be positive.', combineLogarithm, (value) => {
    refuseNonPositive(value);
    return encloseLogarithm(value);
  }),
  define(
    'sin',
    'The sine of the value, in radians.',
    (value) => propagate(Math.sin(value.nominal), Math.cos(value.nominal), value),
    (value) => encloseSinusoid(SINE, value),
  ),
  define(
    'cos',
    'The cosine of the value, in radians.',
    (value) => propagate(Math.cos(value.nominal), Math.sin(value.nominal), value),
    (value) => encloseSinusoid(COSINE, value),
  ),
];
