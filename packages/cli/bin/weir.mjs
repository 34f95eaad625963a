#!/usr/bin/env node
/** Starts the command under Node 24, which runs TypeScript as it is; with an older Node, under the one that our dependencies bring. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const { findNode } = await import('../../../scripts/bootstrap/run.mjs');

let node;
try {
  node = findNode(path.resolve(here, '../../..'));
} catch (error) {
  process.stderr.write(`weir: ${error.message}\n`);
  process.exit(2);
}
if (node === process.execPath) {
  await import('../src/main.ts');
} else {
  const child = spawn(node, [path.join(here, 'weir.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A Ctrl-C reaches the child as well: it decides how to end, and we end like it.
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
