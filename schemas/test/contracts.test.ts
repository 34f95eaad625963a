import { expect, test } from 'vitest';
import { internalBodies } from '../../scripts/check-compatibility.ts';
import { documents, inlined, readContracts, type Schema } from '../../scripts/generate/contracts.ts';
import * as door from '../index.ts';
import { type CatalogRow, catalog, payloadValidators, type Route, routes } from '../index.ts';

const contracts = readContracts();
const uses = Object.values<Route>(routes);

test('every message in the catalog has a schema, and every schema is in the catalog', () => {
  const named = Object.values<CatalogRow>(catalog).map(
    ({ schema, version }) => `messages/${schema}.v${version}.schema.json`,
  );
  const onDisk = contracts.filter(({ kind }) => kind === 'message').map(({ path }) => path);
  expect([...new Set(named)].sort()).toEqual(onDisk);
});

test('every message type has a validator, and no other has', () => {
  expect(Object.keys(payloadValidators)).toEqual(Object.keys(catalog));
  for (const validator of Object.values(payloadValidators)) expect(validator).toBeTypeOf('function');
});

test('no two message types share a subject', () => {
  const subjects = Object.values<CatalogRow>(catalog).map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(subjects.length);
});

test('every body of a route has a schema, and every schema is a body of a route or of an internal call', () => {
  const named = uses.flatMap(({ request, query, responses }) => [request, query, ...Object.values(responses)]);
  const bodies = named.filter((name): name is string => name !== undefined && name !== '' && !name.includes('/'));
  const onDisk = contracts.filter(({ kind }) => kind === 'http').map(({ name }) => name);
  expect([...new Set([...bodies, ...Object.keys(internalBodies)])].sort()).toEqual([...new Set(onDisk)].sort());
});

test('no two routes share a method and a path', () => {
  const places = uses.map(({ method, path, root }) => `${method} ${root === true ? '' : '/api/v1'}${path}`);
  expect(new Set(places).size).toBe(places.length);
});

test('every route with authentication may answer 401, and 403 when it needs a permission or a tenant is named; every one with a body 413, 415 and 422', () => {
  for (const { auth, tag, request, responses } of uses) {
    const statuses = Object.keys(responses).map(Number);
    // A login is refused like a request that is not logged in.
    if (tag !== 'auth' || auth !== false) {
      expect(statuses.includes(401)).toBe(auth !== false);
      expect(statuses.includes(403)).toBe(auth !== false);
    }
    if (request !== undefined) expect(statuses).toEqual(expect.arrayContaining([400, 413, 415, 422]));
  }
});

test.each(contracts)(
  '$path: the $id is its path, the dialect is 2020-12, the title is in PascalCase',
  ({ path, schema }) => {
    expect(schema.$id).toBe(`https://schemas.weir.dev/${path}`);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.title).toMatch(/^[A-Z][A-Za-z0-9]*$/);
    expect(schema.description).toMatch(/\.$/);
  },
);

test('the door has a validator for every contract and no other', () => {
  const validators = Object.keys(door).filter((name) => name.startsWith('validate'));
  expect(validators.sort()).toEqual(
    documents(contracts)
      .map(({ title }) => `validate${title}`)
      .sort(),
  );
});

const requests = uses.flatMap(({ request, query }) => [request, query]);
const accepted = documents(contracts).filter(
  ({ kind, name }) => kind !== 'http' || requests.includes(name) || internalBodies[name] === 'accepted',
);

test.each(accepted)('$path: whatever comes in is bounded and closed', ({ path }) => {
  expect(unboundedIn(inlined(contracts).get(path) ?? {})).toEqual([]);
});

/** Where a schema would take a string, list, integer or object of any size. Empty schemas are judged by an operation's own. */
function unboundedIn(schema: Schema, at = ''): string[] {
  const has = (...keywords: string[]): boolean => keywords.some((keyword) => schema[keyword] !== undefined);
  const bounds: Record<string, () => boolean> = {
    string: () => has('maxLength', 'pattern', 'format'),
    integer: () => has('minimum') && has('maximum'),
    array: () => has('maxItems') && has('items'),
    object: () => schema.additionalProperties === false || has('maxProperties') || at.endsWith('Schema'),
  };
  const types = has('const', 'enum') ? [] : [schema.type].flat().map(String);
  const found = types.filter((type) => bounds[type]?.() === false).map((type) => `${at}: ${type}`);

  const below: [string, Schema][] = [
    ...Object.entries(schema.properties ?? {}),
    ...((schema.anyOf as Schema[] | undefined) ?? []).map((branch): [string, Schema] => ['anyOf', branch]),
    ...['items', 'additionalProperties'].map((keyword): [string, unknown] => [keyword, schema[keyword]]),
  ].filter((entry): entry is [string, Schema] => typeof entry[1] === 'object');
  return [...found, ...below.flatMap(([name, member]) => unboundedIn(member, `${at}/${name}`))];
}
