import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';

const scripts = fileURLToPath(new URL('..', import.meta.url));
const TYPED = `interface Named { readonly name: string }
export const greet = ({ name }: Named): string => \`hello \${name}\`;
export const fail = (): never => { throw new Error('here') };
`;

describe('files are stripped of their types once', () => {
  let root: string;
  const cached = () => readdirSync(join(root, 'node_modules/.cache/weir-stripped'));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'weir-stripped-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    mkdirSync(join(root, 'scripts'));
    for (const name of ['stripped.mjs', 'strip-all.mjs']) cpSync(join(scripts, name), join(root, 'scripts', name));
    mkdirSync(join(root, 'services/one/src'), { recursive: true });
    writeFileSync(join(root, 'services/one/src/greet.ts'), TYPED);
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  });

  /** What `expression` says of the imported file, and whether Node had to load its compiler for it. */
  function ask(expression: string): { readonly said: string; readonly compiled: boolean } {
    const script = `
      const m = await import('./services/one/src/greet.ts');
      const compiled = process.moduleLoadList.some((name) => name.includes('amaro'));
      process.stdout.write(JSON.stringify({ said: String(${expression}), compiled }));`;
    const args = ['--disable-warning=ExperimentalWarning', '--import', './scripts/stripped.mjs', '--input-type=module'];
    const { stdout, stderr, status } = spawnSync(process.execPath, [...args, '-e', script], { cwd: root });
    expect(status, stderr.toString()).toBe(0);
    return JSON.parse(stdout.toString());
  }

  test('by the first process that reads them', () => {
    expect(ask("m.greet({ name: 'weir' })")).toEqual({ said: 'hello weir', compiled: true });
    expect(ask("m.greet({ name: 'weir' })")).toEqual({ said: 'hello weir', compiled: false });
    expect(cached()).toEqual(['services+one+src+greet.ts.js']);
  });

  test('and anew when they have changed, or when what was kept is not whole', () => {
    ask('0');
    writeFileSync(join(root, 'services/one/src/greet.ts'), TYPED.replace('hello', 'good day'));
    expect(ask("m.greet({ name: 'weir' })")).toEqual({ said: 'good day weir', compiled: true });
    const [name = ''] = cached();
    const kept = join(root, 'node_modules/.cache/weir-stripped', name);
    writeFileSync(kept, readFileSync(kept, 'utf8').slice(0, 40));
    expect(ask("m.greet({ name: 'weir' })")).toEqual({ said: 'good day weir', compiled: true });
    expect(ask('0').compiled).toBe(false);
  });

  test('where nothing can be kept by every process', () => {
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules/.cache'), 'a file');
    for (const _ of [1, 2]) expect(ask("m.greet({ name: 'weir' })")).toEqual({ said: 'hello weir', compiled: true });
  });

  test('and errors name the line that was written', () => {
    const where = '(() => { try { m.fail() } catch (error) { return error.stack } })()';
    for (const _ of [1, 2]) expect(ask(where).said).toMatch(/services\/one\/src\/greet\.ts:3:42/);
  });

  test('all of them for an image', () => {
    const { status } = spawnSync(process.execPath, ['scripts/strip-all.mjs', 'services', 'packages'], { cwd: root });
    expect(status).toBe(0);
    expect(ask('0').compiled).toBe(false);
  });

  test('a file that is no TypeScript is named', () => {
    writeFileSync(join(root, 'services/one/src/greet.ts'), 'export const = ;\n');
    const args = ['--import', './scripts/stripped.mjs', 'services/one/src/greet.ts'];
    const { stderr, status } = spawnSync(process.execPath, args, { cwd: root });
    expect(status).not.toBe(0);
    expect(stderr.toString()).toContain('services/one/src/greet.ts');
  });
});
