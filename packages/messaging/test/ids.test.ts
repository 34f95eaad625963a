import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveId, newId, randomHex } from '../src/index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('new ids are UUIDv7, differ, and sort by the millisecond in which they were made', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  const times = ids.map((id) => Number.parseInt(id.replace('-', '').slice(0, 12), 16));
  expect(times.toSorted((one, other) => one - other)).toEqual(times);
  expect(Math.abs((times[0] as number) - Date.now())).toBeLessThan(60_000);
  for (const id of ids) expect(UUID.exec(id)?.[1]).toBe('7');
});

test('random text in hexadecimal has the length asked for and does not repeat', () => {
  const texts = Array.from({ length: 5_000 }, () => randomHex(8));
  for (const text of texts) expect(text).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set(texts).size).toBe(texts.length);
});

test('a derived id is the same every time, and another parent or another name makes another', () => {
  const name = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), name, name, (parent, otherParent, one, other) => {
      const id = deriveId(parent, one);
      expect(UUID.exec(id)?.[1]).toBe('8');
      expect(deriveId(parent, one)).toBe(id);
      expect(deriveId(parent, other) === id).toBe(one === other);
      expect(deriveId(otherParent, one) === id).toBe(parent === otherParent);
    }),
  );
});

test('derived ids do not change between versions: a repeated cause is recognised across an update', () => {
  expect(deriveId('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    'b50a815e-d533-80bf-a336-cca1b32e0942',
  );
});
