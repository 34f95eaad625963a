import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/domain/json-limits.ts';
import { Problem } from '../../src/errors.ts';

const parse = (text: string) => parseJson(Buffer.from(text));

/** `<code> <path>` of what is wrong, or what was parsed. */
function judge(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.code} ${error.errors?.[0]?.path}`;
  }
}

test('any JSON within the limits is what it was', () => {
  const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
  const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0'));
  const value = fc
    .jsonValue({ maxDepth: 4, depthSize: 'small', stringUnit: 'binary' })
    .map((one) => JSON.stringify(one));
  fc.assert(
    fc.property(
      fc.oneof(
        value,
        text.map((one) => JSON.stringify({ [one]: [one] })),
      ),
      (one) => {
        fc.pre(!one.includes('\\u0000') && ![...forbidden].some((key) => one.includes(`"${key}"`)));
        expect(parse(one)).toEqual(JSON.parse(one));
      },
    ),
  );
});

test('no bytes whatever make it throw anything but a problem', () => {
  const part = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\\',
    '\\u0000',
    '\\ud800',
    '__proto__',
    '1e999',
    'null',
    '\n',
    'é',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        fc.array(part).map((parts) => Buffer.from(parts.join(''))),
      ),
      (bytes) => {
        try {
          parseJson(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

describe('depth', () => {
  test.each([
    [32, '[', ']'],
    [32, '{"a":', '}'],
  ])('%i levels of %s are taken, one more is not', (depth, open, close) => {
    const nested = (levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`;
    expect(judge(nested(depth))).toEqual(JSON.parse(nested(depth)));
    expect(judge(nested(depth + 1))).toBe('JSON_TOO_DEEP ');
  });

  test('brackets in texts do not count, nor do those behind an escaped quote', () => {
    const text = JSON.stringify({ a: `"${'['.repeat(100)}`, ['{'.repeat(100)]: '\\' });
    expect(judge(text)).toEqual(JSON.parse(text));
  });
});

test.each([
  ['{"a":{"b":[{"__proto__":1}]}}', 'JSON_KEY_FORBIDDEN /a/b/0/__proto__'],
  ['{"a~b/c":{"constructor":1}}', 'JSON_KEY_FORBIDDEN /a~0b~1c/constructor'],
  ['{"prototype":1}', 'JSON_KEY_FORBIDDEN /prototype'],
  ['[1e999]', 'JSON_NUMBER_INVALID /0'],
  ['{"a":[[-1e400]]}', 'JSON_NUMBER_INVALID /a/0/0'],
  ['{"a":"\\u0000"}', 'JSON_TEXT_INVALID /a'],
  ['["x","\\udfff"]', 'JSON_TEXT_INVALID /1'],
  ['{"a":{"\\ud800":1}}', 'JSON_TEXT_INVALID /a'],
  [`{${Array.from({ length: 1_001 }, (_none, index) => `"${index}":0`).join(',')}}`, 'JSON_TOO_MANY_KEYS '],
  ['{"a":', 'BODY_MALFORMED '],
])('%s', (text, problem) => {
  expect(judge(text)).toBe(problem);
});
