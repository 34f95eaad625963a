import { setTimeout as sleep } from 'node:timers/promises';
import { inspectedStreams, inspectorName } from '@weir/jetstream';
import { withBus } from '../with-bus.ts';

const LOOK_EVERY_MS = 500;

/**
 * Resolves when the inspector has read what the load left in the streams, which it does bit by bit in the minute after: a system that does
 * is not idle yet. Gives up when that takes longer.
 */
export const caughtUp = (natsUrl: string, withinMs: number): Promise<void> =>
  withBus(natsUrl, async (bus) => {
    const { consumers } = await bus.manager();
    for (const until = performance.now() + withinMs; performance.now() < until; await sleep(LOOK_EVERY_MS)) {
      const infos = await Promise.all(inspectedStreams.map((stream) => consumers.info(stream, inspectorName(stream))));
      if (infos.every(({ num_pending, num_ack_pending }) => num_pending + num_ack_pending === 0)) return;
    }
  });
