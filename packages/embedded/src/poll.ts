import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the answer is yes or the time is over; says which. For states of other processes, which send no events. */
export async function poll(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs = 20,
): Promise<boolean> {
  const endsAt = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > endsAt) return false;
    await delay(everyMs);
  }
  return true;
}
