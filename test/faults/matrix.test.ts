import { expect, test } from 'vitest';
import { choose, matrix } from './matrix.ts';
import type { Step } from './nemesis.ts';
import { readOptions, UsageError } from './options.ts';
import { Random } from './random.ts';

const planOf = (cell: (typeof matrix)[number], seed: number): readonly Step[] =>
  cell.plan({ random: new Random(seed), faultMs: Math.max(20, cell.faultSMin ?? 0) * 1_000 });
const textOf = (plan: readonly Step[]) => JSON.stringify(plan);

test('every cell has a name of its own', () => {
  const names = matrix.map((cell) => cell.name);
  expect(new Set(names).size).toBe(names.length);
});

test('the same seed makes the same plan', () => {
  for (const cell of matrix) expect(textOf(planOf(cell, 7))).toBe(textOf(planOf(cell, 7)));
});

test('another seed makes another plan where chance has a part', () => {
  const [random] = choose(['F1-random']);
  if (random === undefined) throw new Error('there is no such cell');
  expect(textOf(planOf(random, 1))).not.toBe(textOf(planOf(random, 2)));
});

test.each(matrix.map((cell) => [cell.name, cell] as const))(
  '%s undoes what it does, within its time',
  (_name, cell) => {
    const plan = planOf(cell, 1);
    const last = (of: (step: Step) => boolean) => plan.findLast(of)?.atMs ?? 0;
    for (const step of plan) {
      expect(step.atMs).toBeLessThanOrEqual(Math.max(20, cell.faultSMin ?? 0) * 1_000);
      if (step.do === 'link' || step.do === 'refuse')
        expect(last((other) => other.do === 'heal' && other.to === step.to)).toBeGreaterThan(step.atMs);
      if (step.do === 'signal' && step.signal === 'SIGSTOP')
        expect(
          last((other) => other.do === 'signal' && other.to === step.to && other.signal === 'SIGCONT'),
        ).toBeGreaterThan(step.atMs);
      if (step.do === 'load' && step.factor !== 1)
        expect(last((other) => other.do === 'load' && other.factor === 1)).toBeGreaterThan(step.atMs);
    }
  },
);

test('the short run has at most two minutes of faults', () => {
  const seconds = matrix.flatMap((cell) =>
    cell.smokeS === undefined ? [] : [Math.max(cell.smokeS, cell.faultSMin ?? 0)],
  );
  expect(seconds.length).toBeGreaterThanOrEqual(5);
  expect(seconds.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(120);
});

test('a row stands for its cells, and what is no cell is said', () => {
  expect(choose(['F4']).map((cell) => cell.name)).toEqual(['F4-flapping']);
  expect(choose(['F1']).length).toBeGreaterThan(5);
  expect(() => choose(['F99'])).toThrow('there is no cell F99');
  expect(() => readOptions(['--seconds', 'many'])).toThrow(UsageError);
  expect(() => readOptions(['--fast'])).toThrow(UsageError);
});
