/**
 * ECMA-262 lets Math.exp and its siblings be approximations. V8 ports fdlibm (src/base/ieee754.cc) and aims at one unit
 * in the last place; four are allowed for here, and a test sounds the alarm when a Node release comes near two.
 */
import { nextDown, nextUp } from './double.ts';
import type { Dyadic } from './dyadic.ts';
import { subtract, toDyadic } from './dyadic.ts';

const LIBM_ULPS = 4;

/** At least the true value, given what libm returned for it. */
export function raise(x: number): number {
  let raised = x;
  for (let step = 0; step < LIBM_ULPS; step += 1) raised = nextUp(raised);
  return raised;
}

/** At most the true value, given what libm returned for it. */
export function lower(x: number): number {
  let lowered = x;
  for (let step = 0; step < LIBM_ULPS; step += 1) lowered = nextDown(lowered);
  return lowered;
}

/** Above this, raising would overflow; the gap between doubles is the same just below the largest of them. */
const LARGEST_RAISABLE = lower(Number.MAX_VALUE);

/** How far the true value can be from what libm returned; the gap above a double is never less than the one below. */
export function libmError(x: number): Dyadic {
  const size = Math.min(Math.abs(x), LARGEST_RAISABLE);
  return subtract(toDyadic(raise(size)), toDyadic(size));
}
