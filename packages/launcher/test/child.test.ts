import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const sorted = (found: Iterable<RegExpExecArray>): string[] =>
  Array.from(found, ([, name, value]) => `${name}=${value}`).toSorted();

/** A container has a bound of its own, and its image says nothing of experiments. */
const LAUNCHER_ALONE = /^(?:max-old-space-size|disable-warning|import)=/;
const FLAG = /--([a-z0-9-]+)(?:=([\w.]+))?/g;

test('a service in a container runs as the launcher runs it', () => {
  const [flagsHere = ''] = /const NODE_FLAGS = \[.*?\];/s.exec(read('packages/launcher/src/child.ts')) ?? [];
  const [flagsThere = ''] = /exec node .* services/.exec(read('infra/service.Dockerfile')) ?? [];
  const here = sorted(flagsHere.matchAll(FLAG)).filter((flag) => !LAUNCHER_ALONE.test(flag));
  const there = sorted(flagsThere.matchAll(FLAG)).filter((flag) => !LAUNCHER_ALONE.test(flag));
  expect(here).not.toHaveLength(0);
  expect(there).toEqual(here);
});

test('its allocator has the same bounds', () => {
  const here = sorted(read('packages/launcher/src/child.ts').matchAll(/(MALLOC_\w+): '(\d+)'/g));
  const there = sorted(read('infra/service.Dockerfile').matchAll(/(MALLOC_\w+)=(\d+)/g));
  expect(here).not.toHaveLength(0);
  expect(there).toEqual(here);
});
