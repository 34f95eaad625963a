import type { Parts } from './parts.ts';
import { recover } from './recovery.ts';

/** Where no road takes the work there is nothing else to be done at once, and each try costs a round. */
const AGAIN_MS = 3_000;

/**
 * A statement whose answer was lost may have been committed: jobs are recorded that nobody holds, or marked as dispatched whose work
 * nobody published. That is what a process leaves behind that dies, so the same is done about it, as soon as Postgres answers.
 */
export class Doubts {
  #raised = false;
  #notBefore = 0;

  raise(): void {
    this.#raised = true;
  }

  /** Returns how many jobs were taken up. When that fails, as while no road takes their work, the doubts remain. */
  async settle(parts: Parts): Promise<number> {
    if (!this.#raised || performance.now() < this.#notBefore) return 0;
    await parts.database.ping();
    this.#raised = false;
    try {
      return await recover(parts);
    } catch (error) {
      this.#raised = true;
      this.#notBefore = performance.now() + AGAIN_MS;
      throw error;
    }
  }
}
