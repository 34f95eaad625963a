import {
  appRoleOf,
  Database,
  engineRoleOf,
  type Migrations,
  migrate,
  ownerRoleOf,
  provisionDatabase,
  urlFor,
} from '@weir/store';
import { startTestPostgres } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../src/migrations/index.ts';

const SERVICE = 'orchestrator';
const PASSWORDS = { ownerPassword: 'owner-of-a-test', appPassword: 'app-of-a-test' };
const JOBS = 300;

let postgres: Awaited<ReturnType<typeof startTestPostgres>>;
let database: Database<unknown>;
beforeAll(async () => {
  postgres = await startTestPostgres();
  await provisionDatabase(postgres.url, [{ service: SERVICE, ...PASSWORDS }]);
  database = new Database({
    url: urlFor(postgres.url, appRoleOf(SERVICE), PASSWORDS.appPassword),
    schema: SERVICE,
    role: engineRoleOf(SERVICE),
  });
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

const upTo = (last: string): Migrations =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= last)) as Migrations;
const ownerUrl = () => urlFor(postgres.url, ownerRoleOf(SERVICE), PASSWORDS.ownerPassword);
const query = async <Row>(text: string): Promise<Row[]> => (await database.pool.query(text)).rows as Row[];

test('jobs that an older version recorded keep their requests, and are hidden from other tenants as before', async () => {
  await migrate(ownerUrl(), SERVICE, upTo('0007-missed-runs'));
  await query(`insert into jobs (id, tenant_id, operation, queue, state, attempt, max_attempts, priority, envelope, created_at)
    select gen_random_uuid(), gen_random_uuid(), 'test.run', 'test', 'succeeded', 1, 3, 5, json_build_object('number', number), now()
    from generate_series(1, ${JOBS}) as number`);
  const requestsIn = (column: string) => query(`select id, ${column} as request from jobs order by id`);
  const before = await requestsIn('envelope');
  expect(before).toHaveLength(JOBS);

  expect(await migrate(ownerUrl(), SERVICE, migrations)).toContain('0008-room-for-updates');
  expect(await requestsIn('request')).toEqual(before);
  expect(await query(`select relrowsecurity, relforcerowsecurity from pg_class where oid = 'jobs'::regclass`)).toEqual([
    { relrowsecurity: true, relforcerowsecurity: true },
  ]);
});
