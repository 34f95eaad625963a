import { type Owed, recordAudit, runnerIn } from '@weir/store';
import { sql, type Transaction } from 'kysely';
import { scheduledEvent } from '../acceptance.ts';
import type { Parts } from '../parts.ts';
import type { Tables } from '../tables.ts';
import { acceptJobs } from './accept-jobs.ts';
import type { Asked, Redriven } from './redrive-group.ts';

/** Writes down what was decided; returns what the outbox owes. */
export async function recordRedrives(
  tx: Transaction<Tables>,
  parts: Parts,
  redriven: readonly Redriven[],
  { asker, input }: Asked,
): Promise<readonly Owed[]> {
  const made = redriven.flatMap(({ letter, decision, acceptance }) =>
    acceptance === undefined || decision.kind !== 'redrive' ? [] : [{ letter, number: decision.number, acceptance }],
  );
  if (made.length === 0) return [];
  const { outboxId } = await acceptJobs(
    runnerIn(tx),
    made.map(({ acceptance }) => ({ ...acceptance, gate: parts.dispatcher.gateOf(acceptance.request.data) })),
  );
  const rows = made.map(({ letter, number, acceptance }) => ({
    tenant_id: letter.tenantId,
    root_id: letter.rootId,
    number,
    dead_letter_id: letter.id,
    job_id: acceptance.request.subject,
    principal: asker.principal,
  }));
  await tx.insertInto('redrives').values(rows).execute();
  await sql`update dead_letters set redriven_as = redriven.job_id
    from unnest(${rows.map((row) => row.dead_letter_id)}::uuid[], ${rows.map((row) => row.job_id)}::uuid[]) as redriven (id, job_id)
    where dead_letters.id = redriven.id`.execute(tx);
  const facts = made.map(({ letter, number, acceptance: { request } }) => ({
    tenantId: letter.tenantId,
    principal: asker.principal,
    ...(asker.ownTenantId === undefined ? {} : { ownTenantId: asker.ownTenantId }),
    action: 'dead-letter.redrive',
    resource: { type: 'dead-letter', id: letter.id },
    requestId: asker.requestId,
    traceparent: asker.traceparent,
    occasion: String(number),
    details: { jobId: request.subject, number, corrected: input !== undefined },
  }));
  const audited = await recordAudit(tx, parts.source, ...facts);
  if (outboxId === null) return [audited];
  const scheduled = made.filter(({ acceptance }) => acceptance.state === 'scheduled');
  return [
    audited,
    { id: outboxId, outgoing: scheduled.map(({ acceptance }) => scheduledEvent(parts.source, acceptance.request)) },
  ];
}
