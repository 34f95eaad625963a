import { type ColumnKind, columnsOf, type Database, groupOfRows, type Statement } from '@weir/store';
import type { EndedAttemptRecord } from '../domain/job-history.ts';
import { inFlightStates } from '../domain/job-state.ts';
import { type RequestRow, requestColumns } from '../domain/stored-request.ts';
import type { Tables } from '../tables.ts';
import { withAttempt } from './end-attempts.ts';

/** A job of which an attempt is out. */
export interface InFlight extends RequestRow {
  readonly attempt: number;
  readonly worker: string | null;
  readonly started_at: Date | null;
  readonly dispatched_at: Date | null;
}

const FIND: Statement = {
  name: 'find-in-flight',
  text: `select ${requestColumns.join(', ')}, attempt, worker, started_at, dispatched_at from jobs
    where id = any($1::uuid[]) and state = any($2::text[])`,
};

/** Those of these jobs of which an attempt is out. */
export const findInFlight = (database: Pick<Database<Tables>, 'run'>, ids: readonly string[]): Promise<InFlight[]> =>
  database.run<InFlight>(FIND, [ids, inFlightStates]);

const NEXT: readonly ColumnKind[] = ['uuid', 'smallint', 'text', 'json'];

/** The attempt is the fence, as in `finish-jobs`. */
const BEGIN: Statement = {
  name: 'begin-next-attempts',
  text: `
    with lost as (
      update jobs set state = 'dispatched', attempt = jobs.attempt + 1, attempts = ${withAttempt('ended.record')}, worker = ended.next_worker,
        dispatched_at = now(), started_at = null, progress = null
      from ${groupOfRows(NEXT)} as ended (id, attempt, next_worker, record)
      where jobs.id = ended.id and jobs.attempt = ended.attempt and jobs.state = any($${NEXT.length + 1}::text[])
      returning jobs.id, ended.attempt
    ), owed as (
      insert into outbox (kind, facts)
      select 'job-changed', json_agg(json_build_array(id, 'retrying', attempt)) from lost having count(*) > 0
      returning id
    )
    select json_agg(id) as begun, (select id from owed) as outbox_id from lost having count(*) > 0`,
};

export interface NextAttempt {
  readonly jobId: string;
  /** The attempt that has ended. */
  readonly record: EndedAttemptRecord;
  /** Who takes the next one, if that is known. */
  readonly worker: string | null;
}

interface Begun {
  readonly begun: readonly string[];
  readonly outbox_id: string;
}

/** Begins the next attempts at jobs, each named once, whose attempt is over and was not their last. Returns of which, and the outbox row that owes their events. */
export async function beginNextAttempts(
  database: Pick<Database<Tables>, 'run'>,
  next: readonly NextAttempt[],
): Promise<{ readonly begun: readonly string[]; readonly outboxId: string | null }> {
  const rows = next.map(({ jobId, record, worker }) => [jobId, record.attempt, worker, JSON.stringify(record)]);
  const [answer] = await database.run<Begun>(BEGIN, [...columnsOf(rows, NEXT), inFlightStates]);
  return { begun: answer?.begun ?? [], outboxId: answer?.outbox_id ?? null };
}
