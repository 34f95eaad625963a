import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { OperationDomainError } from '../../src/domain/operation-domain-error.ts';
import { operations } from '../../src/domain/operations.ts';
import { drawInput, seedRandom } from './random-boxes.ts';
import { findOperation } from './run-operation.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true });
const short = (name: string) => name.replace('uncertainty.', '');
const compiled = new Map(
  operations.map(({ name, inputSchema, outputSchema }) => [
    short(name),
    { input: ajv.compile(inputSchema), output: ajv.compile(outputSchema) },
  ]),
);

const PARAMETERS: Record<string, object> = {
  scale: { factor: 2 },
  affine: { factor: 2, offset: 1 },
  power: { exponent: 2 },
};
const names = [...compiled.keys()];

function valid(name: string): Record<string, unknown> & { values: unknown[] } {
  const values = ['subtract', 'divide'].includes(name)
    ? [
        [3, 0.5],
        [2, 0.5],
      ]
    : [[3, 0.5]];
  return { values, mode: 'interval', ...PARAMETERS[name] };
}

describe('the list of operations', () => {
  it('is the one api.md promises, in its order', () => {
    const promised = 'add subtract multiply divide scale affine power sqrt exp log sin cos fuse mean catch flip';
    expect(names).toEqual(promised.split(' '));
  });

  it('is plain data: every schema survives JSON unchanged', () => {
    for (const { inputSchema, outputSchema } of operations) {
      expect(JSON.parse(JSON.stringify({ inputSchema, outputSchema }))).toEqual({ inputSchema, outputSchema });
    }
  });
});

describe.each(names)('the input schema of %s', (name) => {
  const accepts = (input: unknown) => compiled.get(name)!.input(input);

  it('accepts what the operation accepts', () => {
    expect(accepts(valid(name))).toBe(true);
    const { mode: _, ...withoutMode } = valid(name);
    expect(accepts(withoutMode)).toBe(true);
    expect(accepts({ ...valid(name), values: valid(name).values.map(() => [1, null]) })).toBe(true);
  });

  it.each<[string, (input: ReturnType<typeof valid>) => unknown]>([
    ['an unknown member', (input) => ({ ...input, extra: 1 })],
    ['an unknown mode', (input) => ({ ...input, mode: 'linear' })],
    ['missing values', ({ values: _, ...rest }) => rest],
    ['no values', (input) => ({ ...input, values: [] })],
    ['too many values', (input) => ({ ...input, values: new Array(1_001).fill([1, 0]) })],
    ['a triple', (input) => ({ ...input, values: [[1, 0, 0], ...input.values.slice(1)] })],
    ['a single', (input) => ({ ...input, values: [[1], ...input.values.slice(1)] })],
    ['a nominal that is text', (input) => ({ ...input, values: [['1', 0], ...input.values.slice(1)] })],
    [
      '1e999, which JSON.parse reads as Infinity',
      (input) => ({ ...input, values: [[JSON.parse('1e999'), 0], ...input.values.slice(1)] }),
    ],
    ['no object', () => []],
  ])('rejects %s', (_, spoil) => {
    expect(accepts(spoil(valid(name)))).toBe(false);
  });

  it('requires each parameter without a default', () => {
    for (const parameter of Object.keys(PARAMETERS[name] ?? {})) {
      const { [parameter]: _, ...rest } = valid(name);
      expect(accepts(rest)).toBe(false);
      expect(accepts({ ...valid(name), [parameter]: '2' })).toBe(false);
    }
  });
});

describe('the input schemas', () => {
  const accepts = (name: string, members: object) => compiled.get(name)!.input({ ...valid(name), ...members });

  it('bound the parameters', () => {
    expect(accepts('power', { exponent: 1_025 })).toBe(false);
    expect(accepts('power', { exponent: -1_024.5 })).toBe(false);
    expect(accepts('multiply', { mode: 'statistical', lambdaMargin: 1.5 })).toBe(true);
    expect(accepts('multiply', { mode: 'statistical', lambdaMargin: 0.99 })).toBe(false);
    expect(accepts('multiply', { mode: 'interval', lambdaMargin: 1.5 })).toBe(false);
  });

  it.each(names.filter((name) => name !== 'catch'))(
    'of %s reject a negative uncertainty and a null nominal',
    (name) => {
      const accepts = (input: unknown) => compiled.get(name)!.input(input);
      const rest = valid(name).values.slice(1);
      expect(accepts({ ...valid(name), values: [[1, -1e-300], ...rest] })).toBe(false);
      expect(accepts({ ...valid(name), values: [[null, 1], ...rest] })).toBe(false);
    },
  );

  it('let catch receive what it is there to catch', () => {
    expect(accepts('catch', { values: [[null, -1]] })).toBe(true);
  });

  it.each(names)(
    '%s: what the schema accepts is never refused as malformed, and the answer fits its schema',
    (name) => {
      const { input, output } = compiled.get(name)!;
      const random = seedRandom(1);
      for (let round = 0; round < 300; round += 1) {
        const { boxes, parameters } = drawInput(random, name);
        const mode = round % 2 === 0 ? 'interval' : 'statistical';
        const values = boxes.map(([n, u]) => [n, round % 7 === 0 ? null : u]);
        const candidate = { values, mode, ...parameters };
        expect(input(candidate), JSON.stringify(candidate)).toBe(true);
        try {
          const answer = findOperation(name).run(candidate);
          expect(output(answer), JSON.stringify({ candidate, answer, errors: output.errors })).toBe(true);
          expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        } catch (error) {
          if (!(error instanceof OperationDomainError)) throw error;
          expect(error.path).toMatch(/^\/values(\/\d+)?$/); // Only the mathematics may still object.
        }
      }
    },
  );
});

describe('the output schema', () => {
  const accepts = (output: unknown) => compiled.get('add')!.output(output);
  const good = { value: [1, 0.5], relativeUncertainty: 0.5, mode: 'interval' };
  const unbounded = { value: [1, null], relativeUncertainty: null, mode: 'interval', unbounded: true };

  it('accepts a bounded and an unbounded answer', () => {
    expect([accepts(good), accepts(unbounded)]).toEqual([true, true]);
  });

  it.each([
    ['a null uncertainty without unbounded', { ...unbounded, unbounded: undefined, value: [1, null] }],
    ['unbounded with an uncertainty', { ...unbounded, value: [1, 2] }],
    ['unbounded: false', { ...good, unbounded: false }],
    ['a negative uncertainty', { ...good, value: [1, -1] }],
    ['an unknown member', { ...good, coverage: 0.5 }],
    ['a missing mode', { value: [1, 0.5], relativeUncertainty: 0.5 }],
  ])('rejects %s', (_, output) => {
    expect(accepts(JSON.parse(JSON.stringify(output)))).toBe(false);
  });
});
