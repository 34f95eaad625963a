import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table schedules (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    principal text not null,
    job json not null,
    defaults json not null,
    cron text,
    time_zone text,
    every_ms bigint,
    missed_runs text not null check (missed_runs in ('skip','last','all')),
    start_at timestamptz,
    end_at timestamptz,
    paused boolean not null,
    next_run_at timestamptz,
    last_run_at timestamptz,
    last_job_id uuid,
    created_at timestamptz not null,
    unique (tenant_id, name),
    check ((cron is null) <> (every_ms is null))
  )`.execute(db);
  await sql`create index schedules_due on schedules (next_run_at) where next_run_at is not null`.execute(db);
  await sql`create index schedules_tenant_created on schedules (tenant_id, created_at desc, id desc)`.execute(db);
  await sql`create table leaders (name text primary key, holder text not null, expires_at timestamptz not null)`.execute(
    db,
  );
}
