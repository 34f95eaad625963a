/** What came so close together stands in one entry. */
const TOGETHER_MS = 50;
const ENTRIES_MAX = 512;

interface Entry {
  at: number;
  jobs: number;
  bytes: number;
}

/** What one gateway has accepted of one tenant and nobody has counted yet, with its times, oldest first. */
export class AcceptedSince {
  readonly #entries: Entry[] = [];
  jobs = 0;
  bytes = 0;

  add(at: number, jobs: number, bytes: number): void {
    this.jobs += jobs;
    this.bytes += bytes;
    const last = this.#entries.at(-1);
    // The first of an entry stands for all: it may count for a moment longer than it must, and never shorter.
    if (last !== undefined && at - last.at < TOGETHER_MS) {
      last.jobs += jobs;
      last.bytes += bytes;
    } else this.#entries.push({ at, jobs, bytes });
    const [oldest, next] = this.#entries;
    if (this.#entries.length > ENTRIES_MAX && oldest !== undefined && next !== undefined) {
      this.#entries.shift();
      next.jobs += oldest.jobs;
      next.bytes += oldest.bytes;
    }
  }

  /** Forgets what was accepted before; returns how many jobs of that were accepted after `recently`. */
  forgetBefore(time: number, recently: number): number {
    let recent = 0;
    for (
      let [oldest] = this.#entries;
      oldest !== undefined && oldest.at + TOGETHER_MS < time;
      [oldest] = this.#entries
    ) {
      this.#entries.shift();
      this.jobs -= oldest.jobs;
      this.bytes -= oldest.bytes;
      if (oldest.at + TOGETHER_MS >= recently) recent += oldest.jobs;
    }
    return recent;
  }
}
