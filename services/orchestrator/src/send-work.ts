import { fullJitterMs, type Outgoing, type Publisher } from '@weir/messaging';
import type { Database } from '@weir/store';
import type { Logger } from '@weir/telemetry';
import { workAssigned } from './domain/job-envelopes.ts';
import type { Registry } from './registry.ts';
import { type Dispatched, dispatchAgain } from './statements/dispatch-again.ts';
import type { Tables } from './tables.ts';

const PUBLISH_BACKOFF = { baseMs: 200, capMs: 5_000 };

export interface SendOptions {
  readonly source: string;
  readonly database: Database<Tables>;
  readonly publisher: Publisher;
  readonly registry: Registry;
  readonly log: Logger;
}

/** Publishes the work of attempts, once. @throws RetryableError when no road takes it. */
export async function publishWork(
  { source, registry, publisher }: Pick<SendOptions, 'source' | 'registry' | 'publisher'>,
  assignments: readonly Dispatched[],
): Promise<void> {
  const work: Outgoing[] = [];
  for (const { request, attempt, again = false } of assignments) {
    const packSizeMax = registry.packSizeMax(request.data.operation);
    work.push(workAssigned(source, { request, attempt, again, packSizeMax }));
  }
  await publisher.publish(work);
}

/**
 * The jobs are dispatched in the database, so they must go out: it is tried until it works. By then some may have ended, and the others
 * count as dispatched only now.
 */
export async function sendWork(
  options: SendOptions,
  assignments: readonly Dispatched[],
  isStopped: () => boolean,
): Promise<void> {
  const { database, log } = options;
  const ids = assignments.map(({ request }) => request.subject);
  let current: readonly Dispatched[] = assignments;
  for (let tries = 1; current.length > 0; tries += 1) {
    try {
      if (tries > 1) current = await dispatchAgain(database, ids);
      await publishWork(options, current);
      return;
    } catch (error) {
      if (isStopped()) throw error;
      log.warn({ err: error, count: current.length }, 'work could not be published; trying again');
      await new Promise((resolve) => setTimeout(resolve, fullJitterMs(tries, PUBLISH_BACKOFF)));
    }
  }
}
