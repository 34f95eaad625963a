/** For each operation: whether a sampled result lies outside a claimed enclosure, and the textbook formula in doubles. */
import type { Exact } from './exact-number.ts';
import { bracketExponential, bracketSine, exactly, isAtMost, minus, plus, raisedTo, times } from './exact-number.ts';

export interface Claim {
  readonly low: Exact;
  readonly high: Exact;
}

export type Pair = readonly [n: number, u: number];
export type Parameters = Readonly<Record<string, number>>;
/** True only when the result at these points is proven to lie outside. */
export type Judge = (claim: Claim, points: readonly Exact[], parameters: Parameters, boxes: readonly Pair[]) => boolean;

const ZERO = exactly(0);
const isOutside = ({ low, high }: Claim, result: Exact) => !isAtMost(low, result) || !isAtMost(result, high);
const isBracketOutside = ({ low, high }: Claim, [from, to]: readonly [Exact, Exact]) =>
  !isAtMost(low, to) || !isAtMost(from, high);
const widen = ({ low, high }: Claim, by: Exact): Claim => ({ low: times(low, by), high: times(high, by) });

/** x^(p/q) against a bound, by raising both sides to q: no root is taken. */
function judgePower(claim: Claim, x: Exact, exponent: number): boolean {
  let [p, q] = [exponent, 1];
  for (; !Number.isInteger(p); q *= 2) p *= 2;
  const powered = raisedTo(x, Math.abs(p));
  if (q === 1 && p >= 0) return isOutside(claim, powered);
  // x^p <= bound^q for p > 0 and 1 <= bound^q * x^|p| for p < 0; all of it is positive.
  const sides = (bound: Exact): [Exact, Exact] =>
    p > 0 ? [powered, raisedTo(bound, q)] : [exactly(1), times(raisedTo(bound, q), powered)];
  const isAbove = (bound: Exact) => !isAtMost(...sides(bound));
  const isBelow = (bound: Exact) => !isAtMost(...(sides(bound).reverse() as [Exact, Exact]));
  return claim.high.m <= 0n || isAbove(claim.high) || (claim.low.m > 0n && isBelow(claim.low));
}

/** log x <= high exactly when x <= e^high. A bound beyond 1,000 is beyond the logarithm of every double. */
function judgeLogarithm({ low, high }: Claim, x: Exact): boolean {
  const limit = exactly(1_000);
  const isTooHigh = isAtMost(high, limit) && isAtMost(minus(limit), high) && !isAtMost(x, bracketExponential(high)[1]);
  const isTooLow = isAtMost(minus(limit), low) && isAtMost(low, limit) && !isAtMost(bracketExponential(low)[0], x);
  return isTooHigh || isTooLow;
}

const isWithin = (x: Exact, [n, u]: Pair) =>
  isAtMost(plus(exactly(n), minus(exactly(u))), x) && isAtMost(x, plus(exactly(n), exactly(u)));

export const judges: Readonly<Record<string, Judge>> = {
  add: (claim, points) => isOutside(claim, points.reduce(plus)),
  subtract: (claim, points) => isOutside(claim, plus(points[0]!, minus(points[1]!))),
  multiply: (claim, points) => isOutside(claim, points.reduce(times)),
  divide: (claim, [x, y]) => {
    const [a, b] = y!.m < 0n ? [minus(x!), minus(y!)] : [x!, y!];
    return isOutside(widen(claim, b), a);
  },
  scale: (claim, [x], { factor }) => isOutside(claim, times(x!, exactly(factor!))),
  affine: (claim, [x], { factor, offset }) => isOutside(claim, plus(times(x!, exactly(factor!)), exactly(offset!))),
  power: (claim, [x], { exponent }) => judgePower(claim, x!, exponent!),
  sqrt: ({ low, high }, [x]) =>
    high.m < 0n || !isAtMost(x!, times(high, high)) || (low.m > 0n && !isAtMost(times(low, low), x!)),
  exp: (claim, [x]) => isBracketOutside(claim, bracketExponential(x!)),
  log: (claim, [x]) => judgeLogarithm(claim, x!),
  sin: (claim, [x]) => isBracketOutside(claim, bracketSine(x!, 0)),
  cos: (claim, [x]) => isBracketOutside(claim, bracketSine(x!, 1)),
  // Every value that all measurements allow must survive the fusion.
  fuse: (claim, points, _, boxes) => points.some((x) => boxes.every((box) => isWithin(x, box)) && isOutside(claim, x)),
  mean: (claim, points) => isOutside(widen(claim, exactly(points.length)), points.reduce(plus)),
  // What catch promises: the value it was given, either way round, is still inside.
  catch: (claim, [x]) => isOutside(claim, x!) || isOutside(claim, minus(x!)),
  flip: (claim, [x]) => isOutside(claim, minus(x ?? ZERO)),
};

function span(low: number, high: number): Pair {
  return [(low + high) / 2, (high - low) / 2];
}

const ends = ([n, u]: Pair, f: (x: number) => number) => {
  const [a, b] = [f(n - u), f(n + u)];
  return span(Math.min(a, b), Math.max(a, b));
};

/** The mutant: the same mathematics in plain doubles, nothing rounded outwards, extrema of sin and cos forgotten. */
export const careless: Readonly<Record<string, (boxes: readonly Pair[], parameters: Parameters) => Pair>> = {
  add: (boxes) => boxes.reduce(([n1, u1], [n2, u2]) => [n1 + n2, u1 + u2]),
  subtract: ([a, b]) => [a![0] - b![0], a![1] + b![1]],
  multiply: (boxes) => boxes.reduce(([n1, u1], [n2, u2]) => [n1 * n2, Math.abs(n1) * u2 + Math.abs(n2) * u1 + u1 * u2]),
  divide: ([a, b]) => {
    const [n1, u1] = a!;
    const [n2, u2] = b!;
    const size = Math.abs(n2);
    return [n1 / n2, (Math.abs(n1) * u2 + size * u1) / (size * (size - u2))];
  },
  scale: ([box], { factor }) => [box![0] * factor!, box![1] * Math.abs(factor!)],
  affine: ([box], { factor, offset }) => [box![0] * factor! + offset!, box![1] * Math.abs(factor!)],
  power: ([box], { exponent }) => ends(box!, (x) => x ** exponent!),
  sqrt: ([box]) => ends(box!, Math.sqrt),
  exp: ([box]) => ends(box!, Math.exp),
  log: ([box]) => ends(box!, Math.log),
  sin: ([box]) => ends(box!, Math.sin),
  cos: ([box]) => ends(box!, Math.cos),
  fuse: (boxes) => span(Math.max(...boxes.map(([n, u]) => n - u)), Math.min(...boxes.map(([n, u]) => n + u))),
  mean: (boxes) => {
    const [n, u] = boxes.reduce(([n1, u1], [n2, u2]) => [n1 + n2, u1 + u2]);
    return [n / boxes.length, u / boxes.length];
  },
  catch: ([box]) => [0, Math.abs(box![0]) + box![1]],
};
