import { sql, type Transaction } from 'kysely';
import type { JobState } from '../domain/job-state.ts';
import type { RedriveCase } from '../domain/redrive.ts';
import type { Tables } from '../tables.ts';
import { type DeadLetterFilter, matching } from './find-dead-letters.ts';

/** One dead letter by its id, or the oldest that were never redriven, behind the last of the page before. */
export type Selection =
  | { readonly id: string; readonly tenantIds: readonly string[] }
  | { readonly filter: DeadLetterFilter; readonly after: Place | undefined; readonly limit: number };

export interface Place {
  readonly failedAt: Date;
  readonly id: string;
}

export interface LockedLetter extends RedriveCase {
  readonly place: Place;
}

/**
 * Locks dead letters and their lineages until the transaction ends, so that two who ask at once do not both count the same redrives.
 * The letters before the lineages, and those in order: nobody waits for one who waits for him.
 */
export async function lockDeadLetters(tx: Transaction<Tables>, selection: Selection): Promise<readonly LockedLetter[]> {
  const rows = await select(tx, selection).execute();
  if (rows.length === 0) return [];
  const roots = [...new Set(rows.map((row) => row.root_id))].toSorted();
  await sql`select pg_advisory_xact_lock(hashtextextended(root::text, 0)) from unnest(${roots}::uuid[]) as root`.execute(
    tx,
  );
  const counts = await tx
    .selectFrom('redrives')
    .select(['root_id', (eb) => eb.fn.countAll<string>().as('count')])
    .where('root_id', 'in', roots)
    .groupBy('root_id')
    .execute();
  const redrives = new Map(counts.map((row) => [row.root_id, Number(row.count)]));
  const jobs = await jobsOf(
    tx,
    rows.flatMap((row) => [row.job_id ?? [], row.redriven_as ?? []].flat()),
  );
  return rows.map((row) => {
    const redriven = row.redriven_as === null ? undefined : jobs.get(row.redriven_as);
    return {
      id: row.id,
      tenantId: row.tenant_id,
      envelope: row.envelope,
      rootId: row.root_id,
      redrives: redrives.get(row.root_id) ?? 0,
      jobState: row.job_id === null ? undefined : jobs.get(row.job_id)?.state,
      redriven:
        row.redriven_as === null
          ? undefined
          : { jobId: row.redriven_as, state: redriven?.state, input: redriven?.input },
      place: { failedAt: row.failed_at, id: row.id },
    };
  });
}

function select(tx: Transaction<Tables>, selection: Selection) {
  const letters = tx
    .selectFrom('dead_letters')
    .select(['id', 'tenant_id', 'envelope', 'root_id', 'job_id', 'redriven_as', 'failed_at'])
    .forUpdate();
  if ('id' in selection) return letters.where('id', '=', selection.id).where('tenant_id', 'in', selection.tenantIds);
  const { filter, after, limit } = selection;
  let oldest = letters
    .where(matching(filter))
    .where('redrivable', '=', true)
    .where('redriven_as', 'is', null)
    .orderBy('failed_at')
    .orderBy('id')
    .limit(limit)
    // One that is locked is being redriven or deleted by somebody else.
    .skipLocked();
  if (after !== undefined)
    oldest = oldest.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('failed_at', 'id'), '>', tuple(after.failedAt, after.id)),
    );
  return oldest;
}

async function jobsOf(
  tx: Transaction<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly state: JobState; readonly input: unknown }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('jobs')
    .select(['id', 'state', sql<unknown>`request->'data'->'input'`.as('input')])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
