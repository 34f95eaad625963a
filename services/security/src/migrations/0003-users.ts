import { createInboxAndOutbox } from '@weir/store';
import { type Kysely, sql } from 'kysely';

/**
 * Who may log in, and what they were issued. Usernames are unique over all tenants, since a login names none (ADR 0016). Foreign keys name
 * the tenant as well: they bypass row-level security.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createInboxAndOutbox(db);
  await sql`create table users (
    id uuid primary key,
    tenant_id uuid not null references tenants,
    username text not null check (username ~ '^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$'),
    password_hash text not null check (char_length(password_hash) between 1 and 512),
    role text not null check (role in ('admin', 'operator', 'auditor', 'viewer', 'guest')),
    created_at timestamptz not null default now(),
    disabled_at timestamptz,
    last_login_at timestamptz,
    unique (tenant_id, id))`.execute(db);
  await sql`create unique index users_username on users (lower(username))`.execute(db);
  await sql`create index users_listed on users (tenant_id, created_at, id)`.execute(db);
  await makeSessions(db);
  await sql`create table signing_keys (
    kid text primary key,
    x text not null check (x ~ '^[A-Za-z0-9_-]{43}$'),
    sealed bytea not null,
    created_at timestamptz not null default now(),
    signs_from timestamptz not null)`.execute(db);
  await sql`create table revocations (
    seq bigint generated always as identity primary key,
    tenant_id uuid not null,
    kind text not null check (kind in ('user', 'tenant', 'session', 'key')),
    id text not null check (id ~ '^[A-Za-z0-9-]{1,64}$'),
    at timestamptz not null default clock_timestamp())`.execute(db);
  await sql`create index revocations_of on revocations (kind, id, at)`.execute(db);
}

async function makeSessions(db: Kysely<unknown>): Promise<void> {
  await sql`create table sessions (
    id uuid primary key,
    tenant_id uuid not null,
    user_id uuid not null,
    created_at timestamptz not null default now(),
    used_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    unique (tenant_id, id),
    foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade)`.execute(db);
  await sql`create index sessions_of_user on sessions (tenant_id, user_id)`.execute(db);
  await sql`create index sessions_expired on sessions (expires_at)`.execute(db);
  await sql`create table refresh_tokens (
    hash bytea primary key check (octet_length(hash) = 32),
    tenant_id uuid not null,
    session_id uuid not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    uses integer not null default 0,
    foreign key (tenant_id, session_id) references sessions (tenant_id, id) on delete cascade)`.execute(db);
  await sql`create index refresh_tokens_of_session on refresh_tokens (tenant_id, session_id)`.execute(db);
  await sql`create index refresh_tokens_expired on refresh_tokens (expires_at)`.execute(db);
  // By the hash of what was typed as a username, whether there is such a user or not: both lock in the same way.
  await sql`create table login_failures (
    username_hash bytea primary key check (octet_length(username_hash) = 32),
    failures integer not null,
    last_at timestamptz not null,
    locked_at timestamptz)`.execute(db);
  await sql`create index login_failures_last on login_failures (last_at)`.execute(db);
}
