import { gzipSync } from 'node:zlib';
import fc, { type Arbitrary } from 'fast-check';

/** What has broken other programs: injections, paths, names of prototypes, characters that are none or too many. */
export const hostileText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ufeff',
    '\u202e',
    '\ud800',
    'null',
    'undefined',
    'NaN',
    'true',
    '-1',
    '0x10',
    '1e999',
    '9007199254740993',
    '99999999999999999999999999',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:60Z',
    '0000-00-00T00:00:00Z',
    '-271821-04-20T00:00:00.000Z',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    "' or '1'='1",
    "'; drop table jobs; --",
    '$1',
    '%s%n%x',
    '%00',
    '%ff',
    '../../../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '#{7*7}',
    'jobs.>',
    '*',
    '>',
    'a.b.c.d.e.f',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '＜ａ＞',
    'İ',
    'ﷺ',
    'a\r\nX-Injected: 1',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer({ min: 100, max: 4_000 }).map((length) => 'a'.repeat(length)),
);

export const hostileValue: Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    0.1,
    1e308,
    -1e308,
    5e-324,
    2 ** 53,
    2 ** 31,
    -(2 ** 63),
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom<unknown>({ toString: 1 }, { length: -1 }, { toJSON: 'x' }, { $ref: '#' }, { $gt: '' }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(fc.constant(0), { minLength: 500, maxLength: 1_200 }),
  fc
    .integer({ min: 900, max: 1_100 })
    .map((count) => Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, 1]))),
);

/** Bodies that no serialiser writes. */
export const hostileBody: Arbitrary<string | Uint8Array> = fc.oneof(
  fc.integer({ min: 1, max: 50_000 }).map((depth) => '['.repeat(depth)),
  fc
    .integer({ min: 28, max: 40 })
    .map((depth) => `{"operation":"diagnostics.echo","input":{"value":${'['.repeat(depth)}${']'.repeat(depth)}}}`),
  fc.constantFrom(
    '',
    ' ',
    '{',
    '{}}',
    'null',
    '"',
    '{"a":1,"a":2}',
    '{"operation":"diagnostics.echo","operation":"uncertainty.add","input":{"value":1}}',
    '{"__proto__":{"role":"admin"}}',
    '{"constructor":{"prototype":{"role":"admin"}}}',
    '{"\\u005f_proto__":1}',
    '{"operation":"diagnostics.echo","input":{"value":1e999}}',
    '{"operation":"diagnostics.echo","input":{"value":"\\u0000"}}',
    '{"operation":"diagnostics.echo","input":{"value":"\\ud800"}}',
    '{"operation":"diagnostics.echo","input":{"value":-0}}',
    '{"operation":"diagnostics.echo","input":{"value":123456789012345678901234567890}}',
    '\ufeff{}',
    '[NaN]',
    '{"a":01}',
    "{'a':1}",
    '{"a":1}//',
    'a=1&b=2',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  ),
  fc
    .integer({ min: 250_000, max: 300_000 })
    .map((length) => `{"operation":"diagnostics.echo","input":{"value":"${'x'.repeat(length)}"}}`),
  fc.uint8Array({ maxLength: 64 }),
  fc.constant(gzipSync('{"operation":"diagnostics.echo","input":{"value":1}}')),
  fc.constant(gzipSync('0'.repeat(6_000_000))),
);

type Change = readonly [at: number, how: 'replace' | 'remove' | 'add' | 'rename', text: string, value: unknown];
export const change: Arbitrary<Change> = fc.tuple(
  fc.nat(200),
  fc.constantFrom('replace' as const, 'remove' as const, 'add' as const, 'rename' as const),
  hostileText,
  hostileValue,
);

/** The value with one thing in it that is wrong, somewhere; what makes it nearly valid. */
export function changed(value: unknown, [at, how, text, wrong]: Change): unknown {
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const root = { value: structuredClone(value) };
  const walk = (holder: Record<string, unknown>, key: string) => {
    places.push({ holder, key });
    const inner = holder[key];
    if (typeof inner === 'object' && inner !== null)
      for (const name of Object.keys(inner)) walk(inner as Record<string, unknown>, name);
  };
  walk(root, 'value');
  const { holder, key } = places[at % places.length] as (typeof places)[number];
  const inner = holder[key];
  if (how === 'remove' && holder !== root) delete holder[key];
  else if (how === 'add' && typeof inner === 'object' && inner !== null) define(inner, text, wrong);
  else if (how === 'rename' && holder !== root) {
    delete holder[key];
    define(holder, text, inner);
  } else define(holder, key, wrong);
  return root.value;
}

/** Not by assignment, which would set the prototype where the name is `__proto__`. A list takes no length but its own, and JSON says none. */
const define = (holder: object, key: string, value: unknown) => {
  if (Array.isArray(holder) && key === 'length') return;
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};
