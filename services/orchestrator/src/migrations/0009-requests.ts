import { type Kysely, sql } from 'kysely';

/** What a request shares with the other columns is not kept twice; the whole envelopes of older rows are read as before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table jobs rename column envelope to request`.execute(db);
}
