/** Whatever has no value of its own. */
export const OTHER = 'other';

/** A label whose values somebody else makes, such as tenants: so many have their own, those that came first; all others share one. */
export class BoundedLabel {
  readonly #known = new Set<string>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  of(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.#max) return OTHER;
    this.#known.add(value);
    return value;
  }
}
