import { type Kysely, sql } from 'kysely';

/**
 * Keys that belong to users, and what a tenant may have of its own. Times are kept to the millisecond, as programs see them, so that the
 * cursor of a list loses no row between two times that look alike.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tenants
    alter created_at type timestamptz(3),
    add updated_at timestamptz(3) not null default now(),
    add state text not null default 'active' check (state in ('active', 'suspended')),
    add settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object' and octet_length(settings::text) <= 65536),
    add jobs_in_flight_max bigint check (jobs_in_flight_max >= 0),
    add stored_bytes_max bigint check (stored_bytes_max >= 0)`.execute(db);
  await sql`create index tenants_by_age on tenants (created_at, id)`.execute(db);
  // A key goes with its owner. That of no user has a role of its own; who made it looks after it.
  await sql`alter table api_keys
    alter created_at type timestamptz(3),
    add user_id uuid,
    add created_by text check (char_length(created_by) between 1 and 128),
    add quota integer check (quota >= 1),
    add uses bigint not null default 0,
    add rotated_to text,
    add foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade,
    add foreign key (tenant_id, rotated_to) references api_keys (tenant_id, id) on delete set null (rotated_to)`.execute(
    db,
  );
  await sql`create index api_keys_by_age on api_keys (tenant_id, created_at, id)`.execute(db);
  await sql`create index api_keys_of_principal on api_keys (tenant_id, principal)`.execute(db);
  await sql`create index api_keys_made_by on api_keys (tenant_id, created_by) where user_id is null`.execute(db);
  await sql`create index api_keys_rotated on api_keys (tenant_id, rotated_to) where rotated_to is not null`.execute(db);
  await sql`create index api_keys_over on api_keys (least(revoked_at, expires_at)) where created_by is not null`.execute(
    db,
  );
}
