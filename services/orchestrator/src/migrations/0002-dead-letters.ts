import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table dead_letters (
    id uuid primary key,
    tenant_id uuid not null,
    fingerprint text not null,
    code text not null,
    reason text not null,
    operation text,
    job_id uuid,
    attempts integer not null,
    failed_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    stream text not null,
    consumer text not null,
    sequence bigint,
    envelope json,
    raw text,
    redrivable boolean not null,
    root_id uuid not null,
    redrive_of uuid,
    redriven_as uuid)`.execute(db);
  await sql`create index dead_letters_tenant on dead_letters (tenant_id, failed_at desc, id desc)`.execute(db);
  await sql`create index dead_letters_fingerprint on dead_letters (tenant_id, fingerprint, failed_at desc, id desc)`.execute(
    db,
  );
  await sql`create index dead_letters_job on dead_letters (job_id)`.execute(db);
  await sql`create index dead_letters_root on dead_letters (root_id)`.execute(db);
  await sql`create index dead_letters_message on dead_letters (stream, sequence)`.execute(db);
  await sql`create index dead_letters_recorded on dead_letters using brin (recorded_at)`.execute(db);
  // The key is the guard: no lineage is redriven more than three times, whoever asks at the same time.
  await sql`create table redrives (
    root_id uuid not null,
    number smallint not null check (number between 1 and 3),
    dead_letter_id uuid not null,
    job_id uuid not null,
    principal text not null,
    redriven_at timestamptz not null default now(),
    primary key (root_id, number))`.execute(db);
}
