/**
 * A number with its uncertainty, read as the interval [nominal - uncertainty, nominal + uncertainty]. An uncertainty of
 * Infinity means "no information"; Infinity is not JSON (RFC 8259 section 6), so outside this domain it is null.
 */
export interface Measurement {
  readonly nominal: number;
  readonly uncertainty: number;
}

/**
 * 'statistical': independent inputs, uncertainties combined in quadrature, to first order (JCGM 100:2008, "GUM", 5.1.2).
 * It promises no enclosure: (0,1)+(0,1) is 0 +- 1.414 although the sum can be 2.
 * 'interval': the result contains every value the operation can take on the inputs' intervals, rounding errors included.
 */
export type Mode = 'statistical' | 'interval';

export const MODES: readonly Mode[] = ['statistical', 'interval'];

/** No information: what a caught invalid measurement becomes (eBIOS operations.py, catch). */
export const UNKNOWN: Measurement = { nominal: 0, uncertainty: Number.POSITIVE_INFINITY };

export function isUnbounded(measurement: Measurement): boolean {
  return measurement.uncertainty === Number.POSITIVE_INFINITY;
}

/** Only an exact zero annihilates: zero times every real number is zero, even if nothing is known about that number. */
export function isExactZero(measurement: Measurement): boolean {
  return measurement.nominal === 0 && measurement.uncertainty === 0;
}
