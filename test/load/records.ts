import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@weir/store';
import type { Jobs } from './jobs.ts';

const AGAIN_AFTER_MS_MIN = 20;
const AGAIN_AFTER_MS_MAX = 1_000;
/** Of a young table Postgres has no statistics, and then would rather sort all of it than read the index in order. */
const PLAN_SETTINGS = ['bitmapscan', 'seqscan', 'sort'].map((plan) => `-c enable_${plan}=off`).join(' ');
const RECORDED_MS_MAX = 60_000;

const RECORDED = {
  name: 'bench-recorded',
  text: `
    select count(*)::int as known, count(finished_at)::int as finished
    from orchestrator.jobs where tenant_id = $1 and created_at >= $2`,
};

/** The sums are what `Jobs` says they must be; $1 are the indexes that were refused. */
const RESULTS = {
  name: 'bench-results',
  text: `
    with job as (
      select state, (request->'data'->'input'->'values'->0->>0)::float8::bigint / 8 as index,
        (output->'value'->>0)::float8 as nominal, (output->'value'->>1)::float8 as uncertainty
      from orchestrator.jobs where operation = 'uncertainty.add'
    ), counted as (select * from job where not index = any($1::bigint[]))
    select count(*)::int as jobs, count(distinct index)::int as different, coalesce(sum(nominal), 0)::float8 as sum,
      count(*) filter (where state = 'succeeded' and nominal = index * 8 + index % 7 and abs(uncertainty - sqrt(0.05)) < 1e-9)::int as right
    from counted`,
};

const RETRIED = {
  name: 'bench-retried',
  text: `
    select count(*)::int as jobs, count(*) filter (where state = 'succeeded' and attempt = 2 and json_array_length(attempts) = 1)::int as retried
    from orchestrator.jobs where operation = 'diagnostics.fail'`,
};

interface Recorded {
  readonly known: number;
  readonly finished: number;
}

interface Results {
  readonly jobs: number;
  readonly different: number;
  readonly sum: number;
  readonly right: number;
}

/** What the orchestrator has recorded, read from its table. */
export class Records {
  readonly #database: Database<unknown>;
  readonly #tenantId: string;

  constructor(databaseUrl: string, tenantId: string) {
    const url = `${databaseUrl}?options=${encodeURIComponent(PLAN_SETTINGS)}`;
    this.#database = new Database({ url, schema: 'orchestrator', connectionsMax: 1 });
    this.#tenantId = tenantId;
  }

  /**
   * Resolves when every job created since then is finished and there are so many of them, with the moment at which that was so.
   * A look counts all of them, on a machine that is busy with them: the next one is when half of the rest should be done.
   *
   * @throws when it does not happen.
   */
  async awaitFinished(since: Date, jobs: number): Promise<number> {
    const deadline = performance.now() + RECORDED_MS_MAX;
    for (;;) {
      // A statement sees what was committed before it began, however long it takes.
      const asked = performance.now();
      const [row] = await this.#database.run<Recorded>(RECORDED, [this.#tenantId, since]);
      const { known = 0, finished = 0 } = row ?? {};
      if (finished >= jobs && finished === known) return asked;
      if (performance.now() > deadline) {
        const found = finished < known ? `${known - finished} are still open` : `only ${known} are there`;
        throw new Error(`${jobs} jobs were accepted, but ${RECORDED_MS_MAX / 1000} s after the last of them ${found}`);
      }
      const restMs = ((Date.now() - since.getTime()) * (Math.max(jobs, known) - finished)) / Math.max(finished, 1);
      await sleep(Math.min(Math.max(restMs / 2, AGAIN_AFTER_MS_MIN), AGAIN_AFTER_MS_MAX));
    }
  }

  /** @throws unless every accepted job is there once, succeeded, with the right value. */
  async verify(jobs: Jobs): Promise<void> {
    const [found] = await this.#database.run<Results>(RESULTS, [jobs.refused]);
    const { accepted, sum } = jobs;
    const expected: Results = { jobs: accepted, different: accepted, sum, right: accepted };
    const wrong = (Object.keys(expected) as (keyof Results)[]).filter((name) => found?.[name] !== expected[name]);
    if (wrong.length === 0) return;
    const list = wrong.map((name) => `${name} ${found?.[name]} instead of ${expected[name]}`).join(', ');
    throw new Error(`the recorded results are not those of the ${accepted} accepted jobs: ${list}`);
  }

  /** @throws unless every accepted job that was to fail first is there once, and succeeded with its second attempt. */
  async verifyRetried(accepted: number): Promise<void> {
    const [found] = await this.#database.run<{ readonly jobs: number; readonly retried: number }>(RETRIED, []);
    if (found?.jobs === accepted && found.retried === accepted) return;
    throw new Error(
      `${accepted} jobs were to fail first and then succeed: ${found?.jobs} are there, and ${found?.retried} did`,
    );
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
