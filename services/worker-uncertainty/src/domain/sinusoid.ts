/** The largest distance of sine or cosine from its nominal value over an interval. */
import type { Dyadic } from './dyadic.ts';
import { add, compare, subtract, toDyadic, ZERO } from './dyadic.ts';
import { toDouble } from './dyadic-rounding.ts';
import { settle } from './enclosure.ts';
import { libmError, lower, raise } from './libm.ts';
import type { Measurement } from './measurement.ts';
import { quarterTurnsWithin } from './quarter-turn.ts';

interface Sinusoid {
  readonly at: (x: number) => number;
  /** The quarter turns, modulo 4, at which it is 1 and -1. */
  readonly highest: number;
  readonly lowest: number;
}

export const SINE: Sinusoid = { at: Math.sin, highest: 1, lowest: 3 };
export const COSINE: Sinusoid = { at: Math.cos, highest: 0, lowest: 2 };

/** Between two neighbouring extrema a sinusoid is monotone, so its range is spanned by its ends and the extrema inside. */
function spanRange({ at, highest, lowest }: Sinusoid, from: number, to: number): [number, number] {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return [-1, 1];
  const extrema = quarterTurnsWithin(toDyadic(from), toDyadic(to));
  const ends = [at(from), at(to)];
  const low = extrema.has(lowest) ? -1 : Math.max(lower(Math.min(...ends)), -1);
  const high = extrema.has(highest) ? 1 : Math.min(raise(Math.max(...ends)), 1);
  return [low, high];
}

/**
 * Two enclosures, of which the smaller counts: the range over the interval rounded outwards, good where the slope is
 * small or the interval wide; and the uncertainty itself, since no slope exceeds 1, good where n is so large that
 * rounding n - u and n + u to doubles would swamp u.
 */
export function encloseSinusoid(sinusoid: Sinusoid, { nominal: n, uncertainty: u }: Measurement): Measurement {
  const nominal = sinusoid.at(n);
  const [from, to] = Number.isFinite(u) ? boundsOf(n, u) : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const [low, high] = spanRange(sinusoid, from, to).map(toDyadic) as [Dyadic, Dyadic];
  const centre = toDyadic(nominal);
  const byRange = larger(subtract(high, centre), subtract(centre, low));
  if (!Number.isFinite(u)) return settle(nominal, byRange);
  const error = n === 0 ? ZERO : libmError(nominal); // sin 0 = 0 and cos 0 = 1 are exact, and the only such cases.
  const bySlope = add(toDyadic(u), error);
  const deviation = compare(byRange, bySlope) < 0 ? byRange : bySlope;
  return settle(nominal, deviation);
}

function larger(a: Dyadic, b: Dyadic): Dyadic {
  return compare(a, b) < 0 ? b : a;
}

function boundsOf(n: number, u: number): [number, number] {
  const centre = toDyadic(n);
  return [toDouble(subtract(centre, toDyadic(u)), 'down'), toDouble(add(centre, toDyadic(u)), 'up')];
}
