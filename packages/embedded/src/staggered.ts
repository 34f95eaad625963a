import { setTimeout as delay } from 'node:timers/promises';

/**
 * The first success of several ways to the same thing. The next way begins when all before it have failed, or after `patienceMs` beside them.
 * Once one succeeds the others are told to stop and waited for, so that nothing of them is still at work afterwards.
 */
export async function staggered<T>(
  ways: readonly ((signal: AbortSignal) => Promise<T>)[],
  patienceMs: number,
): Promise<T> {
  const stop = new AbortController();
  const begun: Promise<T>[] = [];
  try {
    for (const way of ways) {
      begun.push(way(stop.signal));
      const settled = Promise.any(begun).then(
        () => 'succeeded',
        () => 'failed',
      );
      if ((await Promise.race([settled, delay(patienceMs, 'slow', { ref: false })])) === 'succeeded') break;
    }
    return await Promise.any(begun);
  } finally {
    stop.abort(new Error('another source was quicker'));
    await Promise.allSettled(begun);
  }
}
