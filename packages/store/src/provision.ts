import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** One service's part of the database: a schema, a role that owns it, and a role that may only use it, in two manners. */
export interface ServiceDatabase {
  readonly service: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/** Any number; the same in every process that provisions. */
const PROVISION_LOCK = 7_361_402;

export const schemaOf = (service: string): string => service.replaceAll('-', '_');
export const ownerRoleOf = (service: string): string => `weir_${schemaOf(service)}_owner`;
export const appRoleOf = (service: string): string => `weir_${schemaOf(service)}`;
/** What works for all tenants at once; nobody logs in as it, the app role takes it on (ADR 0017). */
export const engineRoleOf = (service: string): string => `weir_${schemaOf(service)}_engine`;

/**
 * Creates or updates the schemas and roles, as a superuser. The app and engine roles own nothing and see no schema but their own, so
 * that row-level security holds for them. Safe to run again and at the same time.
 */
export async function provisionDatabase(adminUrl: string, services: readonly ServiceDatabase[]): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [PROVISION_LOCK]);
    await client.query('revoke create on schema public from public');
    for (const { service, ownerPassword, appPassword } of services) {
      await provisionService(client, service, ownerPassword, appPassword);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function provisionService(
  client: Client,
  service: string,
  ownerPassword: string,
  appPassword: string,
): Promise<void> {
  await ensureRole(client, ownerRoleOf(service), `login password ${escapeLiteral(ownerPassword)}`);
  await ensureRole(client, appRoleOf(service), `login password ${escapeLiteral(appPassword)}`);
  await ensureRole(client, engineRoleOf(service), 'nologin');
  const [o, a, e, s] = [ownerRoleOf(service), appRoleOf(service), engineRoleOf(service), schemaOf(service)].map(
    escapeIdentifier,
  );
  await client.query(`create schema if not exists ${s} authorization ${o}`);
  // Not inherited: on its own rights the app role is under the policies of a tenant, and not under those of the engine as well.
  await client.query(`grant ${e} to ${a} with inherit false, set true, admin false`);
  await client.query(`grant usage on schema ${s} to ${a}, ${e}`);
  const rights = 'select, insert, update, delete';
  const defaults = `alter default privileges for role ${o} in schema ${s}`;
  await client.query(`${defaults} grant ${rights} on tables to ${a}, ${e}`);
  await client.query(`${defaults} grant usage on sequences to ${a}, ${e}`);
  // A database of an earlier version has tables already.
  await client.query(`grant ${rights} on all tables in schema ${s} to ${e}`);
  await client.query(`grant usage on all sequences in schema ${s} to ${e}`);
}

async function ensureRole(client: Client, role: string, login: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${escapeIdentifier(role)} nosuperuser nocreatedb nocreaterole nobypassrls ${login}`);
}

/** The same server and database, as another user. */
export function urlFor(adminUrl: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = encodeURIComponent(password);
  return url.href;
}
