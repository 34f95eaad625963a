import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'weir-generate-'));
  for (const name of ['schemas', 'scripts', 'package.json', 'docs/permissions.md']) {
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.includes('node_modules') });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

const run = (script: string, ...flags: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'scripts', script), ...flags], {
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};
const edit = (path: string, change: (text: string) => string): void => {
  const before = readFileSync(join(copy, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the edit of ${path} changes nothing`);
  writeFileSync(join(copy, path), after);
};

test('what is committed is fresh and compatible with the last release', () => {
  expect(run('generate.ts', '--check')).toMatchObject({ status: 0 });
});

test.each(['types.ts', 'validators.js', 'validators.d.ts', 'openapi.json', 'asyncapi.json'])(
  '--check fails on a touched %s, names it and says what to do',
  (name) => {
    appendFileSync(join(copy, 'schemas/generated', name), '\n');
    const { status, output } = run('generate.ts', '--check');
    expect(status).toBe(1);
    expect(output).toContain(`schemas/generated/${name}`);
    expect(output).toContain('npm run generate');
  },
);

test('--check fails on a missing file and writes nothing; without it the file is written, and the check passes', () => {
  rmSync(join(copy, 'schemas/generated/types.ts'));
  expect(run('generate.ts', '--check').status).toBe(1);
  expect(run('generate.ts', '--check').status).toBe(1);
  expect(run('generate.ts').output).toContain('types.ts');
  expect(run('generate.ts', '--check').status).toBe(0);
});

test('a changed schema makes everything that follows from it stale', () => {
  edit('schemas/http/create-job.v1.schema.json', (text) => text.replace('"Ask for a job."', '"Ask for one job."'));
  const { status, output } = run('generate.ts', '--check');
  expect(status).toBe(1);
  expect(output).toMatch(/types\.ts.*openapi\.json/);
});

test('a change that breaks what is released fails the check, even when everything is generated anew', () => {
  edit('schemas/primitives.v1.schema.json', (text) => text.replace('"maximum": 9,', '"maximum": 8,'));
  run('generate.ts');
  const { status, output } = run('generate.ts', '--check');
  expect(status).toBe(1);
  expect(output).toContain('messages/job-requested.v1.schema.json (accepted) /priority: maximum');
  expect(output).toContain('needs a new major');
});

test('a release is recorded once', () => {
  expect(run('check-compatibility.ts', '--release')).toMatchObject({ status: 1 });
  edit('package.json', (text) => text.replace('"version": "0.1.0"', '"version": "0.10.0"'));
  expect(run('check-compatibility.ts', '--release')).toMatchObject({ status: 0 });
  expect(run('check-compatibility.ts').output).toContain('compatible with 0.10.0');
});
