/** Jobs of one run, each with a number of its own in its input and so in its result: what is lost, doubled or wrong shows. */
export class Jobs {
  #made = 0;
  readonly #refused: number[] = [];

  /** The next job: `8i ± 0.1` plus `i mod 7 ± 0.2`. */
  next(): { readonly index: number; readonly body: string } {
    const index = this.#made++;
    const body = `{"operation":"uncertainty.add","input":{"values":[[${index * 8},0.1],[${index % 7},0.2]]}}`;
    return { index, body };
  }

  /** It was not accepted, as far as we know; what became of it is not checked. */
  refuse(index: number): void {
    this.#refused.push(index);
  }

  get refused(): readonly number[] {
    return this.#refused;
  }

  get accepted(): number {
    return this.#made - this.#refused.length;
  }

  /** Of the nominals of all results. */
  get sum(): number {
    const refused = new Set(this.#refused);
    let sum = 0;
    for (let index = 0; index < this.#made; index += 1) if (!refused.has(index)) sum += index * 8 + (index % 7);
    return sum;
  }
}
