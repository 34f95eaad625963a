import fc, { type Arbitrary } from 'fast-check';

/** As much of JSON Schema as our contracts use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema | false>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

/** Longer ones say no more, and take their time. */
const ITEMS_MAX = 5;
const DEPTH_MAX = 6;

/** Values that fit a schema, or nearly always do: what it leaves open is filled with anything. */
export function fromSchema(
  schema: Schema,
  components: Readonly<Record<string, Schema>>,
  depth = 0,
): Arbitrary<unknown> {
  const below = (inner: Schema) => fromSchema(inner, components, depth + 1);
  if (schema.$ref !== undefined) return below(components[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined && choices.length > 0) return fc.oneof(...choices.map(below));
  if (depth > DEPTH_MAX) return fc.constant(null);
  if (typeof schema.type === 'object') return fc.oneof(...schema.type.map((type) => below({ ...schema, type })));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'string':
      return texts(schema);
    case 'array':
      return lists(schema, below);
    case 'object':
      return objects(schema, below);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Bounds are where mistakes are: they come more often than what lies between. */
function numbers({ type, minimum, maximum }: Schema): Arbitrary<number> {
  const [min, max] = [minimum ?? -1_000_000, maximum ?? Math.max(minimum ?? 0, 1_000_000)];
  const between =
    type === 'integer'
      ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
      : fc.double({ min, max, noNaN: true });
  return fc.oneof({ arbitrary: fc.constantFrom(min, max), weight: 1 }, { arbitrary: between, weight: 3 });
}

function texts({ format, pattern, minLength = 0, maxLength = 64 }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern));
    } catch {
      // A pattern with a look-around: any text will do, and be refused.
    }
  }
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 64)) });
}

function lists(
  { items, prefixItems, minItems = 0, maxItems = ITEMS_MAX }: Schema,
  below: (inner: Schema) => Arbitrary<unknown>,
) {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map(below)) as Arbitrary<unknown>;
  return fc.array(below(items === false ? {} : (items ?? {})), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, ITEMS_MAX)),
  });
}

function objects(schema: Schema, below: (inner: Schema) => Arbitrary<unknown>): Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const known = fc.record(
    Object.fromEntries(
      Object.entries(properties).flatMap(([name, inner]) => (inner === false ? [] : [[name, below(inner)]])),
    ),
    {
      requiredKeys: required.filter((name) => name in properties),
    },
  );
  if (additionalProperties === undefined || typeof additionalProperties === 'boolean') return known;
  const more = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), below(additionalProperties), { maxKeys: 4 });
  return fc.tuple(known, more).map(([some, others]) => ({ ...others, ...(some as object) }));
}
