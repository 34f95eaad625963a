import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Patch {
  readonly file: string;
  /** Stands in the file once: a patch that does not apply would show nothing. */
  readonly from: string;
  readonly to: string;
}

/** A copy of this tree with some things in it made otherwise, and its own links between workspaces. */
export function patchedTree(patches: readonly Patch[]): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'weir-patched-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const path of files.toString().split('\0')) {
    if (path === '' || !/^(packages|services|schemas|scripts|test|[^/]+\.json$)/.test(path)) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    cpSync(join(ROOT, path), join(dir, path));
  }
  linkModules(dir);
  for (const { file, from, to } of patches) {
    const parts = readFileSync(join(dir, file), 'utf8').split(from);
    if (parts.length !== 2) throw new Error(`the patch of ${file} applies ${parts.length - 1} times, and not once`);
    writeFileSync(join(dir, file), parts.join(to));
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** What others wrote is shared; our workspaces are those of the copy, since their links are relative. */
function linkModules(dir: string): void {
  const [from, to] = [join(ROOT, 'node_modules'), join(dir, 'node_modules')];
  mkdirSync(to);
  // What is stripped here is of this tree alone.
  for (const name of readdirSync(from))
    if (name === '@weir' || name === '.cache')
      cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(from, name), join(to, name));
}
