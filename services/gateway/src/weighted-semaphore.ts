export interface WeightedSemaphoreOptions {
  /** How much may be in hand at once. */
  readonly sizeMax: number;
  /** After so long nobody waits for room any more. */
  readonly patienceMs: number;
}

interface Waiting {
  readonly size: number;
  readonly enter: () => void;
}

/**
 * Bounds how much is in hand at once, first come, first served; something larger than the bound goes when nothing else is in hand. It
 * spares memory and guards nothing: whoever has waited for long goes on all the same, so that what some wait for holds up no other.
 */
export class WeightedSemaphore {
  readonly #options: WeightedSemaphoreOptions;
  #inHand = 0;
  readonly #waiting: Waiting[] = [];

  constructor(options: WeightedSemaphoreOptions) {
    this.#options = options;
  }

  /** Does the work when there is room for it; `size` in the same unit as `sizeMax`. */
  async during<T>(size: number, work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length === 0 && this.#fits(size)) this.#inHand += size;
    else await this.#turn(size);
    try {
      return await work();
    } finally {
      this.#inHand -= size;
      this.#admit();
    }
  }

  #turn(size: number): Promise<void> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        size,
        enter: () => {
          clearTimeout(timer);
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
          this.#inHand += size;
          resolve();
        },
      };
      const timer = setTimeout(waiting.enter, this.#options.patienceMs);
      this.#waiting.push(waiting);
    });
  }

  #admit(): void {
    for (let [first] = this.#waiting; first !== undefined && this.#fits(first.size); [first] = this.#waiting)
      first.enter();
  }

  #fits(size: number): boolean {
    return this.#inHand === 0 || this.#inHand + size <= this.#options.sizeMax;
  }
}
