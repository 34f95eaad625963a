import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** One service's part of the database: a schema, a role that owns it, and a role that may only use it. */
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

/**
 * Creates or updates the schemas and roles, as a superuser. The app role owns nothing, so that row-level security holds for it,
 * and sees no schema but its own. Safe to run again and at the same time.
 */
export async function provisionDatabase(adminUrl: string, services: readonly ServiceDatabase[]): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [PROVISION_LOCK]);
    await client.query('revoke create on schema public from public');
    for (const { service, ownerPassword, appPassword } of services) {
      const [owner, app, schema] = [ownerRoleOf(service), appRoleOf(service), schemaOf(service)];
      await ensureRole(client, owner, ownerPassword);
      await ensureRole(client, app, appPassword);
      const [o, a, s] = [escapeIdentifier(owner), escapeIdentifier(app), escapeIdentifier(schema)];
      await client.query(`create schema if not exists ${s} authorization ${o}`);
      await client.query(`grant usage on schema ${s} to ${a}`);
      await client.query(
        `alter default privileges for role ${o} in schema ${s} grant select, insert, update, delete on tables to ${a}`,
      );
      await client.query(`alter default privileges for role ${o} in schema ${s} grant usage on sequences to ${a}`);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole nobypassrls password ${escapeLiteral(password)}`,
  );
}

/** The same server and database, as another user. */
export function urlFor(adminUrl: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = encodeURIComponent(password);
  return url.href;
}
