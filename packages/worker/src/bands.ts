/** So often urgent work goes before older work; then the oldest has its turn, so that urgent work that never ends starves nobody. */
const OVERTAKES_MAX = 8;

interface Entry<T> {
  readonly item: T;
  readonly order: number;
}

/** What waits in this process for a free place: the most urgent band first, of one band the first that came. */
export class Bands<T> {
  readonly #bands: Entry<T>[][] = [[], [], []];
  #arrivals = 0;
  #overtakes = 0;

  push(band: number, item: T): void {
    this.#arrivals += 1;
    this.#bands[band]?.push({ item, order: this.#arrivals });
  }

  /** Takes out the next of those that may begin. */
  next(mayBegin: (item: T) => boolean): T | undefined {
    const firsts = this.#bands.flatMap((entries) => {
      const index = entries.findIndex(({ item }) => mayBegin(item));
      return index < 0 ? [] : [{ entries, index, order: (entries[index] as Entry<T>).order }];
    });
    const [urgent] = firsts;
    if (urgent === undefined) return undefined;
    const oldest = firsts.reduce((a, b) => (b.order < a.order ? b : a));
    const chosen = this.#overtakes < OVERTAKES_MAX ? urgent : oldest;
    this.#overtakes = chosen === oldest ? 0 : this.#overtakes + 1;
    return chosen.entries.splice(chosen.index, 1)[0]?.item;
  }

  get isEmpty(): boolean {
    return this.#bands.every((entries) => entries.length === 0);
  }

  /** Takes out everything. */
  clear(): readonly T[] {
    return this.#bands.flatMap((entries) => entries.splice(0).map(({ item }) => item));
  }
}
