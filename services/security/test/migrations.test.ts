import { awaitMigrated, Database, migrate } from '@weir/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../src/migrations/index.ts';
import { TestDatabase } from './database.ts';
import { start, store } from './security.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
}, 60_000);
afterAll(() => database?.drop(), 30_000);

const appConnections = async () => {
  const rows = await database.query<{ pid: number }>('select pid from pg_stat_activity where usename = $1', [
    'weir_security',
  ]);
  return rows.length;
};

test('an instance without the owner waits until another has migrated, starts then, and leaves no connection behind', async () => {
  const waiting = start(database, { MIGRATION_DATABASE_URL: undefined });
  const migrating = await Promise.all([start(database), start(database)]);
  const instances = [await waiting, ...migrating];
  for (const instance of instances) expect((await instance.get('/ready')).status).toBe(200);
  await Promise.all(instances.map((instance) => instance.stop()));
  await expect.poll(appConnections, { timeout: 3_000 }).toBe(0);
  expect(await migrate(database.ownerUrl, 'security', migrations)).toEqual([]);
  await awaitMigrated(database.appUrl, 'security', migrations);
});

test('what could not be answered, or is no hash, cannot be stored', async () => {
  await migrate(database.ownerUrl, 'security', migrations);
  const wrong: Parameters<typeof store>[1][] = [
    { hash: Buffer.alloc(31) },
    { principal: 'x'.repeat(129) },
    { principal: '' },
    { scopes: Array.from({ length: 33 }, () => 'x') },
    { scopes: [null as unknown as string] },
    { tier: 'gold' },
    { expires_at: Number.POSITIVE_INFINITY as unknown as Date },
  ];
  for (const row of wrong)
    await expect(store(database, row), JSON.stringify(row)).rejects.toMatchObject({ code: '23514' });
  await expect(store(database, {}, { id: 'short', text: '' })).rejects.toMatchObject({ code: '23514' });
});

test('the role that the service works as owns nothing and cannot change the schema', async () => {
  await migrate(database.ownerUrl, 'security', migrations);
  const app = new Database({ url: database.appUrl, schema: 'security', connectionsMax: 1 });
  for (const text of [
    'drop table api_keys',
    'create table security.more (id int)',
    'alter table tenants disable row level security',
  ]) {
    await expect(app.pool.query(text)).rejects.toMatchObject({ code: '42501' });
  }
  await app.close();
});

test('who waits for a newer schema waits through a restart of the server as well', async () => {
  await migrate(database.ownerUrl, 'security', migrations);
  const newer = { ...migrations, '9999-later': { up: async () => {} } };
  const waiting = awaitMigrated(database.appUrl, 'security', newer);
  await expect.poll(appConnections, { timeout: 3_000 }).toBe(1);
  await database.goAway();
  await expect.poll(appConnections, { timeout: 3_000 }).toBe(0);
  await database.comeBack();
  await migrate(database.ownerUrl, 'security', newer);
  await waiting;
});
