/** The JSON Schemas (2020-12) of an operation's input and output, derived from its definition. */
import type { Definition, ParameterRule } from './definition.ts';
import { MODES } from './measurement.ts';

export type JsonSchema = { readonly [keyword: string]: unknown };

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const NOMINAL = {
  type: 'number',
  minimum: -Number.MAX_VALUE,
  maximum: Number.MAX_VALUE,
  description: 'The nominal n.',
};

const UNCERTAINTY = {
  anyOf: [{ type: 'number', minimum: 0, maximum: Number.MAX_VALUE }, { type: 'null' }],
  description:
    'The uncertainty u >= 0: the value lies in [n - u, n + u]. null means unbounded, as Infinity is not JSON.',
};

const ANYTHING = {
  anyOf: [{ type: 'number' }, { type: 'null' }],
  description: 'A number; null stands for one that is not finite.',
};

function describePair(nominal: JsonSchema, uncertainty: JsonSchema): JsonSchema {
  return { type: 'array', prefixItems: [nominal, uncertainty], items: false, minItems: 2, maxItems: 2 };
}

const MODE = {
  enum: MODES,
  default: 'statistical',
  description:
    "'statistical' takes the inputs as independent and combines in quadrature, without enclosing; 'interval' encloses every possible result.",
};

function describeParameter({ description, minimum, maximum, default: fallback }: ParameterRule): JsonSchema {
  return { type: 'number', minimum, maximum, description, ...(fallback === undefined ? {} : { default: fallback }) };
}

export function describeInput(definition: Definition): JsonSchema {
  const rules = Object.entries<ParameterRule>(definition.parameters);
  const required = rules.filter(([, rule]) => rule.default === undefined).map(([name]) => name);
  const statisticalOnly = rules.filter(([, rule]) => rule.statisticalOnly).map(([name]) => [name, false]);
  const pair = definition.acceptsInvalid ? describePair(ANYTHING, ANYTHING) : describePair(NOMINAL, UNCERTAINTY);
  return {
    $schema: DIALECT,
    title: `${definition.name} input`,
    description: definition.description,
    type: 'object',
    additionalProperties: false,
    required: ['values', ...required],
    properties: {
      values: {
        type: 'array',
        minItems: definition.valuesMin,
        maxItems: definition.valuesMax,
        items: pair,
        description: 'Pairs [n, u] of a nominal value and its uncertainty.',
      },
      mode: MODE,
      ...Object.fromEntries(rules.map(([name, rule]) => [name, describeParameter(rule)])),
    },
    ...(statisticalOnly.length === 0
      ? {}
      : {
          if: { properties: { mode: { const: 'interval' } }, required: ['mode'] },
          // biome-ignore lint/suspicious/noThenProperty: `then` is the JSON Schema keyword, and nothing awaits a schema.
          then: { properties: Object.fromEntries(statisticalOnly) },
        }),
  };
}

export function describeOutput(definition: Definition): JsonSchema {
  return {
    $schema: DIALECT,
    title: `${definition.name} output`,
    type: 'object',
    additionalProperties: false,
    required: ['value', 'relativeUncertainty', 'mode'],
    properties: {
      value: { ...describePair(NOMINAL, UNCERTAINTY), description: 'The pair [n, u] of the result.' },
      relativeUncertainty: {
        anyOf: [{ type: 'number', minimum: 0, maximum: Number.MAX_VALUE }, { type: 'null' }],
        description: 'u / |n|, 0 when both are 0, null when infinite. It is not a coverage probability.',
      },
      mode: { enum: MODES, description: 'The mode the result was computed in; it says what u promises.' },
      unbounded: { const: true, description: 'Present exactly when u is null: nothing bounds the result.' },
    },
    if: { properties: { unbounded: { const: true } }, required: ['unbounded'] },
    // biome-ignore lint/suspicious/noThenProperty: `then` is the JSON Schema keyword, and nothing awaits a schema.
    then: { properties: { value: describePair({}, { type: 'null' }), relativeUncertainty: { type: 'null' } } },
    else: { properties: { value: describePair({}, { type: 'number' }) } },
  };
}
