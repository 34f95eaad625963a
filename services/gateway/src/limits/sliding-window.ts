import { grainOf, type Policy, type Standing } from './policy.ts';

const PLACES_FIRST = 8;

/**
 * The times of the requests that were admitted, oldest first, each with how many came at that time. A request may pass when fewer than the
 * quota came less than a window ago: so no interval as long as the window, wherever it begins, has more than the quota.
 *
 * A ring that grows as it is needed, to the quota or 4,098 places; 16 bytes each.
 */
export class SlidingWindow {
  #times = new Float64Array(PLACES_FIRST);
  #counts = new Float64Array(PLACES_FIRST);
  #first = 0;
  #length = 0;
  #used = 0;

  /** `now` is of a clock that never goes back; one that does stands still here until it has caught up. */
  standing({ windowMs }: Policy, now: number): Standing {
    while (this.#length > 0 && this.#timeAt(0) + windowMs <= now) this.#dropFirst();
    return { used: this.#used, freesInMs: this.#length === 0 ? 0 : this.#timeAt(0) + windowMs - now };
  }

  add(policy: Policy, now: number): void {
    const grain = grainOf(policy);
    const rounded = grain === 0 ? now : Math.ceil(now / grain) * grain;
    const last = this.#length === 0 ? Number.NEGATIVE_INFINITY : this.#timeAt(this.#length - 1);
    this.#used += 1;
    if (rounded <= last) {
      const place = this.#place(this.#length - 1);
      this.#counts[place] = (this.#counts[place] ?? 0) + 1;
      return;
    }
    if (this.#length === this.#times.length) this.#grow();
    const place = this.#place(this.#length);
    this.#times[place] = rounded;
    this.#counts[place] = 1;
    this.#length += 1;
  }

  #dropFirst(): void {
    this.#used -= this.#counts[this.#first] ?? 0;
    this.#first = this.#place(1);
    this.#length -= 1;
  }

  #timeAt(index: number): number {
    return this.#times[this.#place(index)] ?? 0;
  }

  /** The number of places is a power of two. */
  #place(index: number): number {
    return (this.#first + index) & (this.#times.length - 1);
  }

  #grow(): void {
    const [times, counts] = [this.#times, this.#counts].map((ring) => {
      const larger = new Float64Array(ring.length * 2);
      larger.set(ring.subarray(this.#first));
      larger.set(ring.subarray(0, this.#first), ring.length - this.#first);
      return larger;
    }) as [Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>];
    this.#times = times;
    this.#counts = counts;
    this.#first = 0;
  }
}
