import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The variables that a service's configuration declares: members in capitals, at the first level. */
const declared = [
  ...globSync(['services/*/src/config.ts', 'services/*/src/*/variables.ts']),
  'packages/worker/src/config.ts',
  'packages/runtime/src/variables.ts',
].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): (?:\{|limit\()/gm)].map((match) => match[1] ?? ''),
);
const shown = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z][A-Z_]+?)(?:_FILE)?=/gm)].map(
  (match) => match[1] ?? '',
);
/** Read by the runtime and the launcher, which have no configuration of that form. */
const others = ['LOG_LEVEL', 'WEIR_HOME', 'WEIR_PORT'];

test('.env.example shows every variable that a service reads, and none that nobody reads', () => {
  expect([...new Set(shown)].toSorted()).toEqual([...new Set([...declared, ...others])].toSorted());
});
