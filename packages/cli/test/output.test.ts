import fc from 'fast-check';
import { expect, test } from 'vitest';
import { table } from '../src/output.ts';

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u001b[31m', '\n', '\r\n', '\u202e', '\u0085', '\u2028'),
  fc.integer(),
  fc.constant(null),
  fc.array(fc.string({ unit: 'binary' })),
  fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
);
const row = fc.record({ id: value, name: value, notes: value }, { requiredKeys: ['id'] });

test('whatever others have named: a line for each row, and nothing that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const text = table(rows, ['id', 'name', 'notes']);
      const lines = text.split('\n');
      expect(lines).toHaveLength(rows.length + 2);
      expect(lines.at(-1)).toBe('');
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('columns stand below one another, those that nobody has are left out, and what is long is cut', () => {
  const rows = [
    { id: 'a', createdAt: '2026' },
    { id: 'bbb', createdAt: 'x'.repeat(80), scopes: [] },
  ];
  expect(table(rows, ['id', 'role', 'scopes', 'createdAt'])).toBe(
    `ID   SCOPES  CREATED AT\na    –       2026\nbbb  –       ${'x'.repeat(59)}…\n`,
  );
});
