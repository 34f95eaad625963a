import type { Database, Statement } from '@weir/store';
import type { Tables } from '../tables.ts';

/** Lets jobs that were held in memory wait in the table instead, in the order in which they came. Only jobs without a gate are held. */
const PARK: Statement = {
  name: 'park-held',
  text: `
    insert into waiting (job_id, tenant_id, queue, priority, due_at, gate)
    select id, tenant_id, queue, priority, recorded_at, '' from jobs where id = any($1::uuid[]) and state = $2
    on conflict (job_id) do nothing`,
};

export async function parkHeld(database: Database<Tables>, ids: readonly string[]): Promise<void> {
  await database.run(PARK, [ids, 'queued']);
}
