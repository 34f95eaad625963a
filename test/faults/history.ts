import { appendFileSync } from 'node:fs';

/** What a client knows of one try: `info` means that nobody can say whether it was accepted. */
export type TryOutcome = 'ok' | 'fail' | 'info';

/** One request of the load, with all its tries; every try has the same idempotency key, if any. */
export interface Operation {
  readonly index: number;
  readonly key: string;
  /** It is sent without its key, and not again once somebody may have accepted it. */
  readonly keyless: boolean;
  readonly operation: string;
  /** When it was due, in ms since the epoch. */
  readonly dueAt: number;
  readonly expected: Expected;
  tries: number;
  outcome: TryOutcome | undefined;
  /** What the first try came to; later ones are a client's patience. */
  firstOutcome: TryOutcome | undefined;
  /** Every id that was ever answered: one, unless the key made two jobs. */
  readonly ids: Set<string>;
  acceptedAt: number | undefined;
  status: number | undefined;
}

/** How a job has to end, and with what. */
export interface Expected {
  readonly state: 'succeeded' | 'dead_lettered' | 'failed' | 'cancelled';
  readonly output?: unknown;
  /** Any output will do, for instance a time that was measured. */
  readonly anyOutput?: true;
}

/** One line of the history, as it is written: what clients saw and what was done to the system, in the order in which it was seen. */
export type Entry = Readonly<Record<string, unknown>> & {
  readonly type: 'invoke' | TryOutcome | 'cancel' | 'fault' | 'phase';
};

/** The history of one run, in memory and as JSON lines in a file. */
export class History {
  readonly operations: Operation[] = [];
  readonly #file: string | undefined;
  #lines: string[] = [];

  constructor(file?: string) {
    this.#file = file;
  }

  add(entry: Entry): void {
    this.#lines.push(JSON.stringify({ at: Date.now(), ...entry }));
    if (this.#lines.length >= 500) this.flush();
  }

  flush(): void {
    if (this.#file !== undefined && this.#lines.length > 0) appendFileSync(this.#file, `${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}
