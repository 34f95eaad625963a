import { createInboxAndOutbox } from '@weir/store';
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createInboxAndOutbox(db);
  // Room on each page for the updates that every job sees, and no statistics-driven surprise from half-filled pages.
  await sql`create table jobs (
    id uuid primary key,
    tenant_id uuid not null,
    operation text not null,
    queue text not null,
    state text not null check (state in ('scheduled','queued','dispatched','running','retrying','succeeded','failed','cancelled','expired','dead_lettered')),
    attempt smallint not null,
    max_attempts smallint not null,
    priority smallint not null,
    notify text,
    envelope json not null,
    output json,
    error json,
    progress json,
    attempts json,
    worker text,
    deadline_at timestamptz,
    created_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    dispatched_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz
  ) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05)`.execute(db);
  await sql`create index jobs_tenant_created on jobs (tenant_id, created_at desc, id desc)`.execute(db);
  await sql`create index jobs_recorded on jobs using brin (recorded_at) with (pages_per_range = 32)`.execute(db);
  await sql`create index jobs_deadline on jobs (deadline_at) where deadline_at is not null`.execute(db);
  await sql`create table waiting (
    job_id uuid primary key, tenant_id uuid not null, queue text not null, priority smallint not null, due_at timestamptz not null)`.execute(
    db,
  );
  await sql`create index waiting_queue on waiting (queue, priority desc, due_at)`.execute(db);
  await sql`create table lingering (job_id uuid primary key)`.execute(db);
  await sql`create table operations (
    name text primary key, queue text not null, definition json not null, updated_at timestamptz not null default now())`.execute(
    db,
  );
  await sql`create table workers (
    instance text primary key, queue text not null, capacity integer not null, seen_at timestamptz not null default now())`.execute(
    db,
  );
  await sql`create table sweep_cursor (id smallint primary key default 1 check (id = 1), recorded_until timestamptz not null)`.execute(
    db,
  );
  await sql`insert into sweep_cursor (recorded_until) values (now())`.execute(db);
}
