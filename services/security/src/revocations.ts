import type { RevocationList } from '@weir/schemas';
import type { Database, Statement } from '@weir/store';
import { TOKEN_MATTERS_S } from './access-tokens.ts';
import type { SecurityTables } from './tables.ts';

/** A reader that gets so many asks for the rest at once. */
const PAGE_MAX = 10_000;

const READ: Statement = {
  name: 'read-revocations',
  text: `select seq, kind, id, at from revocations
    where seq > $1 and at > now() - interval '${TOKEN_MATTERS_S} s' order by seq limit ${PAGE_MAX}`,
};
const LAST: Statement = { name: 'last-revocation', text: 'select max(seq) as seq from revocations' };

interface Row {
  readonly seq: string;
  readonly kind: RevocationList['revocations'][number]['kind'];
  readonly id: string;
  readonly at: Date;
}

/** As the engine, since every gateway serves all tenants: what was revoked after a number, oldest first, and the number to ask with next time. */
export async function readRevocations(database: Database<SecurityTables>, after: number): Promise<RevocationList> {
  // Asked first: what is committed between the two questions is read twice, and never left out.
  const [last] = await database.run<{ seq: string | null }>(LAST, []);
  const rows = await database.run<Row>(READ, [after]);
  const seq = rows.at(-1)?.seq ?? last?.seq ?? 0;
  return {
    seq: Number(seq),
    revocations: rows.map(({ kind, id, at }) => ({ kind, id, at: at.toISOString() })),
  };
}
