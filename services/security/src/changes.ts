import { type AuditFact, type Outgoing, seal } from '@weir/messaging';
import type { AccessRevoked } from '@weir/schemas';
import { type Owed, recordAudit } from '@weir/store';
import { sql, type Transaction } from 'kysely';
import type { Parts } from './parts.ts';
import type { RevocationsTable, SecurityTables } from './tables.ts';

export type Revoked = Pick<RevocationsTable, 'kind' | 'id' | 'tenant_id'>;

/** One change of what is stored, and what has to be told of it once it is committed. */
export interface Change {
  readonly tx: Transaction<SecurityTables>;
  /** Owes AUDIT a record. */
  readonly audit: (fact: AuditFact) => void;
  /** Ends what was issued: every gateway refuses it from the commit on, within the second in which it hears of it. */
  readonly revoke: (...revoked: readonly Revoked[]) => void;
}

type Owner = Pick<Parts, 'database' | 'relay' | 'notifier' | 'source'>;

/** Any number; the same in every instance. */
const REVOCATION_LOCK = 7_361_404;

/**
 * Runs a change in one transaction in the name of one tenant, with its audit records and revocations; both are sent after its commit.
 * Of other tenants it sees and writes nothing (ADR 0017).
 */
export const change = <T>(owner: Owner, tenantId: string, work: (change: Change) => Promise<T>): Promise<T> =>
  changeIn(owner, (run) => owner.database.asTenant(tenantId, run), work);

/** The same for what begins before there is a tenant, which is what makes one. */
export const changeAsEngine = <T>(owner: Owner, work: (change: Change) => Promise<T>): Promise<T> =>
  changeIn(owner, (run) => owner.database.with((kysely) => kysely.transaction().execute(run)), work);

interface Done<T> {
  readonly result: T;
  readonly owed: Owed | undefined;
  readonly notices: readonly Outgoing[];
}
type InTransaction<T> = (tx: Transaction<SecurityTables>) => Promise<Done<T>>;

async function changeIn<T>(
  { relay, notifier, source }: Owner,
  transact: (run: InTransaction<T>) => Promise<Done<T>>,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const { result, owed, notices } = await transact(async (tx) => {
    const facts: AuditFact[] = [];
    const revoked: Revoked[] = [];
    const result = await work({
      tx,
      audit: (fact) => void facts.push(fact),
      revoke: (...more) => void revoked.push(...more),
    });
    const owed = facts.length === 0 ? undefined : await recordAudit(tx, source, ...facts);
    const notices = (await writeRevocations(tx, revoked)).map((data) => noticeOf(source, data));
    return { result, owed, notices };
  });
  if (owed !== undefined) relay.offer(owed.id, owed.outgoing);
  notifier.notify(notices);
  return result;
}

interface Written extends AccessRevoked {
  readonly tenantId: string;
}

/**
 * One writer at a time, until its commit: whoever reads what comes after a number can then be sure that nothing smaller comes later. It is
 * the last that a transaction does, so that nobody who waits for the lock holds up who has it.
 */
async function writeRevocations(
  tx: Transaction<SecurityTables>,
  revoked: readonly Revoked[],
): Promise<readonly Written[]> {
  if (revoked.length === 0) return [];
  await sql`select pg_advisory_xact_lock(${REVOCATION_LOCK})`.execute(tx);
  const rows = await tx
    .insertInto('revocations')
    .values(revoked.map(({ kind, id, tenant_id }) => ({ kind, id, tenant_id })))
    .returning(['seq', 'kind', 'id', 'at', 'tenant_id'])
    .execute();
  return rows.map(({ seq, kind, id, at, tenant_id }) => ({
    seq: Number(seq),
    kind,
    id,
    at: at.toISOString(),
    tenantId: tenant_id,
  }));
}

function noticeOf(source: string, { tenantId, ...data }: Written): Outgoing {
  const envelope = seal({
    type: 'access-revoked',
    source,
    subject: data.id,
    tenantId,
    correlationId: data.id,
    data,
  });
  return { subject: 'notices.revocations', envelope };
}
