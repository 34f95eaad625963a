import type { Envelope } from '@weir/messaging';
import { type ColumnKind, columnsOf, type Database, groupOfRows, type Statement, singleRow } from '@weir/store';
import type { Tables } from '../tables.ts';
import { columnsOfJob, JOB } from './accept-jobs.ts';
import { type Finished, jsonOf, type Outcome } from './finish-jobs.ts';

/** A job whose first attempt ended before the job was recorded. */
export interface EndedJob {
  readonly request: Envelope<'job-requested'>;
  readonly outcome: Outcome;
}

/** Of each: its job, and how it ended. */
const ENDED_JOB: readonly ColumnKind[] = [...JOB, 'text', 'timestamptz', 'timestamptz', 'json', 'json'];

/** One commit for what `accept-jobs` and `finish-jobs` do in two, with the same dedup and the same debt. No row when all of them were there before. */
const recordFrom = (rows: string): string => `
    with recorded as (
      insert into jobs (id, tenant_id, operation, queue, state, attempt, max_attempts, priority, notify, deadline_at, created_at, request, dispatched_at,
        worker, started_at, finished_at, output, error)
      select id, tenant_id, operation, queue, state, 1, max_attempts, priority, notify,
        case when deadline_at is not null then greatest(deadline_at, now()) end, created_at, request, now(),
        worker, started_at, finished_at, output, error
      from ${rows}
        as arrived (id, tenant_id, operation, queue, state, max_attempts, priority, notify, deadline_at, created_at, request,
          worker, started_at, finished_at, output, error)
      on conflict (id) do nothing
      returning id, state, attempt
    ), owed as (
      insert into outbox (kind, facts)
      select 'job-changed', json_agg(json_build_array(id, state, attempt)) from recorded having count(*) > 0
      returning id
    )
    select json_agg(id) as recorded, (select id from owed) as outbox_id from recorded having count(*) > 0`;
const RECORD: Statement = { name: 'record-ended-jobs', text: recordFrom(groupOfRows(ENDED_JOB)) };
const RECORD_ONE: Statement = { name: 'record-one-ended-job', text: recordFrom(singleRow(ENDED_JOB)) };

interface Recorded {
  readonly recorded: readonly string[];
  readonly outbox_id: string;
}

/** Returns what is new, as `finishJobs` does, and the outbox row that owes its events. */
export async function recordEndedJobs(
  database: Pick<Database<Tables>, 'run'>,
  jobs: readonly EndedJob[],
): Promise<{ readonly rows: readonly Finished[]; readonly outboxId: string | null }> {
  const values = jobs.map(({ request, outcome: { state, worker, startedAt, finishedAt, output, error } }) => [
    ...columnsOfJob(request, state),
    worker,
    startedAt,
    finishedAt,
    jsonOf(output),
    jsonOf(error),
  ]);
  const [job, ...others] = values;
  const [answer] =
    job !== undefined && others.length === 0
      ? await database.run<Recorded>(RECORD_ONE, job)
      : await database.run<Recorded>(RECORD, columnsOf(values, ENDED_JOB));
  if (answer === undefined) return { rows: [], outboxId: null };
  const recorded = new Set(answer.recorded);
  const fresh = jobs.filter(({ request }) => recorded.has(request.subject));
  return { rows: fresh.map(rowOf), outboxId: answer.outbox_id };
}

/** What Postgres would answer: all of it is known here. */
function rowOf({ request, outcome }: EndedJob): Finished {
  const { operation, queue, maxAttempts: max_attempts, priority, notify, requestedAt } = request.data;
  const { attempt, state, startedAt: started_at, finishedAt: finished_at } = outcome;
  return {
    id: request.subject,
    tenant_id: request.tenantid,
    operation,
    queue,
    state,
    attempt,
    created_at: requestedAt,
    finished_at,
    awaited: notify === undefined ? null : { notify, started_at, max_attempts, priority, request },
  };
}
