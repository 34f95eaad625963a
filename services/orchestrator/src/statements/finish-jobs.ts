import type { Job } from '@weir/schemas';
import { type ColumnKind, columnsOf, type Database, groupOfRows, type Statement, singleRow } from '@weir/store';
import type { FinalState } from '../domain/after-attempt.ts';
import { inFlightStates } from '../domain/job-state.ts';
import type { JobRow } from '../domain/job-view.ts';
import type { StoredRequest } from '../domain/stored-request.ts';
import type { Tables } from '../tables.ts';

/** How one attempt ended, for good. */
export interface Outcome {
  readonly jobId: string;
  readonly attempt: number;
  readonly state: FinalState;
  readonly output?: unknown;
  readonly error?: Job['error'];
  readonly worker: string;
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** What was recorded. */
export interface Finished {
  readonly id: string;
  readonly tenant_id: string;
  readonly operation: string;
  readonly queue: string;
  readonly state: FinalState;
  readonly attempt: number;
  /** As Postgres writes them into JSON. */
  readonly created_at: string;
  readonly finished_at: string;
  /** Only of a job for which a client waits. */
  readonly awaited: AwaitedJob | null;
}

/** What else the client is told. */
export interface AwaitedJob extends Pick<JobRow, 'max_attempts' | 'priority'> {
  readonly request: StoredRequest;
  readonly notify: string;
  readonly started_at: string;
}

/** Of each outcome: what `updateFrom` names. */
const OUTCOME: readonly ColumnKind[] = [
  'uuid',
  'smallint',
  'text',
  'text',
  'timestamptz',
  'timestamptz',
  'json',
  'json',
];

/**
 * The attempt is the fence: a result of another attempt than the current one changes nothing, and neither does a second result. States
 * are a parameter, never a literal: beside a partial index a literal once drove the plan from that index, fifteen times the work (ADR 0009).
 */
const updateFrom = (rows: string): string => `
      update jobs set state = result.state, output = result.output, error = result.error, worker = result.worker,
        started_at = result.started_at, finished_at = result.finished_at
      from ${rows}
        as result (id, attempt, state, worker, started_at, finished_at, output, error)
      where jobs.id = result.id and jobs.attempt = result.attempt and jobs.state = any($9::text[])
      returning jobs.id, jobs.tenant_id, jobs.operation, jobs.queue, jobs.state, jobs.attempt, jobs.created_at, jobs.finished_at,
        case when jobs.notify is not null
          then json_build_object('notify', jobs.notify, 'started_at', jobs.started_at, 'max_attempts', jobs.max_attempts, 'priority', jobs.priority,
            'request', jobs.request)
        end as awaited`;

/** Outcomes and what the outbox owes, in one statement; no row when nothing was recorded. */
const finishFrom = (rows: string): string => `
    with finished as (${updateFrom(rows)}
    ), owed as (
      insert into outbox (kind, facts)
      select 'job-changed', json_agg(json_build_array(id, state, attempt)) from finished having count(*) > 0
      returning id
    )
    select json_agg(finished) as finished, (select id from owed) as outbox_id from finished having count(*) > 0`;
const FINISH: Statement = { name: 'finish-jobs', text: finishFrom(groupOfRows(OUTCOME)) };
const FINISH_ONE: Statement = { name: 'finish-one-job', text: finishFrom(singleRow(OUTCOME)) };

/** One row for the whole group, and one JSON text in it: the driver makes an object of each row, and looks at each of its columns. */
interface Answer {
  readonly outbox_id: string | null;
  readonly finished: readonly Finished[];
}

/** Returns what was recorded, and the outbox row that owes its events. */
export async function finishJobs(
  database: Database<Tables>,
  outcomes: readonly Outcome[],
): Promise<{ readonly rows: readonly Finished[]; readonly outboxId: string | null }> {
  const rows = outcomes.map(
    ({ jobId, attempt, state, output, error, worker, startedAt, finishedAt }) =>
      [jobId, attempt, state, worker, startedAt, finishedAt, jsonOf(output), jsonOf(error)] as const,
  );
  const [row, ...others] = rows;
  const [answer] =
    row !== undefined && others.length === 0
      ? await database.run<Answer>(FINISH_ONE, [...row, inFlightStates])
      : await database.run<Answer>(FINISH, [...columnsOf(rows, OUTCOME), inFlightStates]);
  return { rows: answer?.finished ?? [], outboxId: answer?.outbox_id ?? null };
}

/** JSON text, or null. */
export const jsonOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);
