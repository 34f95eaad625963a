import { services } from '@weir/launcher';
import { newId } from '@weir/messaging';
import {
  appRoleOf,
  Database,
  engineRoleOf,
  type Migrations,
  migrate,
  ownerRoleOf,
  provisionDatabase,
  schemaOf,
  urlFor,
} from '@weir/store';
import { startTestPostgres } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PASSWORDS = { ownerPassword: 'owner-of-a-test', appPassword: 'app-of-a-test' };
const owners = services.filter((row) => row.database).map((row) => row.name);
const schemas = owners.map(schemaOf);

/** Tables that every role of their service has to see whole. */
const UNPROTECTED: Readonly<Record<string, string>> = {
  kysely_migration: 'which migrations were applied, which a service looks up before it is anybody',
  kysely_migration_lock: 'the lock of whoever migrates',
};

/** Tables of no tenant from which a tenant's transaction reads, and why that tells it nothing. */
const READABLE: Readonly<Record<string, string>> = {
  'orchestrator.lingering': 'by way of the jobs that it sees',
  'orchestrator.sweep_cursor': 'one row: a time',
  'security.tenants': 'its own row',
};
/** Those of them whose row a tenant's transaction also changes: it makes none, and deletes none. */
const CHANGEABLE = new Set(['security.tenants']);

/**
 * A unique constraint is checked against the rows of all tenants, so one who could choose its values would learn of another's by the
 * refusal. So it leads with the tenant, or its values are made by the platform, or there is a reason.
 */
const CHOSEN_BY_NO_TENANT: Readonly<Record<string, string>> = {
  'orchestrator.outbox (id)': 'counted',
  'security.outbox (id)': 'counted',
  'orchestrator.redrives (root_id, number)': 'the id of a dead letter, and a count',
  'orchestrator.queue_tenants (queue, tenant_id)':
    'written by operators of the platform alone, and the tenant is part of it',
  'security.api_keys (id)': 'minted',
  'security.refresh_tokens (hash)': 'minted',
  'security.revocations (seq)': 'counted',
  'security.users (lower(username))': 'a login names no tenant (ADR 0016); that a name is taken is all that is told',
};

let postgres: Awaited<ReturnType<typeof startTestPostgres>>;

const migrationsOf = async (service: string): Promise<Migrations> =>
  ((await import(`../../services/${service}/src/migrations/index.ts`)) as { migrations: Migrations }).migrations;

const migrateTo = (service: string, migrations: Migrations) =>
  migrate(urlFor(postgres.url, ownerRoleOf(service), PASSWORDS.ownerPassword), service, migrations);

beforeAll(async () => {
  postgres = await startTestPostgres();
  await provisionDatabase(
    postgres.url,
    owners.map((service) => ({ service, ...PASSWORDS })),
  );
  for (const service of owners) await migrateTo(service, await migrationsOf(service));
});
afterAll(() => postgres?.stop());

interface TableRow {
  readonly schema: string;
  readonly name: string;
  readonly forced: boolean;
  readonly of_tenants: boolean;
}

const tables = () =>
  postgres.query<TableRow>(
    `select nspname as schema, relname as name, relrowsecurity and relforcerowsecurity as forced,
       exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id' and not attisdropped) as of_tenants
     from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p') and nspname = any($1) order by 1, 2`,
    [schemas],
  );

/** Those that have none and no reason for it; a tenant's is never an exception. */
const open = async () =>
  (await tables())
    .filter(({ forced, name, of_tenants }) => !forced && (of_tenants || UNPROTECTED[name] === undefined))
    .map(({ schema, name }) => `${schema}.${name}`);

