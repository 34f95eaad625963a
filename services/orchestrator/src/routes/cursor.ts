import { isUuid } from '../domain/job-id.ts';

/** Where the last page of a list ended. */
export interface Cursor {
  readonly time: Date;
  readonly id: string;
}

export const writeCursor = (time: Date, id: string): string =>
  Buffer.from(`${time.getTime()} ${id}`).toString('base64url');

/** Undefined when it is not one of ours. */
export function readCursor(cursor: string): Cursor | undefined {
  const [milliseconds = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const time = new Date(Number(milliseconds));
  // Postgres knows no time as far back as a Date does.
  return !(time.getTime() >= 0) || !isUuid(id) ? undefined : { time, id };
}
