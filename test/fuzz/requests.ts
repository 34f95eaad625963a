import fc, { type Arbitrary } from 'fast-check';
import { openapi } from '../../services/gateway/test/openapi.ts';
import { fromSchema, type Schema } from './from-schema.ts';
import { change, changed, hostileBody, hostileText, hostileValue } from './hostile.ts';

export type IdentityName = 'admin' | 'operator' | 'viewer' | 'guest' | 'stranger' | 'nobody' | 'liar';

/** Things that exist; their ids are known when a request is sent, so that a seed means the same on every system. */
export const things = [
  'ownJob',
  'strangersJob',
  'ownDeadLetter',
  'strangersDeadLetter',
  'ownSchedule',
  'strangersSchedule',
] as const;
export type Thing = (typeof things)[number];

export interface FuzzRequest {
  /** The route that it is made for, as `POST /api/v1/jobs`; none when it is made for nothing that exists. */
  readonly route?: string;
  readonly identity: IdentityName;
  readonly method: string;
  /** Parts in capital brackets, as `<ownJob>`, stand for ids. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}
interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}

const components = (openapi.components as { schemas: Record<string, Schema> }).schemas;
const described = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, route]) => ({
    path,
    method: method.toUpperCase(),
    route: route as unknown as Described,
  })),
);
/** Waiting for longer says no more, and keeps the fuzzer waiting. */
const PREFERENCES = [
  'wait=1',
  'wait=0',
  'wait=-1',
  'wait=abc',
  'respond-async',
  'wait=1, wait=2',
  'wait="1"',
  ';;;',
  '',
];

/** One operation with its input schema, as `GET /operations` names them. */
export interface KnownOperation {
  readonly name: string;
  readonly inputSchema: Schema;
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
const names = ['diagnostics', 'uncertainty', 'diagnostics.echo', 'uncertainty.add', 'nobody.knows'];

/** Ids of what the route is about more often than those of something else. */
function segment(template: string, { name }: Parameter): Arbitrary<string> {
  const hostile = { arbitrary: hostileText.map(encoded), weight: 1 };
  if (name !== 'id') return fc.oneof({ arbitrary: fc.constantFrom(...names), weight: 3 }, hostile);
  const kind = template.split('/')[3] ?? '';
  const fitting = things.filter((thing) => thing.toLowerCase().endsWith(kind.replace('-', '').slice(0, -1)));
  return fc.oneof(
    { arbitrary: fc.constantFrom(...fitting.map((thing) => `<${thing}>`)), weight: 6 },
    { arbitrary: fc.constantFrom(...things.map((thing) => `<${thing}>`)), weight: 1 },
    { arbitrary: fc.uuid(), weight: 1 },
    hostile,
  );
}

function pathOf(template: string, parameters: readonly Parameter[]): Arbitrary<string> {
  const own = parameters.filter((one) => one.in === 'path');
  return fc
    .tuple(...own.map((one) => segment(template, one)))
    .map((parts) => parts.reduce((path, part, index) => path.replace(`{${own[index]?.name}}`, () => part), template));
}

/** Known parameters with good and bad values, unknown ones, and the same one twice. */
function queryOf(parameters: readonly Parameter[]): Arbitrary<string> {
  const known = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema }) =>
      fc.oneof(
        { arbitrary: fromSchema(schema, components).map((value) => [name, String(value)] as const), weight: 3 },
        { arbitrary: hostileText.map((value) => [name, value] as const), weight: 1 },
      ),
    );
  const other = fc.tuple(
    fc.oneof(hostileText, fc.constantFrom('tenantId', 'state[]', 'limit[$gt]', 'a[b][c]')),
    hostileText,
  );
  const some = known.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...known), { maxLength: 3 });
  const wild = fc.oneof(
    { arbitrary: fc.constant([]), weight: 6 },
    { arbitrary: fc.array(other, { maxLength: 2 }), weight: 1 },
  );
  return fc
    .tuple(some, wild)
    .map(([good, bad]) => [...good, ...bad].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'));
}

/** A value of a header has no line breaks, which Node would refuse to send. */
const headerText = hostileText.map((text) =>
  Buffer.from(text.toWellFormed())
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, ''),
);

function headersOf(parameters: readonly Parameter[]): Arbitrary<readonly (readonly [string, string])[]> {
  const own = parameters.filter((one) => one.in === 'header').map(({ name }) => name);
  const one = fc.oneof(
    ...own.map((name) =>
      (name === 'Prefer'
        ? fc.constantFrom(...PREFERENCES)
        : fc.oneof(headerText, fc.stringMatching(/^[a-z0-9-]{1,12}$/))
      ).map((value) => [name, value] as const),
    ),
    fc.tuple(
      fc.constantFrom(
        'X-Request-Id',
        'traceparent',
        'tracestate',
        'X-Tenant-Id',
        'X-Forwarded-For',
        'Accept',
        'Accept-Encoding',
        'Origin',
        'If-None-Match',
        'Range',
        'Cookie',
        'X-HTTP-Method-Override',
        'Host',
        'X-API-Key',
        'Content-Encoding',
      ),
      headerText,
    ),
    fc.constantFrom<[string, string]>(
      ['Content-Encoding', 'gzip'],
      ['Content-Encoding', 'br'],
      ['Content-Type', 'text/plain'],
      ['Content-Type', 'application/json; charset=utf-16'],
      ['Accept', 'text/html'],
      ['Range', 'bytes=0-1'],
      ['Expect', '100-continue'],
    ),
  );
  return fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, { arbitrary: fc.array(one, { maxLength: 3 }), weight: 2 });
}

