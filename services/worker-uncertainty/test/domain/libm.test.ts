import { describe, expect, it } from 'vitest';
import { nextDown, nextUp } from '../../src/domain/double.ts';
import { bracketExponential, bracketSine, exactly, isAtMost } from './exact-number.ts';
import { seedRandom } from './random-boxes.ts';

/** Half of the margin that src/domain/libm.ts allows. */
const ALARM_ULPS = 2;

function shift(x: number, step: (x: number) => number): number {
  let shifted = x;
  for (let count = 0; count < ALARM_ULPS; count += 1) shifted = step(shifted);
  return shifted;
}

describe("this Node's libm keeps well inside the margin of the enclosures", () => {
  const random = seedRandom(3);
  const rounds = Array.from({ length: 20_000 }, random);
  const angles = rounds.map((r, index) =>
    index % 2 === 0 ? (r - 0.5) * 100 : (r + 1) * 2 ** ((index % 2_000) - 1_000),
  );
  const cases = [
    ['exp', Math.exp, rounds.map((r) => (r - 0.5) * 1_400), bracketExponential],
    ['sin', Math.sin, angles, (x: ReturnType<typeof exactly>) => bracketSine(x, 0)],
    ['cos', Math.cos, angles, (x: ReturnType<typeof exactly>) => bracketSine(x, 1)],
  ] as const;

  it.each(cases)('%s', (_, f, inputs, bracket) => {
    const outside = inputs.filter((x) => {
      const [low, high] = bracket(exactly(x));
      return !isAtMost(exactly(shift(f(x), nextDown)), low) || !isAtMost(high, exactly(shift(f(x), nextUp)));
    });
    expect(outside).toEqual([]);
  });

  it('log', () => {
    const inputs = rounds.map((r, index) =>
      index % 2 === 0 ? r * 4 + 1e-9 : (r + 1) * 2 ** ((index % 2_000) - 1_000),
    );
    const outside = inputs.filter((x) => {
      const [low, high] = [nextDown, nextUp].map((step) => bracketExponential(exactly(shift(Math.log(x), step))));
      return !isAtMost(low![0], exactly(x)) || !isAtMost(exactly(x), high![1]);
    });
    expect(outside).toEqual([]);
  });
});
