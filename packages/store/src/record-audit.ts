import { type AuditFact, auditRecord, type Outgoing } from '@weir/messaging';
import type { Transaction } from 'kysely';
import { enqueue } from './outbox.ts';
import type { StoreTables } from './tables.ts';

/** A row of the outbox that is committed and not sent yet: `relay.offer(owed.id, owed.outgoing)` sends it at once, else a sweep does. */
export interface Owed {
  readonly id: string;
  readonly outgoing: readonly Outgoing[];
}

/**
 * Owes AUDIT one or more records, in the transaction of what they tell of. They have a row of their own: beside envelopes of another
 * stream they would have those sent again and again while AUDIT is full, beyond the time in which their stream recognises a repeat.
 */
export async function recordAudit<Tables extends StoreTables>(
  tx: Transaction<Tables>,
  source: string,
  ...facts: readonly AuditFact[]
): Promise<Owed> {
  const outgoing = facts.map((fact) => auditRecord(source, fact));
  return { id: (await enqueue(tx, outgoing)) as string, outgoing };
}
