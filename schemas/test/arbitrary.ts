import fc from 'fast-check';
import type { Schema } from '../../scripts/generate/contracts.ts';

/** Values that a schema without references admits; what only conditions (allOf) refuse may be among them. */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...(schema.enum as unknown[]));
  if (schema.anyOf !== undefined) return fc.oneof(...(schema.anyOf as Schema[]).map(arbitraryOf));
  const types = [schema.type].flat();
  return fc.oneof(
    ...types.map((type) => (type === undefined ? fc.jsonValue() : arbitraryOfType(String(type), schema))),
  );
}

function arbitraryOfType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  const bound = (keyword: string, otherwise: number) => (schema[keyword] as number | undefined) ?? otherwise;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.maxSafeInteger().map((n) => {
        const [low, high] = [bound('minimum', -1e9), bound('maximum', 1e9)];
        return n >= low && n <= high ? n : low + (Math.abs(n) % (high - low + 1));
      });
    case 'number':
      return fc.double({ min: bound('minimum', -1e300), max: bound('maximum', 1e300), noNaN: true });
    case 'string':
      return arbitraryString(schema);
    case 'array': {
      const minLength = bound('minItems', 0);
      const maxLength = Math.min(bound('maxItems', 3), minLength + 3);
      return fc.array(arbitraryOf((schema.items as Schema | undefined) ?? {}), { minLength, maxLength });
    }
    default:
      return arbitraryObject(schema);
  }
}

function arbitraryString(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'date-time') {
    const [min, max] = [new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')];
    return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString());
  }
  const maxLength = (schema.maxLength as number | undefined) ?? Number.POSITIVE_INFINITY;
  if (schema.pattern !== undefined) {
    return fc.stringMatching(new RegExp(schema.pattern as string)).filter((string) => string.length <= maxLength);
  }
  // `binary` has characters outside the basic plane, which count once in JSON Schema and twice in JavaScript.
  return fc.string({
    unit: 'binary',
    minLength: (schema.minLength as number | undefined) ?? 0,
    maxLength: Math.min(maxLength, 200),
  });
}

function arbitraryObject(schema: Schema): fc.Arbitrary<unknown> {
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, arbitraryOf(member)]);
  const named = fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...(schema.required ?? [])],
    noNullPrototype: true,
  });
  const others = schema.additionalProperties;
  if (others === false || (others === undefined && schema.properties !== undefined)) return named;
  const value = typeof others === 'object' ? arbitraryOf(others as Schema) : fc.jsonValue();
  const key = fc.string({ minLength: 1, maxLength: 20 }).filter((name) => name !== '__proto__');
  return fc
    .tuple(fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true }), named)
    .map((parts) => ({ ...parts[0], ...(parts[1] as object) }));
}

/** A value with one thing changed somewhere: a member gone, added, replaced, or made too long. */
export const mutated = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(value, fc.nat(), fc.nat(5), fc.jsonValue()).map(([original, where, how, other]) => {
    const copy: Holder = { root: structuredClone(original) };
    const places = placesIn(copy);
    const [holder, key] = places[where % places.length] ?? [copy, 'root'];
    const target = holder[key];
    if (how === 0 && holder !== copy) delete holder[key];
    else if (how === 1 && typeof target === 'object' && target !== null) Object.assign(target, { unknown: other });
    else if (how === 2 && typeof target === 'string') holder[key] = target + '🙂'.repeat(other === null ? 1 : 5000);
    else if (how === 3 && typeof target === 'string') holder[key] = target.slice(1).toUpperCase();
    else if (how === 4 && typeof target === 'number') holder[key] = target + 0.5;
    else holder[key] = other;
    return copy.root;
  });

type Holder = Record<string, unknown>;

/** Every member and item, however deep, with what holds it. */
export function placesIn(holder: object): [Holder, string][] {
  return Object.entries(holder).flatMap(([key, value]) => {
    const here: [Holder, string][] = [[holder as Holder, key]];
    return typeof value === 'object' && value !== null ? [...here, ...placesIn(value)] : here;
  });
}
