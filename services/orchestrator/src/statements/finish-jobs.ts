import type { Envelope } from '@weir/messaging';
import type { Job } from '@weir/schemas';
import { type Database, jsonColumn, plainColumn, type Statement } from '@weir/store';
import { inFlightStates, type JobState } from '../domain/job-state.ts';
import type { Tables } from '../tables.ts';

/** How one attempt ended, for good. */
export interface Outcome {
  readonly jobId: string;
  readonly attempt: number;
  readonly state: Extract<JobState, 'succeeded' | 'failed' | 'expired'>;
  readonly output?: unknown;
  readonly error?: Job['error'];
  readonly worker: string;
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** What was recorded; `envelope` only of jobs for which a client waits. */
export interface Finished {
  readonly id: string;
  readonly tenant_id: string;
  readonly operation: string;
  readonly queue: string;
  readonly state: Outcome['state'];
  readonly attempt: number;
  readonly max_attempts: number;
  readonly priority: number;
  readonly created_at: Date;
  readonly started_at: Date;
  readonly finished_at: Date;
  readonly notify: string | null;
  readonly envelope: Envelope<'job-requested'> | null;
  readonly outbox_id: string;
}

/**
 * Outcomes and what the outbox owes, in one statement. The attempt is the fence: a result of another attempt than the current one
 * changes nothing, and neither does a second result. States are a parameter, never a literal: beside a partial index a literal
 * once drove the plan from that index, fifteen times the work (ADR 0009).
 */
const FINISH: Statement = {
  name: 'finish-jobs',
  text: `
    with finished as (
      update jobs set state = result.state, output = result.output, error = result.error, worker = result.worker,
        started_at = result.started_at, finished_at = result.finished_at
      from unnest($1::uuid[], $2::smallint[], $3::text[], 
        string_to_array($4, e'\\x1e', '')::json[], string_to_array($5, e'\\x1e', '')::json[], $6::text[], $7::timestamptz[], $8::timestamptz[])
        as result (id, attempt, state, output, error, worker, started_at, finished_at)
      where jobs.id = result.id and jobs.attempt = result.attempt and jobs.state = any($9::text[])
      returning jobs.id, jobs.tenant_id, jobs.operation, jobs.queue, jobs.state, jobs.attempt, jobs.max_attempts, jobs.priority, jobs.created_at,
        jobs.started_at, jobs.finished_at, jobs.notify, case when jobs.notify is not null then jobs.envelope end as envelope
    ), owed as (
      insert into outbox (kind, facts)
      select 'job-changed', json_agg(json_build_array(id, state, attempt)) from finished having count(*) > 0
      returning id
    )
    select finished.*, (select id from owed) as outbox_id from finished`,
};

export function finishJobs(database: Database<Tables>, outcomes: readonly Outcome[]): Promise<Finished[]> {
  const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));
  const column = (value: (outcome: Outcome) => string | number) => plainColumn(outcomes.map(value));
  return database.run<Finished>(FINISH, [
    column(({ jobId }) => jobId),
    column(({ attempt }) => attempt),
    column(({ state }) => state),
    jsonColumn(outcomes.map(({ output }) => json(output))),
    jsonColumn(outcomes.map(({ error }) => json(error))),
    column(({ worker }) => worker),
    column(({ startedAt }) => startedAt),
    column(({ finishedAt }) => finishedAt),
    inFlightStates,
  ]);
}
