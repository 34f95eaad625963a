/**
 * Whether a schema may take the place of the released one without a new major.
 *
 * Messages and requests: whatever was valid stays valid, because an older sender may still send it and because messages
 * outlive a release in their streams. What is newly accepted (an optional property, a value of an enum, a wider bound) is
 * allowed, although `additionalProperties: false` makes an older receiver refuse it. Hence the rule of two releases: one
 * release accepts it, and only the next one sends it, when no older receiver is left and going back one release stays safe.
 *
 * Responses: whatever may be answered was possible before, because older clients read it. New properties are allowed: a
 * client ignores those that it does not know.
 *
 * Either way a property is never removed, and where inclusion cannot be decided (patterns, formats, conditions) equality is
 * asked for. A change that breaks these rules goes into a new file, `<name>.v<n+1>.schema.json`.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Schema } from './contracts.ts';

export type Direction = 'accepted' | 'answered';

const upperBounds = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];
const lowerBounds = ['minimum', 'minLength', 'minItems', 'minProperties'];
const undecidable = [
  'pattern',
  'format',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'multipleOf',
  'propertyNames',
  'allOf',
];
const annotations = ['$schema', '$id', '$defs', 'title', 'description', 'examples', 'default', 'deprecated'];
const decided = ['type', 'enum', 'const', 'required', 'properties', 'additionalProperties', 'items', 'anyOf'];
const known = new Set([...upperBounds, ...lowerBounds, ...undecidable, ...annotations, ...decided]);

/** Why `current` may not take the place of `released`; empty when it may. Both are without references. */
export function incompatibilities(released: Schema, current: Schema, direction: Direction, at = ''): string[] {
  // `accepting` has to accept every value of `given`.
  const [given, accepting] = direction === 'accepted' ? [released, current] : [current, released];
  const found: string[] = [];
  const say = (what: string): void => void found.push(`${at || '/'}: ${what}`);
  const compare = (below: string, before: unknown, after: unknown): void =>
    void found.push(...incompatibilities(asSchema(before), asSchema(after), direction, `${at}/${below}`));

  const unknown = Object.keys({ ...released, ...current }).find((keyword) => !known.has(keyword));
  if (unknown !== undefined && !isDeepStrictEqual(released, current)) say(`${unknown} is not understood, and changed`);

  if (given.anyOf !== undefined || accepting.anyOf !== undefined) {
    const fits = (branch: Schema, other: Schema): boolean =>
      incompatibilities(
        ...(direction === 'accepted' ? ([branch, other] as const) : ([other, branch] as const)),
        direction,
      ).length === 0;
    for (const branch of branches(given)) {
      if (!branches(accepting).some((other) => fits(branch, other)))
        say(`anyOf: nothing fits ${JSON.stringify(branch)}`);
    }
    if (given.anyOf === undefined || accepting.anyOf === undefined) return found;
  }

  const values = allowedValues(accepting);
  const givenValues = allowedValues(given);
  if (values !== undefined && !(givenValues?.every((value) => values.includes(value)) ?? false))
    say('allows fewer values');
  const types = typesOf(accepting);
  if (types !== undefined && !(typesOf(given)?.every((type) => includesType(types, type)) ?? false))
    say('allows fewer types');
  for (const bound of upperBounds) if (limit(accepting, bound, Infinity) < limit(given, bound, Infinity)) say(bound);
  for (const bound of lowerBounds) if (limit(accepting, bound, -Infinity) > limit(given, bound, -Infinity)) say(bound);
  for (const keyword of undecidable) {
    const isAsked = accepting[keyword] !== undefined;
    if (isAsked && !isDeepStrictEqual(accepting[keyword], given[keyword])) say(`${keyword} is not the same`);
  }
  if (accepting.items !== undefined) compare('items', released.items, current.items);

  for (const name of accepting.required ?? []) {
    if (!given.required?.includes(name)) say(direction === 'accepted' ? `requires ${name}` : `may leave out ${name}`);
  }
  const others = (schema: Schema): unknown => schema.additionalProperties ?? true;
  for (const [name, property] of Object.entries(released.properties ?? {})) {
    const now = current.properties?.[name];
    if (now === undefined) say(`${name} is removed`);
    else compare(name, property, now);
  }
  for (const [name, property] of Object.entries(current.properties ?? {})) {
    const isNew = released.properties?.[name] === undefined;
    // Where any member was allowed, naming one restricts it.
    if (isNew && others(released) !== false) compare(name, others(released), property);
  }
  const saysOthers = [released, current].some((schema) => schema.additionalProperties !== undefined);
  const isIgnored = direction === 'answered' && others(released) === false;
  if (saysOthers && !isIgnored) compare('*', others(released), others(current));
  return found;
}

const asSchema = (value: unknown): Schema => {
  if (value === false) return { enum: [] };
  return value === true || value === undefined ? {} : (value as Schema);
};

const branches = (schema: Schema): readonly Schema[] => (schema.anyOf as readonly Schema[] | undefined) ?? [schema];

function allowedValues(schema: Schema): readonly unknown[] | undefined {
  return schema.const === undefined ? (schema.enum as readonly unknown[] | undefined) : [schema.const];
}

function typesOf(schema: Schema): readonly string[] | undefined {
  if (schema.type !== undefined) return [schema.type].flat() as string[];
  return allowedValues(schema)?.map((value) =>
    value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value,
  );
}

const includesType = (types: readonly string[], type: string): boolean =>
  types.includes(type) || (type === 'integer' && types.includes('number'));

const limit = (schema: Schema, bound: string, otherwise: number): number =>
  (schema[bound] as number | undefined) ?? otherwise;
