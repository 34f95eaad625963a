import type { Step } from './nemesis.ts';
import type { Patch } from './patched-tree.ts';
import type { Random } from './random.ts';
import type { Mix } from './workload.ts';

/** What a cell is made for: it may draw from the seed, and is told how long the faults may last. */
export interface Circumstances {
  readonly random: Random;
  readonly faultMs: number;
}

/** How soon a system has to be itself again. Times are for a quiet machine; `--slack` multiplies them. */
export interface Budget {
  /** The longest time in which no client has a success. */
  readonly gapMs?: number;
  /** From the end of the load until every job is finished and the outbox is empty. */
  readonly drainMs: number;
  /** The least share of the jobs due during the faults that finish during them. */
  readonly finishedDuringFaults?: number;
  /** The least share of the requests that are accepted at the first try. */
  readonly atOnce?: number;
  readonly p99DuringMs?: number;
}

/** More environment for services, by name. */
export type Environment = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One cell of the fault matrix, as data. */
export interface Cell {
  /** `F1-orchestrator`: the row of the matrix, and which of its variants. */
  readonly name: string;
  readonly title: string;
  readonly plan: (circumstances: Circumstances) => readonly Step[];
  readonly budget: Budget;
  /** The least time that the faults need; `--seconds` may be more. */
  readonly faultSMin?: number;
  readonly ratePerS?: number;
  readonly mix?: Mix;
  readonly moreWorkers?: number;
  readonly environment?: Environment | ((home: string) => Environment);
  /** At least one attempt has to be taken over, or one stale result refused: else the fault missed its mark. */
  readonly expects?: { readonly takeovers?: number; readonly staleRefused?: number; readonly deadLetters?: number };
  /** Part of the short run in `npm run check`, with faults for so many seconds. */
  readonly smokeS?: number;
  /** Why it cannot run here; undefined when it can. */
  readonly cannotRun?: () => string | undefined;
  /** Clocks differ, so what a worker says of its own time proves nothing. */
  readonly clocksDiffer?: true;
  /** Before the system starts; what it returns undoes it when the system has stopped. */
  readonly prepare?: (home: string) => () => void;
  /** Runs a copy of this tree with these made otherwise. */
  readonly patches?: readonly Patch[];
  /** Runs in a mount namespace of its own, where it may fill a disk. */
  readonly privateMounts?: true;
}
