import { DependencyUnavailable, newId } from '@weir/messaging';
import { startTestPostgres } from '@weir/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addTenantToOutbox,
  appRoleOf,
  createInboxAndOutbox,
  Database,
  engineRoleOf,
  enqueue,
  type Migrations,
  migrate,
  ownerRoleOf,
  protectTables,
  provisionDatabase,
  type StoreTables,
  urlFor,
} from '../src/index.ts';
import { passwords, toEvents } from './support.ts';

interface Tables extends StoreTables {
  things: { id: string; tenant_id: string; name: string };
  counters: { name: string };
}

const SERVICE = 'tenanted';
const A = newId();
const B = newId();
let postgres: Awaited<ReturnType<typeof startTestPostgres>>;
let database: Database<Tables>;

const migrations: Migrations = {
  '0001-tables': {
    async up(db) {
      await createInboxAndOutbox(db);
      await sql`create table things (id uuid primary key, tenant_id uuid not null, name text not null, unique (tenant_id, name))`.execute(
        db,
      );
      await sql`create table counters (name text primary key)`.execute(db);
      await sql`create table hidden (name text primary key)`.execute(db);
    },
  },
  '0002-row-level-security': {
    async up(db) {
      await addTenantToOutbox(db);
      await protectTables(db, SERVICE, { counters: 'true' });
    },
  },
};

const open = (more: { readonly role?: string; readonly connectionsMax?: number } = { role: engineRoleOf(SERVICE) }) =>
  new Database<Tables>({
    url: urlFor(postgres.url, appRoleOf(SERVICE), passwords.appPassword),
    schema: SERVICE,
    connectionsMax: 1,
    ...more,
  });

const thing = (tenant_id: string, name = newId()) => ({ id: newId(), tenant_id, name });
const NAMES = 'select name from things order by name';

