import fc, { type Arbitrary } from 'fast-check';
import { fromSchema, type Schema } from './from-schema.ts';
import { hostileText } from './hostile.ts';
import { isPlace, mentions, things } from './things.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

type Components = Readonly<Record<string, Schema>>;
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

/** What stands for a thing stays as it is until the request is sent. */
export const encoded = (text: string) => (isPlace(text) ? text : encodeURIComponent(text.toWellFormed()));
const names = ['diagnostics', 'uncertainty', 'diagnostics.echo', 'uncertainty.add', 'nobody.knows'];

/** Ids of what the route is about more often than those of something else. */
function segment(template: string, { name }: Parameter): Arbitrary<string> {
  const hostile = { arbitrary: hostileText.map(encoded), weight: 1 };
  if (name !== 'id') return fc.oneof({ arbitrary: fc.constantFrom(...names), weight: 3 }, hostile);
  const kind = template.split('/')[3] ?? '';
  const fitting = things.filter((thing) => thing.toLowerCase().endsWith(kind.replace('-', '').slice(0, -1)));
  return fc.oneof(
    ...(fitting.length === 0
      ? []
      : [{ arbitrary: fc.constantFrom(...fitting.map((thing) => `<${thing}>`)), weight: 6 }]),
    { arbitrary: fc.constantFrom(...things.map((thing) => `<${thing}>`)), weight: 1 },
    { arbitrary: fc.uuid(), weight: 1 },
    hostile,
  );
}

export function pathOf(template: string, parameters: readonly Parameter[]): Arbitrary<string> {
  const own = parameters.filter((one) => one.in === 'path');
  return fc
    .tuple(...own.map((one) => segment(template, one)))
    .map((parts) => parts.reduce((path, part, index) => path.replace(`{${own[index]?.name}}`, () => part), template));
}

/** Known parameters with good and bad values, unknown ones, and the same one twice. */
export function queryOf(parameters: readonly Parameter[], components: Components): Arbitrary<string> {
  const known = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema }) =>
      fc.oneof(
        { arbitrary: fromSchema(schema, components).map((value) => [name, String(value)] as const), weight: 3 },
        { arbitrary: hostileText.map((value) => [name, value] as const), weight: 1 },
        ...mentionsOf(name).map((one) => ({ arbitrary: one, weight: 4 })),
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

/** None where nothing is known under the name. */
const mentionsOf = (name: string): readonly Arbitrary<readonly [string, string]>[] =>
  (mentions[name] ?? []).length === 0 ? [] : [fc.constantFrom(...(mentions[name] ?? [])).map((one) => [name, one])];

/** A value of a header has no line breaks, which Node would refuse to send. */
const headerText = hostileText.map((text) =>
  Buffer.from(text.toWellFormed())
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, ''),
);

export function headersOf(parameters: readonly Parameter[]): Arbitrary<readonly (readonly [string, string])[]> {
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
    ...mentionsOf('X-Tenant-Id'),
    fc.constantFrom<[string, string]>(
      ['X-Forwarded-For', '203.0.113.7, 2001:db8::1'],
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