/** A job that could run, so that the fuzzer gets behind the first check. */
function jobs(operations: readonly KnownOperation[]): Arbitrary<unknown> {
  const rest = fromSchema(components.CreateJob ?? {}, components) as Arbitrary<object>;
  return fc
    .constantFrom(...operations)
    .chain(({ name, inputSchema }) =>
      fc
        .tuple(
          fromSchema(inputSchema, components),
          fc.oneof({ arbitrary: fc.constant({}), weight: 3 }, { arbitrary: rest, weight: 1 }),
        )
        .map(([input, more]) => ({ ...more, operation: name, input })),
    );
}

function valuesOf(name: string, schema: Schema, operations: readonly KnownOperation[]): Arbitrary<unknown> {
  const any = fromSchema(schema, components);
  const job = jobs(operations);
  if (name === '/api/v1/jobs') return fc.oneof({ arbitrary: any, weight: 1 }, { arbitrary: job, weight: 4 });
  if (name === '/operations/execute') {
    const short = fc.constantFrom('add', 'subtract', 'multiply', 'divide', 'sum', 'mean', 'nothing');
    return fc.tuple(any, short).map(([value, operation]) => ({ ...(value as object), operation, params: {} }));
  }
  if (name === '/api/v1/jobs/batch')
    return fc.oneof(any, fc.record({ jobs: fc.array(fc.oneof(job, hostileValue), { minLength: 1, maxLength: 4 }) }));
  if (name === '/api/v1/schedules')
    return fc.oneof(
      any,
      fc
        .tuple(
          any,
          job,
          fc.constantFrom('* * * * *', '0 0 31 2 *', '*/5 * * * * *', '@hourly', '99 * * * *', '0 0 * * 1-5'),
        )
        .map(([value, one, cron]) => {
          const { operation, input } = one as { operation: string; input: unknown };
          const { everyMs: _, ...others } = value as { everyMs?: number };
          return { ...others, cron, timeZone: 'UTC', job: { operation, input } };
        }),
    );
  return any;
}

function bodyOf(
  path: string,
  route: Described,
  operations: readonly KnownOperation[],
): Arbitrary<string | Uint8Array | undefined> {
  const schema = route.requestBody?.content['application/json'].schema;
  if (schema === undefined)
    return fc.oneof({ arbitrary: fc.constant(undefined), weight: 8 }, { arbitrary: hostileBody, weight: 1 });
  const values = valuesOf(path, schema, operations);
  const text = (value: unknown) => JSON.stringify(value) ?? '';
  return fc.oneof(
    { arbitrary: values.map(text), weight: 4 },
    { arbitrary: fc.tuple(values, change).map(([value, how]) => text(changed(value, how))), weight: 4 },
    { arbitrary: hostileValue.map(text), weight: 1 },
    { arbitrary: hostileBody, weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 1 },
  );
}

/** Those who may do something come more often: the others are turned away at the door. */
const who = fc.oneof(
  {
    arbitrary: fc.constantFrom<IdentityName>('operator', 'operator', 'operator', 'admin', 'admin', 'stranger'),
    weight: 4,
  },
  { arbitrary: fc.constantFrom<IdentityName>('viewer', 'guest', 'nobody', 'liar'), weight: 1 },
);

/** Requests of every route: most nearly right, so that they get far. */
export function fuzzRequests(operations: readonly KnownOperation[]): Arbitrary<FuzzRequest> {
  const ofRoutes = described.map(({ path, method, route: one }) => {
    const parameters = one.parameters ?? [];
    return fc
      .record({
        identity: who,
        method: fc.oneof(
          { arbitrary: fc.constant(method), weight: 20 },
          {
            arbitrary: fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND', 'POST'),
            weight: 1,
          },
        ),
        path: pathOf(path, parameters),
        query: queryOf(parameters),
        headers: headersOf(parameters),
        body: bodyOf(path, one, operations),
      })
      .map(({ query, body, path: at, ...rest }) => ({
        ...rest,
        route: `${method} ${path}`,
        path: query === '' ? at : `${at}?${query}`,
        ...(body === undefined ? {} : { body }),
      }));
  });
  const nowhere = fc.record({
    identity: who,
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    path: fc.array(hostileText.map(encoded), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
    headers: headersOf([]),
  });
  return fc.oneof(...ofRoutes, nowhere);
}
