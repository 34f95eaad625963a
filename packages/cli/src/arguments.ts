import { InvalidArgumentError } from 'commander';

const UNIT_MS = { h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const LIMIT_MAX = 100_000;

/** How many items of a list. */
export function limit(text: string): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > LIMIT_MAX) throw new InvalidArgumentError(`It is a number from 1 to ${LIMIT_MAX}.`);
  return value;
}

/** `90d` from now, or a time as RFC 3339 has it. */
export function moment(text: string): string {
  const [, count, unit] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(Date.now() + Number(count) * UNIT_MS[unit as 'h']).toISOString();
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)))
    return new Date(text).toISOString();
  throw new InvalidArgumentError('It is such as 12h, 90d, 4w or 2027-01-31T00:00:00Z.');
}

export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a number from 1 to 999999999.');
  return Number(text);
}

/** `--scope read --scope write` and `--scope read,write` are the same. */
export const several = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').filter((one) => one !== ''),
];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => UUID.test(text);

/** An id becomes a part of a path: nothing in it may lead anywhere else. */
export function segment(text: string): string {
  if (!/^[0-9A-Za-z._-]{1,128}$/.test(text) || /^\.+$/.test(text))
    throw new InvalidArgumentError('It is an id as a list shows it.');
  return text;
}

/** The members that were said. */
export const said = <T extends object>(members: T): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
