import { type ColumnKind, columnsOf, type Database, groupOfRows, type Statement, singleRow } from '@weir/store';
import type { EndedAttemptRecord } from '../domain/job-history.ts';
import { inFlightStates } from '../domain/job-state.ts';
import type { JobRow } from '../domain/job-view.ts';
import type { Tables } from '../tables.ts';
import { jsonOf } from './finish-jobs.ts';
import { GATE } from './gate-column.ts';

/** An attempt that failed, and in how many ms the next one may begin if there is one. */
export interface FailedAttempt extends EndedAttemptRecord {
  readonly jobId: string;
  readonly delayMs: number;
}

/** What was recorded of it. */
export interface EndedAttempt {
  readonly id: string;
  readonly tenant_id: string;
  readonly operation: string;
  readonly queue: string;
  readonly priority: number;
  readonly state: 'retrying' | 'dead_lettered';
  readonly attempt: number;
  readonly max_attempts: number;
  /** As Postgres writes them into JSON. */
  readonly created_at: string;
  readonly finished_at: string | null;
  readonly delay_ms: number;
  /** Only of a job that is given up on. */
  readonly given_up: GivenUp | null;
}

/** What else its dead letter, and whoever waits for it, are told. */
export interface GivenUp extends Pick<JobRow, 'request' | 'notify' | 'error' | 'progress'> {
  readonly started_at: string;
}

export interface EndedAttempts {
  readonly rows: readonly EndedAttempt[];
  /** The outbox row that owes their events, and the one that owes their dead letters: while DEAD_LETTERS is full no event is to come again and again. */
  readonly outboxId: string | null;
  readonly lettersId: string | null;
}

/** Of each failure: what `NAMES` names. */
const FAILURE: readonly ColumnKind[] = [
  'uuid',
  'smallint',
  'text',
  'timestamptz',
  'timestamptz',
  'json',
  'json',
  'integer',
];
const NAMES = 'id, attempt, worker, started_at, finished_at, error, record, delay_ms';
/** The list of attempts that have ended with one more. It stays the text it is, which jsonb might refuse. */
export const withAttempt = (record: string): string =>
  `(coalesce(left(jobs.attempts::text, -1) || ',', '[') || ${record}::text || ']')::json`;
const isCurrent = (attempt: string): string =>
  `jobs.id = ${attempt}.id and jobs.attempt = ${attempt}.attempt and jobs.state = any($${FAILURE.length + 1}::text[])`;

/**
 * The jobs wait for their next attempts, or are given up on, with what the outbox owes, in one statement. The attempt is the fence, as in
 * `finish-jobs`.
 */
const endFrom = (failures: string): string => `
    with ended as (
      update jobs set state = case when jobs.attempt < jobs.max_attempts then 'retrying' else 'dead_lettered' end,
        worker = failure.worker, started_at = failure.started_at, error = failure.error,
        finished_at = case when jobs.attempt < jobs.max_attempts then null else failure.finished_at end,
        attempts = case when jobs.attempt < jobs.max_attempts
          then ${withAttempt('failure.record')} else jobs.attempts end
      from ${failures} where ${isCurrent('failure')}
      returning jobs.id, jobs.tenant_id, jobs.operation, jobs.queue, jobs.priority, jobs.state, jobs.attempt, jobs.max_attempts,
        jobs.created_at, jobs.finished_at, failure.delay_ms, ${GATE} as gate,
        case when jobs.state = 'dead_lettered' then json_build_object('request', jobs.request, 'notify', jobs.notify,
          'error', jobs.error, 'progress', jobs.progress, 'started_at', jobs.started_at) end as given_up
    ), waits as (
      insert into waiting (job_id, tenant_id, queue, priority, due_at, gate)
      select id, tenant_id, queue, priority, now() + delay_ms * interval '1 ms', gate from ended where state = 'retrying'
      on conflict (job_id) do update set due_at = excluded.due_at
    ), owed as (
      insert into outbox (kind, facts)
      select 'job-changed', json_agg(json_build_array(id, state, attempt)) from ended having count(*) > 0
      returning id
    ), letters as (
      insert into outbox (kind, facts)
      select 'job-given-up', json_agg(id) from ended where state = 'dead_lettered' having count(*) > 0
      returning id
    )
    select json_agg(ended) as rows, (select id from owed) as outbox_id, (select id from letters) as letters_id
    from ended having count(*) > 0`;

/** A job that somebody else changes right now is left out, so that it holds up no other; asked for alone it is waited for. */
const END: Statement = {
  name: 'end-attempts',
  text: endFrom(`(
        select given.* from ${groupOfRows(FAILURE)} as given (${NAMES}) join jobs on ${isCurrent('given')} for update of jobs skip locked
      ) as failure`),
};
const END_ONE: Statement = { name: 'end-one-attempt', text: endFrom(`${singleRow(FAILURE)} as failure (${NAMES})`) };

interface Answer {
  readonly rows: readonly EndedAttempt[];
  readonly outbox_id: string;
  readonly letters_id: string | null;
}

/** Ends attempts that failed, each named once. What was no longer current is not among what is returned. */
export async function endAttempts(
  database: Pick<Database<Tables>, 'run'>,
  failures: readonly FailedAttempt[],
): Promise<EndedAttempts> {
  const rows = failures.map(({ jobId, delayMs, ...record }) => {
    const { attempt, worker, startedAt, finishedAt, error } = record;
    return [jobId, attempt, worker, startedAt, finishedAt, jsonOf(error), JSON.stringify(record), delayMs] as const;
  });
  const [row, ...others] = rows;
  const [answer] =
    row !== undefined && others.length === 0
      ? await database.run<Answer>(END_ONE, [...row, inFlightStates])
      : await database.run<Answer>(END, [...columnsOf(rows, FAILURE), inFlightStates]);
  return { rows: answer?.rows ?? [], outboxId: answer?.outbox_id ?? null, lettersId: answer?.letters_id ?? null };
}
