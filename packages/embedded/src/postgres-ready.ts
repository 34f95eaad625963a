import pg from 'pg';

/** Whether a server answers a query of the superuser: an open port is not enough, since it refuses sessions while it recovers. */
export async function acceptsQueries(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection that breaks after it was made is reported here, and would otherwise end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    // SQLSTATE class 28: it is up, and the password of this cluster is not its password. Waiting does not change that.
    if (String((error as { code?: unknown }).code).startsWith('28')) throw error;
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
