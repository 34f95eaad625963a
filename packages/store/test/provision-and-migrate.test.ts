import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DependencyUnavailable } from '@weir/messaging';
import { eventually, startTestPostgres } from '@weir/testing';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  appRoleOf,
  awaitMigrated,
  Database,
  MigrationFailed,
  type Migrations,
  migrate,
  ownerRoleOf,
  provisionDatabase,
  SchemaOutdated,
  schemaOf,
  urlFor,
} from '../src/index.ts';
import { migrations, passwords } from './support.ts';

let postgres: Awaited<ReturnType<typeof startTestPostgres>>;
const services = ['orders', 'worker-memory', 'late-one', 'failing', 'crowded'];

beforeAll(async () => {
  postgres = await startTestPostgres();
  await provision();
});
afterAll(() => postgres.stop());

const provision = () =>
  provisionDatabase(
    postgres.url,
    services.map((service) => ({ service, ...passwords })),
  );
const ownerUrl = (service: string) => urlFor(postgres.url, ownerRoleOf(service), passwords.ownerPassword);
const appUrl = (service: string) => urlFor(postgres.url, appRoleOf(service), passwords.appPassword);

async function as<T>(url: string, service: string, work: (database: Database<object>) => Promise<T>): Promise<T> {
  const database = new Database<object>({ url, schema: schemaOf(service), connectionsMax: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
const asApp = (service: string, text: string) =>
  as(appUrl(service), service, (database) => database.run({ name: 'ask', text }, []));

describe('provisioning', () => {
  test('again and many times at once changes nothing, and takes the passwords that it is given last', async () => {
    await migrate(ownerUrl('orders'), 'orders', migrations);
    await asApp('orders', "insert into effects values ('00000000-0000-0000-0000-000000000001')");
    await Promise.all(Array.from({ length: 6 }, provision));
    expect(await asApp('orders', 'select count(*)::int as count from effects')).toEqual([{ count: 1 }]);

    await provisionDatabase(postgres.url, [{ service: 'orders', ...passwords, appPassword: 'another' }]);
    await expect(asApp('orders', 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await provision();
    await asApp('orders', 'select 1');
  });

  test('a service works in its own schema and sees no other, nor may it make or change tables', async () => {
    await migrate(ownerUrl('worker-memory'), 'worker-memory', migrations);
    await migrate(ownerUrl('orders'), 'orders', migrations);
    expect(await asApp('worker-memory', 'select current_schema() as schema')).toEqual([{ schema: 'worker_memory' }]);
    await asApp('worker-memory', "insert into outbox (kind, facts) values ('x', '{}')");
    const refused = [
      'select * from orders.effects',
      'insert into orders.effects select gen_random_uuid()',
      'create table worker_memory.mine (a int)',
      'create table public.mine (a int)',
      'create schema mine',
      'create role mine',
      'drop table effects',
      'alter table effects disable row level security',
      'truncate effects',
      'set role weir_orders_owner',
      'select * from pg_authid',
    ];
    for (const text of refused)
      await expect(asApp('worker-memory', text), text).rejects.toMatchObject({ code: '42501' });
  });

  test('neither role of a service is more than it needs to be', async () => {
    const rows = await postgres.query(
      `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles
       where rolname like 'weir_%' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
    );
    expect(rows).toEqual([]);
    const [owned] = await postgres.query<{ count: number }>(
      `select count(*)::int as count from pg_class where relowner in (select oid from pg_roles where rolname in ('weir_orders', 'weir_worker_memory'))`,
    );
    expect(owned?.count).toBe(0);
  });

  test('a service name with a dash is a schema and roles that need no quotes', () => {
    expect([schemaOf('worker-x'), ownerRoleOf('worker-x'), appRoleOf('worker-x')]).toEqual([
      'worker_x',
      'weir_worker_x_owner',
      'weir_worker_x',
    ]);
  });
});

describe('migrating', () => {
  test('in several processes at once is done by one of them, and the others go on', async () => {
    const once = () =>
      promisify(execFile)(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, 'migrate-once.ts'),
        ownerUrl('crowded'),
        'crowded',
      ]);
    const outcomes = await Promise.all([once(), once(), once(), once()]);
    expect(outcomes.map(({ stdout }) => stdout).toSorted()).toEqual(['["0001-inbox-and-outbox"]', '[]', '[]', '[]']);
  });

  test('many times at once in one process works as well, and a second time there is nothing to do', async () => {
    await provisionDatabase(postgres.url, [{ service: 'many', ...passwords }]);
    const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(ownerUrl('many'), 'many', migrations)));
    expect(applied.flat()).toEqual(['0001-inbox-and-outbox']);
    expect(await migrate(ownerUrl('many'), 'many', migrations)).toEqual([]);
  });

  test('that fails names the migration and leaves nothing, not even of those before it', async () => {
    const failing: Migrations = {
      ...migrations,
      '0002-fine': { up: async (db) => void (await sql`create table fine (a int)`.execute(db)) },
      '0003-broken': { up: async (db) => void (await sql`create table broken (a nonsense)`.execute(db)) },
    };
    const failed = migrate(ownerUrl('failing'), 'failing', failing);
    await expect(failed).rejects.toThrow(MigrationFailed);
    await expect(failed).rejects.toThrow(/Migration 0003-broken of failing failed: .*nonsense.* Nothing was changed/);
    const tables = await postgres.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'failing' and tablename not like 'kysely%'",
    );
    expect(tables).toEqual([]);
    expect(await migrate(ownerUrl('failing'), 'failing', migrations)).toEqual(['0001-inbox-and-outbox']);
  });

  test('without a server is an unavailable dependency, not a failed migration', async () => {
    const nowhere = 'postgres://nobody:x@127.0.0.1:1/postgres';
    await expect(migrate(nowhere, 'orders', migrations)).rejects.toThrow(DependencyUnavailable);
  });
});

describe('a service that may not migrate', () => {
  test('waits until somebody has migrated', async () => {
    const looks = vi.spyOn(pg.Pool.prototype, 'query');
    onTestFinished(() => looks.mockRestore());
    let done = false;
    const waiting = awaitMigrated(appUrl('late-one'), 'late-one', migrations).then(() => {
      done = true;
    });
    // Its connection is seen by chance only: one over which a question failed is closed.
    await eventually(() => expect(looks.mock.settledResults.map(({ type }) => type)).toContain('rejected'));
    expect(done).toBe(false);
    await migrate(ownerUrl('late-one'), 'late-one', migrations);
    await waiting;
  });

  test('refuses to run on an older schema, naming what it lacks, and at once on a newer one', async () => {
    await migrate(ownerUrl('orders'), 'orders', migrations);
    const newer: Migrations = { ...migrations, '0002-more': { up: () => Promise.resolve() } };
    const older = awaitMigrated(appUrl('orders'), 'orders', newer, 300);
    await expect(older).rejects.toThrow(SchemaOutdated);
    await expect(older).rejects.toThrow('lacks 0002-more: run "npm run migrate"');

    const none = awaitMigrated(appUrl('orders'), 'orders', {});
    await expect(none).rejects.toThrow(SchemaOutdated);
    await expect(none).rejects.toThrow('is newer than this version (0001-inbox-and-outbox)');
    const renamed = awaitMigrated(appUrl('orders'), 'orders', { '0001-other': { up: () => Promise.resolve() } });
    await expect(renamed).rejects.toThrow('is newer than this version (0001-inbox-and-outbox)');
  });

  test('says what Postgres said when it may not look: that is no matter of migrations', async () => {
    const stranger = urlFor(postgres.url, appRoleOf('orders'), 'wrong');
    await expect(awaitMigrated(stranger, 'orders', migrations, 1)).rejects.toMatchObject({ code: '28P01' });
    const nowhere = 'postgres://nobody:x@127.0.0.1:1/postgres';
    await expect(awaitMigrated(nowhere, 'orders', migrations, 1)).rejects.toThrow(DependencyUnavailable);
  });
});