beforeAll(async () => {
  postgres = await startTestPostgres();
  await provisionDatabase(postgres.url, [{ service: SERVICE, ...passwords }]);
  await migrate(urlFor(postgres.url, ownerRoleOf(SERVICE), passwords.ownerPassword), SERVICE, migrations);
  database = open();
  await database.kysely
    .insertInto('things')
    .values([thing(A, 'a1'), thing(A, 'a2'), thing(B, 'b1')])
    .execute();
  await database.kysely.insertInto('counters').values({ name: 'shared' }).execute();
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

test('a tenant sees its own rows by every road, and the engine those of all', async () => {
  const all = ['a1', 'a2', 'b1'];
  const seen = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);
  for (const [tenant, own] of [
    [A, ['a1', 'a2']],
    [B, ['b1']],
    [newId(), []],
  ] as const) {
    expect(seen(await database.runAs<{ name: string }>(tenant, NAMES, []))).toEqual(own);
    expect(
      seen(await database.asTenant(tenant, (tx) => tx.selectFrom('things').select('name').orderBy('name').execute())),
    ).toEqual(own);
    // The next one on the same connection is the engine again.
    expect(seen(await database.run({ name: 'names', text: NAMES }, []))).toEqual(all);
  }
});

test('a statement that was prepared by the engine shows a tenant no more than its own', async () => {
  const text = `prepare names_of_all as ${NAMES}`;
  await database.run({ name: 'prepare', text }, []);
  const asked = await database.runAs<{ name: string }>(B, 'execute names_of_all', []);
  expect(asked).toEqual([{ name: 'b1' }]);
  expect(await database.run({ name: 'execute', text: 'execute names_of_all' }, [])).toHaveLength(3);
});

test('the login role on its own rights sees and writes nothing while no tenant is said', async () => {
  const login = open({});
  try {
    for (const table of ['things', 'inbox', 'outbox', 'hidden'])
      expect(await login.run({ name: table, text: `select * from ${table}` }, []), table).toEqual([]);
    await expect(login.kysely.insertInto('things').values(thing(A)).execute()).rejects.toMatchObject({ code: '42501' });
    const { numDeletedRows } = await login.kysely.deleteFrom('things').executeTakeFirstOrThrow();
    expect(numDeletedRows).toBe(0n);
    const empty = `select set_config('app.tenant_id', '', false)`;
    await login.run({ name: 'empty', text: empty }, []);
    expect(await login.run({ name: 'again', text: 'select * from things' }, [])).toEqual([]);
  } finally {
    await login.close();
  }
});

test('a tenant can neither make, take, give away, change nor delete a row of another', async () => {
  const refused = (work: Parameters<typeof database.asTenant>[1]) =>
    expect(database.asTenant(B, work)).rejects.toMatchObject({ code: '42501' });
  await refused((tx) => tx.insertInto('things').values(thing(A)).execute());
  await refused((tx) => tx.updateTable('things').set({ tenant_id: A }).execute());
  await refused((tx) => sql`insert into outbox (kind, facts, tenant_id) values ('x', '{}', ${A})`.execute(tx));
  await refused((tx) => sql`insert into outbox (kind, facts, tenant_id) values ('x', '{}', null)`.execute(tx));
  await refused((tx) => sql`insert into inbox (consumer, envelope_id) values ('x', ${newId()})`.execute(tx));
  await refused((tx) => tx.insertInto('counters').values({ name: 'mine' }).execute());
  await database.asTenant(B, async (tx) => {
    const changed = await tx.updateTable('things').set({ name: 'taken' }).where('tenant_id', '=', A).execute();
    const deleted = await tx.deleteFrom('things').where('tenant_id', '=', A).execute();
    expect([changed[0]?.numUpdatedRows, deleted[0]?.numDeletedRows]).toEqual([0n, 0n]);
  });
  expect(await database.runAs(A, NAMES, [])).toEqual([{ name: 'a1' }, { name: 'a2' }]);
});

test('of tables that belong to no tenant it reads those that were named, and no others', async () => {
  expect(await database.runAs(B, 'select name from counters', [])).toEqual([{ name: 'shared' }]);
  await database.run({ name: 'hide', text: `insert into hidden values ('x')` }, []);
  expect(await database.runAs(B, 'select name from hidden', [])).toEqual([]);
});

test('what a tenant chooses may be the same as of another, and says nothing of it', async () => {
  await database.asTenant(B, (tx) => tx.insertInto('things').values(thing(B, 'a1')).execute());
  await expect(
    database.asTenant(B, (tx) => tx.insertInto('things').values(thing(B, 'a1')).execute()),
  ).rejects.toMatchObject({ code: '23505' });
  await database.asTenant(B, (tx) => tx.deleteFrom('things').where('name', '=', 'a1').execute());
  expect(await database.runAs(A, NAMES, [])).toHaveLength(2);
});

test('what a tenant owes to the bus is its own row of the outbox, and the relay has it', async () => {
  const id = await database.asTenant(A, (tx) => enqueue(tx, [toEvents()]));
  expect(await database.runAs(A, 'select id, tenant_id from outbox', [])).toEqual([{ id, tenant_id: A }]);
  expect(await database.runAs(B, 'select id from outbox', [])).toEqual([]);
  expect(await database.run({ name: 'owed', text: 'select id from outbox' }, [])).toEqual([{ id }]);
});

test('after an error, a rollback or a statement of its own that ends the transaction, the connection is nobody’s', async () => {
  const isEngine = async () =>
    expect(
      await database.run(
        { name: 'who', text: `select current_user, nullif(current_setting('app.tenant_id', true), '') as tenant` },
        [],
      ),
    ).toEqual([{ current_user: engineRoleOf(SERVICE), tenant: null }]);
  await expect(database.runAs(A, 'select 1 / 0', [])).rejects.toMatchObject({ code: '22012' });
  await isEngine();
  await expect(database.runAs(A, 'select nonsense', [])).rejects.toMatchObject({ code: '42703' });
  await isEngine();
  await expect(database.asTenant(A, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toMatchObject({ code: '22012' });
  await isEngine();
  await expect(database.asTenant(A, () => Promise.reject(new Error('changed my mind')))).rejects.toThrow('changed');
  await isEngine();
});

test('who says no tenant, or what is none, reaches no database', async () => {
  for (const tenant of ['', 'x', `${A}'; drop table things; --`, undefined as unknown as string, ` ${A}`, `${A}\n`]) {
    await expect(database.runAs(tenant, NAMES, [])).rejects.toThrow(TypeError);
    await expect(database.asTenant(tenant, () => Promise.resolve())).rejects.toThrow(TypeError);
  }
  expect(database.connections.waiting).toBe(0);
});

test('many tenants at once on few connections each see their own', async () => {
  const many = open({ role: engineRoleOf(SERVICE), connectionsMax: 3 });
  try {
    const asked = Array.from({ length: 300 }, async (_, index) => {
      const tenant = index % 2 === 0 ? A : B;
      const rows =
        index % 3 === 0
          ? await many.asTenant(tenant, (tx) => tx.selectFrom('things').select('tenant_id').execute())
          : await many.runAs<{ tenant_id: string }>(tenant, 'select tenant_id from things', []);
      expect(new Set(rows.map(({ tenant_id }) => tenant_id))).toEqual(new Set([tenant]));
      if (index % 10 === 0) expect(await many.run({ name: 'names', text: NAMES }, [])).toHaveLength(3);
      if (index % 25 === 0) await many.runAs(tenant, 'select 1 / 0', []).catch(() => undefined);
    });
    await Promise.all(asked);
  } finally {
    await many.close();
  }
});

test('whatever tenants do in whatever order, each changes and sees what it would if it were alone', async () => {
  const tenant = fc.integer({ min: 0, max: 2 });
  const name = fc.constantFrom('x', 'y', 'z');
  const step = fc.record({
    tenant,
    verb: fc.constantFrom('insert', 'rename', 'delete', 'give', 'read', 'fail'),
    name,
    to: name,
    other: tenant,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const tenants = [newId(), newId(), newId()];
      const alone = tenants.map(() => new Set<string>());
      for (const { tenant: which, verb, name: from, to, other } of steps) {
        const [id = '', whose = ''] = [tenants[which], tenants[other]];
        const own = alone[which] ?? new Set();
        const does = (work: Parameters<typeof database.asTenant<unknown>>[1]) =>
          database.asTenant(id, work).then(
            () => true,
            () => false,
          );
        // None of these statements says whose rows it means.
        if (verb === 'insert' && (await does((tx) => tx.insertInto('things').values(thing(id, from)).execute())))
          own.add(from);
        if (
          verb === 'rename' &&
          (await does((tx) => tx.updateTable('things').set({ name: to }).where('name', '=', from).execute())) &&
          own.delete(from)
        )
          own.add(to);
        if (verb === 'delete' && (await does((tx) => tx.deleteFrom('things').where('name', '=', from).execute())))
          own.delete(from);
        if (verb === 'give') {
          const given = await does((tx) => tx.updateTable('things').set({ tenant_id: whose }).execute());
          expect(given).toBe(own.size === 0 || other === which);
        }
        if (verb === 'fail')
          await does(async (tx) => {
            await tx.deleteFrom('things').execute();
            throw new Error('changed my mind');
          });
        if (verb === 'read')
          expect(await database.runAs(id, NAMES, [])).toEqual([...own].toSorted().map((one) => ({ name: one })));
      }
      for (const [index, id] of tenants.entries()) {
        const rows = await database.kysely.selectFrom('things').select('name').where('tenant_id', '=', id).execute();
        expect(rows.map((row) => row.name).toSorted()).toEqual([...(alone[index] ?? [])].toSorted());
      }
      await database.kysely.deleteFrom('things').where('tenant_id', 'in', tenants).execute();
    }),
    { numRuns: 60 },
  );
});

test('a table that was added later is protected by the same call, and one that was protected is left alone', async () => {
  const later: Migrations = {
    ...migrations,
    '0003-more': {
      async up(db) {
        await sql`create table more (id uuid primary key, tenant_id uuid not null)`.execute(db);
        await protectTables(db, SERVICE);
      },
    },
  };
  await migrate(urlFor(postgres.url, ownerRoleOf(SERVICE), passwords.ownerPassword), SERVICE, later);
  await database.run({ name: 'more', text: 'insert into more values (gen_random_uuid(), $1)' }, [A]);
  expect(await database.runAs(A, 'select 1 from more', [])).toHaveLength(1);
  expect(await database.runAs(B, 'select 1 from more', [])).toHaveLength(0);
});

test('without Postgres a tenant is told what everybody is told', async () => {
  const nowhere = new Database<Tables>({ url: 'postgres://x:x@127.0.0.1:1/x', schema: 'x', connectionsMax: 1 });
  await expect(nowhere.runAs(A, NAMES, [])).rejects.toThrow(DependencyUnavailable);
  await expect(nowhere.asTenant(A, () => Promise.resolve())).rejects.toThrow(DependencyUnavailable);
  await nowhere.close();
});
