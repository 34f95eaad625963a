import type { ListDeadLettersQuery } from '@weir/schemas';
import { behind } from '@weir/store';
import { type ExpressionBuilder, sql } from 'kysely';
import type { DeadLetterRow } from '../domain/dead-letter.ts';
import type { Parts } from '../parts.ts';
import type { Tables } from '../tables.ts';
import { inTenants } from './in-tenants.ts';

/** Which dead letters are meant, among those of these tenants. */
export interface DeadLetterFilter
  extends Pick<ListDeadLettersQuery, 'fingerprint' | 'code' | 'operation' | 'since' | 'until' | 'jobId'> {
  readonly tenantIds: readonly string[];
}

type Expressions = ExpressionBuilder<Tables, 'dead_letters'>;

/** The condition of a filter. */
export const matching = (filter: DeadLetterFilter) => (eb: Expressions) => {
  const { tenantIds, fingerprint, code, operation, since, until, jobId } = filter;
  return eb.and([
    eb('dead_letters.tenant_id', 'in', tenantIds),
    ...(fingerprint === undefined ? [] : [eb('dead_letters.fingerprint', '=', fingerprint)]),
    ...(code === undefined ? [] : [eb('dead_letters.code', '=', code)]),
    ...(operation === undefined ? [] : [eb('dead_letters.operation', '=', operation)]),
    ...(jobId === undefined ? [] : [eb('dead_letters.job_id', '=', jobId)]),
    ...(since === undefined ? [] : [eb('dead_letters.failed_at', '>=', new Date(since))]),
    ...(until === undefined ? [] : [eb('dead_letters.failed_at', '<', new Date(until))]),
  ]);
};

/** How often the lineage of a dead letter was redriven. */
export const redrives = sql<number>`(select count(*)::int from redrives where redrives.root_id = dead_letters.root_id)`;

const columns = [
  'id',
  'tenant_id',
  'fingerprint',
  'code',
  'reason',
  'operation',
  'job_id',
  'attempts',
  'failed_at',
  'recorded_at',
  'stream',
  'consumer',
  'sequence',
  'redrivable',
  'root_id',
  'redrive_of',
  'redriven_as',
] as const;

export interface DeadLetterPage {
  readonly filter: DeadLetterFilter;
  readonly limit: number;
  /** Where the last page ended. */
  readonly after: { readonly time: Date; readonly id: string } | undefined;
}

export async function findDeadLetter(
  { database }: Parts,
  id: string,
  tenantIds: readonly string[],
): Promise<DeadLetterRow | undefined> {
  return inTenants(database, tenantIds, (tx) =>
    tx
      .selectFrom('dead_letters')
      .select([...columns, 'envelope', 'raw', redrives.as('redrives')])
      .where('id', '=', id)
      .where('tenant_id', 'in', tenantIds)
      .executeTakeFirst(),
  );
}

/** The latest first. */
export async function listDeadLetters(
  { database }: Parts,
  { filter, limit, after }: DeadLetterPage,
): Promise<readonly Omit<DeadLetterRow, 'envelope' | 'raw'>[]> {
  return inTenants(database, filter.tenantIds, (tx) => {
    let select = tx
      .selectFrom('dead_letters')
      .select([...columns, redrives.as('redrives')])
      .where(matching(filter));
    if (after !== undefined) select = select.where(behind(after, 'failed_at'));
    return select.orderBy('failed_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  });
}

/** The dead letters of one cause, with the latest of them. */
export interface DeadLetterGroupRow extends Omit<DeadLetterRow, 'envelope' | 'raw'> {
  readonly count: number;
  readonly first_failed_at: Date;
}

/** Groups by fingerprint, the one with the latest failure first; that one stands for its group. */
export async function groupDeadLetters(
  { database }: Parts,
  { filter, limit, after }: DeadLetterPage,
): Promise<readonly DeadLetterGroupRow[]> {
  return inTenants(database, filter.tenantIds, (tx) => {
    const latest = sql<string>`(array_agg(id order by failed_at desc, id desc))[1]`;
    let select = tx
      .with('groups', (db) =>
        db
          .selectFrom('dead_letters')
          .select([
            latest.as('latest_id'),
            sql<number>`count(*)::int`.as('count'),
            sql<Date>`min(failed_at)`.as('first_failed_at'),
          ])
          .where(matching(filter))
          .groupBy('fingerprint'),
      )
      .selectFrom('groups')
      .innerJoin('dead_letters', 'dead_letters.id', 'groups.latest_id')
      .select([...columns, redrives.as('redrives'), 'count', 'first_failed_at']);
    if (after !== undefined) select = select.where(behind(after, 'failed_at'));
    return select.orderBy('failed_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  });
}
