/** The quotient of two measurements. */
import type { Dyadic } from './dyadic.ts';
import { absolute, add, multiply, square, subtract, sum, toDyadic } from './dyadic.ts';
import { divide, squareRoot, toDouble } from './dyadic-rounding.ts';
import { settle } from './enclosure.ts';
import type { Measurement } from './measurement.ts';
import { isUnbounded } from './measurement.ts';
import { OperationDomainError } from './operation-domain-error.ts';

type Quartet = [Dyadic, Dyadic, Dyadic, Dyadic];

function refuseZeroDivisor(divisor: Measurement): void {
  if (Math.abs(divisor.nominal) > divisor.uncertainty) return;
  const message = 'The divisor may be zero: its uncertainty is not less than its size. Divide by a value known to be';
  throw new OperationDomainError('/values/1', `${message} positive or negative.`);
}

/** eBIOS promises divide without defining it: first order, |1/n2|u1 and |n1/n2^2|u2 in quadrature (GUM 5.1.2). */
export function combineQuotient([a, b]: readonly Measurement[]): Measurement {
  refuseZeroDivisor(b!);
  const nominal = a!.nominal / b!.nominal; // IEEE 754 rounds it correctly.
  if (isUnbounded(a!)) return { nominal, uncertainty: a!.uncertainty };
  const [na, ua, nb, ub] = [a!.nominal, a!.uncertainty, b!.nominal, b!.uncertainty].map(toDyadic) as Quartet;
  const root = squareRoot(add(square(multiply(ua, nb)), square(multiply(na, ub))), 'down');
  return { nominal, uncertainty: toDouble(divide(root, square(nb), 'down'), 'nearest') };
}

/**
 * The farthest point from |n1|/|n2| is (|n1|+u1)/(|n2|-u2), at a distance of (|n1|u2 + |n2|u1) / (|n2|(|n2|-u2)).
 * The rounding of the nominal quotient q, |n1 - q n2| / |n2|, joins it over the same denominator instead of being added after it.
 */
export function encloseQuotient([a, b]: readonly Measurement[]): Measurement {
  refuseZeroDivisor(b!);
  const nominal = a!.nominal / b!.nominal;
  if (isUnbounded(a!) || !Number.isFinite(nominal)) return { nominal, uncertainty: Number.POSITIVE_INFINITY };
  const [na, ua, nb, ub] = [a!.nominal, a!.uncertainty, b!.nominal, b!.uncertainty].map(toDyadic) as Quartet;
  const size = absolute(nb);
  const nearest = subtract(size, ub); // The divisor nearest to zero.
  const rounding = absolute(subtract(na, multiply(toDyadic(nominal), nb)));
  const numerator = sum([multiply(absolute(na), ub), multiply(size, ua), multiply(rounding, nearest)]);
  return settle(nominal, divide(numerator, multiply(size, nearest), 'up'));
}
