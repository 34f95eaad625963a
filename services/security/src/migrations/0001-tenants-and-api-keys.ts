import { type Kysely, sql } from 'kysely';

/**
 * The checks repeat the bounds of `identity.v1`, so that whatever is stored can be answered. `unique (tenant_id, id)` lists a tenant's
 * keys, and lets later tables refer to a key together with its tenant: a foreign key bypasses row-level security (reliability.md 3).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table tenants (
    id uuid primary key,
    name text not null unique check (char_length(name) between 1 and 128),
    tier text not null check (tier in ('free', 'pro', 'enterprise')),
    created_at timestamptz not null default now())`.execute(db);
  await sql`create table api_keys (
    id text primary key check (id ~ '^[0-9A-Za-z]{10}$'),
    tenant_id uuid not null references tenants,
    name text not null check (char_length(name) between 1 and 128),
    principal text not null check (char_length(principal) between 1 and 128),
    hash bytea not null check (octet_length(hash) = 32),
    scopes text[] not null check (cardinality(scopes) <= 32 and array_position(scopes, null) is null),
    created_at timestamptz not null default now(),
    expires_at timestamptz check (isfinite(expires_at)),
    revoked_at timestamptz,
    last_used_at timestamptz,
    unique (tenant_id, id))`.execute(db);
}
