/** Reproducible inputs of every magnitude a double has, and points inside them. */
import type { Exact } from './exact-number.ts';
import { exactly, plus, times } from './exact-number.ts';
import type { Pair, Parameters } from './sampled-operations.ts';

export type Random = () => number;

/** mulberry32: 32 bits of state, enough for a test and the same on every machine. */
export function seedRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
const between = (random: Random, low: number, high: number) => low + (high - low) * random();
const sign = (random: Random) => (random() < 0.5 ? -1 : 1);

/** A nominal: ordinary, decimal, of any exponent, subnormal, huge, or zero. */
function drawNominal(random: Random): number {
  const kind = random();
  if (kind < 0.4) return sign(random) * 10 ** between(random, -3, 3);
  if (kind < 0.6) return Math.round(between(random, -1e4, 1e4)) / 100;
  if (kind < 0.75) return sign(random) * between(random, 1, 2) * 2 ** between(random, -1_022, 1_020);
  if (kind < 0.85) return sign(random) * Math.floor(2 ** between(random, 0, 52)) * Number.MIN_VALUE;
  if (kind < 0.95) return sign(random) * between(random, 1e307, 1.7e308);
  return 0;
}

/** An uncertainty: none, a fraction of the nominal down to below its last bit, or of any size. */
function drawUncertainty(random: Random, n: number): number {
  const kind = random();
  if (kind < 0.15) return 0;
  if (kind < 0.75 && n !== 0) return Math.abs(n) * 10 ** between(random, -18, 0.5);
  if (kind < 0.9) return 10 ** between(random, -4, 4);
  return 2 ** between(random, -1_074, 1_000);
}

function drawBox(random: Random): Pair {
  const n = drawNominal(random);
  return [n, Math.min(drawUncertainty(random, n), Number.MAX_VALUE)];
}

/** A box to the right of zero, for sqrt, log and real powers; sometimes it almost touches zero. */
function drawPositiveBox(random: Random): Pair {
  const n = Math.abs(drawNominal(random)) || 1;
  return [n, random() < 0.15 ? 0 : n * Math.min(10 ** between(random, -18, 0.01), 1 - 2 ** -52)];
}

function drawExponentialBox(random: Random): Pair {
  const n = random() < 0.8 ? between(random, -760, 700) : drawNominal(random) % 700;
  return [n, random() < 0.2 ? 0 : Math.min(10 ** between(random, -18, 2.5), 1_000 - Math.abs(n))];
}

/** Measurements of one quantity: each misses it by less than its uncertainty. */
function drawOverlapping(random: Random): Pair[] {
  const truth = drawNominal(random) / 4;
  const scale = Math.abs(truth) || 1;
  return Array.from({ length: 2 + Math.floor(random() * 4) }, (): Pair => {
    const u = scale * 10 ** between(random, -17, 0);
    return [truth + u * between(random, -0.999, 0.999), u];
  });
}

const REAL_EXPONENTS = [0.5, 1.5, -0.5, 2.25, -1, -2, -3.75, 0.125];

export function drawInput(random: Random, operation: string): { boxes: Pair[]; parameters: Parameters } {
  const several = (count: number) => Array.from({ length: count }, () => drawBox(random));
  switch (operation) {
    case 'add':
    case 'multiply':
    case 'mean':
      return { boxes: several(1 + Math.floor(random() * 4)), parameters: {} };
    case 'subtract':
    case 'divide':
      return { boxes: several(2), parameters: {} };
    case 'scale':
      return { boxes: several(1), parameters: { factor: drawNominal(random) } };
    case 'affine':
      return { boxes: several(1), parameters: { factor: drawNominal(random), offset: drawNominal(random) } };
    case 'power':
      return random() < 0.5
        ? { boxes: several(1), parameters: { exponent: Math.floor(random() * 9) } }
        : { boxes: [drawPositiveBox(random)], parameters: { exponent: pick(random, REAL_EXPONENTS) } };
    case 'sqrt':
    case 'log':
      return { boxes: [drawPositiveBox(random)], parameters: {} };
    case 'exp':
      return { boxes: [drawExponentialBox(random)], parameters: {} };
    case 'fuse':
      return { boxes: drawOverlapping(random), parameters: {} };
    default:
      return { boxes: several(1), parameters: {} };
  }
}

const GRID_BITS = 20;

/** An end of the box for about half the draws, otherwise n + u * t with t on a grid in [-1, 1]: exact either way. */
export function drawPoint(random: Random, [n, u]: Pair): Exact {
  const grid = 2 ** GRID_BITS;
  const t = random() < 0.5 ? sign(random) * grid : Math.round(between(random, -grid, grid));
  return plus(exactly(n), times(exactly(u), { m: BigInt(t), e: -GRID_BITS }));
}
