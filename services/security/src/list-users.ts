import type { UserList } from '@weir/schemas';
import type { Parts } from './parts.ts';
import { isUuid } from './routes/callers.ts';
import { userView } from './users.ts';

const LIMIT_DEFAULT = 50;

interface Cursor {
  readonly time: Date;
  readonly id: string;
}

const writeCursor = (time: Date, id: string): string => Buffer.from(`${time.getTime()} ${id}`).toString('base64url');

/** Undefined when it is not one of ours. */
export function readCursor(cursor: string): Cursor | undefined {
  const [milliseconds = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const time = new Date(Number(milliseconds));
  return !(time.getTime() >= 0) || !isUuid(id) ? undefined : { time, id };
}

/** A page of the tenant's users, the newest first. */
export async function listUsers(
  { database }: Parts,
  tenantId: string,
  limitAsked: string | undefined,
  after: Cursor | undefined,
): Promise<UserList> {
  const limit = Number(limitAsked ?? LIMIT_DEFAULT);
  const rows = await database.with((kysely) => {
    let select = kysely.selectFrom('users').selectAll().where('tenant_id', '=', tenantId);
    if (after !== undefined)
      select = select.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(after.time, after.id)),
      );
    return select
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(userView),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(last.created_at, last.id) : null,
  };
}
