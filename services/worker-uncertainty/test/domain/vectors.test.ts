import { describe, expect, it } from 'vitest';
import { operations } from '../../src/domain/operations.ts';
import { INTERVAL, runOperation } from './run-operation.ts';

/** domain.md 2.1, "Test vectors": n, u in quadrature, u linear with L = 1 (null where the table has none). */
const TABLE: [
  name: string,
  values: number[][],
  n: number,
  quadrature: number,
  linear: number | null,
  extra?: object,
][] = [
  [
    'add',
    [
      [5, 0.1],
      [3, 0.2],
    ],
    8,
    0.2236068,
    0.3,
  ],
  [
    'add',
    [
      [10, 0.5],
      [20, 1],
    ],
    30,
    1.118034,
    1.5,
  ],
  [
    'multiply',
    [
      [2, 0.1],
      [3, 0.15],
    ],
    6,
    0.4245292,
    0.615,
  ],
  [
    'multiply',
    [
      [4, 0.1],
      [3, 0.2],
    ],
    12,
    0.8546344,
    1.12,
  ],
  [
    'multiply',
    [
      [10, 0.5],
      [20, 1],
    ],
    200,
    14.1509717,
    20.5,
  ],
  [
    'multiply',
    [
      [10, 1],
      [5, 0.5],
    ],
    50,
    7.0887234,
    10.5,
  ],
  [
    'fuse',
    [
      [10, 0.5],
      [20, 1],
    ],
    12,
    0.4472136,
    null,
  ],
  ['scale', [[2, 0.1]], 6, 0.3, 0.3, { factor: 3 }],
];

describe('the vectors of the sources', () => {
  it.each(TABLE)("%s of %j is %d +- %d in mode 'statistical'", (name, values, n, quadrature, _, extra) => {
    const { value, mode, relativeUncertainty } = runOperation(name, values, extra);
    expect(mode).toBe('statistical');
    expect(Math.abs(value[0] - n)).toBeLessThan(1e-7);
    expect(Math.abs(value[1]! - quadrature)).toBeLessThan(1e-7);
    expect(relativeUncertainty).toBe(value[1]! / value[0]);
  });

  it.each(TABLE.filter(([, , , , linear]) => linear !== null))(
    "%s of %j encloses the paper's linear result with L = 1",
    (name, values, n, _, linear, extra) => {
      const { value } = runOperation(name, values, { ...extra, ...INTERVAL });
      expect(value[0]).toBe(n);
      expect(value[1]).toBeGreaterThanOrEqual(linear! - 1e-15 * n); // The decimal u is not the double's u.
      expect(value[1]).toBeLessThan(linear! + 1e-7);
    },
  );

  it('encloses what quadrature does not: the sum of two values within 1 of zero can be 2', () => {
    const values = [
      [0, 1],
      [0, 1],
    ];
    expect(runOperation('add', values).value[1]).toBeCloseTo(Math.SQRT2, 12);
    expect(runOperation('add', values, INTERVAL).value).toEqual([0, 2]);
  });
});

describe('operations the sources define without a vector', () => {
  const e = Math.E;
  const cases: [
    name: string,
    values: (number | null)[][],
    statistical: (number | null)[],
    interval: (number | null)[],
    extra?: object,
  ][] = [
    [
      'subtract',
      [
        [5, 3],
        [3, 4],
      ],
      [2, 5],
      [2, 7],
    ],
    [
      'divide',
      [
        [6, 0.3],
        [2, 0.1],
      ],
      [3, Math.hypot(0.15, 0.15)],
      [3, 6.3 / 1.9 - 3],
    ],
    ['affine', [[2, 0.1]], [-3, 0.2], [-3, 0.2], { factor: -2, offset: 1 }],
    ['power', [[2, 0.1]], [8, 1.2], [8, 2.1 ** 3 - 8], { exponent: 3 }],
    ['power', [[-2, 3]], [4, 12], [4, 21], { exponent: 2 }],
    ['power', [[0, 2]], [0, 0], [0, 4], { exponent: 2 }],
    ['power', [[0, null]], [1, 0], [1, 0], { exponent: 0 }],
    ['power', [[4, 1]], [0.5, 0.0625], [0.5, 1 / Math.sqrt(3) - 0.5], { exponent: -0.5 }],
    ['sqrt', [[4, 4]], [2, 1], [2, 2]],
    ['sqrt', [[0, 0]], [0, 0], [0, 0]],
    ['exp', [[1, 0.5]], [e, e / 2], [e, e ** 1.5 - e]],
    ['exp', [[0, 0]], [1, 0], [1, 0]],
    ['log', [[2, 1]], [Math.LN2, 0.5], [Math.LN2, Math.LN2]],
    ['log', [[1, 0]], [0, 0], [0, 0]],
    ['sin', [[0, 0.5]], [0, 0.5], [0, Math.sin(0.5)]],
    ['sin', [[1.5, 1]], [Math.sin(1.5), Math.cos(1.5)], [Math.sin(1.5), Math.sin(1.5) - Math.sin(0.5)]],
    ['cos', [[0, 0.5]], [1, 0], [1, 1 - Math.cos(0.5)]],
    ['cos', [[0, 4]], [1, 0], [1, 2]],
    [
      'mean',
      [
        [1, 3],
        [2, 4],
        [6, 0],
      ],
      [3, 5 / 3],
      [3, 7 / 3],
    ],
    [
      'fuse',
      [
        [1, 0],
        [3, 0],
      ],
      [2, 0],
      [1.5, 0.5],
    ],
    [
      'fuse',
      [
        [1, 0],
        [3, 5],
      ],
      [1, 0],
      [1, 0],
    ],
    [
      'fuse',
      [
        [1, 2],
        [3, null],
      ],
      [1, 2],
      [1, 2],
    ],
    [
      'fuse',
      [
        [10, 2],
        [13, 2],
      ],
      [11.5, Math.SQRT2],
      [11.5, 0.5],
    ],
    ['catch', [[-3, 0.5]], [-3, 0.5], [0, 3.5]],
    ['flip', [[3, 0.5]], [-3, 0.5], [-3, 0.5]],
  ];
  const disjoint = (name: string, values: (number | null)[][]) => name === 'fuse' && values.every(([, u]) => u === 0);

  it.each(cases)('%s of %j is %j, enclosed by %j', (name, values, statistical, interval, extra) => {
    const [n, u] = runOperation(name, values, extra).value;
    expect(n).toBeCloseTo(statistical[0]!, 12);
    expect(u).toBeCloseTo(statistical[1]!, 12);
    if (disjoint(name, values)) return;
    const enclosing = runOperation(name, values, { ...extra, ...INTERVAL }).value;
    expect(enclosing[0]).toBeCloseTo(interval[0]!, 12);
    expect(enclosing[1]).toBeCloseTo(interval[1]!, 12);
  });

  it('applies the margin L once, however many factors there are', () => {
    const values = [
      [2, 0.1],
      [3, 0.15],
      [4, 0.1],
    ];
    const plain = runOperation('multiply', values).value[1]!;
    expect(runOperation('multiply', values, { lambdaMargin: 3 }).value[1]).toBeCloseTo(3 * plain, 12);
  });
});

