import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { translateStoreError } from './errors.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** The service's own schema; nothing outside of it is visible. */
  readonly schema: string;
  readonly connectionsMax?: number;
  readonly onError?: (error: Error) => void;
}

/** A statement of the hot path: prepared once a connection and never replanned (see ADR 0009). */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * Plans are made once, on tables that may still be empty, where reading them whole looks cheapest; kept for a table of millions that
 * plan costs all the time there is. Every statement of ours finds its rows by an index, so no other plan is wanted (ADR 0009).
 */
const PLANNER =
  '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off';
const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 15_000;
const IDLE_TIMEOUT_MS = 60_000;

/** One pool: kysely for what is composed, prepared statements for what runs all the time. */
export class Database<Tables> {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;

  constructor(options: DatabaseOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.connectionsMax ?? 10,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
      options: `-c search_path=${options.schema} -c timezone=UTC ${PLANNER}`,
    });
    // Without a listener a lost idle connection would end the process.
    this.pool.on('error', (error) => options.onError?.(error));
    // The pool hears only idle ones. One that is lost in use fails the statement on it, or the next one.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: this.pool }) });
  }

  /** Runs a prepared statement. @throws DependencyUnavailable when the server is away; else what Postgres said. */
  async run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    try {
      const result = await this.pool.query({ name: statement.name, text: statement.text, values: values as unknown[] });
      return result.rows as Row[];
    } catch (error) {
      throw translateStoreError(error);
    }
  }

  /** Runs what kysely composes, with the same errors as `run`. */
  async with<Result>(work: (kysely: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.kysely);
    } catch (error) {
      throw translateStoreError(error);
    }
  }

  async ping(): Promise<void> {
    await this.run({ name: 'ping', text: 'select 1' }, []);
  }

  get connections(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    return { total: this.pool.totalCount, idle: this.pool.idleCount, waiting: this.pool.waitingCount };
  }

  async close(): Promise<void> {
    await this.kysely.destroy();
    // kysely ends the pool only if it has used it.
    if (!this.pool.ending) await this.pool.end();
  }
}

/** Runs statements of the hot path inside a transaction; there each is planned anew. */
export const runnerIn = <Tables>(tx: Transaction<Tables>): Pick<Database<Tables>, 'run'> => ({
  async run<Row>({ text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    return (await tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
  },
});