describe('in every schema', () => {
  test('row-level security is forced on each table, unless there is a reason', async () => {
    expect((await tables()).filter((table) => table.of_tenants).length).toBeGreaterThan(6);
    expect(await open(), 'call protectTables in the migration that makes the table (ADR 0017)').toEqual([]);
  });

  test('a table that somebody adds and forgets to protect is found, with a tenant or without', async () => {
    const forget =
      'create table orchestrator.forgotten (tenant_id uuid); create table security.kysely_migration_lock_2 (a int)';
    await postgres.query(forget);
    await postgres.query('alter table orchestrator.forgotten enable row level security');
    expect(await open()).toEqual(['orchestrator.forgotten', 'security.kysely_migration_lock_2']);
    await postgres.query('drop table orchestrator.forgotten, security.kysely_migration_lock_2');
  });

  test('a table of tenants has the policy of the tenant, for all that is done with it, beside that of the engine', async () => {
    const policies = await postgres.query<{ table: string; name: string; roles: string[]; cmd: string; rule: string }>(
      `select schemaname || '.' || tablename as table, policyname as name, roles::text[], cmd,
         permissive || ' ' || coalesce(qual, '') || ' / ' || coalesce(with_check, '') as rule
       from pg_policies where schemaname = any($1)`,
      [schemas],
    );
    const own = `(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))`;
    for (const { schema, name, of_tenants } of await tables()) {
      if (UNPROTECTED[name] !== undefined) continue;
      const here = policies.filter(({ table }) => table === `${schema}.${name}`);
      const [service] = owners.filter((one) => schemaOf(one) === schema);
      const engine = here.find((policy) => policy.name === 'engine');
      expect(engine, name).toMatchObject({
        roles: [engineRoleOf(String(service))],
        cmd: 'ALL',
        rule: 'PERMISSIVE true / true',
      });
      const others = here.filter((policy) => policy !== engine);
      const roles = [appRoleOf(String(service))];
      if (of_tenants) expect(others, name).toMatchObject([{ roles, cmd: 'ALL', rule: `PERMISSIVE ${own} / ${own}` }]);
      else if (READABLE[`${schema}.${name}`] === undefined) expect(others, name).toEqual([]);
      else {
        const commands = CHANGEABLE.has(`${schema}.${name}`) ? ['SELECT', 'UPDATE'] : ['SELECT'];
        expect(others.map(({ cmd }) => cmd).toSorted(), name).toEqual(commands);
        for (const policy of others) expect(policy.roles, name).toEqual(roles);
      }
    }
  });

  test('no role of a service owns a table, is more than it must be, or is the engine without saying so', async () => {
    const roles = owners.flatMap((service) => [appRoleOf(service), engineRoleOf(service)]);
    const [owned] = await postgres.query<{ count: number }>(
      'select count(*)::int as count from pg_class where relowner::regrole::text = any($1)',
      [roles],
    );
    expect(owned?.count).toBe(0);
    const mighty = await postgres.query(
      `select rolname from pg_roles where rolname like 'weir\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    );
    expect(mighty).toEqual([]);
    const logins = await postgres.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'weir\\_%\\_engine' and rolcanlogin`,
    );
    expect(logins).toEqual([]);
    const members = await postgres.query<Record<string, unknown>>(
      `select member::regrole::text as member, roleid::regrole::text as role, inherit_option as inherits, set_option as sets, admin_option as admin
       from pg_auth_members where member::regrole::text like 'weir\\_%' or roleid::regrole::text like 'weir\\_%' order by 1`,
    );
    expect(members).toEqual(
      owners
        .map((service) => ({
          member: appRoleOf(service),
          role: engineRoleOf(service),
          inherits: false,
          sets: true,
          admin: false,
        }))
        .toSorted((a, b) => (a.member < b.member ? -1 : 1)),
    );
  });

  test('the engine has no more rights on any table than the login role', async () => {
    const more = await postgres.query(
      `select distinct table_schema, table_name, privilege_type from information_schema.role_table_grants g
       where grantee like 'weir\\_%\\_engine' and (privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') or not exists (
         select from information_schema.role_table_grants l where l.table_schema = g.table_schema and l.table_name = g.table_name
           and l.privilege_type = g.privilege_type and l.grantee || '_engine' = g.grantee))`,
    );
    expect(more).toEqual([]);
  });

  test('no view and no function lends its owner’s sight', async () => {
    const views = await postgres.query<{ relname: string }>(
      `select relname from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = any($1)
         and (relkind = 'm' or (relkind = 'v' and not coalesce('security_invoker=true' = any(reloptions), false)))`,
      [schemas],
    );
    const functions = await postgres.query(
      `select proname from pg_proc p join pg_namespace n on n.oid = pronamespace where nspname = any($1) and prosecdef`,
      [schemas],
    );
    expect([views, functions]).toEqual([[], []]);
  });
});

