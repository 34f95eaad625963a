import { describe, expect, it } from 'vitest';
import { OperationDomainError } from '../../src/domain/operation-domain-error.ts';
import { findOperation, runOperation } from './run-operation.ts';

type Members = Record<string, unknown>;

const BOTH: [what: string, operation: string, members: Members, path: string][] = [
  [
    'a divisor interval that contains zero',
    'divide',
    {
      values: [
        [1, 0],
        [2, 3],
      ],
    },
    '/values/1',
  ],
  [
    'a divisor interval that ends at zero',
    'divide',
    {
      values: [
        [1, 0],
        [-2, 2],
      ],
    },
    '/values/1',
  ],
  [
    'an exact zero divisor',
    'divide',
    {
      values: [
        [1, 0],
        [0, 0],
      ],
    },
    '/values/1',
  ],
  [
    'an unbounded divisor',
    'divide',
    {
      values: [
        [1, 0],
        [5, null],
      ],
    },
    '/values/1',
  ],
  ['a root of what may be negative', 'sqrt', { values: [[1, 1.5]] }, '/values/0'],
  ['a root of an unbounded value', 'sqrt', { values: [[1, null]] }, '/values/0'],
  ['a logarithm of what may be zero', 'log', { values: [[1, 1]] }, '/values/0'],
  ['a logarithm of a negative value', 'log', { values: [[-1, 0]] }, '/values/0'],
  ['a real power of what may be zero', 'power', { values: [[1, 1]], exponent: 0.5 }, '/values/0'],
  ['a negative power of a negative value', 'power', { values: [[-2, 1]], exponent: -1 }, '/values/0'],
  [
    'a negative uncertainty',
    'add',
    {
      values: [
        [1, 0],
        [1, -0.1],
      ],
    },
    '/values/1/1',
  ],
  ['an uncertainty that is NaN', 'add', { values: [[1, Number.NaN]] }, '/values/0/1'],
  ['an uncertainty that is missing', 'add', { values: [[1]] }, '/values/0'],
  ['an uncertainty that is text', 'add', { values: [[1, '1']] }, '/values/0/1'],
  [
    'a nominal that is NaN',
    'add',
    {
      values: [
        [1, 0],
        [Number.NaN, 0],
      ],
    },
    '/values/1/0',
  ],
  ['a nominal that is infinite', 'add', { values: [[Number.POSITIVE_INFINITY, 0]] }, '/values/0/0'],
  ['a nominal that is null', 'flip', { values: [[null, 0]] }, '/values/0/0'],
  ['a value that is no pair', 'add', { values: [[1, 0], 5] }, '/values/1'],
  ['a pair of three, even to catch', 'catch', { values: [[1, 0, 0]] }, '/values/0'],
  ['values that are no list', 'add', { values: 'x' }, '/values'],
  ['no values', 'add', { values: [] }, '/values'],
  ['too few values', 'divide', { values: [[1, 0]] }, '/values'],
  [
    'too many values',
    'sqrt',
    {
      values: [
        [1, 0],
        [1, 0],
      ],
    },
    '/values',
  ],
  ['more than 1,000 values', 'add', { values: new Array(1_001).fill([1, 0]) }, '/values'],
  ['a missing factor', 'scale', { values: [[1, 0]] }, '/factor'],
  ['an infinite factor', 'scale', { values: [[1, 0]], factor: Number.POSITIVE_INFINITY }, '/factor'],
  ['a missing offset', 'affine', { values: [[1, 0]], factor: 1 }, '/offset'],
  ['an offset that is NaN', 'affine', { values: [[1, 0]], factor: 1, offset: Number.NaN }, '/offset'],
  ['an exponent out of range', 'power', { values: [[1, 0]], exponent: 1_025 }, '/exponent'],
  [
    'a sum that overflows',
    'add',
    {
      values: [
        [1.7e308, 0],
        [1.7e308, 0],
      ],
    },
    '/values',
  ],
  [
    'a product that overflows',
    'multiply',
    {
      values: [
        [1e200, 1],
        [1e200, 1],
      ],
    },
    '/values',
  ],
  [
    'a quotient that overflows',
    'divide',
    {
      values: [
        [1e300, 1],
        [1e-300, 0],
      ],
    },
    '/values',
  ],
  ['a scaled value that overflows', 'scale', { values: [[1e300, 1]], factor: 1e300 }, '/values'],
  ['a power that overflows', 'power', { values: [[1e200, 1]], exponent: 2 }, '/values'],
  ['a real power that overflows', 'power', { values: [[1e-200, 0]], exponent: -2 }, '/values'],
  ['an exponential that overflows', 'exp', { values: [[710, 1]] }, '/values'],
];

