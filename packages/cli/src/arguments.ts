import { InvalidArgumentError } from 'commander';

const UNIT_S = { m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;
const LIMIT_MAX = 100_000;

/** How many items of a list. */
export function limit(text: string): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > LIMIT_MAX) throw new InvalidArgumentError(`It is a number from 1 to ${LIMIT_MAX}.`);
  return value;
}

function duration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,4})([mhdw])$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * UNIT_S[unit as keyof typeof UNIT_S];
}

/** `90d` from now, or a time as RFC 3339 has it. */
export function moment(text: string): string {
  const inS = duration(text);
  if (inS !== undefined) return new Date(Date.now() + inS * 1000).toISOString();
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)))
    return new Date(text).toISOString();
  throw new InvalidArgumentError('It is such as 12h, 90d, 4w or 2027-01-31T00:00:00Z.');
}

export function seconds(text: string): number {
  const value = duration(text);
  if (value === undefined) throw new InvalidArgumentError('It is such as 45m, 12h or 7d.');
  return value;
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
