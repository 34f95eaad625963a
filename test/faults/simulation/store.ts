import { DependencyUnavailable } from '@weir/messaging';
import type { Process } from './process.ts';
import { type Execute, queries } from './queries.ts';
import { type Rules, statements } from './statements.ts';
import type { JobRow, Tables } from './tables.ts';
import type { VirtualTime } from './virtual-time.ts';

const CALL_TIMEOUT_MS = 3_000;

/** Every change of a job that was committed. */
export interface Commit {
  readonly at: number;
  readonly jobId: string;
  readonly from: JobRow | undefined;
  readonly to: JobRow;
}

/** Postgres: one change after another, whole or not at all. A commit whose answer is lost has happened all the same. */
export class SimulatedStore {
  up = true;
  /** The share of commits of which the answer is lost. */
  answersLost = 0;
  readonly commits: Commit[] = [];
  readonly tables: Tables = { jobs: new Map(), waiting: new Map(), outbox: new Map() };
  readonly #time: VirtualTime;
  readonly #random: () => number;
  readonly #rules: Rules;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(time: VirtualTime, random: () => number, rules: Rules) {
    this.#time = time;
    this.#random = random;
    this.#rules = rules;
  }

  /** What stands for the orchestrator's `Database`. */
  databaseOf(process: Process) {
    const alone: Execute = (statement) =>
      this.#exclusively(process, async (execute) => {
        const result = await execute(statement);
        return result;
      });
    const kysely = {
      ...queries(alone),
      transaction: () => ({
        execute: <T>(work: (tx: ReturnType<typeof queries>) => Promise<T>) =>
          this.#exclusively(process, (execute) => work(queries(execute))),
      }),
    };
    return {
      run: (statement: { readonly name: string }, values: readonly unknown[]) => {
        const run = statements[statement.name];
        if (run === undefined) throw new TypeError(`the simulation has no statement ${statement.name}`);
        return alone((tables, now) => run(tables, values, now, this.#rules));
      },
      with: <T>(work: (one: typeof kysely) => Promise<T>) => work(kysely),
    };
  }

  async #exclusively<T>(process: Process, work: (execute: Execute) => Promise<T>): Promise<T> {
    const before = this.#turn;
    let leave: () => void = () => undefined;
    this.#turn = new Promise<void>((resolve) => {
      leave = resolve;
    });
    await before;
    const done = await this.#transaction(process, work).finally(leave);
    if (this.#random() < this.answersLost) {
      await this.#time.sleep(this.#random() < 0.5 ? 1 : CALL_TIMEOUT_MS);
      await process.pass();
      throw away();
    }
    await process.pass();
    return done as T;
  }

  /** @throws DependencyUnavailable when it is away. */
  async #transaction<T>(process: Process, work: (execute: Execute) => Promise<T>): Promise<T | typeof ROLLED_BACK> {
    const draft: Tables = {
      jobs: new Map(this.tables.jobs),
      waiting: new Map(this.tables.waiting),
      outbox: new Map(this.tables.outbox),
    };
    const execute: Execute = async (statement) => {
      await this.#time.sleep(1 + Math.floor(this.#random() * 3));
      if (!this.up) throw away();
      return statement(draft, new Date());
    };
    // Whoever dies in the middle is rolled back.
    const result: T | typeof ROLLED_BACK = await Promise.race([
      work(execute),
      process.died.then((): typeof ROLLED_BACK => ROLLED_BACK),
    ]);
    if (result === ROLLED_BACK || !process.alive) return ROLLED_BACK;
    if (!this.up) throw away();
    this.#commit(draft);
    return result;
  }

  #commit(draft: Tables): void {
    for (const [jobId, to] of draft.jobs) {
      const from = this.tables.jobs.get(jobId);
      if (from !== to) this.commits.push({ at: this.#time.now, jobId, from, to });
    }
    Object.assign(this.tables, draft);
  }
}

const ROLLED_BACK: unique symbol = Symbol('rolled back');
const away = () => new DependencyUnavailable('Postgres cannot be used: it is away', { retryAfterMs: 1_000 });
