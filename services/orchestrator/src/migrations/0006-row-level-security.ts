import { addTenantToOutbox, protectTables } from '@weir/store';
import { type Kysely, sql } from 'kysely';

/**
 * A tenant's transaction sees and writes the rows of that tenant and no others (ADR 0017). `lingering` names jobs only; those of a
 * tenant are found by the jobs that it sees.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addTenantToOutbox(db);
  await sql`alter table redrives add tenant_id uuid`.execute(db);
  // Of a lineage whose dead letters and jobs are all gone nobody can ask any more: it is left to the platform.
  await sql`update redrives set tenant_id = coalesce(
    (select tenant_id from dead_letters where dead_letters.root_id = redrives.root_id limit 1),
    (select tenant_id from jobs where jobs.id = redrives.job_id),
    '00000000-0000-0000-0000-000000000000')`.execute(db);
  await sql`alter table redrives alter tenant_id set not null`.execute(db);
  await protectTables(db, 'orchestrator', {
    lingering: 'exists (select from jobs where jobs.id = lingering.job_id)',
    sweep_cursor: 'true',
  });
}
