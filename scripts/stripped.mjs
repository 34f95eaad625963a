/**
 * Remembers our TypeScript files without their types: `node --import ./scripts/stripped.mjs <file.ts>`.
 *
 * Node strips types itself, but what it does that with takes twenty megabytes in every process that has stripped one file, and half
 * of its start (ADR 0021). Here each file is stripped once, by Node as well, and read from then on from `node_modules/.cache`, for as
 * long as it is what it was. Nothing of ours is bundled or moved: lines and columns stay the same.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url).href;
const cache = new URL('node_modules/.cache/weir-stripped/', root);

/** The JavaScript of one of our files, by its URL. */
export function stripped(url) {
  const source = readFileSync(fileURLToPath(url), 'utf8');
  const seal = `\n//${process.version} ${hash('sha256', source)}\n`;
  const kept = new URL(`${url.slice(root.length).replaceAll('/', '+')}.js`, cache);
  try {
    const code = readFileSync(kept, 'utf8');
    if (code.endsWith(seal)) return code;
  } catch {
    // Not stripped yet.
  }
  const code = strip(source, url) + seal;
  try {
    mkdirSync(cache, { recursive: true });
    // Several processes start together: none may read what another has half written.
    const own = new URL(`${kept.href}.${process.pid}`);
    writeFileSync(own, code);
    renameSync(own, kept);
  } catch {
    // A file system that cannot be written, or is full: the next process strips it again.
  }
  return code;
}

function strip(source, url) {
  try {
    return stripTypeScriptTypes(source);
  } catch (error) {
    throw new SyntaxError(`${fileURLToPath(url)}: ${error.message}`, { cause: error });
  }
}

const isOurs = (url) => url.startsWith(root) && url.endsWith('.ts') && !url.includes('/node_modules/');

registerHooks({
  load: (url, context, next) =>
    isOurs(url) ? { format: 'module', source: stripped(url), shortCircuit: true } : next(url, context),
});
