import type { MessageType } from '@weir/schemas';
import { RetryableError } from './errors.ts';
import type { GroupHandler } from './handler.ts';
import type { Notifier, Publisher } from './publisher.ts';
import type { Delivery, Envelope } from './vocabulary.ts';

/** What became of a group; a delivery that is in neither was dealt with. */
export interface GroupResult<T extends MessageType = MessageType> {
  readonly failed: ReadonlyMap<Delivery<T>, unknown>;
  readonly duplicates: ReadonlySet<Delivery<T>>;
  readonly replies: ReadonlyMap<Delivery<T>, Envelope>;
}

export interface Roads {
  readonly publisher: Publisher;
  readonly notifier: Notifier;
}

/**
 * Handles a group of deliveries, publishes what the handler returned, and says which deliveries failed and why, and which were repeats. Whichever road
 * brought them, this is the way they take; the road then settles each.
 *
 * Nothing is settled before what it caused is stored: a crash in between repeats the delivery, never loses its consequence.
 */
export async function processGroup<T extends MessageType>(
  deliveries: readonly Delivery<T>[],
  handler: GroupHandler<T>,
  roads: Roads,
): Promise<GroupResult<T>> {
  const failed = new Map<Delivery<T>, unknown>();
  const duplicates = new Set<Delivery<T>>();
  const replies = new Map<Delivery<T>, Envelope>();
  try {
    const outcome = await handler(deliveries);
    if (outcome.notify !== undefined && outcome.notify.length > 0) roads.notifier.notify(outcome.notify);
    if (outcome.publish.length > 0) await roads.publisher.publish(outcome.publish);
    for (const [delivery, error] of outcome.failed ?? []) failed.set(delivery, error);
    for (const delivery of outcome.duplicates ?? []) duplicates.add(delivery);
    for (const [delivery, reply] of outcome.replies ?? []) replies.set(delivery, reply);
  } catch (error) {
    // One envelope can make a whole statement fail. Halving finds it, and lets the others through. What may pass by itself, such as
    // a server that is away or a stream that is full, is no envelope's fault: halving would only ask again, more often.
    if (deliveries.length > 1 && !(error instanceof RetryableError)) {
      const middle = deliveries.length >> 1;
      for (const half of [deliveries.slice(0, middle), deliveries.slice(middle)]) {
        const result = await processGroup(half, handler, roads);
        for (const [delivery, cause] of result.failed) failed.set(delivery, cause);
        for (const delivery of result.duplicates) duplicates.add(delivery);
        for (const [delivery, reply] of result.replies) replies.set(delivery, reply);
      }
    } else {
      for (const delivery of deliveries) failed.set(delivery, error);
    }
  }
  return { failed, duplicates, replies };
}