describe('constraints, which no policy covers,', () => {
  test('are of the tenant, or of values that no tenant chooses', async () => {
    const uniques = await postgres.query<{ table: string; columns: string[]; types: string[] }>(
      `select nspname || '.' || c.relname as table,
         array(select pg_get_indexdef(indexrelid, k, true) from generate_series(1, indnkeyatts) as k order by k) as columns,
         array(select t.typname::text from generate_series(1, indnkeyatts) as k
           join pg_attribute a on a.attrelid = indexrelid and a.attnum = k join pg_type t on t.oid = atttypid order by k) as types
       from pg_index join pg_class c on c.oid = indrelid join pg_namespace n on n.oid = relnamespace
       where indisunique and nspname = any($1)
         and exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id' and not attisdropped)`,
      [schemas],
    );
    expect(uniques.length).toBeGreaterThan(6);
    const leaking = uniques
      .filter(({ columns, types }) => columns[0] !== 'tenant_id' && types.some((type) => type !== 'uuid'))
      .map(({ table, columns }) => `${table} (${columns.join(', ')})`)
      .filter((name) => CHOSEN_BY_NO_TENANT[name] === undefined);
    expect(leaking, 'lead the constraint with tenant_id, or say who chooses the values').toEqual([]);
  });

  test('refer to a row of the same tenant', async () => {
    const loose = await postgres.query(
      `select conname, conrelid::regclass::text from pg_constraint join pg_class c on c.oid = conrelid join pg_namespace n on n.oid = relnamespace
       where contype = 'f' and nspname = any($1)
         and exists (select from pg_attribute where attrelid = conrelid and attname = 'tenant_id' and not attisdropped)
         and not exists (select from pg_attribute where attrelid = conrelid and attnum = any(conkey) and attname = 'tenant_id')`,
      [schemas],
    );
    expect(loose).toEqual([]);
  });
});

