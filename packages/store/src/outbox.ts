import type { Outgoing } from '@weir/messaging';
import type { Transaction } from 'kysely';
import type { StoreTables } from './tables.ts';

/** The kind of outbox row whose facts are the envelopes themselves. */
export const ENVELOPES = 'envelopes';

/** Owes these envelopes to the bus, in the transaction of the change that they tell of. Returns the row's id. */
export async function enqueue<Tables extends StoreTables>(
  tx: Transaction<Tables>,
  outgoing: readonly Outgoing[],
): Promise<string | undefined> {
  if (outgoing.length === 0) return undefined;
  const store = tx as unknown as Transaction<StoreTables>;
  const row = await store
    .insertInto('outbox')
    .values({ kind: ENVELOPES, facts: JSON.stringify(outgoing) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
