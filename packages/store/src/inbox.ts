import type { Transaction } from 'kysely';
import type { StoreTables } from './tables.ts';

/**
 * Claims envelopes for a consumer, in the transaction of their effect. Returns the ids that are new; the others have taken effect
 * before. Keep rows longer than any stream keeps a message.
 */
export async function claim<Tables extends StoreTables>(
  tx: Transaction<Tables>,
  consumer: string,
  envelopeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const store = tx as unknown as Transaction<StoreTables>;
  // In one order, so that two groups that overlap wait for one another and never hold each other up.
  const ids = [...new Set(envelopeIds)].toSorted();
  const rows = await store
    .insertInto('inbox')
    .values(ids.map((envelope_id) => ({ consumer, envelope_id })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('envelope_id')
    .execute();
  return new Set(rows.map((row) => row.envelope_id));
}
