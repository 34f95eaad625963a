import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mintApiKey, parseApiKey } from '../src/api-key.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const minted = fc.constant(undefined).map(() => mintApiKey());

test('a minted key has the documented form', () => {
  fc.assert(
    fc.property(minted, ({ id, text }) => {
      expect(text).toMatch(/^weir_live_[0-9A-Za-z]{10}_[0-9A-Za-z]{38}$/);
      expect(text.split('_')[2]).toBe(id);
    }),
  );
});

test('a known key parses: the form and the checksum do not change between versions', () => {
  const text = 'weir_live_0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef1Sa3H0';
  expect(parseApiKey(text)).toEqual({ id: '0123456789', text });
});

test('what was minted parses to itself', () => {
  fc.assert(fc.property(minted, (key) => void expect(parseApiKey(key.text)).toEqual(key)));
});

test('any single changed character is caught', () => {
  const changed = fc.tuple(
    minted,
    fc.nat(),
    fc.oneof(fc.constantFrom(...DIGITS, '_'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
  );
  fc.assert(
    fc.property(changed, ([{ text }, anywhere, character]) => {
      const place = anywhere % text.length;
      fc.pre(text[place] !== character);
      expect(parseApiKey(text.slice(0, place) + character + text.slice(place + 1))).toBeUndefined();
    }),
    { numRuns: 5_000 },
  );
});

test('of one key, every single changed digit at every place is caught', () => {
  const { text } = mintApiKey();
  for (let place = 0; place < text.length; place += 1) {
    for (const digit of [...DIGITS, '_']) {
      if (digit === text[place]) continue;
      expect(parseApiKey(text.slice(0, place) + digit + text.slice(place + 1))).toBeUndefined();
    }
  }
});

test('a lost, an added and two swapped characters are caught', () => {
  fc.assert(
    fc.property(minted, fc.nat({ max: 57 }), fc.constantFrom(...DIGITS), ({ text }, place, digit) => {
      expect(parseApiKey(text.slice(0, place) + text.slice(place + 1))).toBeUndefined();
      expect(parseApiKey(text.slice(0, place) + digit + text.slice(place))).toBeUndefined();
      const [one, two] = [text[place], text[place + 1]];
      if (one !== two)
        expect(parseApiKey(`${text.slice(0, place)}${two}${one}${text.slice(place + 2)}`)).toBeUndefined();
    }),
  );
});

test('no other text is a key, and none makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(parseApiKey(text)).toBeUndefined()));
  const { text } = mintApiKey();
  for (const near of [` ${text}`, `${text}\n`, `Bearer ${text}`, text.toUpperCase(), text.replace('live', 'test')]) {
    expect(parseApiKey(near)).toBeUndefined();
  }
});

test('ids and secrets do not repeat', () => {
  const keys = Array.from({ length: 20_000 }, mintApiKey);
  expect(new Set(keys.map(({ id }) => id)).size).toBe(keys.length);
  expect(new Set(keys.map(({ text }) => text.slice(21, 53))).size).toBe(keys.length);
});
