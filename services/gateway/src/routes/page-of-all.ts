import { validatePageQuery } from '@weir/schemas';
import type { Request } from 'express';
import { cursorInvalid } from '../list-in.ts';
import { queryOf } from './valid.ts';

const LIMIT_DEFAULT = 50;

/**
 * A page of a list that is known as a whole, and small, in the order of its keys. The cursor is the last key of a page, so that
 * what comes or goes between two pages neither repeats nor hides anything else.
 *
 * @throws Problem when the query is not that of a page.
 */
export function pageOfAll<Item>(
  request: Request,
  all: readonly Item[],
  keyOf: (item: Item) => string,
): { items: Item[]; nextCursor: string | null } {
  const query = queryOf(request, validatePageQuery);
  const limit = Number(query.limit ?? LIMIT_DEFAULT);
  const after = query.cursor === undefined ? '' : readCursor(query.cursor);
  const behind = all.filter((item) => keyOf(item) > after);
  const items = behind.slice(0, limit);
  const last = items.at(-1);
  const isMore = behind.length > limit && last !== undefined;
  return { items, nextCursor: isMore ? Buffer.from(keyOf(last)).toString('base64url') : null };
}

/** Our keys are names and numbers; what reads as anything else is no cursor that a list gave. */
function readCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (/^[a-z0-9][a-z0-9._-]{0,127}$/.test(key) && Buffer.from(key).toString('base64url') === cursor) return key;
  throw cursorInvalid();
}
