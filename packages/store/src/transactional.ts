import type { Delivery, GroupHandler, Outgoing } from '@weir/messaging';
import type { MessageType } from '@weir/schemas';
import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import { claim } from './inbox.ts';
import { enqueue } from './outbox.ts';
import type { OutboxRelay } from './outbox-relay.ts';
import type { StoreTables } from './tables.ts';

/** A handler whose effect is in our database: it also receives the transaction that its effect must be in. */
export type TransactionalHandler<Tables, T extends MessageType = MessageType> = (
  deliveries: readonly Delivery<T>[],
  tx: Transaction<Tables>,
) => Promise<readonly Outgoing[]>;

/**
 * Claim, effect and outgoing envelopes of a group commit together, or not at all. A delivery that has taken effect before does not
 * reach the handler. What the handler returns is sent by the relay; nothing is left for the consumer to publish.
 */
export const transactional =
  <Tables extends StoreTables, T extends MessageType>(
    database: Database<Tables>,
    relay: OutboxRelay,
    handler: TransactionalHandler<Tables, T>,
  ): GroupHandler<T> =>
  async (deliveries) => {
    const [first] = deliveries;
    if (first === undefined) return { publish: [] };
    const owed = await database.with((kysely) =>
      kysely.transaction().execute(async (tx) => {
        const fresh = await claim(
          tx,
          first.consumer,
          deliveries.map((delivery) => delivery.envelope.id),
        );
        const seen = new Set<string>();
        const todo = deliveries.filter(({ envelope: { id } }) => fresh.has(id) && !seen.has(id) && seen.add(id));
        if (todo.length === 0) return undefined;
        const outgoing = await handler(todo, tx);
        return { id: await enqueue(tx, outgoing), outgoing };
      }),
    );
    if (owed?.id !== undefined) relay.offer(owed.id, owed.outgoing);
    return { publish: [] };
  };
