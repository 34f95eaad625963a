/** Where the last page of a list ended. */
export interface Cursor {
  readonly time: Date;
  readonly id: string;
}

const FORM = /^(\d{1,14}) ([0-9A-Za-z-]{1,36})$/;

export const writeCursor = ({ time, id }: Cursor): string =>
  Buffer.from(`${time.getTime()} ${id}`).toString('base64url');

/** Undefined when it is not one of ours; `isId` says what an id of the list looks like. */
export function readCursor(cursor: string, isId: (id: unknown) => boolean): Cursor | undefined {
  const [, milliseconds, id = ''] = FORM.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return milliseconds === undefined || !isId(id) ? undefined : { time: new Date(Number(milliseconds)), id };
}

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
