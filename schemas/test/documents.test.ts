import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { requestExamples, responseExamples } from '../../scripts/generate/examples.ts';
import {
  asyncapiUrl,
  type CatalogRow,
  catalog,
  httpValidators,
  openapiUrl,
  type Route,
  type RouteName,
  routes,
  type Validator,
} from '../index.ts';

// biome-ignore lint/suspicious/noExplicitAny: the documents are looked into as a reader of JSON would.
const read = (url: URL): any => JSON.parse(readFileSync(url, 'utf8'));
const openapi = read(openapiUrl);
const asyncapi = read(asyncapiUrl);
const validators: Readonly<Record<string, Validator<unknown>>> = httpValidators;

describe.each([
  ['openapi.json', openapi],
  ['asyncapi.json', asyncapi],
])('%s', (_name, document) => {
  test('every reference leads somewhere', () => {
    const references = Array.from(JSON.stringify(document).matchAll(/"\$ref":"(.*?)"/g), ([, pointer = '']) => pointer);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((pointer) => at(document, pointer) === undefined)).toEqual([]);
  });

  test('every component is referred to', () => {
    const text = JSON.stringify(document);
    const names = ['schemas', 'headers', 'messages'].flatMap((kind) =>
      Object.keys(document.components[kind] ?? {}).map((name) => `"#/components/${kind}/${name}`),
    );
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  });

  test('it carries the version of the product and its licence', () => {
    expect(document.info.version).toBe(read(new URL('../../package.json', import.meta.url)).version);
    expect(document.info.license.name).toBe('Apache-2.0');
  });
});

test('OpenAPI has every route and no other', () => {
  const described = Object.entries<Record<string, { operationId: string }>>(openapi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method} ${path}`),
  );
  const expected = Object.entries<Route>(routes).flatMap(([name, { method, path, root }]) =>
    root === 'also'
      ? [`${name}: ${method} /api/v1${path}`, `${name}AtRoot: ${method} ${path}`]
      : [`${name}: ${method} ${root ? '' : '/api/v1'}${path}`],
  );
  expect(described.sort()).toEqual(expected.sort());
});

test('errors are problem documents, a 202 says where the job is, a 503 and a 429 when to come back', () => {
  const job = openapi.paths['/api/v1/jobs'].post.responses;
  expect(Object.keys(job[400].content)).toEqual(['application/problem+json']);
  const limits = ['RateLimit-Policy', 'RateLimit'];
  expect(Object.keys(job[202].headers)).toEqual(['X-Request-Id', 'Location', 'Preference-Applied', ...limits]);
  expect(Object.keys(job[429].headers)).toEqual(['X-Request-Id', 'Retry-After', ...limits]);
  expect(Object.keys(job[503].headers)).toEqual(['X-Request-Id', 'Retry-After', ...limits]);
});

test('what needs no authentication says so, and only that', () => {
  for (const [, methods] of Object.entries<object>(openapi.paths)) {
    for (const { operationId, security } of Object.values(methods)) {
      expect(security).toEqual(routes[operationId.replace(/AtRoot$/, '') as RouteName].auth === false ? [] : undefined);
    }
  }
});

test('every example is valid, and every route with a body has one', () => {
  const withBody = Object.entries<Route>(routes).filter(([, { request }]) => request !== undefined);
  expect(Object.keys(requestExamples).sort()).toEqual(withBody.map(([name]) => name).sort());
  for (const [name, { request }] of withBody) {
    for (const { value } of Object.values(requestExamples[name] ?? {})) expectValid(request ?? '', value);
  }
  for (const [name, byStatus] of Object.entries(responseExamples)) {
    for (const [status, value] of Object.entries(byStatus)) {
      expectValid((routes as Record<string, Route>)[name]?.responses[Number(status)] ?? '', value);
    }
  }
});

test('AsyncAPI has a channel and both operations for every message type, with its address and parameters', () => {
  expect(Object.keys(asyncapi.channels)).toEqual(Object.keys(catalog));
  expect(Object.keys(asyncapi.operations).length).toBe(2 * Object.keys(catalog).length);
  for (const [type, { subject }] of Object.entries<CatalogRow>(catalog)) {
    const { address, parameters = {} } = asyncapi.channels[type];
    expect(address.replaceAll('{', '<').replaceAll('}', '>')).toBe(subject);
    expect(Object.keys(parameters)).toEqual(Array.from(subject.matchAll(/<(\w+)>/g), ([, name]) => name));
  }
});

test('openapi.json is valid OpenAPI 3.1', async () => {
  const name: string = '@seriousme/openapi-schema-validator';
  const { Validator: OpenApiValidator } = await import(name);
  expect(await new OpenApiValidator().validate(openapi)).toEqual({ valid: true });
});

test('asyncapi.json is valid AsyncAPI 3.0', () => {
  const metaSchema = read(new URL(import.meta.resolve('@asyncapi/specs/schemas/3.0.0.json')));
  // It brings the meta-schema of draft-07 along, so ajv must not have its own.
  const options = { strict: false, validateFormats: false, meta: false, validateSchema: false };
  const validate = new Ajv(options).compile(metaSchema);
  validate(asyncapi);
  expect(validate.errors).toBeNull();
});

function at(document: unknown, pointer: string): unknown {
  const steps = pointer.slice('#/'.length).split('/');
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document);
}

function expectValid(body: string, value: unknown): void {
  const validate = validators[body];
  if (validate === undefined) throw new Error(`no validator for ${body}`);
  validate(value);
  expect(validate.errors).toBeNull();
}
