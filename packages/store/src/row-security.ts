import { type Kysely, sql } from 'kysely';
import { appRoleOf, engineRoleOf } from './provision.ts';

/**
 * The tenant in whose name the transaction runs; null outside of one, which equals nothing. In a subselect, so that it is evaluated
 * once a statement and not once a row.
 */
export const OWN_TENANT = `(select nullif(current_setting('app.tenant_id', true), '')::uuid)`;

/** By table without a `tenant_id`: which of its rows a tenant may read. One that is not named shows a tenant nothing. */
export type Readable = Readonly<Record<string, string>>;

/**
 * Protects every table of the service's schema that is not protected yet, in a migration: whoever adds a table calls it again. The
 * engine role sees all rows; the login role sees and writes those of its transaction's tenant, and of tables that belong to no
 * tenant what `readable` says. FORCE, so that it holds for the owner too (ADR 0017).
 */
export async function protectTables(db: Kysely<unknown>, service: string, readable: Readable = {}): Promise<void> {
  const engine = sql.id(engineRoleOf(service));
  const app = sql.id(appRoleOf(service));
  for (const { name, of_tenants } of await unprotected(db)) {
    const table = sql.id(name);
    await sql`alter table ${table} enable row level security, force row level security`.execute(db);
    await sql`create policy engine on ${table} to ${engine} using (true) with check (true)`.execute(db);
    if (of_tenants) {
      const own = sql.raw(`tenant_id = ${OWN_TENANT}`);
      await sql`create policy tenant on ${table} to ${app} using (${own}) with check (${own})`.execute(db);
    } else if (readable[name] !== undefined) {
      await sql`create policy tenant on ${table} for select to ${app} using (${sql.raw(readable[name])})`.execute(db);
    }
  }
}

/** Kysely's own tables tell which migrations were applied, which every role of the service has to know. */
async function unprotected(db: Kysely<unknown>): Promise<readonly { name: string; of_tenants: boolean }[]> {
  const { rows } = await sql<{ name: string; of_tenants: boolean }>`
    select relname as name, exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id' and not attisdropped) as of_tenants
    from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relforcerowsecurity
      and relname not like 'kysely\\_%'
    order by relname`.execute(db);
  return rows;
}
