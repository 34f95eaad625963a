/** An operation that takes no longer is over before its job could be recorded. */
const PROMPT_MS = 2;
/** One whose end did not come with the answer is not expected to again for so long. */
const LEFT_MS = 10_000;

/** Which operations end at once, by how long they took: of those the end is worth waiting for before the job is recorded (ADR 0029). */
export class PromptOperations {
  /** Since when each is one. */
  readonly #since = new Map<string, number>();

  has(operation: string): boolean {
    const since = this.#since.get(operation);
    return since !== undefined && since <= performance.now();
  }

  /** An attempt that succeeded took from one time to another. */
  took(operation: string, startedAt: string, finishedAt: string): void {
    if (this.#since.has(operation)) return;
    if (Date.parse(finishedAt) - Date.parse(startedAt) <= PROMPT_MS) this.#since.set(operation, performance.now());
  }

  /** It was waited for in vain. */
  missed(operation: string): void {
    this.#since.set(operation, performance.now() + LEFT_MS);
  }
}