describe('the login role', () => {
  type Query = (text: string, values?: unknown[]) => Promise<{ rows: unknown[]; rowCount: number | null }>;
  const asRole = async <Result>(url: string, service: string, work: (query: Query) => Promise<Result>) => {
    const database = new Database({ url, schema: schemaOf(service), connectionsMax: 1 });
    try {
      return await work((text, values) => database.pool.query(text, values));
    } finally {
      await database.close();
    }
  };
  const asLogin = <Result>(service: string, tenantId: string | undefined, work: (query: Query) => Promise<Result>) =>
    asRole(urlFor(postgres.url, appRoleOf(service), PASSWORDS.appPassword), service, async (query) => {
      if (tenantId !== undefined) await query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
      return work(query);
    });
  const SCHEDULE = `insert into schedules (id, tenant_id, name, principal, job, defaults, every_ms, missed_runs, paused, created_at)
    values (gen_random_uuid(), $1, 'nightly', 'user:x', '{}', '{}', 1000, 'skip', false, now())`;

  test('sees no row of any table of tenants without a tenant, and none of another’s with one', async () => {
    const [a, b] = [newId(), newId()];
    await postgres.query(
      `insert into security.tenants (id, name, tier) values ('${a}', 'a', 'pro'), ('${b}', 'b', 'pro')`,
    );
    await postgres.query(SCHEDULE.replace('insert into ', 'insert into orchestrator.'), [a]);
    for (const { schema, name, of_tenants } of await tables()) {
      if (!of_tenants) continue;
      const [service] = owners.filter((one) => schemaOf(one) === schema);
      for (const tenant of [undefined, b, ''])
        expect((await asLogin(String(service), tenant, (query) => query(`select * from ${name}`))).rows, name).toEqual(
          [],
        );
    }
    const own = async (tenant: string) =>
      (await asLogin('security', tenant, (query) => query('select name from tenants'))).rows;
    expect([await own(a), await own(b)]).toEqual([[{ name: 'a' }], [{ name: 'b' }]]);
    expect((await asLogin('orchestrator', a, (query) => query('select name from schedules'))).rows).toHaveLength(1);
  });

  test('cannot write for another tenant, and learns nothing from a name that another has', async () => {
    const [a, b] = [newId(), newId()];
    const write = (tenant: string, forWhom: string) =>
      asLogin('orchestrator', tenant, (query) => query(SCHEDULE, [forWhom]));
    await write(a, a);
    await expect(write(b, a)).rejects.toMatchObject({ code: '42501' });
    // The same name as A's.
    await write(b, b);
    await expect(write(b, b)).rejects.toMatchObject({ code: '23505' });
    const given = asLogin('orchestrator', b, (query) => query('update schedules set tenant_id = $1', [a]));
    await expect(given).rejects.toMatchObject({ code: '42501' });
    const taken = await asLogin('orchestrator', b, (query) =>
      query('update schedules set paused = true where tenant_id = $1', [a]),
    );
    expect(taken.rowCount).toBe(0);
  });

  test('and neither does the owner, so that no migration moves what it did not mean to', async () => {
    const url = urlFor(postgres.url, ownerRoleOf('orchestrator'), PASSWORDS.ownerPassword);
    const { rows } = await asRole(url, 'orchestrator', (query) => query('select * from schedules'));
    expect(rows).toEqual([]);
  });
});

test('a database of before is brought up to this with its rows: redrives find their tenant', async () => {
  const all = await migrationsOf('orchestrator');
  const before = Object.fromEntries(Object.entries(all).filter(([name]) => name < '0006'));
  const name = `before_${newId().replaceAll('-', '')}`;
  await postgres.query(`create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = name;
  const owner = urlFor(url.href, ownerRoleOf('orchestrator'), PASSWORDS.ownerPassword);
  const admin = new Database({ url: url.href, schema: 'orchestrator', connectionsMax: 1 });
  const { pool } = admin;
  await provisionDatabase(url.href, [{ service: 'orchestrator', ...PASSWORDS }]);
  await migrate(owner, 'orchestrator', before);
  try {
    const [tenant, root, other] = [newId(), newId(), newId()];
    // As if it had been provisioned before there was an engine.
    await pool.query('revoke all on all tables in schema orchestrator from weir_orchestrator_engine');
    await pool.query(
      `insert into dead_letters (id, tenant_id, fingerprint, code, reason, attempts, failed_at, stream, consumer, redrivable, root_id)
       values ($1, $2, 'x', 'X', 'x', 1, now(), 'WORK', 'x', true, $1)`,
      [root, tenant],
    );
    const redrive =
      'insert into redrives (root_id, number, dead_letter_id, job_id, principal) values ($1, 1, $1, gen_random_uuid(), $2)';
    for (const id of [root, other]) await pool.query(redrive, [id, 'user:x']);
    await pool.query(`insert into outbox (kind, facts) values ('envelopes', '[]')`);
    await provisionDatabase(url.href, [{ service: 'orchestrator', ...PASSWORDS }]);
    await migrate(owner, 'orchestrator', all);
    const { rows } = await pool.query('select root_id, tenant_id from redrives');
    expect(new Map(rows.map((row) => [row.root_id, row.tenant_id]))).toEqual(
      new Map([
        [root, tenant],
        [other, '00000000-0000-0000-0000-000000000000'],
      ]),
    );
    await pool.query('set role weir_orchestrator_engine');
    expect((await pool.query('select tenant_id from outbox')).rows).toEqual([{ tenant_id: null }]);
    expect((await pool.query('select from dead_letters')).rowCount).toBe(1);
  } finally {
    await admin.close();
  }
});