describe('values without information', () => {
  it.each(operations.map(({ name }) => name.replace('uncertainty.', '')))(
    '%s never answers NaN or Infinity',
    (name) => {
      const extra = { scale: { factor: 2 }, affine: { factor: 2, offset: 1 }, power: { exponent: 3 } }[name];
      const values = ['subtract', 'divide'].includes(name)
        ? [
            [1, null],
            [2, 0.5],
          ]
        : [[2, null]];
      for (const mode of ['statistical', 'interval']) {
        if (name === 'sqrt' || name === 'log') continue; // Refused: the value may be negative.
        const output = runOperation(name, values, { ...extra, mode });
        if (mode === 'interval' && (name === 'sin' || name === 'cos')) {
          expect(output.value[1]).toBeLessThanOrEqual(2); // Bounded, whatever the angle.
          continue;
        }
        expect(output.value[1]).toBeNull();
        expect(output).toMatchObject({ unbounded: true, relativeUncertainty: null });
      }
    },
  );

  it.each(['statistical', 'interval'])('an exact zero annihilates even them in mode %s', (mode) => {
    expect(
      runOperation(
        'multiply',
        [
          [0, 0],
          [2, null],
        ],
        { mode },
      ).value,
    ).toEqual([0, 0]);
    expect(runOperation('scale', [[2, null]], { mode, factor: 0 }).value).toEqual([0, 0]);
    expect(runOperation('affine', [[2, null]], { mode, factor: 0, offset: 3 }).value).toEqual([3, 0]);
  });

  it('an uncertainty beyond the largest double becomes unbounded, not Infinity', () => {
    expect(runOperation('exp', [[0, 720]], INTERVAL)).toMatchObject({ value: [1, null], unbounded: true });
    expect(
      runOperation(
        'add',
        [
          [0, 1e308],
          [0, 1e308],
        ],
        INTERVAL,
      ),
    ).toMatchObject({ value: [0, null], unbounded: true });
  });

  it.each([
    ['a nominal that is null', [null, 1]],
    ['a nominal that is NaN', [Number.NaN, 1]],
    ['a nominal that is infinite', [Number.NEGATIVE_INFINITY, 1]],
    ['a negative uncertainty', [1, -1]],
    ['an uncertainty that is NaN', [1, Number.NaN]],
  ])('catch turns %s into zero, unbounded', (_, value) => {
    for (const mode of ['statistical', 'interval']) {
      expect(runOperation('catch', [value], { mode })).toMatchObject({ value: [0, null], unbounded: true });
    }
  });
});

describe('relativeUncertainty', () => {
  it.each([
    ['0 when the value is exactly zero', [0, 0], 0],
    ['null when the nominal is zero and the uncertainty is not', [0, 1], null],
    ['null when the ratio exceeds the largest double', [1e-300, 1e300], null],
    ['u / |n| otherwise', [-4, 1], 0.25],
  ])('is %s', (_, value, expected) => {
    expect(runOperation('catch', [value]).relativeUncertainty).toBe(expected);
  });

  it('comes with a nominal that is never -0', () => {
    expect(runOperation('flip', [[0, 1]]).value[0]).toBe(0);
  });
});
