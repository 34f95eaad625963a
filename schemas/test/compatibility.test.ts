import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakages,
  currentRelease,
  directionsOf,
  lastRelease,
  type Release,
} from '../../scripts/check-compatibility.ts';
import { type Direction, incompatibilities } from '../../scripts/generate/compatibility.ts';
import { type Contract, documents, inlined, readContracts, type Schema } from '../../scripts/generate/contracts.ts';
import { ajvOptions } from '../../scripts/generate/validators.ts';
import { arbitraryOf, placesIn } from './arbitrary.ts';

const contracts = readContracts();
const schemas = [...inlined(contracts).values()];
const directions: readonly Direction[] = ['accepted', 'answered'];
const anySchema = fc.constantFrom(...schemas);
const anyDirection = fc.constantFrom(...directions);

test('every schema is compatible with itself', () => {
  for (const schema of schemas) {
    for (const direction of directions) expect(incompatibilities(schema, schema, direction)).toEqual([]);
  }
});

test('a removed property is always found, wherever it stood', () => {
  fc.assert(
    fc.property(anySchema, anyDirection, fc.nat(), (schema, direction, where) => {
      const changed = structuredClone(schema);
      const places = objectsIn(changed).flatMap((object) =>
        Object.keys(object.properties).map((name) => [object, name] as const),
      );
      const [object, name] = places[where % places.length] ?? [];
      if (object === undefined || name === undefined) throw new Error('every document has properties');
      delete object.properties[name];
      expect(incompatibilities(schema, changed, direction)).not.toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('a new required property is refused where we accept, and may be answered', () => {
  fc.assert(
    fc.property(anySchema, fc.nat(), (schema, where) => {
      const changed = structuredClone(schema);
      const objects = objectsIn(changed);
      const object = objects[where % objects.length];
      if (object === undefined) throw new Error('every document has properties');
      object.properties.added = { type: 'string' };
      object.required = [...(object.required ?? []), 'added'];
      expect(incompatibilities(schema, changed, 'accepted')).not.toEqual([]);
      // Where any member was possible, a client may have read this name as something else.
      if (object.additionalProperties === false) expect(incompatibilities(schema, changed, 'answered')).toEqual([]);
    }),
  );
});

test('a new optional property is compatible either way', () => {
  for (const schema of schemas) {
    const changed = structuredClone(schema);
    for (const object of objectsIn(changed)) if (object.additionalProperties === false) object.properties.added = {};
    for (const direction of directions) expect(incompatibilities(schema, changed, direction)).toEqual([]);
  }
});

describe('each kind of change is judged', () => {
  // What is narrowed may be answered but no longer accepted, and the other way round.
  test.each<[string, Schema, Schema]>([
    ['a bound', { type: 'integer', maximum: 9 }, { type: 'integer', maximum: 8 }],
    ['a first bound', { type: 'string' }, { type: 'string', maxLength: 8 }],
    ['a lower bound', { type: 'array', minItems: 1, items: {} }, { type: 'array', minItems: 2, items: {} }],
    ['a value of an enum', { enum: ['a', 'b'] }, { enum: ['a'] }],
    ['an enum where was a string', { type: 'string' }, { type: 'string', enum: ['a'] }],
    ['a type', { type: ['string', 'null'] }, { type: 'string' }],
    ['an integer where was a number', { type: 'number' }, { type: 'integer' }],
    ['a first type', {}, { type: 'string' }],
    ['a branch', { anyOf: [{ type: 'string' }, { type: 'null' }] }, { anyOf: [{ type: 'string' }] }],
    ['a branch alone', { anyOf: [{ type: 'string' }, { type: 'null' }] }, { type: 'string' }],
    ['a first pattern', { type: 'string' }, { type: 'string', pattern: '^a$' }],
    ['a first format', { type: 'string' }, { type: 'string', format: 'uuid' }],
    ['required', { type: 'object', properties: { a: {} } }, { type: 'object', properties: { a: {} }, required: ['a'] }],
    [
      'other members',
      { type: 'object', additionalProperties: true },
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
    ['items', { type: 'array' }, { type: 'array', items: { type: 'string' } }],
  ])('%s is narrowed', (_what, wide, narrow) => {
    expect(incompatibilities(wide, narrow, 'accepted')).not.toEqual([]);
    expect(incompatibilities(narrow, wide, 'accepted')).toEqual([]);
    expect(incompatibilities(wide, narrow, 'answered')).toEqual([]);
    expect(incompatibilities(narrow, wide, 'answered')).not.toEqual([]);
  });

  test.each<[string, Schema, Schema]>([
    ['another pattern', { pattern: '^a$' }, { pattern: '^[ab]$' }],
    ['another format', { format: 'uuid' }, { format: 'date-time' }],
    ['another constant', { const: 1 }, { const: 2 }],
    ['other conditions', { allOf: [{ required: ['a'] }] }, { allOf: [{ required: ['b'] }] }],
    ['a keyword that is not understood', { not: { type: 'null' } }, { not: { type: 'string' } }],
  ])('%s is never compatible', (_what, before, after) => {
    for (const direction of directions) expect(incompatibilities(before, after, direction)).not.toEqual([]);
  });
});

test('what is called compatible is: a value that was valid stays valid', () => {
  const ajv = new Ajv2020({ ...ajvOptions, strict: false });
  // Once for each schema and not once for each run: a pattern's generator is dear to make.
  const cases = schemas.map((schema) => {
    const samples = fc.array(arbitraryOf(schema), { minLength: 5, maxLength: 5 });
    return fc.tuple(fc.constant(schema), samples, fc.nat(), fc.nat());
  });
  let judged = 0;
  fc.assert(
    fc.property(fc.oneof(...cases), ([schema, samples, where, how]) => {
      const changed = edited(schema, where, how);
      if (incompatibilities(schema, changed, 'accepted').length > 0) return;
      judged++;
      const [before, after] = [ajv.compile(schema), ajv.compile(changed)];
      for (const sample of samples) if (before(sample)) expect(after(sample)).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(judged).toBeGreaterThan(30);
});

describe('releases', () => {
  const current = currentRelease();
  const without = (path: string, release: Release = current): Release => ({
    ...release,
    contracts: release.contracts.filter((contract) => contract.path !== path),
  });
  const path = 'messages/work-progressed.v1.schema.json';
  const next = ((): Contract => {
    const contract = current.contracts.find((candidate) => candidate.path === path);
    if (contract === undefined) throw new Error(`no ${path}`);
    return {
      ...contract,
      version: 2,
      path: path.replace('v1', 'v2'),
      title: 'WorkProgressed2',
      schema: { ...contract.schema, title: 'WorkProgressed2', $id: contract.schema.$id.replace('v1', 'v2') },
    };
  })();

  test('there is one on record, and it is compatible with itself', () => {
    const released = lastRelease();
    expect(released).toBeDefined();
    if (released !== undefined) expect(breakages(released, released)).toEqual([]);
  });

  test('a file may not go, unless the release on record has a newer major of it', () => {
    expect(breakages(current, without(path))).toEqual([`${path} is removed`]);
    const both = { ...current, contracts: [...current.contracts, next] };
    expect(breakages(current, both)).toEqual([]);
    expect(breakages(both, without(path, both))).toEqual([]);
  });

  test('a message type or a route may neither go nor move', () => {
    const { 'job-queued': queued, ...types } = current.catalog;
    const { getJob, ...others } = current.routes;
    expect(breakages(current, { ...current, catalog: types })).toEqual(['catalog.ts: job-queued is removed']);
    expect(breakages(current, { ...current, routes: others })).toEqual(['routes.ts: getJob is removed']);
    if (queued === undefined || getJob === undefined) throw new Error('the names of this test are out of date');
    const moved = {
      catalog: { ...types, 'job-queued': { ...queued, subject: 'elsewhere' } },
      routes: { ...others, getJob: { ...getJob, path: '/x' } },
    };
    expect(breakages(current, { ...current, ...moved })).toEqual([
      'catalog.ts: job-queued has moved',
      'routes.ts: getJob has moved',
    ]);
  });

  test('every document is judged in at least one direction', () => {
    for (const contract of documents(contracts)) expect(directionsOf(contract)).not.toEqual([]);
  });
});

interface MutableObject {
  properties: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
}

/** Every schema with properties, however deep. */
function objectsIn(schema: unknown, isSchema = true): MutableObject[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const here = isSchema && !Array.isArray(schema) && 'properties' in schema ? [schema as MutableObject] : [];
  const below = Object.entries(schema).filter(([keyword]) => keyword !== 'allOf');
  return [...here, ...below.flatMap(([keyword, member]) => objectsIn(member, !isSchema || keyword !== 'properties'))];
}

/** The schema with one keyword somewhere taken away, or its number, flag or list made a little different. */
function edited(schema: Schema, where: number, how: number): Schema {
  const copy = structuredClone(schema) as Record<string, unknown>;
  const isOurs = ([, keyword]: readonly [object, string]): boolean => !['title', 'description'].includes(keyword);
  const places = placesIn(copy).filter(isOurs);
  const [holder, keyword] = places[where % places.length] ?? [copy, 'type'];
  const value = holder[keyword];
  if (how % 4 === 0 && !Array.isArray(holder)) delete holder[keyword];
  else if (typeof value === 'number') holder[keyword] = Math.max(0, value + (how % 2 === 0 ? 1 : -1));
  else if (typeof value === 'boolean') holder[keyword] = !value;
  else if (Array.isArray(value) && value.length > 1) value.pop();
  return copy;
}
