import type { Statement } from '@weir/store';
import { openStates } from './domain/job-state.ts';
import { type JobRow, jobColumns } from './domain/job-view.ts';
import type { Parts } from './parts.ts';
import { announceClosing, closeJobs } from './statements/close-jobs.ts';

const SIZE_MAX = 200;
/** A job that was being recorded or changed during a sweep is found by a later one; no statement of ours takes longer. */
const MARGIN_MS = 30_000;

/** One question a second, by which a transaction begins only when there is something to end. */
const LOOK: Statement = {
  name: 'deadlines-passed',
  text: `select now() as now, exists (
    select 1 from jobs where deadline_at > $1 and deadline_at <= now() and state = any($2::text[])) as passed`,
};

/** Ends jobs whose deadline has passed, wherever they are. */
export class Expiry {
  readonly #parts: Parts;
  /** Deadlines before this were dealt with; without it the index would be read from its beginning every time. */
  #dealtWithUntil = new Date(0);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Returns how many jobs it ended. */
  async sweep(): Promise<number> {
    const { database } = this.#parts;
    const after = this.#dealtWithUntil;
    const [look] = await database.run<{ now: Date; passed: boolean }>(LOOK, [after, openStates]);
    if (look === undefined) return 0;
    let total = 0;
    for (let isMore = look.passed; isMore; ) {
      const count = await expire(this.#parts, after, look.now);
      total += count;
      isMore = count === SIZE_MAX;
    }
    this.#dealtWithUntil = new Date(look.now.getTime() - MARGIN_MS);
    return total;
  }
}

async function expire(parts: Parts, after: Date, until: Date): Promise<number> {
  const { database, source } = parts;
  const result = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const rows = await tx
        .selectFrom('jobs')
        .select(jobColumns)
        .where('deadline_at', '>', after)
        .where('deadline_at', '<=', until)
        .where('state', 'in', openStates)
        .limit(SIZE_MAX)
        .forUpdate()
        .skipLocked()
        .execute();
      if (rows.length === 0) return undefined;
      const error = { code: 'DEADLINE_EXCEEDED', message: 'the deadline passed before the job was finished' };
      return closeJobs(tx, source, rows as JobRow[], 'expired', error);
    }),
  );
  if (result === undefined) return 0;
  announceClosing(parts, result);
  return result.before.length;
}
