import type { Logger } from '@weir/telemetry';

/** So soon a refresh that failed is tried again: whoever is asked may just be starting. */
const TRY_AGAIN_MS = 500;

/** Refreshes now, and again and again; while that fails, what was last known holds. Returns how to stop. */
export function keepFresh(refresh: () => Promise<void>, periodMs: number, log: Logger, what: string): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const run = async (): Promise<void> => {
    const pauseMs = await refresh().then(
      () => periodMs,
      (error: unknown) => {
        log.debug({ err: error }, `${what} could not be refreshed`);
        return Math.min(periodMs, TRY_AGAIN_MS);
      },
    );
    if (!isStopped) timer = setTimeout(() => void run(), pauseMs);
  };
  void run();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
