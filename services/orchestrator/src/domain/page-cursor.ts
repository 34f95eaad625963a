import { isUuid } from './job-id.ts';

/** Where the last page of a list ended that is ordered by time and id, the newest first. */
export interface PageCursor {
  readonly createdAt: Date;
  readonly id: string;
}

export const writeCursor = (createdAt: Date, id: string): string =>
  Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url');

/** Undefined when it is not one of ours. */
export function readCursor(cursor: string): PageCursor | undefined {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const createdAt = new Date(Number(time));
  // Postgres knows no time as far back as a Date does.
  return !(createdAt.getTime() >= 0) || !isUuid(id) ? undefined : { createdAt, id };
}
