import type { Database } from '@weir/store';
import type { DispatchWindow } from './domain/dispatch-window.ts';
import { countInFlight } from './statements/in-flight.ts';
import type { Tables } from './tables.ts';

/** Keeps the window true to the jobs: what other processes sent and recorded moves no count here. */
export class Recount {
  readonly #database: Database<Tables>;
  readonly #window: DispatchWindow;
  /** By queue, how many places had come back when it was last looked whether it is stuck. */
  #returned: ReadonlyMap<string, number> = new Map();

  constructor(database: Database<Tables>, window: DispatchWindow) {
    this.#database = database;
    this.#window = window;
  }

  /** Counts what is in flight anew. */
  async run(): Promise<void> {
    const marks = new Map(this.#window.queues().map((queue) => [queue, this.#window.mark(queue)]));
    const counts = await countInFlight(this.#database);
    for (const queue of new Set([...marks.keys(), ...counts.keys()]))
      this.#window.recount(queue, counts.get(queue) ?? 0, marks.get(queue) ?? { taken: 0, released: 0 });
  }

  /** Whether a full queue that has jobs has not moved since the last time. */
  isStuck(hasJobs: (queue: string) => boolean): boolean {
    const before = this.#returned;
    const queues = this.#window.queues();
    this.#returned = new Map(queues.map((queue) => [queue, this.#window.mark(queue).released]));
    return queues.some(
      (queue) => hasJobs(queue) && this.#window.room(queue) === 0 && before.get(queue) === this.#returned.get(queue),
    );
  }
}