const ONE_MODE: [what: string, operation: string, members: Members, path: string][] = [
  [
    'measurements that exclude each other',
    'fuse',
    {
      values: [
        [1, 1],
        [5, 9],
        [4, 1],
      ],
      mode: 'interval',
    },
    '/values/2',
  ],
  [
    'exact measurements that differ',
    'fuse',
    {
      values: [
        [1, 0],
        [2, 0],
      ],
      mode: 'interval',
    },
    '/values/1',
  ],
  ['a margin in mode interval', 'multiply', { values: [[1, 0]], lambdaMargin: 2, mode: 'interval' }, '/lambdaMargin'],
  ['a margin below 1', 'multiply', { values: [[1, 0]], lambdaMargin: 0.5 }, '/lambdaMargin'],
  ['an unknown mode', 'add', { values: [[1, 0]], mode: 'linear' }, '/mode'],
];

function refusal(operation: string, input: unknown): OperationDomainError {
  try {
    findOperation(operation).run(input);
  } catch (error) {
    if (error instanceof OperationDomainError) return error;
    throw error;
  }
  throw new Error(`${operation} accepted ${JSON.stringify(input)}.`);
}

describe('what an operation refuses', () => {
  const cases = [
    ...BOTH.flatMap(([what, operation, members, path]) =>
      ['statistical', 'interval'].map((mode) => [what, operation, { ...members, mode }, path] as const),
    ),
    ...ONE_MODE,
  ];

  it.each(cases)('%s (%s): the path says where', (_, operation, input, path) => {
    const error = refusal(operation, input);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'OperationDomainError', code: 'UNCERTAINTY_DOMAIN', path });
    expect(error.message).toMatch(/^[A-Z0-9].+(; |\. ).+\.$/); // What is wrong, then what to do.
  });

  it.each([null, undefined, 5, 'x'])('an input that is %j', (input) => {
    expect(refusal('add', input).path).toBe('');
  });
});

describe('what it accepts right beside that', () => {
  it.each([
    [
      'divide',
      [
        [1, 0],
        [2, 1.9999],
      ],
      {},
    ],
    ['sqrt', [[1, 1]], {}],
    ['log', [[1, 0.9999999999999999]], {}],
    ['power', [[1, 0.9999999999999999]], { exponent: -0.5 }],
    ['add', new Array(1_000).fill([1, 0]), {}],
    [
      'multiply',
      [
        [1e200, 1],
        [1e100, 1],
      ],
      {},
    ],
    [
      'add',
      [
        [1.7e308, 0],
        [1.7e308, 0],
        [-1.7e308, 0],
      ],
      {},
    ], // Only the result must be finite, no partial sum.
    [
      'multiply',
      [
        [1e300, 1],
        [1e300, 1],
        [1e-300, 0],
      ],
      {},
    ],
    ['exp', [[709, 0.5]], {}],
  ])('%s of %j', (operation, values, members) => {
    for (const mode of ['statistical', 'interval']) {
      const { value } = runOperation(operation, values, { ...members, mode });
      expect(value.every(Number.isFinite)).toBe(true);
    }
  });

  it('intervals that only touch have their common point as fusion', () => {
    expect(
      runOperation(
        'fuse',
        [
          [1, 1],
          [3, 1],
        ],
        { mode: 'interval' },
      ).value,
    ).toEqual([2, 0]);
  });
});
