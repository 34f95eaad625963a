import { gateOf } from '../../../services/orchestrator/src/domain/gate.ts';
import type { JobRow, Row, Tables } from './tables.ts';

/** What a fragment of SQL is evaluated in. */
export interface Surroundings {
  readonly tables: Tables;
  readonly now: Date;
  /** The row of a table that a reference is about. */
  readonly rowOf: (table: string) => Row;
  readonly column: (name: string) => unknown;
  /** The value of the parameter at that place. */
  readonly value: (index: number) => unknown;
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `4 minutes`, in ms. */
function intervalMs(text: unknown): number {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(String(text)) ?? [];
  if (unit === undefined) throw new TypeError(`the simulation has no interval ${text}`);
  return Number(count) * (UNITS[unit] as number);
}

const later = (time: Date, ms: number): Date => new Date(time.getTime() + ms);
const latest = (...times: readonly unknown[]): Date =>
  new Date(Math.max(...times.flatMap((time) => (time instanceof Date ? [time.getTime()] : []))));

/** What `gate-column.ts` says about a row of `jobs`. */
export function gateOfJob({ operations }: Tables, { operation, request }: JobRow): string {
  const definition = operations.get(operation)?.definition as { readonly rateLimit?: unknown } | undefined;
  return gateOf(definition?.rateLimit === undefined ? undefined : operation, request.data.concurrencyKey);
}

/** The fragments that the orchestrator writes itself, by their text. */
const fragments: readonly (readonly [RegExp, (within: Surroundings) => unknown])[] = [
  [/^now\(\)$/, ({ now }) => now],
  [/^now\(\) - \?::interval$/, ({ now, value }) => later(now, -intervalMs(value(0)))],
  [/^now\(\) - \? \* interval '1 ms'$/, ({ now, value }) => later(now, -Number(value(0)))],
  [/^greatest\(recorded_until, \?\)$/, ({ column, value }) => latest(column('recorded_until'), value(0))],
  [
    /^greatest\(jobs\.recorded_at, \(jobs\.request->'data'->>'runAt'\)::timestamptz\)$/,
    ({ rowOf }) => {
      const { recorded_at, request } = rowOf('jobs') as JobRow;
      return latest(recorded_at, request.data.runAt === undefined ? undefined : new Date(request.data.runAt));
    },
  ],
  [
    /^coalesce\(nullif\( coalesce\(\(select name from operations where name = jobs\.operation and definition->'rateLimit' is not null\), ''\) \|\| '\/' \|\| coalesce\(jobs\.request->'data'->>'concurrencyKey', ''\), '\/'\), ''\)$/,
    ({ tables, rowOf }) => gateOfJob(tables, rowOf('jobs') as JobRow),
  ],
];

export function evaluateRaw(sqlFragments: readonly string[], within: Surroundings): unknown {
  const text = sqlFragments.join('?').replace(/\s+/g, ' ').trim();
  const known = fragments.find(([pattern]) => pattern.test(text));
  if (known === undefined) throw new TypeError(`the simulation has no SQL ${text}`);
  return known[1](within);
}
