import { Kysely, PostgresDialect, type PostgresPoolClient, sql, type Transaction } from 'kysely';
import type pg from 'pg';

/** It becomes part of a statement's text, so nothing else may pass. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Begins a transaction on the login role's own rights, which see one tenant; both end with it. One message to the server, so that
 * a tenant costs no round trip more than a transaction does.
 *
 * @throws TypeError when it is no tenant's id.
 */
export function beginAs(tenantId: string): string {
  if (!UUID.test(tenantId)) throw new TypeError('a tenant id must be a UUID');
  return `begin; set local role none; set local app.tenant_id = '${tenantId}'`;
}

/** Kysely on the same pool, whose transactions all begin as the tenant. It opens nothing, so it need not be closed. */
export function kyselyAs<Tables>(pool: pg.Pool, tenantId: string): Kysely<Tables> {
  const begin = beginAs(tenantId);
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    let half = false;
    return {
      async query(text: string, values: unknown[]) {
        if (text !== 'begin') return client.query(text, values);
        half = true;
        const begun = await client.query(begin);
        half = false;
        return begun;
      },
      // One that has begun and did not become the tenant's is of no use to anybody.
      release: (error?: boolean) => client.release(half || error),
    } as unknown as PostgresPoolClient;
  };
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect, end: async () => undefined } as never }),
  });
}

/**
 * A part of a tenant's transaction in the name of another tenant, such as the one that who asks belongs to. What it holds is held until
 * the transaction ends. If it throws the transaction has to end, since the tenant is not given back.
 */
export async function inNameOf<Tables, Result>(
  tx: Transaction<Tables>,
  { other, own }: { readonly other: string; readonly own: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const become = (tenantId: string) => sql`select set_config('app.tenant_id', ${tenantId}, true)`.execute(tx);
  await become(other);
  const result = await work();
  await become(own);
  return result;
}

/** Sends them all before the first is answered. After a failure the connection is of no use any more. */
export async function inOneFlight(
  client: pg.PoolClient,
  ...queries: readonly (string | pg.QueryConfig)[]
): Promise<readonly pg.QueryResult[]> {
  const connection = client as { pipeline: boolean };
  connection.pipeline = true;
  const answers = await Promise.all(queries.map((query) => client.query(query)));
  connection.pipeline = false;
  return answers;
}
