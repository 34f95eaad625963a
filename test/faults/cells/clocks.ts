import type { Cell } from '../cell.ts';

export const clocks: readonly Cell[] = [];
