import { DependencyUnavailable, fullJitterMs } from '@weir/messaging';
import type { Context } from './run.ts';

const BACKOFF = { baseMs: 200, capMs: 5_000 };
const SAY_EVERY = 10;

/** Runs what needs a server until that server is there, so that it does not matter which process starts first. Other errors are thrown. */
export async function untilAvailable<T>({ log, lifecycle }: Context, run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof DependencyUnavailable) || lifecycle.stopping) throw error;
      if (tries % SAY_EVERY === 1) log.warn({ err: error }, `${error.message}; it is tried again until it works`);
      await new Promise((resolve) => setTimeout(resolve, fullJitterMs(tries, BACKOFF)));
    }
  }
}
