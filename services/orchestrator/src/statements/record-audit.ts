import type { Outgoing } from '@weir/messaging';
import { enqueue } from '@weir/store';
import type { Transaction } from 'kysely';
import { type AuditFact, auditRecord } from '../domain/audit-record.ts';
import type { Tables } from '../tables.ts';

/** A row of the outbox that is committed and not sent yet: `relay.offer(owed.id, owed.outgoing)` sends it at once, else a sweep does. */
export interface Owed {
  readonly id: string;
  readonly outgoing: readonly Outgoing[];
}

/**
 * Owes AUDIT a record, in the transaction of what it tells of. It has a row of its own: beside envelopes of another stream it would
 * have them sent again and again while AUDIT is full, beyond the time in which their stream recognises a repeat.
 */
export async function recordAudit(tx: Transaction<Tables>, source: string, fact: AuditFact): Promise<Owed> {
  const outgoing = [auditRecord(source, fact)];
  return { id: (await enqueue(tx, outgoing)) as string, outgoing };
}
