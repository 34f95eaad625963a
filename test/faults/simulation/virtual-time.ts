const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  setImmediate: globalThis.setImmediate,
  Date: globalThis.Date,
  now: performance.now.bind(performance),
  random: Math.random,
};
const EPOCH = Date.UTC(2026, 0, 1);

interface Event {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
  readonly everyMs?: number;
  cancelled: boolean;
}

/**
 * Timers, clocks and chance of this process while a simulation runs: time stands still while code runs and jumps to the next timer
 * when nothing is left to do. So minutes take milliseconds, and a seed decides everything.
 */
export class VirtualTime {
  #now = 0;
  #order = 0;
  #events: Event[] = [];

  get now(): number {
    return this.#now;
  }

  /** Runs `work` with this time in place of the real one, which is back afterwards whatever happens. */
  async during<T>(random: () => number, work: () => Promise<T>): Promise<T> {
    const at = (run: (...args: unknown[]) => void, ms: number | undefined, args: unknown[], everyMs?: number) =>
      this.#handle(this.#add(() => run(...args), ms ?? 0, everyMs));
    const clear = (handle: { readonly event?: Event } | undefined) => {
      if (handle?.event !== undefined) handle.event.cancelled = true;
    };
    const self = this;
    class VirtualDate extends real.Date {
      constructor(...args: readonly [] | readonly [string | number | Date]) {
        super(args[0] ?? EPOCH + self.#now);
      }
      static override now(): number {
        return EPOCH + self.#now;
      }
    }
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms?: number, ...args: unknown[]) => at(run, ms, args),
      setInterval: (run: () => void, ms?: number, ...args: unknown[]) => at(run, ms, args, Math.max(1, ms ?? 1)),
      setImmediate: (run: () => void, ...args: unknown[]) => at(run, 0, args),
      clearTimeout: clear,
      clearInterval: clear,
      Date: VirtualDate,
    });
    performance.now = () => this.#now;
    Math.random = random;
    try {
      return await work();
    } finally {
      const { now, random: chance, ...globals } = real;
      Object.assign(globalThis, globals);
      performance.now = now;
      Math.random = chance;
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.#add(resolve, ms));
  }

  /** Calls back at that moment. */
  in(ms: number, run: () => void): void {
    this.#add(run, ms);
  }

  /** Lets time pass until `done` says so or `untilMs` is reached; returns whether it was done. */
  async run(untilMs: number, done: () => boolean = () => false): Promise<boolean> {
    for (;;) {
      await new Promise<void>((resolve) => real.setImmediate(resolve));
      if (done()) return true;
      const next = this.#take();
      if (next === undefined || next.at > untilMs) {
        if (next !== undefined) this.#push(next);
        this.#now = Math.max(this.#now, untilMs);
        return done();
      }
      this.#now = Math.max(this.#now, next.at);
      if (next.everyMs !== undefined) this.#repeat(next, next.everyMs);
      next.run();
    }
  }

  #repeat(event: Event, everyMs: number): void {
    // The same handle stops it: the next event is the same one, later.
    Object.assign(event, { at: this.#now + everyMs, order: this.#order++ });
    this.#push(event);
  }

  #add(run: () => void, ms: number, everyMs?: number): Event {
    const event = {
      at: this.#now + Math.max(0, ms),
      order: this.#order++,
      run,
      cancelled: false,
      ...(everyMs === undefined ? {} : { everyMs }),
    };
    this.#push(event);
    return event;
  }

  #push(event: Event): void {
    let [low, high] = [0, this.#events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#events[middle] as Event;
      if (other.at > event.at || (other.at === event.at && other.order > event.order)) low = middle + 1;
      else high = middle;
    }
    this.#events.splice(low, 0, event);
  }

  #take(): Event | undefined {
    for (let event = this.#events.pop(); event !== undefined; event = this.#events.pop())
      if (!event.cancelled) return event;
    return undefined;
  }

  #handle(event: Event) {
    const handle = { event, ref: () => handle, unref: () => handle, hasRef: () => true };
    return handle;
  }
}
