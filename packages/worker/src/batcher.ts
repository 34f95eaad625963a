import type { BatchOperationDefinition, JobContext } from './operation.ts';

interface Item {
  readonly input: unknown;
  readonly job: JobContext;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the jobs of one operation for a handler that takes many at once. To everybody else each of them is a job of its own, with its
 * attempt, its time and its result. A job that is tried again goes alone: what made it fail, or made its batch fail, harms no others.
 */
export class Batcher {
  readonly #definition: BatchOperationDefinition<unknown>;
  readonly #sizeMax: number;
  #items: Item[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** More than `concurrencyMax` jobs never come together. */
  constructor(definition: BatchOperationDefinition<unknown>, concurrencyMax: number) {
    this.#definition = definition;
    this.#sizeMax = Math.min(definition.batch.sizeMax, concurrencyMax);
  }

  readonly run = (input: unknown, job: JobContext): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const item: Item = { input, job, resolve, reject };
      if (job.attempt > 1) return void this.#handle([item]);
      this.#items.push(item);
      if (this.#items.length >= this.#sizeMax) this.flush();
      else this.#timer ??= setTimeout(() => this.flush(), this.#definition.batch.waitMaxMs);
    });

  /** Begins with what there is. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const items = this.#items;
    this.#items = [];
    void this.#handle(items);
  };

  async #handle(gathered: readonly Item[]): Promise<void> {
    // Whose time was up while it waited has its end already.
    const items = gathered.filter(({ job, reject }) => {
      if (job.signal.aborted) reject(job.signal.reason);
      return !job.signal.aborted;
    });
    if (items.length === 0) return;
    try {
      const outputs: readonly unknown[] = await this.#definition.run(
        items.map(({ input }) => input),
        items.map(({ job }) => job),
      );
      if (!Array.isArray(outputs) || outputs.length !== items.length)
        throw new TypeError(`the handler of a batch of ${items.length} must return as many outputs, in the same order`);
      for (const [index, { resolve, reject }] of items.entries()) {
        const output = outputs[index];
        if (output instanceof Error) reject(output);
        else resolve(output);
      }
    } catch (error) {
      for (const { reject } of items) reject(error);
    }
  }
}
