import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OperationDomainError } from '../../src/domain/operation-domain-error.ts';
import { drawInput, seedRandom } from './random-boxes.ts';
import { runOperation } from './run-operation.ts';

/** Sizes whose products stay far from overflow, so that a tolerance can be relative to them. */
const finite = fc.double({ min: -1e60, max: 1e60, noNaN: true });
const size = fc.double({ min: 0, max: 1e60, noNaN: true });
const pair = fc.tuple(finite, size);
const pairs = fc.array(pair, { minLength: 1, maxLength: 6 });
type Pair = [number, number];

const MODES = ['statistical', 'interval'] as const;
type Mode = (typeof MODES)[number];

const run = (name: string, values: Pair[], mode: Mode, extra: object = {}) =>
  runOperation(name, values, { mode, ...extra }).value as Pair;

/** M(n, u) = |n| + u, the magnitude the paper's operators keep: also the natural scale of a rounding error. */
const magnitude = ([n, u]: Pair) => Math.abs(n) + u;
const ROUNDING = 1e-13; // Some hundred ulps: results are chained at most a few times.

function expectClose(a: Pair, b: Pair, scale: number) {
  const tolerance = ROUNDING * scale + 1e-300; // The second term is for subnormal results.
  expect(Math.abs(a[0] - b[0])).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(a[1] - b[1])).toBeLessThanOrEqual(tolerance);
}

function attempt(name: string, values: readonly (readonly [number, number])[], members: object): Pair | null {
  try {
    const [n, u] = runOperation(name, values, members).value;
    return [n, u ?? Number.POSITIVE_INFINITY];
  } catch (error) {
    if (error instanceof OperationDomainError) return null;
    throw error;
  }
}

const NAMES = 'add subtract multiply divide scale affine power sqrt exp log sin cos fuse mean catch flip'.split(' ');

describe.each(MODES)("mode '%s'", (mode) => {
  it.each(NAMES)('%s never answers with a negative uncertainty or a nominal that is not finite', (name) => {
    const random = seedRandom(7);
    for (let round = 0; round < 500; round += 1) {
      const { boxes, parameters } = drawInput(random, name);
      const answer = attempt(name, boxes, { mode, ...parameters });
      if (answer === null) continue;
      expect(answer[1]).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(answer[0])).toBe(true);
    }
  });

  it.each(['add', 'multiply', 'mean'])('%s does not depend on the order of its values', (name) => {
    fc.assert(
      fc.property(pairs, (values) => {
        expect(run(name, values.toReversed(), mode)).toEqual(run(name, values, mode));
      }),
    );
  });

  it('fuse does not depend on the order of its values', () => {
    const measurements = fc.tuple(
      finite,
      fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), size), { minLength: 1, maxLength: 5 }),
    );
    fc.assert(
      fc.property(measurements, ([truth, offsets]) => {
        const values = offsets.map(([t, u]): Pair => [truth + (t * u) / 2, u]);
        const options = { mode };
        expect(attempt('fuse', values.toReversed(), options)).toEqual(attempt('fuse', values, options));
      }),
    );
  });

  it('add does not depend on grouping, up to rounding', () => {
    fc.assert(
      fc.property(pair, pair, pair, (a, b, c) => {
        const left = run('add', [run('add', [a, b], mode), c], mode);
        const right = run('add', [a, run('add', [b, c], mode)], mode);
        expectClose(left, right, magnitude(a) + magnitude(b) + magnitude(c));
      }),
    );
  });

  it('multiplying by exactly 1 changes nothing, up to the outward rounding', () => {
    fc.assert(
      fc.property(pair, (a) => {
        const product = run('multiply', [a, [1, 0]], mode);
        if (mode === 'statistical') expect(product).toEqual([a[0] + 0, a[1]]);
        else expectClose(product, a, magnitude(a));
      }),
    );
  });

  it('scaling by a and then by b is scaling by ab, up to rounding', () => {
    const factor = fc.double({ min: -1e30, max: 1e30, noNaN: true });
    fc.assert(
      fc.property(pair, factor, factor, (value, a, b) => {
        const twice = run('scale', [run('scale', [value], mode, { factor: a })], mode, { factor: b });
        const once = run('scale', [value], mode, { factor: a * b });
        // A subnormal between the two steps has lost bits that b can make large again.
        const lost = 1e-320 * (1 + Math.abs(b)) * (1 + magnitude(value));
        expectClose(twice, once, magnitude(value) * Math.abs(a * b) + lost / ROUNDING);
      }),
    );
  });

  it('flipping twice changes nothing', () => {
    fc.assert(
      fc.property(pair, (a) => {
        expect(run('flip', [run('flip', [a], mode)], mode)).toEqual([a[0] + 0, a[1]]);
      }),
    );
  });

  it('flip keeps M(n, u) = |n| + u', () => {
    fc.assert(
      fc.property(pair, (a) => {
        expect(magnitude(run('flip', [a], mode))).toBe(magnitude(a));
      }),
    );
  });

  it('M(x + y) is at most M(x) + M(y), up to rounding', () => {
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        const bound = (magnitude(a) + magnitude(b)) * (1 + ROUNDING) + 1e-300;
        expect(magnitude(run('add', [a, b], mode))).toBeLessThanOrEqual(bound);
      }),
    );
  });

  it('fuse is never less certain than its most certain value', () => {
    const random = seedRandom(11);
    for (let round = 0; round < 2_000; round += 1) {
      const { boxes } = drawInput(random, 'fuse');
      const answer = attempt('fuse', boxes, { mode });
      if (answer !== null) expect(answer[1]).toBeLessThanOrEqual(Math.min(...boxes.map(([, u]) => u)));
    }
  });

  it.each(NAMES)('%s: more uncertain values never give a more certain result, up to rounding', (name) => {
    const random = seedRandom(13);
    for (let round = 0; round < 500; round += 1) {
      const { boxes, parameters } = drawInput(random, name);
      const widened = boxes.map(([n, u]) => [n, Math.min(u * (1 + random()), Number.MAX_VALUE)] as const);
      const [narrow, wide] = [boxes, widened].map((values) => attempt(name, values, { mode, ...parameters }));
      if (narrow == null || wide == null) continue;
      if (narrow[1] === Number.POSITIVE_INFINITY) {
        expect(wide[1]).toBe(narrow[1]);
        continue;
      }
      const slack = ROUNDING * Math.max(narrow[1], Math.abs(narrow[0])) + 1e-322;
      expect(wide[1], JSON.stringify({ boxes, widened, parameters })).toBeGreaterThanOrEqual(narrow[1] - slack);
    }
  });
});

