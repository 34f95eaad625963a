import type { Statement } from '@weir/store';
import type { Candidate } from '../domain/admission.ts';
import type { Runs } from './take-waiting.ts';

/** Tenants of a queue that one look sees; the next look goes on behind them. */
const TENANTS_MAX = 500;
/** So many gates a look sees altogether, and some more where there is much room; of each tenant two at least. */
const GATES_SEEN = 256;
const GATES_EACH = `greatest(2, (${GATES_SEEN} + 4 * $3::bigint) / (select count(*) from seen))`;
/** Of each tenant and priority so many are looked at at least, so that a large weight finds enough of its own. */
const EACH_MIN = 8;

/** The tenants that have jobs in the queue behind a cursor, found by jumping along the index. */
const TENANTS = `tenants as (
    (select tenant_id from waiting where queue = $1 and tenant_id >= $2 order by tenant_id limit 1)
    union all
    select (select tenant_id from waiting where queue = $1 and tenant_id > tenants.tenant_id order by tenant_id limit 1)
    from tenants where tenant_id is not null
  ), seen as (select tenant_id from tenants where tenant_id is not null limit ${TENANTS_MAX})`;

const COLUMNS = `job_id, tenant_id, priority, gate, due_at`;

/** By priority, one jump each: what is not due yet is never read. */
const OPEN_JOBS = `select next.* from seen cross join unnest('{9,8,7,6,5,4,3,2,1,0}'::smallint[]) as level (priority)
    cross join lateral (
      select ${COLUMNS} from waiting
      where queue = $1 and tenant_id = seen.tenant_id and gate = '' and priority = level.priority and due_at <= now()
      order by due_at limit least($3::bigint, greatest(${EACH_MIN}, 2 * $3::bigint / (select count(*) from seen)))
    ) as next`;

/** Behind a gate with a key no more can go than its key allows; behind one with a rate alone as many as there is room. */
const GATED_JOBS = `select next.* from gates cross join lateral (
      select ${COLUMNS} from waiting
      where queue = $1 and tenant_id = gates.tenant_id and gate = gates.gate and due_at <= now()
      order by priority desc, due_at limit case when gates.gate like '%/' then $3::bigint else $4::bigint end
    ) as next where gates.gate is not null`;

const GATES = `gates as (
    select seen.tenant_id, 1::bigint as place, (select min(gate) from waiting where queue = $1 and waiting.tenant_id = seen.tenant_id
      and gate > coalesce((select behind.gate from unnest($5::uuid[], $6::text[]) as behind (tenant_id, gate) where behind.tenant_id = seen.tenant_id), '')) as gate
    from seen
    union all
    select tenant_id, place + 1, (select min(gate) from waiting where queue = $1 and waiting.tenant_id = gates.tenant_id and gate > gates.gate)
    from gates where gate is not null and place < ${GATES_EACH}
  )`;

const VIEW = `select job_id as "jobId", tenant_id as "tenantId", priority, gate, extract(epoch from due_at)::float8 * 1000 as "order"`;
/** There is a row also when nothing is due, so that the next look knows where to go on. */
const SEEN = `(select count(*)::int from seen) as "tenantsSeen", (select max(tenant_id::text) from seen) as "lastTenant"`;

/** Jobs without a gate: queue, tenants behind, room. */
const OPEN_CANDIDATES: Statement = {
  name: 'open-candidates',
  text: `with recursive ${TENANTS}, jobs_next as (${OPEN_JOBS})
    ${VIEW}, 0 as "keyInFlight", ${SEEN} from (select) as look left join jobs_next on true order by due_at`,
};

const gated = (jobs: string): string => `with recursive ${TENANTS}, ${GATES}, jobs_next as (${jobs})
    ${VIEW}, ${SEEN},
      case when gate = '' or gate like '%/' then 0 else (
        select count(*)::int from slots where slots.tenant_id = jobs_next.tenant_id and concurrency_key <> ''
          and concurrency_key = substr(gate, strpos(gate, '/') + 1)) end as "keyInFlight",
      (select json_object_agg(tenant_id, last) from (
        select tenant_id, max(gate) as last from gates group by tenant_id having count(gate) >= ${GATES_EACH}) as cut) as "gatesUntil"
    from (select) as look left join jobs_next on true order by due_at`;

/** Jobs with a gate: queue, tenants behind, room, what a key allows, by tenant the gates behind which to look. */
const GATED_CANDIDATES: Statement = { name: 'gated-candidates', text: gated(GATED_JOBS) };
/** All jobs of a queue whose every job counts. */
const LIMITED_CANDIDATES: Statement = {
  name: 'limited-candidates',
  text: gated(`${GATED_JOBS} union all ${OPEN_JOBS}`),
};

type Row = { readonly [K in keyof Candidate]: Candidate[K] | null } & {
  readonly tenantsSeen: number;
  readonly lastTenant: string | null;
  readonly gatesUntil?: Readonly<Record<string, string>> | null;
};

/** Where the next look goes on, so that nobody is overlooked where there are more than one look sees. */
export interface Cursor {
  readonly tenantId: string;
  /** By tenant the last gate that was seen, of those that have more. */
  readonly gates: Readonly<Record<string, string>>;
}

const START: Cursor = { tenantId: '00000000-0000-0000-0000-000000000000', gates: {} };

export interface Look {
  readonly candidates: readonly Candidate[];
  /** Undefined when everything has been seen. */
  readonly next: Cursor | undefined;
}

export interface Looking {
  readonly queue: string;
  readonly room: number;
  readonly which: 'open' | 'gated' | 'all';
  readonly keyMax: number;
  readonly from: Cursor | undefined;
}

/** What could go next in a queue, of each tenant some; the oldest first. */
export async function nextCandidates(runs: Runs, { queue, room, which, keyMax, from }: Looking): Promise<Look> {
  const { tenantId, gates } = from ?? START;
  const rows =
    which === 'open'
      ? await runs.run<Row>(OPEN_CANDIDATES, [queue, tenantId, room])
      : await runs.run<Row>(which === 'gated' ? GATED_CANDIDATES : LIMITED_CANDIDATES, [
          queue,
          tenantId,
          room,
          keyMax,
          Object.keys(gates),
          Object.values(gates),
        ]);
  const [{ tenantsSeen, lastTenant, gatesUntil } = { tenantsSeen: 0, lastTenant: null }] = rows;
  const hasMore = tenantsSeen >= TENANTS_MAX && lastTenant !== null;
  const next =
    hasMore || (gatesUntil ?? null) !== null
      ? { tenantId: hasMore ? lastTenant : START.tenantId, gates: gatesUntil ?? {} }
      : undefined;
  return { candidates: rows.filter((row): row is Row & Candidate => row.jobId !== null), next };
}
