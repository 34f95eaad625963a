import { DependencyUnavailable } from '@weir/messaging';
import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Process } from './process.ts';
import { runQuery } from './queries.ts';
import type { Rules } from './statement.ts';
import { statementNamed, statementOf } from './statements.ts';
import { copyOf, emptyTables, type JobRow, type Tables } from './tables.ts';
import type { VirtualTime } from './virtual-time.ts';

const CALL_TIMEOUT_MS = 3_000;

/** Every change of a job that was committed. */
export interface Commit {
  readonly at: number;
  readonly jobId: string;
  readonly from: JobRow | undefined;
  readonly to: JobRow;
}

/** Runs one statement against the tables as they stand when its turn has come. */
type Execute = <T>(statement: (tables: Tables, now: Date) => T) => Promise<T>;

/** Postgres: one change after another, whole or not at all. A commit whose answer is lost has happened all the same. */
export class SimulatedStore {
  up = true;
  /** The share of commits of which the answer is lost. */
  answersLost = 0;
  readonly commits: Commit[] = [];
  /** What it could not do: callers take every failure for one that passes, and would hide it. */
  readonly problems: string[] = [];
  readonly tables: Tables = emptyTables();
  readonly #time: VirtualTime;
  readonly #random: () => number;
  readonly #rules: Rules;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(time: VirtualTime, random: () => number, rules: Rules) {
    this.#time = time;
    this.#random = random;
    this.#rules = rules;
  }

  /** What stands for the orchestrator's `Database`: `onDoubt` hears, as there, of everything that failed because it was away. */
  databaseOf(process: Process, onDoubt: () => void) {
    const alone: Execute = (statement) => this.#exclusively(process, (execute) => execute(statement));
    const doubting = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        if (error instanceof DependencyUnavailable) onDoubt();
        throw error;
      }
    };
    const kysely = {
      ...beginnings(this.#kysely(alone)),
      transaction: () => ({
        execute: <T>(work: (tx: Kysely<unknown>) => Promise<T>) =>
          this.#exclusively(process, (execute) => work(this.#kysely(execute))),
      }),
    };
    const database = {
      run: ({ name }: { readonly name: string }, values: readonly unknown[]) =>
        doubting(alone((tables, now) => statementNamed(name)(tables, values, now, this.#rules))),
      with: <T>(work: (one: typeof kysely) => Promise<T>) => doubting(work(kysely)),
      ping: async () => void (await database.run({ name: 'ping' }, [])),
    };
    return database;
  }

  /** The real one, that composes and compiles; what it says to Postgres is done here. */
  #kysely(execute: Execute): Kysely<unknown> {
    const connection = {
      executeQuery: ({ query, sql, parameters }: CompiledQuery) =>
        execute((tables, now) => ({
          rows:
            query.kind === 'RawNode'
              ? statementOf(sql)(tables, parameters, now, this.#rules)
              : runQuery(query, tables, now),
        })),
    } as unknown as DatabaseConnection;
    class Driver extends DummyDriver {
      override acquireConnection = () => Promise.resolve(connection);
    }
    return new Kysely<unknown>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new Driver(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    });
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
    const draft = copyOf(this.tables);
    // Within a transaction `now()` is when it began.
    let now: Date | undefined;
    const execute: Execute = async (statement) => {
      await this.#time.sleep(1 + Math.floor(this.#random() * 3));
      if (!this.up) throw away();
      now ??= new Date();
      try {
        return statement(draft, now);
      } catch (error) {
        this.problems.push((error as Error).message);
        throw error;
      }
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

/** The methods of kysely that begin a statement; bound, since they cannot be called on a copy of it. */
const beginnings = (kysely: Kysely<unknown>) => ({
  selectFrom: kysely.selectFrom.bind(kysely),
  insertInto: kysely.insertInto.bind(kysely),
  updateTable: kysely.updateTable.bind(kysely),
  deleteFrom: kysely.deleteFrom.bind(kysely),
});

const ROLLED_BACK: unique symbol = Symbol('rolled back');
const away = () => new DependencyUnavailable('Postgres cannot be used: it is away', { retryAfterMs: 1_000 });
