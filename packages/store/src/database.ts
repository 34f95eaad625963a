import { DependencyUnavailable } from '@weir/messaging';
import { type Compilable, CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { beginAs, inOneFlight, kyselyAs } from './as-tenant.ts';
import { columnTypes } from './column-types.ts';
import { translateStoreError } from './errors.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** The service's own schema; nothing outside of it is visible. */
  readonly schema: string;
  /** Works with these rights; the login role's own, which see no tenant's rows, are left for `asTenant` and `runAs` (ADR 0017). */
  readonly role?: string;
  readonly connectionsMax?: number;
  /** How long a new connection may take; 3 s unless said. */
  readonly connectTimeoutMs?: number;
  readonly onError?: (error: Error) => void;
  /** Postgres was away in the middle of something: what was asked may have been done all the same. */
  readonly onDoubt?: () => void;
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
/** For a server that is frozen or cannot be reached: it will not end the statement itself. */
const QUERY_TIMEOUT_MS = 20_000;
const IDLE_TIMEOUT_MS = 60_000;

/** One pool: kysely for what is composed, prepared statements for what runs all the time. */
export class Database<Tables> {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly #onDoubt: (() => void) | undefined;

  constructor(options: DatabaseOptions) {
    this.#onDoubt = options.onDoubt;
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.connectionsMax ?? 10,
      connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
      types: columnTypes,
      options: `-c search_path=${options.schema} -c timezone=UTC ${options.role === undefined ? '' : `-c role=${options.role} `}${PLANNER}`,
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
      throw this.#translated(error);
    }
  }

  /** Runs what kysely composes, with the same errors as `run`. */
  async with<Result>(work: (kysely: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.kysely);
    } catch (error) {
      throw this.#translated(error);
    }
  }

  /** One transaction in the name of one tenant: whatever is asked in it, no other tenant's row is read or written. */
  async asTenant<Result>(tenantId: string, work: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
    return this.with(() => kyselyAs<Tables>(this.pool, tenantId).transaction().execute(work));
  }

  /**
   * One statement in the name of one tenant and in one round trip. It is planned each time: a plan kept since the
   * table was empty reads all rows of the tenant by the index that begins with it.
   */
  async runAs<Row>(tenantId: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const begin = beginAs(tenantId);
    return this.with(async () => {
      const client = await this.pool.connect();
      let failed = true;
      try {
        const answers = await inOneFlight(client, begin, { text, values: values as unknown[] }, 'commit');
        failed = false;
        return (answers[1]?.rows ?? []) as Row[];
      } finally {
        client.release(failed);
      }
    });
  }

  /** The same for what kysely composes. */
  runQueryAs<Row>(tenantId: string, query: Compilable<Row>): Promise<Row[]> {
    const { sql, parameters } = query.compile();
    return this.runAs<Row>(tenantId, sql, parameters);
  }

  #translated(error: unknown): unknown {
    const translated = translateStoreError(error);
    if (translated instanceof DependencyUnavailable) this.#onDoubt?.();
    return translated;
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
