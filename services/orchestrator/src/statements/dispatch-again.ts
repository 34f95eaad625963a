import type { Envelope } from '@weir/messaging';
import type { Database } from '@weir/store';
import { sql } from 'kysely';
import { type RequestRow, requestColumns, requestOf } from '../domain/stored-request.ts';
import type { Tables } from '../tables.ts';

/** The current attempt at a job, whose work has to be published. */
export interface Dispatched {
  readonly request: Envelope<'job-requested'>;
  readonly attempt: number;
  /** It may have been published before, so that JetStream is to know it by its id, which is not a pack's. */
  readonly again?: true;
}

/**
 * The jobs among these that are dispatched and have got no further: their work may never have been published. They count as
 * dispatched now, since the reconcile sweep compares that time with what WORK holds.
 */
export async function dispatchAgain(
  database: Database<Tables>,
  ids: readonly string[],
): Promise<readonly Dispatched[]> {
  const rows = await database.with((kysely) =>
    kysely
      .updateTable('jobs')
      .set({ dispatched_at: sql<Date>`now()` })
      .where('id', 'in', ids)
      .where('state', '=', 'dispatched')
      .returning([...requestColumns, 'attempt'])
      .execute(),
  );
  return rows.map((row) => ({ request: requestOf(row as RequestRow), attempt: row.attempt, again: true }));
}
