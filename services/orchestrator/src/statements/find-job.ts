import type { Database } from '@weir/store';
import type { LastAttempt } from '../domain/job-attempts.ts';
import type { EndedAttemptRecord } from '../domain/job-history.ts';
import { type JobRow, jobColumns } from '../domain/job-view.ts';
import type { Tables } from '../tables.ts';

/** The tenant is asked for beside the policy that asks for it too: neither is the only guard. */
const FIND = `select ${jobColumns.join(', ')}, attempts, worker from jobs where id = $1 and tenant_id = $2`;

export type FoundJob = JobRow & LastAttempt & { readonly attempts: readonly EndedAttemptRecord[] | null };

/** Undefined when the tenant has no such job. Clients ask for this all the time, so it is one round trip. */
export async function findJob(
  database: Database<Tables>,
  { id, tenantId }: { readonly id: string; readonly tenantId: string },
): Promise<FoundJob | undefined> {
  const [row] = await database.runAs<FoundJob>(tenantId, FIND, [id, tenantId]);
  return row;
}
