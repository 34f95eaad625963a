/**
 * Runs one of our scripts, or one tool of node_modules/.bin, under Node 24 with the dependencies in place.
 *
 *   node scripts/bootstrap.mjs scripts/start.ts [arguments]
 *   node scripts/bootstrap.mjs --bin vitest run [arguments]
 *
 * This file and scripts/bootstrap/ must run on a fresh clone with Node 20 and nothing installed: no TypeScript, no packages.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './bootstrap/dependencies.mjs';
import { BootstrapError, endLike, say } from './bootstrap/process.mjs';
import { findBin, findNode, run } from './bootstrap/run.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function main([first, ...rest]) {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < 20) {
    throw new BootstrapError(
      'BOOTSTRAP_NODE_TOO_OLD',
      `this is Node ${process.version}; install Node 20 or later from https://nodejs.org, then run the same command again`,
    );
  }
  if (!first || (first === '--bin' && rest.length === 0)) {
    throw new BootstrapError(
      'BOOTSTRAP_USAGE',
      'usage: node scripts/bootstrap.mjs <script> [arguments] | --bin <tool> [arguments]',
    );
  }
  await ensureInstalled(root);
  const node = findNode(root);
  const script = [
    '--disable-warning=ExperimentalWarning',
    `--import=${new URL('stripped.mjs', import.meta.url)}`,
    path.resolve(root, first),
  ];
  const args = first === '--bin' ? [findBin(root, rest[0]), ...rest.slice(1)] : [...script, ...rest];
  endLike(await run(root, node, args));
}

main(process.argv.slice(2)).catch((error) => {
  say(error instanceof BootstrapError ? `${error.code}: ${error.message}` : (error.stack ?? String(error)));
  process.exitCode = 1;
});
