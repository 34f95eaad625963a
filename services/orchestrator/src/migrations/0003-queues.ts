import { type Kysely, sql } from 'kysely';

/** How operators want queues to be, what jobs wait for beside room, and the slots of those that count against a limit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table queues (
    name text primary key,
    state text not null default 'active' check (state in ('active','paused','draining')),
    concurrency_max integer check (concurrency_max >= 0),
    tenant_concurrency_max integer check (tenant_concurrency_max >= 0),
    key_concurrency_max integer not null default 1 check (key_concurrency_max >= 1),
    changed_at timestamptz not null default now(),
    changed_by text)`.execute(db);
  await sql`create table queue_tenants (
    queue text not null, tenant_id uuid not null,
    weight integer not null default 1 check (weight between 1 and 1000),
    concurrency_max integer check (concurrency_max >= 0),
    primary key (queue, tenant_id))`.execute(db);

  await sql`alter table waiting add column gate text not null default ''`.execute(db);
  await sql`alter table waiting alter column gate drop default`.execute(db);
  await sql`drop index waiting_queue`.execute(db);
  // Reading it by jumps finds the tenants of a queue, their gates, and what is next behind each.
  await sql`create index waiting_next on waiting (queue, tenant_id, gate, priority desc, due_at)`.execute(db);

  await sql`create table slots (
    job_id uuid primary key, queue text not null, tenant_id uuid not null, concurrency_key text not null, attempt smallint not null)`.execute(
    db,
  );
  await sql`create index slots_queue on slots (queue, tenant_id)`.execute(db);
  await sql`create index slots_key on slots (tenant_id, concurrency_key) where concurrency_key <> ''`.execute(db);
  await sql`create table rate_buckets (operation text primary key, tokens double precision not null, filled_at timestamptz not null)`.execute(
    db,
  );
}
