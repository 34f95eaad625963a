/** More than the orchestrator has out with one worker at a time, whose work alone can come again. */
const GENERATION_SIZE_MAX = 10_000;

/** Assignments whose results were stored lately. Two generations, so that forgetting the oldest costs nothing. */
export class RecentlyDone {
  #young = new Set<string>();
  #old: ReadonlySet<string> = new Set();
  readonly #sizeMax: number;

  constructor(sizeMax = GENERATION_SIZE_MAX) {
    this.#sizeMax = sizeMax;
  }

  has(envelopeId: string): boolean {
    return this.#young.has(envelopeId) || this.#old.has(envelopeId);
  }

  add(envelopeId: string): void {
    if (this.#young.size >= this.#sizeMax) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(envelopeId);
  }
}
