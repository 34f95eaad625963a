import { type Kysely, sql } from 'kysely';

/** Which run of a schedule did not begin when it should have, and why; and until when one waits that may begin later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table schedules add missed_run_at timestamptz, add missed_code text, add held_until timestamptz,
    add check ((missed_run_at is null) = (missed_code is null))`.execute(db);
}
