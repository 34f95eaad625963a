import type { Parts } from './parts.ts';
import { recover } from './recovery.ts';

/**
 * A statement whose answer was lost may have been committed: jobs are recorded that nobody holds, or marked as dispatched whose work
 * nobody published. That is what a process leaves behind that dies, so the same is done about it, as soon as Postgres answers.
 */
export class Doubts {
  #raised = false;

  raise(): void {
    this.#raised = true;
  }

  /** Returns how many jobs were taken up. */
  async settle(parts: Parts): Promise<number> {
    if (!this.#raised) return 0;
    await parts.database.ping();
    this.#raised = false;
    return recover(parts);
  }
}
