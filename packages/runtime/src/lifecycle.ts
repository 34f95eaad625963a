import type { Logger } from '@weir/telemetry';

/** Longer than any drain of ours; what hangs then is left to the process's end. */
const CLEANUP_TIMEOUT_MS = 10_000;

/** Cleanups of one process, run newest first: whoever opens something registers its closing on the next line. */
export class Lifecycle {
  readonly #cleanups: { readonly name: string; readonly close: () => unknown }[] = [];
  readonly #log: Logger;
  #stopping = false;
  #stopped = false;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** From when on nothing more should be sent here. */
  get stopping(): boolean {
    return this.#stopping;
  }

  onStop(name: string, close: () => unknown): void {
    this.#cleanups.push({ name, close });
  }

  /** Says that nothing more should be sent here, and works on for so long: whoever sends needs a moment to hear it. */
  async leave(graceMs: number): Promise<void> {
    this.#stopping = true;
    await new Promise((resolve) => setTimeout(resolve, graceMs));
  }

  /** One cleanup that fails or hangs does not keep the others from running. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#stopping = true;
    for (const { name, close } of this.#cleanups.splice(0).reverse()) {
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise((_resolve, reject) => {
        timer = setTimeout(
          () => reject(new Error(`did not close within ${CLEANUP_TIMEOUT_MS} ms`)),
          CLEANUP_TIMEOUT_MS,
        );
      });
      await Promise.race([Promise.resolve().then(close), timeout]).catch((error: unknown) =>
        this.#log.warn({ err: error }, `closing ${name} failed`),
      );
      clearTimeout(timer);
    }
  }
}
