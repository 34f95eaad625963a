import { Kysely, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { MigrationFailed, SchemaOutdated, translateStoreError } from './errors.ts';
import { schemaOf } from './provision.ts';

export type Migrations = Readonly<Record<string, Migration>>;

/** A service may wait so long for the process that migrates before it refuses to start. */
const WAIT_MS = 30_000;
const LOOK_EVERY_MS = 250;
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Brings a service's schema to this version, as its owner. Runs under kysely's lock: of several processes one migrates and the
 * others wait. Returns the names that were applied.
 *
 * @throws MigrationFailed naming the migration; the database is as before.
 */
export async function migrate(ownerUrl: string, service: string, migrations: Migrations): Promise<readonly string[]> {
  const kysely = open(ownerUrl, service);
  try {
    const { error, results } = await migrator(kysely, service, migrations).migrateToLatest();
    const failed = results?.find((result) => result.status === 'Error');
    if (error !== undefined) {
      const translated = translateStoreError(error);
      if (translated !== error) throw translated;
      throw new MigrationFailed(
        `Migration ${failed?.migrationName ?? '?'} of ${service} failed: ${(error as Error).message}. Nothing was changed.`,
        { cause: error },
      );
    }
    return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
  } finally {
    await kysely.destroy();
  }
}

/**
 * Waits until somebody has migrated.
 *
 * @throws SchemaOutdated after `waitMs`, or at once when the database is of a newer version; what Postgres said when it does not
 * let us look.
 */
export async function awaitMigrated(
  appUrl: string,
  service: string,
  migrations: Migrations,
  waitMs = WAIT_MS,
): Promise<void> {
  const client = new pg.Pool({ connectionString: appUrl, max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Without a listener a connection lost between two questions would end the process; the next question opens another.
  client.on('error', () => {});
  const wanted = Object.keys(migrations).toSorted();
  const deadline = Date.now() + waitMs;
  try {
    for (;;) {
      let problem: unknown;
      const applied: readonly string[] = await client
        .query<{ name: string }>(`select name from ${schemaOf(service)}.kysely_migration order by name`)
        .then((result) => result.rows.map((row) => row.name))
        .catch((error: unknown) => {
          problem = error;
          return [];
        });
      const newer = applied.find((name) => !wanted.includes(name));
      if (newer !== undefined) {
        throw new SchemaOutdated(
          `The schema of ${service} is newer than this version (${newer}): run the newer version.`,
        );
      }
      const missing = wanted.filter((name) => !applied.includes(name));
      if (missing.length === 0 && problem === undefined) return;
      if (Date.now() > deadline) {
        if (problem !== undefined && !isNotThere(problem)) throw translateStoreError(problem);
        throw new SchemaOutdated(`The schema of ${service} lacks ${missing.join(', ')}: run "npm run migrate".`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  } finally {
    await client.end();
  }
}

/** The schema, or kysely's table in it, has not been made yet. */
const isNotThere = (error: unknown): boolean => ['3F000', '42P01'].includes((error as { code?: string }).code ?? '');

function open(url: string, service: string): Kysely<unknown> {
  const pool = new pg.Pool({ connectionString: url, max: 2, options: `-c search_path=${schemaOf(service)}` });
  // One that the server ends while it is being closed has nobody left to tell; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

const migrator = (db: Kysely<unknown>, service: string, migrations: Migrations): Migrator =>
  new Migrator({
    db,
    migrationTableSchema: schemaOf(service),
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
