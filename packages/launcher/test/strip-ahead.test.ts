import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { stripAhead } from '../src/strip-ahead.ts';

test('what a service would have to strip itself is stripped before it starts', async () => {
  const kept = 'node_modules/.cache/weir-stripped/services+worker-diagnostics+src+operations.ts.js';
  const file = fileURLToPath(new URL(`../../../${kept}`, import.meta.url));
  rmSync(file, { force: true });
  await stripAhead();
  expect(existsSync(file)).toBe(true);
});
