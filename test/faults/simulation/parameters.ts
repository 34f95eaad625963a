import { columnsOf } from '@weir/store';
import { type JobRow, nextOutboxId, type Tables } from './tables.ts';

export const plain = (column: unknown): (string | null)[] =>
  [...String(column).matchAll(/null|"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text?.replace(/\\(.)/g, '$1') ?? null);
export const json = (column: unknown): unknown[] =>
  String(column)
    .split('\x1e')
    .map((text) => (text === '' ? null : JSON.parse(text)));
export const timeOf = (text: string | null | undefined): Date | null =>
  text === null || text === undefined ? null : new Date(text);

export function owe(tables: Tables, facts: unknown[], now: Date, kind = 'job-changed'): string | null {
  if (facts.length === 0) return null;
  const id = nextOutboxId(tables);
  tables.outbox.set(id, { id, kind, facts, created_at: now });
  return id;
}

export const factOf = ({ id, state, attempt }: JobRow) => [id, state, attempt];

/** What comes alone has its values as they are. */
export const asGroup = (values: readonly unknown[], width: number): readonly unknown[] => [
  ...columnsOf([values.slice(0, width) as string[]], new Array(width).fill('text')),
  ...values.slice(width),
];
