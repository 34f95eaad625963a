import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeToken, subjectFor } from '../src/index.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('.', '*', '>', ' ', '=', '2', 'e', '\0', '\n', 'ä', 'a') }),
);

test('a token is never empty and holds only letters, digits, _, - and =, whatever the value', () => {
  fc.assert(fc.property(text, (value) => void expect(encodeToken(value)).toMatch(/^[A-Za-z0-9_=-]+$/)));
  expect(encodeToken('')).toBe('=');
});

test('different values have different tokens, and the value can be read back', () => {
  const decode = (token: string) =>
    token === '=' ? '' : decodeURIComponent(token.replace(/=/g, '%').replace(/%(?![0-9a-f]{2})/g, '%25'));
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(encodeToken(one) === encodeToken(other)).toBe(one === other);
      expect(decode(encodeToken(one))).toBe(one);
    }),
  );
});

test('no value reaches another subject: the number of tokens stays that of the template', () => {
  fc.assert(
    fc.property(text, text, (tenant, queue) => {
      const subject = subjectFor('events.<tenant>.<queue>.done', { tenant, queue });
      expect(subject.split('.')).toEqual(['events', encodeToken(tenant), encodeToken(queue), 'done']);
    }),
  );
});

test('numbers are tokens, and a missing value is an error that names the token', () => {
  expect(subjectFor('work.assigned.<queue>.<priority>', { queue: 'gpu', priority: 0 })).toBe('work.assigned.gpu.0');
  expect(subjectFor('results.finished', {})).toBe('results.finished');
  expect(() => subjectFor('events.<tenant>.x', {})).toThrow('needs a value for <tenant>');
});
