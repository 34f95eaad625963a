import { existsSync, readdirSync, readFileSync } from 'node:fs';

export type ByProcess = Readonly<Record<string, number>>;

/** What Linux counts CPU time in, for every program, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;

interface Stat {
  readonly ppid: number;
  /** Its own, and that of children which have ended. */
  readonly cpuSeconds: number;
}

/** Reads a line of /proc/<pid>/stat. The name in it may contain blanks and parentheses. */
export function parseStat(text: string): Stat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { ppid: Number(fields[1]), cpuSeconds: (user + system + childrenUser + childrenSystem) / TICKS_PER_SECOND };
}

/** The processes of a system, each with its children: Postgres works in those. Where there is no /proc, nothing is known of them. */
export class Processes {
  readonly #pids: ReadonlyMap<string, number>;
  readonly #known = process.platform === 'linux' && existsSync('/proc/self/stat');
  #postgresMb = 0;

  constructor(pids: ByProcess) {
    this.#pids = new Map(Object.entries(pids));
  }

  /** CPU seconds since the start of each. @throws when one has ended, since then no measure is worth anything. */
  cpuSeconds(): ByProcess {
    if (!this.#known) return {};
    const all = stats();
    const seconds = [...this.#pids].map(([name, pid]) => {
      const own = all.get(pid);
      if (own === undefined) throw new Error(`${name} (pid ${pid}) has ended`);
      const children = [...all.values()].filter(({ ppid }) => ppid === pid);
      return [name, [own, ...children].reduce((sum, stat) => sum + stat.cpuSeconds, 0)] as const;
    });
    return Object.fromEntries(seconds);
  }

  /** CPU seconds of everything on this machine, kernel and stolen time included; 0 where that is not known. */
  machineCpuSeconds(): number {
    if (!this.#known) return 0;
    const fields =
      readFileSync('/proc/stat', 'latin1').split('\n', 1)[0]?.trim().split(/\s+/).slice(1, 9).map(Number) ?? [];
    const [IDLE, WAITING] = [3, 4];
    return (
      fields.reduce((sum, ticks, index) => (index === IDLE || index === WAITING ? sum : sum + ticks), 0) /
      TICKS_PER_SECOND
    );
  }

  /**
   * The most memory each has used, in MB. Postgres' processes share most of theirs, so for it the proportional shares are summed, and
   * of those there is no peak: call `samplePostgres` when it may be at one.
   */
  rssMb(): ByProcess {
    if (!this.#known) return {};
    this.samplePostgres();
    const mb = [...this.#pids].map(([name, pid]) => {
      if (name === 'postgres') return [name, this.#postgresMb];
      return [name, kilobytes(`/proc/${pid}/status`, 'VmHWM') / 1024];
    });
    return Object.fromEntries(mb.filter(([, value]) => Number.isFinite(value)));
  }

  samplePostgres(): void {
    const pid = this.#pids.get('postgres');
    if (!this.#known || pid === undefined) return;
    const family = [...stats()].filter(([child, { ppid }]) => child === pid || ppid === pid);
    const shares = family.map(([member]) => kilobytes(`/proc/${member}/smaps_rollup`, 'Pss'));
    this.#postgresMb = Math.max(this.#postgresMb, shares.reduce((sum, share) => sum + share, 0) / 1024);
  }
}

/** Of every process on the machine. */
function stats(): Map<number, Stat> {
  const found = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      found.set(Number(name), parseStat(readFileSync(`/proc/${name}/stat`, 'latin1')));
    } catch {
      // It ended between the two calls.
    }
  }
  return found;
}

function kilobytes(file: string, field: string): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'latin1'))?.[1]);
  } catch {
    // Gone, or not ours to look into.
    return Number.NaN;
  }
}

/** What happened between two readings, by process. */
export const difference = (before: ByProcess, after: ByProcess): ByProcess =>
  Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));

export const scaled = (values: ByProcess, factor: number): ByProcess =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value * factor]));

export const total = (values: ByProcess): number => Object.values(values).reduce((sum, value) => sum + value, 0);
