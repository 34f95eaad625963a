/** One pump a queue. Whoever calls it while it runs is heard as well: it looks again before it ends. */
export class Pumps {
  readonly #run: (queue: string) => Promise<void>;
  readonly #onError: (queue: string, error: unknown) => void;
  readonly #running = new Map<string, Promise<void>>();
  /** Queues whose pump was called since it last looked. */
  readonly #called = new Set<string>();
  #stopped = false;

  constructor(run: (queue: string) => Promise<void>, onError: (queue: string, error: unknown) => void) {
    this.#run = run;
    this.#onError = onError;
  }

  call(queue: string): void {
    if (this.#stopped) return;
    this.#called.add(queue);
    if (this.#running.has(queue)) return;
    const running = this.#run(queue)
      .catch((error: unknown) => this.#onError(queue, error))
      .finally(() => {
        this.#running.delete(queue);
        if (this.#called.has(queue)) this.call(queue);
      });
    this.#running.set(queue, running);
  }

  /** The pump looks now: whoever called before is heard. */
  heard(queue: string): void {
    this.#called.delete(queue);
  }

  isCalled(queue: string): boolean {
    return this.#called.has(queue);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running.values());
  }
}
