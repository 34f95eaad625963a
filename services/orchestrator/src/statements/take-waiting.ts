import type { Statement } from '@weir/store';
import { dispatchableStates } from '../domain/job-state.ts';
import { type RequestRow, requestColumns, requestOf } from '../domain/stored-request.ts';
import type { Dispatched } from './dispatch-again.ts';

type TakenRow = RequestRow & Pick<Dispatched, 'attempt'>;

/** A pool or one connection of it. */
export interface Runs {
  run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

const columnsOf = (rows: string): string => requestColumns.map((column) => `${rows}.${column}`).join(', ');

const take = (more: string): string => `
    with due as (
      delete from waiting where job_id in (select job_id from waiting where job_id = any($1::uuid[]) and due_at <= now() for update skip locked)
      returning job_id, gate
    ), dispatched as (
      update jobs set state = 'dispatched', attempt = jobs.attempt + 1, dispatched_at = now(), started_at = null, progress = null
      from due where jobs.id = due.job_id and jobs.state = any($2::text[]) and (jobs.deadline_at is null or jobs.deadline_at > now())
      returning ${columnsOf('jobs')}, jobs.attempt, due.gate
    )${more}
    select ${columnsOf('dispatched')}, dispatched.attempt
    from unnest($1::uuid[]) with ordinality as chosen (id, place) join dispatched on dispatched.id = chosen.id
    order by place`;

/** Takes waiting jobs and begins their next attempt; two dispatchers never take the same. Who may no longer run is left out. */
const TAKE: Statement = { name: 'take-waiting', text: take('') };

/** In the same commit those that count against a limit get their slots: all of them, or those with a concurrency key. */
const TAKE_WITH_SLOTS: Statement = {
  name: 'take-waiting-with-slots',
  text: take(`, counted as (
      insert into slots (job_id, queue, tenant_id, concurrency_key, attempt)
      select id, queue, tenant_id, substr(gate, strpos(gate, '/') + 1), attempt from dispatched
      where $3::boolean or substr(gate, strpos(gate, '/') + 1) <> ''
      on conflict (job_id) do update set attempt = excluded.attempt
    )`),
};

/** In the order of the ids. */
export const takeWaiting = (runs: Runs, ids: readonly string[]): Promise<Dispatched[]> =>
  runs.run<TakenRow>(TAKE, [ids, dispatchableStates]).then(takenOf);

export const takeWithSlots = (runs: Runs, ids: readonly string[], isEveryCounted: boolean): Promise<Dispatched[]> =>
  runs.run<TakenRow>(TAKE_WITH_SLOTS, [ids, dispatchableStates, isEveryCounted]).then(takenOf);

const takenOf = (rows: readonly TakenRow[]): Dispatched[] =>
  rows.map((row) => ({ request: requestOf(row), attempt: row.attempt }));
