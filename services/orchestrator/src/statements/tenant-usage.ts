import type { Statement } from '@weir/store';
import { openStates } from '../domain/job-state.ts';
import type { Runs } from './take-waiting.ts';

/** Jobs asked for before are settled: they are counted once, and those of them that have not ended are looked at by id. */
const SETTLED_AFTER = '2 minutes';

/** What is stored of a job, as it is stored: compressed, and without reading what stands outside the row. */
const BYTES = 'sum(pg_column_size(request) + coalesce(pg_column_size(output), 0))::bigint';

/** By the index of a tenant's jobs, from where it was counted before; the time goes to and fro as text, since a Date has no microseconds. */
const SINCE: Statement = {
  name: 'tenant-usage-since',
  text: `
    with boundary as materialized (select greatest($2::timestamptz, now() - interval '${SETTLED_AFTER}') as until)
    select boundary.until::text as until, counted.* from boundary left join lateral (
      select created_at <= boundary.until as settled, state = any($3::text[]) as open, count(*)::int as count, ${BYTES} as bytes,
        array_agg(id) filter (where created_at <= boundary.until and state = any($3::text[])) as ids
      from jobs where tenant_id = $1 and created_at > $2::timestamptz
      group by 1, 2) as counted on true`,
};

const AMONG: Statement = {
  name: 'tenant-usage-among',
  text: `
    select state = any($3::text[]) as open, count(*)::int as count, ${BYTES} as bytes, array_agg(id) as ids
    from jobs where id = any($2::uuid[]) and tenant_id = $1 group by 1`,
};

interface Counted {
  readonly open: boolean;
  readonly count: number;
  readonly bytes: string;
  readonly ids: readonly string[] | null;
}

type CountedSince = { readonly until: string } & (
  | ({ readonly settled: boolean } & Counted)
  | { readonly settled: null; readonly open: null; readonly count: null; readonly bytes: null; readonly ids: null }
);

/** How far a tenant's jobs are counted for good, and which of those had not ended. */
export interface CountedSoFar {
  readonly until: string;
  readonly endedBytes: number;
  readonly open: readonly string[];
}

export const NOTHING_COUNTED: CountedSoFar = { until: '-infinity', endedBytes: 0, open: [] };

export interface Usage {
  readonly jobsInFlight: number;
  readonly storedBytes: number;
}

/** Counts on from `before`: what it reads is what is new and what is open, not what a tenant has ever asked for. */
export async function countUsage(
  runs: Runs,
  tenantId: string,
  before: CountedSoFar,
): Promise<{ readonly usage: Usage; readonly counted: CountedSoFar }> {
  const since = await runs.run<CountedSince>(SINCE, [tenantId, before.until, openStates]);
  const among = before.open.length === 0 ? [] : await runs.run<Counted>(AMONG, [tenantId, before.open, openStates]);
  let [jobsInFlight, storedBytes, endedBytes] = [0, before.endedBytes, before.endedBytes];
  const open: string[] = [];
  const add = (row: Counted, isSettled: boolean) => {
    storedBytes += Number(row.bytes);
    if (row.open) jobsInFlight += row.count;
    if (isSettled && row.open) open.push(...(row.ids ?? []));
    if (isSettled && !row.open) endedBytes += Number(row.bytes);
  };
  for (const row of since) if (row.settled !== null) add(row, row.settled);
  for (const row of among) add(row, true);
  return {
    usage: { jobsInFlight, storedBytes },
    counted: { until: since[0]?.until ?? before.until, endedBytes, open },
  };
}
