import { readdirSync, readFileSync } from 'node:fs';
import type { Violation } from './checker.ts';

const RSS_MB_MAX = 512;
/** Of which the clients of the load may hold two thousand. */
const FDS_MAX = 3_072;

export interface Peak {
  rssMb: number;
  fds: number;
}

/** Looks every second at what each process holds; the peaks stay, also of processes that have ended. */
export class Resources {
  readonly peaks = new Map<string, Peak>();
  readonly #pids: () => Iterable<readonly [name: string, pid: number | undefined]>;
  #timer: NodeJS.Timeout | undefined;

  constructor(pids: () => Iterable<readonly [name: string, pid: number | undefined]>) {
    this.#pids = pids;
  }

  start(): this {
    this.#timer = setInterval(() => this.#look(), 1_000);
    return this;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** I9: nothing grows without bound. Nothing is said where there is no /proc. */
  violations(): readonly Violation[] {
    return [...this.peaks].flatMap(([name, { rssMb, fds }]) => [
      ...(rssMb > RSS_MB_MAX ? [{ invariant: 'I9', what: `${name} took ${Math.round(rssMb)} MB` } as const] : []),
      ...(fds > FDS_MAX ? [{ invariant: 'I9', what: `${name} had ${fds} files open` } as const] : []),
    ]);
  }

  #look(): void {
    for (const [name, pid] of this.#pids()) {
      if (pid === undefined) continue;
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'latin1');
        const rssMb = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
        const fds = readdirSync(`/proc/${pid}/fd`).length;
        const peak = this.peaks.get(name) ?? { rssMb: 0, fds: 0 };
        peak.rssMb = Math.max(peak.rssMb, rssMb);
        peak.fds = Math.max(peak.fds, fds);
        this.peaks.set(name, peak);
      } catch {
        // It has ended, or there is no /proc here.
      }
    }
  }
}
