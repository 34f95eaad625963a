import type { ColumnType, Generated, Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a consumer has already done. Keyed by consumer and envelope: two consumers may both take one envelope. */
export interface InboxTable {
  consumer: string;
  envelope_id: string;
  recorded_at: Generated<Date>;
}

/** What a service owes to the bus. `facts` is what the envelopes are made from, `kind` says by which function. */
export interface OutboxTable {
  id: Generated<string>;
  kind: string;
  facts: ColumnType<unknown, string, never>;
  created_at: Generated<Date>;
  /** In whose name the transaction ran that owes it; null of what was done for several at once. Nobody writes it: it has a default. */
  tenant_id: Generated<string | null>;
}

export interface StoreTables {
  inbox: InboxTable;
  outbox: OutboxTable;
}

/** Called by the first migration of every service that consumes or publishes. */
export async function createInboxAndOutbox(db: Kysely<unknown>): Promise<void> {
  await sql`create table inbox (
    consumer text not null, envelope_id uuid not null, recorded_at timestamptz not null default now(),
    primary key (consumer, envelope_id))`.execute(db);
  await sql`create index inbox_recorded_at on inbox using brin (recorded_at)`.execute(db);
  await sql`create table outbox (
    id bigint generated always as identity primary key, kind text not null, facts json not null, created_at timestamptz not null default now())`.execute(
    db,
  );
}

/** What a tenant's transaction owes is that tenant's row. A service that owes nothing has no outbox. */
export async function addTenantToOutbox(db: Kysely<unknown>): Promise<void> {
  await sql`alter table if exists outbox add column if not exists tenant_id uuid default nullif(current_setting('app.tenant_id', true), '')::uuid`.execute(
    db,
  );
}
