import type { Logger } from '@weir/telemetry';

/** Refreshes now, and again and again; while that fails, what was last known holds. Returns how to stop. */
export function keepFresh(refresh: () => Promise<void>, periodMs: number, log: Logger, what: string): () => void {
  const run = () =>
    void refresh().catch((error: unknown) => log.debug({ err: error }, `${what} could not be refreshed`));
  run();
  const timer = setInterval(run, periodMs);
  return () => clearInterval(timer);
}
