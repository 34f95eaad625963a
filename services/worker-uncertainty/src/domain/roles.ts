/** catch and flip: what the sources call changing the roles of nominal and uncertainty. */
import type { Definition } from './definition.ts';
import { absolute, add, toDyadic } from './dyadic.ts';
import { toDouble } from './dyadic-rounding.ts';
import type { Measurement } from './measurement.ts';
import { isUnbounded, UNKNOWN } from './measurement.ts';

/** The paper's C: (0, |n| + u). It keeps M(n,u) = |n| + u and encloses the value it was given. */
function moveIntoUncertainty(value: Measurement): Measurement {
  if (isUnbounded(value)) return UNKNOWN;
  const magnitude = add(absolute(toDyadic(value.nominal)), toDyadic(value.uncertainty));
  return { nominal: 0, uncertainty: toDouble(magnitude, 'up') };
}

export const catching: Definition<never> = {
  name: 'uncertainty.catch',
  description:
    "A valid value unchanged (in mode 'interval': 0 with all of the value moved into its uncertainty); an invalid one (a nominal that is not finite, sent as null, or a negative uncertainty) becomes 0, unbounded.",
  valuesMin: 1,
  valuesMax: 1,
  parameters: {},
  acceptsInvalid: true,
  statistical: ([value]) => value!,
  interval: ([value]) => moveIntoUncertainty(value!),
};

/**
 * eBIOS flips the sign; the paper's B, (u, |n|), swaps the roles. B of an interval contains neither that interval nor its
 * mirror image, and applied three times it equals itself once, so it encloses nothing and undoes nothing. Negation
 * encloses exactly and undoes itself; being exact it is the one honest reading in both modes.
 */
function mirror([value]: readonly Measurement[]): Measurement {
  return { nominal: -value!.nominal, uncertainty: value!.uncertainty };
}

export const flipping: Definition<never> = {
  name: 'uncertainty.flip',
  description: 'The value with the opposite sign, in both modes; flipping twice gives the value back.',
  valuesMin: 1,
  valuesMax: 1,
  parameters: {},
  statistical: mirror,
  interval: mirror,
};
