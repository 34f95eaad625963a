import type { Envelope } from '@weir/messaging';
import { type Database, jsonColumn, plainColumn, type Statement } from '@weir/store';
import { OPEN } from '../domain/gate.ts';
import type { JobState } from '../domain/job-state.ts';
import type { Tables } from '../tables.ts';

/** What to write of one requested job. `dueAt` parks it in the table until then, null until there is room; `held` keeps it in memory. */
export interface Acceptance {
  readonly request: Envelope<'job-requested'>;
  readonly state: Extract<JobState, 'scheduled' | 'queued' | 'dispatched'>;
  readonly dueAt?: string | null;
  readonly held?: true;
  /** What it waits for beside room; nothing else when absent. */
  readonly gate?: string;
}

/**
 * Jobs, parked jobs and what the outbox owes in one statement, and so in one commit. The job's primary key is the dedup: what is
 * there already stays as it is. A parked row of such a job is harmless, the dispatcher moves only jobs that may be dispatched.
 * A deadline that has passed counts from now, so that the expiry sweep need not look back for it.
 */
const ACCEPT: Statement = {
  name: 'accept-jobs',
  text: `
    with inserted as (
      insert into jobs (id, tenant_id, operation, queue, state, attempt, max_attempts, priority, notify, deadline_at, created_at, envelope, dispatched_at)
      select id, tenant_id, operation, queue, state, case state when 'dispatched' then 1 else 0 end, max_attempts, priority, notify,
        case when deadline_at is not null then greatest(deadline_at, now()) end, created_at, envelope,
        case state when 'dispatched' then now() end
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::smallint[], $8::text[], $9::timestamptz[], $10::timestamptz[],
        string_to_array($11, e'\\x1e', '')::json[])
        as arrived (id, tenant_id, operation, queue, state, max_attempts, priority, notify, deadline_at, created_at, envelope)
      on conflict (id) do nothing
      returning id, state
    ), parked as (
      insert into waiting (job_id, tenant_id, queue, priority, due_at, gate)
      select job_id, tenant_id, queue, priority, coalesce(due_at, now()), gate
      from unnest($12::uuid[], $13::uuid[], $14::text[], $15::smallint[], $16::timestamptz[], $17::text[])
        as arrived (job_id, tenant_id, queue, priority, due_at, gate)
      on conflict (job_id) do nothing
    ), owed as (
      insert into outbox (kind, facts)
      select 'job-changed', json_agg(json_build_array(id, state, 0)) from inserted where state = 'scheduled' having count(*) > 0
      returning id
    )
    select id, (select id from owed) as outbox_id from inserted`,
};

/** Returns the ids that are new, and the outbox row that owes the events of those that are scheduled for later. */
export async function acceptJobs(
  database: Pick<Database<Tables>, 'run'>,
  acceptances: readonly Acceptance[],
): Promise<{ readonly inserted: ReadonlySet<string>; readonly outboxId: string | null }> {
  const columns: (string | number | null)[][] = Array.from({ length: 16 }, () => []);
  const requests: string[] = [];
  const add = (from: number, values: readonly (string | number | null)[]) => {
    for (let index = 0; index < values.length; index += 1) columns[from + index]?.push(values[index] ?? null);
  };
  for (const { request, state, dueAt, gate = OPEN } of acceptances) {
    const { subject: id, tenantid, data } = request;
    const { operation, queue, maxAttempts, priority, notify = null, deadline = null, requestedAt } = data;
    add(0, [id, tenantid, operation, queue, state, maxAttempts, priority, notify, deadline, requestedAt]);
    requests.push(JSON.stringify(request));
    if (dueAt !== undefined) add(10, [id, tenantid, queue, priority, dueAt, gate]);
  }
  const plain = columns.map(plainColumn);
  const rows = await database.run<{ id: string; outbox_id: string | null }>(ACCEPT, [
    ...plain.slice(0, 10),
    jsonColumn(requests),
    ...plain.slice(10),
  ]);
  return { inserted: new Set(rows.map((row) => row.id)), outboxId: rows[0]?.outbox_id ?? null };
}
