import { Database } from '@weir/store';
import type { Jobs } from './jobs.ts';

const LOOK_EVERY_MS = 50;
/** Of a young table Postgres has no statistics, and then would rather sort all of it than read the index in order. */
const PLAN_SETTINGS = ['bitmapscan', 'seqscan', 'sort'].map((plan) => `-c enable_${plan}=off`).join(' ');
const RECORDED_MS_MAX = 60_000;

/**
 * Null while a job is open, else how many there are. The newest are looked at first, by the index, and they are the last to finish: so
 * nearly every look ends at its first row, and all rows are counted only once, at the end. The machine is busy with something else.
 */
const RECORDED = {
  name: 'bench-recorded',
  text: `
    with open as materialized (
      select 1 from orchestrator.jobs where tenant_id = $1 and created_at >= $2 and finished_at is null order by created_at desc limit 1
    )
    select case when not exists (select from open)
      then (select count(*) from orchestrator.jobs where tenant_id = $1 and created_at >= $2) end::int as recorded`,
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
   *
   * @throws when it does not happen.
   */
  async awaitFinished(since: Date, jobs: number): Promise<number> {
    const deadline = performance.now() + RECORDED_MS_MAX;
    for (;;) {
      // A statement sees what was committed before it began, however long it takes.
      const asked = performance.now();
      const [row] = await this.#database.run<{ recorded: number | null }>(RECORDED, [this.#tenantId, since]);
      const recorded = row?.recorded ?? null;
      if (recorded !== null && recorded >= jobs) return asked;
      if (performance.now() > deadline) {
        const found = recorded === null ? 'some are still open' : `only ${recorded} are there`;
        throw new Error(`${jobs} jobs were accepted, but ${RECORDED_MS_MAX / 1000} s after the last of them ${found}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
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

  close(): Promise<void> {
    return this.#database.close();
  }
}
