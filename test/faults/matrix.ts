import type { Cell } from './cell.ts';
import { clocks } from './cells/clocks.ts';
import { disks } from './cells/disks.ts';
import { kills } from './cells/kills.ts';
import { limits } from './cells/limits.ts';
import { links } from './cells/links.ts';
import { outages } from './cells/outages.ts';
import { pointCells } from './cells/points.ts';
import { poison } from './cells/poison.ts';

/** Every cell that can be run by `npm run faults`; the rows and budgets are those of the fault-test matrix. */
export const matrix: readonly Cell[] = [
  ...kills,
  ...pointCells,
  ...outages,
  ...links,
  ...disks,
  ...limits,
  ...clocks,
  ...poison,
].toSorted((a, b) => Number(a.name.match(/\d+/)?.[0]) - Number(b.name.match(/\d+/)?.[0]));

/** Rows of the matrix, and invariants, that have no cell yet, and why. */
export const notTested: Readonly<Record<string, string>> = {
  F13: 'policies do not exist yet',
  F15: 'backup and restore are no part of the product yet',
  F16: 'the ledger does not exist yet; flipped blocks of the store are not tested',
  I5: 'the ledger does not exist yet',
  I6: 'one tenant only is under load; test/e2e/cross-tenant.test.ts reads across tenants',
  I8: 'policies do not exist yet; revocation is tested without load, with and without NATS',
  'power loss': 'SIGKILL keeps what the kernel has in its cache; LazyFS would be needed',
};

/** The cells whose name is, or begins with, one of these. @throws RangeError when one names nothing. */
export function choose(names: readonly string[]): readonly Cell[] {
  for (const name of names)
    if (!matrix.some((cell) => isChosen(cell, name)))
      throw new RangeError(`--only: there is no cell ${name}; --list shows all`);
  return matrix.filter((cell) => names.some((name) => isChosen(cell, name)));
}

const isChosen = (cell: Cell, name: string): boolean => cell.name === name || cell.name.startsWith(`${name}-`);
