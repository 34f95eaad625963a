import { DependencyUnavailable } from '@weir/messaging';
import { eventually, startTestPostgres } from '@weir/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { columnsOf, Database, groupOfRows, singleRow, translateStoreError } from '../src/index.ts';

let postgres: Awaited<ReturnType<typeof startTestPostgres>>;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

function open(more: { readonly connectionsMax?: number; readonly onError?: (error: Error) => void } = {}) {
  const database = new Database<object>({ url: postgres.url, schema: 'public', ...more });
  onTestFinished(() => database.close());
  return database;
}
const ask = (text: string) => ({ name: text.slice(0, 20), text });

test('a statement runs in the schema, the zone and with the plan that the service counts on', async () => {
  const database = open({ connectionsMax: 3 });
  const [row] = await database.run(
    ask(
      `select $1::int + 1 as sum, current_setting('search_path') as path, current_setting('timezone') as zone,
       current_setting('plan_cache_mode') as plan, current_setting('statement_timeout') as timeout`,
    ),
    [41],
  );
  expect(row).toEqual({ sum: 42, path: 'public', zone: 'UTC', plan: 'force_generic_plan', timeout: '15s' });
  await Promise.all(Array.from({ length: 10 }, () => database.ping()));
  expect(database.connections).toMatchObject({ total: 3, waiting: 0 });
});

test('a time is the Date that was written, to the millisecond', async () => {
  const database = open();
  const moment = fc.date({
    min: new Date('1000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 50 }), async (moments) => {
      const rows = await database.run<{ at: Date }>(ask('select at from unnest($1::timestamptz[]) as t (at)'), [
        moments,
      ]);
      expect(rows.map(({ at }) => at)).toEqual(moments);
    }),
  );
  const [row] = await database.run(
    ask(`select null::timestamptz as nothing, 'infinity'::timestamptz as ever, '0044-03-15 12:00:00+00 BC'::timestamptz as ides,
         '12026-11-21 00:00:00.25+00'::timestamptz as far, '2026-11-21 12:00:00.123999+02'::timestamptz as fine`),
    [],
  );
  expect(row).toEqual({
    nothing: null,
    ever: Number.POSITIVE_INFINITY,
    ides: new Date('-000043-03-15T12:00:00Z'),
    far: new Date('+012026-11-21T00:00:00.250Z'),
    fine: new Date('2026-11-21T10:00:00.123Z'),
  });
});

test('what is wrong with a statement stays what Postgres said, by either way', async () => {
  const database = open();
  await expect(database.run(ask('select nothing'), [])).rejects.toMatchObject({ code: '42703' });
  await expect(database.with((kysely) => sql`select nothing`.execute(kysely))).rejects.toMatchObject({ code: '42703' });
});

test('a statement that takes too long is ended, and its connection is used again', async () => {
  const database = open({ connectionsMax: 1 });
  await database.run(ask("select set_config('statement_timeout', '50', false)"), []);
  await expect(database.run(ask('select pg_sleep(60)'), [])).rejects.toMatchObject({ code: '57014' });
  await database.ping();
  expect(database.connections.total).toBe(1);
});

test('a database can be closed before it was used, after it was used, and twice', async () => {
  for (const used of [false, true]) {
    const database = new Database<object>({ url: postgres.url, schema: 'public' });
    if (used) await database.with((kysely) => sql`select 1`.execute(kysely));
    await database.close();
    await database.close();
  }
});

test('when Postgres is killed, whoever uses it is told that it is away, nobody dies, and the pool heals when it is back', async () => {
  const lost: Error[] = [];
  const database = open({ connectionsMax: 4, onError: (error) => lost.push(error) });
  await Promise.all(Array.from({ length: 4 }, () => database.run(ask('select pg_sleep(0.1)'), [])));

  const inTransaction = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const transaction = database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      await sql`create table half_done (a int)`.execute(tx);
      inTransaction.resolve();
      await goOn.promise;
      await sql`insert into half_done values (1)`.execute(tx);
    }),
  );
  const statement = database.run(ask('select pg_sleep(60)'), []);
  const failures = Promise.allSettled([transaction, statement]);
  await inTransaction.promise;
  await postgres.kill();
  // A connection that nothing runs on at that moment is lost as well, in use or idle.
  await eventually(() => expect(lost.length).toBeGreaterThan(0));
  goOn.resolve();
  for (const outcome of await failures) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(DependencyUnavailable) });
  }
  await expect(database.ping()).rejects.toThrow(DependencyUnavailable);
  await expect(database.with((kysely) => sql`select 1`.execute(kysely))).rejects.toThrow('Postgres cannot be used');

  await postgres.startAgain();
  await eventually(() => database.ping());
  expect(await database.run(ask("select to_regclass('half_done') as found"), [])).toEqual([{ found: null }]);
}, 60_000);

test('only errors that say nothing about the statement become an unavailable dependency', () => {
  const withCode = (code: string) => Object.assign(new Error('said Postgres'), { code });
  for (const code of [
    '08006',
    '53300',
    '53100',
    '57P01',
    '57P03',
    '58030',
    '40001',
    '40P01',
    'ECONNREFUSED',
    'EPIPE',
  ]) {
    expect(translateStoreError(withCode(code)), code).toBeInstanceOf(DependencyUnavailable);
  }
  for (const text of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect']) {
    expect(translateStoreError(new Error(text)), text).toBeInstanceOf(DependencyUnavailable);
  }
  for (const error of [
    withCode('23505'),
    withCode('42P01'),
    withCode('57014'),
    new Error('a bug'),
    'text',
    undefined,
  ]) {
    expect(translateStoreError(error)).toBe(error);
  }
});

const KINDS = ['text', 'smallint', 'json'] as const;

test('rows arrive as they were given, in a group and alone, whatever is in them: no value becomes two, or another', async () => {
  const database = open({ connectionsMax: 1 });
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', '\\', ',', '{', '}', '\x1e', '\n', ' ', 'null', 'ä') }),
  );
  // Postgres has no NUL in text.
  const plain = text.map((value) => value.replaceAll('\0', ''));
  const row = fc.record({
    name: fc.option(plain, { freq: 5 }),
    count: fc.option(fc.integer({ min: -32768, max: 32767 }), { freq: 5 }),
    json: fc.option(fc.jsonValue(), { freq: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), async (rows) => {
      const given = rows.map((one) => ({ ...one, json: one.json === null ? null : JSON.stringify(one.json) }));
      const all = given.map(({ name, count, json }) => [name, count, json]);
      const from = (rows: string) => ({
        name: rows.slice(0, 20),
        text: `select name, count, json::text as json from ${rows} as arrived (name, count, json)`,
      });
      expect(await database.run(from(groupOfRows(KINDS)), columnsOf(all, KINDS))).toEqual(given);
      expect(await database.run(from(singleRow(KINDS)), all[0] ?? [])).toEqual(given.slice(0, 1));
    }),
    { numRuns: 60 },
  );
});
