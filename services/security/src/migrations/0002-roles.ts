import { type Kysely, sql } from 'kysely';

/** The platform's own tenant looks after all others. A key that belongs to no user, as the bootstrap key, has a role of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tenants add platform boolean not null default false`.execute(db);
  await sql`alter table api_keys
    add role text not null default 'viewer' check (role in ('admin', 'operator', 'auditor', 'viewer', 'guest'))`.execute(
    db,
  );
}
