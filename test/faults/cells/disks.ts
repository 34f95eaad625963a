import type { Cell } from '../cell.ts';

export const disks: readonly Cell[] = [];
