import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const documented = readFileSync(join(root, 'docs/errors.md'), 'utf8');
const rows = Array.from(documented.matchAll(/^\| `([A-Z][A-Z0-9_]*)` \|(.*)\|$/gm), ([, code = '', rest = '']) => ({
  code,
  cells: rest.split(' | '),
}));

/** Names of Node and of the operating system are not ours to document. */
const FOREIGN = /^(E[A-Z0-9]+|ERR_.*|HPE_.*)$/;

/** The ways in which code of ours gives something a code. */
const RULES: readonly RegExp[] = [
  // A class of errors, a member of an object, a default: `code = 'X'`, `code: 'X'`, `code = … ? 'X' : 'Y'`.
  /\bcode(?:\??: | = )(?:[^;,\n]*? [?:] )?'([A-Z][A-Z0-9_]*)'/g,
  /\bcode\b[^;\n]* : '([A-Z][A-Z0-9_]*)'/g,
  // An argument: `new LauncherError('X', …)`, `failed('X', …)`.
  /\b(?:\w*Error|Problem|failed)\(\s*'([A-Z][A-Z0-9_]*)'/g,
  // A row of the gateway's table.
  /^ {2}([A-Z][A-Z0-9_]*): \[\d{3},/gm,
];
/** A union: `type SomeErrorCode = 'X' | 'Y';` */
const UNION = /\btype \w*ErrorCode =([^;]*);/g;

function codesIn(source: string): string[] {
  const unions = Array.from(source.matchAll(UNION), ([, union = '']) =>
    Array.from(union.matchAll(/'(\w+)'/g), ([, code = '']) => code),
  );
  const others = RULES.flatMap((rule) => Array.from(source.matchAll(rule), ([, code = '']) => code));
  return [...others, ...unions.flat()].filter((code) => !FOREIGN.test(code));
}

const files = globSync(['packages/*/src/**/*.ts', 'services/*/src/**/*.ts', 'scripts/**/*.{ts,mjs}'], {
  cwd: root,
}).filter((file) => !file.startsWith('scripts/test/'));
const used = new Map<string, string>(
  files.flatMap((file) => codesIn(readFileSync(join(root, file), 'utf8')).map((code) => [code, file] as const)),
);

test('every code is documented', () => {
  const known = new Set(rows.map(({ code }) => code));
  expect(used.size).toBeGreaterThan(60);
  expect([...used].filter(([code]) => !known.has(code)).map(([code, file]) => `${code} (${file})`)).toEqual([]);
});

test('every code that is documented exists', () => {
  expect(rows.map(({ code }) => code).filter((code) => !used.has(code))).toEqual([]);
});

test('every row says what the code means and what to do', () => {
  for (const { code, cells } of rows) for (const cell of cells) expect(cell.trim(), code).not.toBe('');
});

test('problems stand with the status that they are answered with', () => {
  const table = rows
    .filter(({ cells }) => /^\s*\d{3}$/.test(cells[0] ?? ''))
    .map(({ code, cells }) => `${code} ${cells[0]?.trim()}`);
  const source = readFileSync(join(root, 'services/gateway/src/errors.ts'), 'utf8');
  const expected = Array.from(
    source.matchAll(/^ {2}([A-Z_]+): \[(\d{3}),/gm),
    ([, code, status]) => `${code} ${status}`,
  );
  expect(expected.length).toBeGreaterThan(25);
  expect(table).toEqual(expected);
});

test('whatever the security service refuses, the gateway has one wording of, and of nothing else', () => {
  const tableOf = (file: string) => {
    const [, table = ''] = /const refusals\b.*? = \{\n(.*?)\n\}/s.exec(readFileSync(join(root, file), 'utf8')) ?? [];
    return Array.from(table.matchAll(/^ {2}([A-Z_]+): /gm), ([, code = '']) => code).toSorted();
  };
  const refused = tableOf('services/security/src/errors.ts');
  expect(refused.length).toBeGreaterThan(15);
  expect(tableOf('services/gateway/src/security-answers.ts')).toEqual(refused);
});

test.each([
  [`  readonly code = 'MIGRATION_FAILED';`, ['MIGRATION_FAILED']],
  [`json({ code: 'NOT_FOUND' })`, ['NOT_FOUND']],
  [`const { code = 'ATTEMPTS_EXHAUSTED', message } = error`, ['ATTEMPTS_EXHAUSTED']],
  [
    `const code = is(error) ? error.code : status < 500 ? 'REQUEST_INVALID' : 'INTERNAL';`,
    ['REQUEST_INVALID', 'INTERNAL'],
  ],
  [`throw new BootstrapError(\n  'BOOTSTRAP_USAGE',`, ['BOOTSTRAP_USAGE']],
  [`export type HomeErrorCode = 'A_B' | 'C';\n`, ['A_B', 'C']],
  [`type HomeErrorCode =\n  | 'A_B'\n  | 'C';\n`, ['A_B', 'C']],
  [`if (error.code === 'EEXIST') run();`, []],
  [`if (error.code === 'STOPPED') run();`, []],
])('the rule finds the codes of %s', (source, codes) => {
  expect([...new Set(codesIn(source))].toSorted()).toEqual(codes.toSorted());
});
