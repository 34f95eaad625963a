import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workers add column service text not null default '', add column internal_url text`.execute(db);
  await sql`create table leases (
    job_id uuid primary key, attempt smallint not null, instance text not null, renewed_at timestamptz not null default now())`.execute(
    db,
  );
}
