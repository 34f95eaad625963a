import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalized, weaknessOf } from '../../src/domain/password-rules.ts';

test.each([
  ['short', 'elevenchars', 'fewer than 12'],
  ['long', 'abcdef'.repeat(22), 'more than 128'],
  ['the username in another case', 'SOMEBODY@EXAMPLE.ORG', 'username'],
  ['a common one', 'Password1234', 'most common'],
  ['hardly different characters', 'abababababababab', 'different characters'],
])('a password that is %s is refused, and why is said', (_what, password, reason) => {
  expect(weaknessOf(password, 'somebody@example.org')).toContain(reason);
});

test('there are no rules of composition: words, spaces and any script will do', () => {
  for (const password of [
    'a long and quiet river',
    'только маленькие буквы',
    '一二三四五六七八九十百千',
    '384751029384',
  ])
    expect(weaknessOf(password, 'admin'), password).toBeUndefined();
});

test('a length counts characters as people do, and however a keyboard composes them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (password) => {
      const weakness = weaknessOf(password, 'admin');
      expect(weaknessOf(password.normalize('NFD'), 'admin')).toBe(weaknessOf(password.normalize('NFC'), 'admin'));
      const length = [...normalized(password)].length;
      if (length < 12) expect(weakness).toContain('fewer than 12 characters');
      else if (length > 128) expect(weakness).toContain('more than 128');
    }),
  );
});
