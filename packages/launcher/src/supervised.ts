import { fullJitterMs } from '@weir/messaging';
import { EX_CONFIG } from '@weir/runtime';

/** Something that runs as a process: a service, nats-server, Postgres. */
export interface Running {
  readonly pid: number;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly ready?: Promise<void>;
  stop(options?: { readonly gently?: boolean }): Promise<unknown>;
}

export interface SupervisedOptions {
  readonly name: string;
  readonly start: () => Promise<Running> | Running;
  readonly say: (line: string) => void;
  /** After each start, also the first. */
  readonly onStarted?: (pid: number) => void;
  /** Who was ready for so long and ends is started again at once. */
  readonly steadyMs?: number;
}

const BACKOFF = { baseMs: 200, capMs: 10_000 };
/**
 * Whoever took requests for so long was not failing from its start, and is started again at once: what was accepted meanwhile waits for
 * it. One that ends ever again after that costs about as much in starts as it works.
 */
const STEADY_MS = 2_000;

/** Keeps one process running: when it dies it is started again, soon at first and later if it keeps dying. */
export class Supervised {
  readonly #options: SupervisedOptions;
  #running: Running | undefined;
  #exitCode: number | null = null;
  #stopped = false;
  #wake: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();
  #held: PromiseWithResolvers<void> | undefined;

  constructor(options: SupervisedOptions) {
    this.#options = options;
  }

  /** What it ended with when it last did. */
  get exitCode(): number | null {
    return this.#exitCode;
  }

  get pid(): number {
    return this.#running?.pid ?? 0;
  }

  /** Resolves when it runs for the first time. @throws what `start` throws then; later failures are said and tried again. */
  async start(): Promise<this> {
    const begun = this.#begin();
    // Whoever stops it meanwhile waits until it has started, and was stopped.
    this.#loop = begun.catch(() => undefined);
    await begun;
    this.#loop = this.#watch();
    return this;
  }

  /** Kills it and leaves it dead until `release`: an outage, for drills and tests. */
  hold(): void {
    this.#held ??= Promise.withResolvers<void>();
    if (this.pid > 0) process.kill(this.pid, 'SIGKILL');
  }

  release(): void {
    this.#held?.resolve();
    this.#held = undefined;
  }

  /** Puts another process in its place without a gap: the next one takes requests before this one leaves. */
  async replace(): Promise<void> {
    const { start, onStarted, say, name } = this.#options;
    const old = this.#running;
    const next = await start();
    const began = await Promise.race([next.ready?.then(() => true), next.exited.then(() => false)]);
    if (began === false || this.#stopped) {
      await next.stop();
      throw new Error(`${name} was not replaced: the next process ended before it was ready`);
    }
    this.#running = next;
    onStarted?.(next.pid);
    say(`${name} is replaced (pid ${next.pid})`);
    await old?.stop({ gently: true });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    this.release();
    await this.#running?.stop();
    await this.#loop;
  }

  async #begin(): Promise<void> {
    const { name, start, say, onStarted } = this.#options;
    this.#running = await start();
    if (this.#stopped) {
      await this.#running.stop();
      return;
    }
    try {
      onStarted?.(this.#running.pid);
    } catch (error) {
      // It runs all the same: starting another one would leave this one behind.
      say(`${name} runs, but this could not be written down: ${(error as Error).message}`);
    }
  }

  async #watch(): Promise<void> {
    const { name, say } = this.#options;
    for (let failures = 0; !this.#stopped; ) {
      const running = this.#running;
      const lasted = running === undefined ? () => 0 : readyFor(running);
      const ended = await running?.exited;
      if (this.#stopped) return;
      // Another one has taken its place.
      if (this.#running !== running) continue;
      this.#exitCode = ended?.code ?? null;
      failures = lasted() >= (this.#options.steadyMs ?? STEADY_MS) ? 1 : failures + 1;
      const delayMs = this.#delayMs(failures);
      say(`${name} ended with ${ended?.signal ?? `code ${ended?.code}`}; ${this.#nextStep(delayMs)}`);
      await this.#held?.promise;
      await this.#pause(delayMs);
      while (!this.#stopped && !(await this.#tryAgain())) {
        failures += 1;
        await this.#pause(500 + fullJitterMs(failures, BACKOFF));
      }
    }
  }

  #delayMs(failures: number): number {
    // Somebody has to correct something first.
    if (this.#exitCode === EX_CONFIG) return BACKOFF.capMs;
    return failures === 1 ? 0 : 100 + fullJitterMs(failures, BACKOFF);
  }

  #nextStep(delayMs: number): string {
    if (this.#exitCode === EX_CONFIG) return 'its configuration is wrong';
    return delayMs === 0 ? 'starting it again' : `starting it again in ${delayMs} ms`;
  }

  async #tryAgain(): Promise<boolean> {
    const { name, say } = this.#options;
    try {
      await this.#begin();
      if (!this.#stopped) say(`${name} runs again (pid ${this.pid})`);
      return true;
    } catch (error) {
      say(`${name} could not be started: ${(error as Error).message}`);
      return false;
    }
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#stopped) this.#wake();
    });
  }
}

/** Tells for how many ms it has been ready. What says nothing of that is ready when it has started. */
function readyFor({ ready = Promise.resolve() }: Running): () => number {
  let since = Number.POSITIVE_INFINITY;
  void ready.then(() => {
    since = performance.now();
  });
  return () => performance.now() - since;
}
