import type { Tables } from './tables.ts';

export interface Rules {
  /** False lets a result of any attempt in: what the mutation check of the simulation does. */
  readonly fenced: boolean;
  /** False lets a request that is known begin anew. */
  readonly deduplicated: boolean;
  /** False forgets who holds a concurrency key. */
  readonly slotted: boolean;
  /** False grants no lease, neither to who was handed work nor to who names it. */
  readonly leased: boolean;
}

export type Statement = (tables: Tables, values: readonly unknown[], now: Date, rules: Rules) => unknown[];
