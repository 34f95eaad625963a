import { isUuid } from '@weir/messaging';
import { type RawBuilder, sql } from 'kysely';

/** Where the last page of a list ended. */
interface Cursor {
  readonly time: Date;
  readonly id: string;
}

/** Postgres knows no time as far back, and as far ahead, as a Date does. */
const FORM = /^(\d{1,14}) ([0-9A-Za-z-]{1,36})$/;

const writeCursor = ({ time, id }: Cursor): string => Buffer.from(`${time.getTime()} ${id}`).toString('base64url');

/** Undefined when it is not one of ours; `isId` says what an id of the list looks like. */
function readCursor(cursor: string, isId: (id: unknown) => boolean = isUuid): Cursor | undefined {
  const [, milliseconds, id = ''] = FORM.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return milliseconds === undefined || !isId(id) ? undefined : { time: new Date(Number(milliseconds)), id };
}

const LIMIT_DEFAULT = 50;

/** Which page a query asks for; undefined when its cursor is not one of ours. */
export function readPage(
  { limit, cursor }: { readonly limit?: string | undefined; readonly cursor?: string | undefined },
  isId?: (id: unknown) => boolean,
): PageAsked | undefined {
  const after = cursor === undefined ? undefined : readCursor(cursor, isId);
  return cursor !== undefined && after === undefined ? undefined : { limit: Number(limit ?? LIMIT_DEFAULT), after };
}

export interface PageAsked {
  readonly limit: number;
  readonly after: Cursor | undefined;
}

/** What a list has behind the cursor, newest first: a condition over the columns that the list is ordered by. */
export const behind = ({ time, id }: Cursor, timeColumn = 'created_at', idColumn = 'id'): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(timeColumn)}, ${sql.ref(idColumn)}) < (${time}, ${id})`;

/** One page of a list, newest first, out of one row more than its limit. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => Item,
  cursorOf: (row: Row) => Cursor,
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(view),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(cursorOf(last)) : null,
  };
}
