/** `docs/security.md` says which test shows each control: what it names is there, and nothing is left out. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const file = join(root, 'docs/security.md');
const text = readFileSync(file, 'utf8');
const TEST = /`((?:packages|services|schemas|scripts|test)\/[^`\s]+\.test\.ts)`/g;

/** The rows of a table whose first cell begins so. */
const rowsOf = (first: RegExp) =>
  Array.from(text.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm), ([, name = '', control = '', shown = '']) => ({
    name,
    control,
    tests: Array.from(shown.matchAll(TEST), ([, path]) => path),
  })).filter(({ name }) => first.test(name));

const risks = rowsOf(/^API\d+ /);
const chapters = rowsOf(/^V\d+ /);

test('every test that it names exists', () => {
  const named = new Set(Array.from(text.matchAll(TEST), ([, path = '']) => path));
  expect(named.size).toBeGreaterThan(25);
  expect([...named].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every risk of the API Top 10 and every chapter of ASVS has a row', () => {
  expect(risks.map(({ name }) => name.split(' ')[0])).toEqual(
    Array.from({ length: 10 }, (_, index) => `API${index + 1}`),
  );
  expect(chapters.map(({ name }) => name.split(' ')[0])).toEqual(
    Array.from({ length: 17 }, (_, index) => `V${index + 1}`),
  );
});

test('every control is shown by a test, unless there is nothing to control', () => {
  const unshown = [...risks, ...chapters].filter(
    ({ control, tests }) => tests.length === 0 && !control.startsWith('Does not apply'),
  );
  expect(unshown.map(({ name }) => name)).toEqual([]);
});

test('its links lead somewhere', () => {
  const links = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g), ([, path = '']) => path);
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((path) => !existsSync(join(dirname(file), path)))).toEqual([]);
});
