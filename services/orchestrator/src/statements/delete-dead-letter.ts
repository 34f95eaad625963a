import type { Asker } from '@weir/schemas';
import { recordAudit } from '@weir/store';
import type { Parts } from '../parts.ts';

/**
 * Deletes a dead letter for good; false when there is none with the id. The inbox remembers it, so no redelivery brings it back, and
 * its redrives still count for its lineage.
 */
export async function deleteDeadLetter(
  { database, relay, source }: Parts,
  id: string,
  tenantIds: readonly string[],
  { principal, ownTenantId, requestId, traceparent }: Asker,
): Promise<boolean> {
  const owed = await database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const gone = await tx
        .deleteFrom('dead_letters')
        .where('id', '=', id)
        .where('tenant_id', 'in', tenantIds)
        .returning(['tenant_id', 'code', 'fingerprint', 'job_id'])
        .executeTakeFirst();
      if (gone === undefined) return undefined;
      const { tenant_id: tenantId, code, fingerprint, job_id } = gone;
      return recordAudit(tx, source, {
        tenantId,
        principal,
        ...(ownTenantId === undefined ? {} : { ownTenantId }),
        action: 'dead-letter.delete',
        resource: { type: 'dead-letter', id },
        requestId,
        traceparent,
        occasion: '',
        details: { code, fingerprint, ...(job_id === null ? {} : { jobId: job_id }) },
      });
    }),
  );
  if (owed === undefined) return false;
  relay.offer(owed.id, owed.outgoing);
  return true;
}
