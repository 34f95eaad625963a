import fc from 'fast-check';
import { expect, test } from 'vitest';
import { continueTrace, newTraceparent, traceIdOf } from '../src/index.ts';

const FORM = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

test('a new trace has the form of W3C Trace Context, is sampled, and is like no other', () => {
  const all = Array.from({ length: 1_000 }, newTraceparent);
  for (const one of all) expect(one).toMatch(FORM);
  expect(all.every((one) => one.endsWith('-01'))).toBe(true);
  expect(new Set(all.map(traceIdOf)).size).toBe(all.length);
});

test('a trace goes on with its id and its flags and with a span of ours', () => {
  fc.assert(
    fc.property(hex(32), hex(16), hex(2), (trace, span, flags) => {
      fc.pre(/[1-9a-f]/.test(trace) && /[1-9a-f]/.test(span));
      const came = `00-${trace}-${span}-${flags}`;
      const goes = continueTrace(came);
      expect(goes).toMatch(FORM);
      expect(traceIdOf(goes)).toBe(trace);
      expect(goes.slice(-2)).toBe(flags);
      expect(goes.split('-')[2]).not.toBe(span);
    }),
  );
});

test('whatever else came begins a new trace', () => {
  const nearly = fc.tuple(hex(32), hex(16), hex(2)).map((parts) => `00-${parts.join('-')}`);
  const none = fc.oneof(
    fc.string(),
    fc.constant(undefined),
    hex(16).map((span) => `00-${'0'.repeat(32)}-${span}-01`),
    hex(32).map((trace) => `00-${trace}-${'0'.repeat(16)}-01`),
    nearly.map((text) => text.toUpperCase().replace(/^00-[0-9]/, '00-A')),
    nearly.map((text) => `${text}\n`),
    nearly.map((text) => `ff${text.slice(2)}`),
    nearly.map((text) => text.slice(0, -1)),
  );
  fc.assert(
    fc.property(none, (came) => {
      expect(continueTrace(came)).toMatch(FORM);
      expect(traceIdOf(continueTrace(came))).not.toBe(came?.slice(3, 35));
    }),
  );
  expect(traceIdOf('no trace')).toBeUndefined();
  expect(traceIdOf(undefined)).toBeUndefined();
});
