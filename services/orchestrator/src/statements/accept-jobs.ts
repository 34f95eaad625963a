import type { Envelope } from '@weir/messaging';
import { type ColumnKind, columnsOf, type Database, groupOfRows, type Statement, singleRow } from '@weir/store';
import { OPEN } from '../domain/gate.ts';
import type { JobState } from '../domain/job-state.ts';
import { storedRequest } from '../domain/stored-request.ts';
import type { Tables } from '../tables.ts';

/** What to write of one requested job. `dueAt` parks it in the table until then, null until there is room; `held` keeps it in memory. */
export interface Acceptance {
  readonly request: Envelope<'job-requested'>;
  readonly state: Extract<JobState, 'scheduled' | 'queued' | 'dispatched'>;
  readonly dueAt?: string | null;
  readonly held?: true;
  /** Recorded with its end, if that comes at once. */
  readonly endsAtOnce?: boolean;
  /** What it waits for beside room; nothing else when absent. */
  readonly gate?: string;
}

/** Of each job: what `insertFrom` names. */
export const JOB: readonly ColumnKind[] = [
  'uuid',
  'uuid',
  'text',
  'text',
  'text',
  'smallint',
  'smallint',
  'text',
  'timestamptz',
  'timestamptz',
  'json',
];

/** Of each that is parked. */
const PARKED: readonly ColumnKind[] = ['uuid', 'uuid', 'text', 'smallint', 'timestamptz', 'text'];

/**
 * The job's primary key is the dedup: what is there already stays as it is. A deadline that has passed counts from now, so that the
 * expiry sweep need not look back for it.
 */
const insertFrom = (rows: string): string => `
      insert into jobs (id, tenant_id, operation, queue, state, attempt, max_attempts, priority, notify, deadline_at, created_at, request, dispatched_at)
      select id, tenant_id, operation, queue, state, case state when 'dispatched' then 1 else 0 end, max_attempts, priority, notify,
        case when deadline_at is not null then greatest(deadline_at, now()) end, created_at, request,
        case state when 'dispatched' then now() end
      from ${rows}
        as arrived (id, tenant_id, operation, queue, state, max_attempts, priority, notify, deadline_at, created_at, request)
      on conflict (id) do nothing
      returning id, state`;
const INSERTED = `
    with inserted as (${insertFrom(groupOfRows(JOB))}
    )`;
const NEW = `case when count(*) < cardinality($1::uuid[]) then coalesce(json_agg(id), '[]'::json) end as inserted`;

/** Jobs that neither wait in the table nor owe an event, as nearly all: what a statement does not do costs it a tenth of its time all the same. */
const ACCEPT: Statement = {
  name: 'accept-jobs',
  text: `${INSERTED}
    select ${NEW}, null as outbox_id from inserted`,
};

/** One of these that comes alone: no group to gather, nothing to count. */
const ACCEPT_ONE: Statement = { name: 'accept-one-job', text: insertFrom(singleRow(JOB)) };

/**
 * Jobs, parked jobs and what the outbox owes in one statement, and so in one commit. A parked row of a job that was there already is
 * harmless, the dispatcher moves only jobs that may be dispatched.
 */
const ACCEPT_AND_PARK: Statement = {
  name: 'accept-and-park-jobs',
  text: `${INSERTED}, parked as (
      insert into waiting (job_id, tenant_id, queue, priority, due_at, gate)
      select job_id, tenant_id, queue, priority, coalesce(due_at, now()), gate
      from ${groupOfRows(PARKED, JOB.length + 1)}
        as arrived (job_id, tenant_id, queue, priority, due_at, gate)
      on conflict (job_id) do nothing
    ), owed as (
      insert into outbox (kind, facts)
      select 'job-changed', json_agg(json_build_array(id, state, 0)) from inserted where state = 'scheduled' having count(*) > 0
      returning id
    )
    select ${NEW}, (select id from owed) as outbox_id from inserted`,
};

/** One row for the whole group: the driver makes an object of each. */
interface Accepted {
  /** Null when it is all of them. */
  readonly inserted: readonly string[] | null;
  readonly outbox_id: string | null;
}

/** Returns the ids that are new, and the outbox row that owes the events of those that are scheduled for later. */
export async function acceptJobs(
  database: Pick<Database<Tables>, 'run'>,
  acceptances: readonly Acceptance[],
): Promise<{ readonly inserted: ReadonlySet<string>; readonly outboxId: string | null }> {
  const jobs: (string | number | null)[][] = [];
  const parked: (string | number | null)[][] = [];
  for (const { request, state, dueAt, gate = OPEN } of acceptances) {
    const { subject: id, tenantid, data } = request;
    jobs.push(columnsOfJob(request, state));
    if (dueAt !== undefined) parked.push([id, tenantid, data.queue, data.priority, dueAt, gate]);
  }
  const [job, ...others] = jobs;
  if (job !== undefined && others.length === 0 && parked.length === 0) {
    const rows = await database.run<{ readonly id: string }>(ACCEPT_ONE, job);
    return { inserted: new Set(rows.map(({ id }) => id)), outboxId: null };
  }
  const values = columnsOf(jobs, JOB);
  // A job that is scheduled waits in the table.
  const [accepted] =
    parked.length > 0
      ? await database.run<Accepted>(ACCEPT_AND_PARK, [...values, ...columnsOf(parked, PARKED)])
      : await database.run<Accepted>(ACCEPT, values);
  const inserted = accepted?.inserted ?? acceptances.map(jobIdOf);
  return { inserted: new Set(inserted), outboxId: accepted?.outbox_id ?? null };
}

const jobIdOf = ({ request }: Acceptance): string => request.subject;

/** The values of `JOB`. */
export function columnsOfJob(request: Envelope<'job-requested'>, state: JobState): (string | number | null)[] {
  const { subject: id, tenantid, data } = request;
  const { operation, queue, maxAttempts, priority, notify = null, deadline = null, requestedAt } = data;
  const stored = JSON.stringify(storedRequest(request));
  return [id, tenantid, operation, queue, state, maxAttempts, priority, notify, deadline, requestedAt, stored];
}
