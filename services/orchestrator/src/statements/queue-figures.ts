import { type Database, runnerIn, type Statement } from '@weir/store';
import { inFlightStates } from '../domain/job-state.ts';
import type { KeyFigures, TenantFigures } from '../domain/queue-view.ts';
import type { Tables } from '../tables.ts';
import type { Runs } from './take-waiting.ts';

/** An open job was recorded since the reconcile sweep last read, or lingers: neither way reads the whole table. */
const TENANTS: Statement = {
  name: 'queue-figures',
  text: `
    with recent as (
      select id, queue, tenant_id, state, recorded_at from jobs
      where recorded_at >= (select recorded_until from sweep_cursor) and (state = any($2::text[]) or state = 'queued')
      union
      select jobs.id, queue, tenant_id, state, recorded_at from lingering join jobs on jobs.id = lingering.job_id
      where state = any($2::text[]) or state = 'queued'
    ), counted as (
      select queue, tenant_id, state = any($2::text[]) as out, recorded_at, null::timestamptz as due_at from recent
      where state <> 'queued' or not exists (select from waiting where job_id = recent.id)
      union all
      select queue, tenant_id, null, null, due_at from waiting
    )
    select queue, tenant_id as "tenantId",
      (count(*) filter (where out))::int as "inFlight",
      (count(*) filter (where not out))::int as held,
      (count(*) filter (where due_at <= now()))::int as due,
      (count(*) filter (where due_at > now()))::int as later,
      (extract(epoch from now() - least(min(recorded_at) filter (where not out), min(due_at) filter (where due_at <= now()))) * 1000)::float8 as "oldestWaitMs"
    from counted where $1::uuid is null or tenant_id = $1 group by queue, tenant_id`,
};

/** The table of slots has the keys in flight, the gates have those that wait. */
const KEYS: Statement = {
  name: 'queue-keys',
  text: `
    select queue, "tenantId", key, sum(out)::int as "inFlight", sum(waits)::int as waiting from (
      select queue, tenant_id as "tenantId", concurrency_key as key, count(*) as out, 0 as waits from slots
      where concurrency_key <> '' and ($1::uuid is null or tenant_id = $1) group by 1, 2, 3
      union all
      select queue, tenant_id, substr(gate, strpos(gate, '/') + 1), 0, count(*) from waiting
      where gate like '%/_%' and due_at <= now() and ($1::uuid is null or tenant_id = $1) group by 1, 2, 3
    ) as each_one group by 1, 2, 3 order by sum(out) + sum(waits) desc, 1, 2, 3 limit $2`,
};

const KEYS_MAX = 1_000;

/** Of one tenant, in its name, or of all when it is null. */
export async function queueFigures(database: Database<Tables>, tenantId: string | null) {
  const ask = async (runs: Runs) => ({
    tenants: await runs.run<TenantFigures>(TENANTS, [tenantId, inFlightStates]),
    keys: await runs.run<KeyFigures>(KEYS, [tenantId, KEYS_MAX]),
  });
  return tenantId === null ? ask(database) : database.asTenant(tenantId, (tx) => ask(runnerIn(tx)));
}