describe("mode 'interval' alone", () => {
  it('catch keeps M(n, u), up to the outward rounding', () => {
    fc.assert(
      fc.property(pair, (a) => {
        const caught = run('catch', [a], 'interval');
        expect(caught[0]).toBe(0);
        expectClose([0, magnitude(caught)], [0, magnitude(a)], magnitude(a));
        expect(caught[1]).toBeGreaterThanOrEqual(magnitude(a)); // Rounded up, the doubles' own sum to nearest.
      }),
    );
  });

  it('the sign of the nominal is certain when it exceeds the uncertainty', () => {
    fc.assert(
      fc.property(pairs, (values) => {
        const [n, u] = run('add', values, 'interval');
        if (Math.abs(n) <= u) return;
        const ends = [n - u, n + u].map(Math.sign);
        expect(ends).toEqual([Math.sign(n), Math.sign(n)]);
        const worst = values.map(([m, v]) => m - Math.sign(n) * v);
        expect(Math.sign(worst.reduce((a, b) => a + b, 0)) * Math.sign(n)).toBeGreaterThanOrEqual(-1);
      }),
    );
  });

  it('is no looser than rounding demands for ordinary values', () => {
    const ordinary = fc.tuple(
      fc.double({ min: 0.5, max: 100, noNaN: true }),
      fc.double({ min: 1e-3, max: 0.4, noNaN: true }),
    );
    const functions = { sqrt: Math.sqrt, exp: Math.exp, log: Math.log } as const;
    fc.assert(
      fc.property(ordinary, fc.constantFrom('sqrt' as const, 'exp' as const, 'log' as const), ([n, u], name) => {
        const f = functions[name];
        const needed = Math.max(f(n + u) - f(n), f(n) - f(n - u));
        const claimed = run(name, [[n, u]], 'interval')[1];
        expect(Math.abs(claimed - needed)).toBeLessThan(1e-12 * (Math.abs(f(n)) + needed + 1));
      }),
    );
  });

  it('is no looser for sine and cosine than their range, extrema included', () => {
    const angle = fc.tuple(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }));
    fc.assert(
      fc.property(angle, fc.constantFrom('sin' as const, 'cos' as const), ([n, u], name) => {
        const steps = Array.from({ length: 2_001 }, (_, index) => Math[name](n + (u * (index - 1_000)) / 1_000));
        const needed = Math.max(Math.max(...steps) - Math[name](n), Math[name](n) - Math.min(...steps));
        const claimed = run(name, [[n, u]], 'interval')[1];
        expect(claimed - needed).toBeLessThan(1e-5); // A step of 1/250 misses an extremum by less than 2^-17.
        expect(claimed - needed).toBeGreaterThan(-1e-9);
      }),
      { numRuns: 200 },
    );
  });
});
