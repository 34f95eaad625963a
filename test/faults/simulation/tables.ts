/** A row as the driver gives it: json parsed, times as Date. Rows are replaced and never changed, so that a transaction can be taken back. */
export type Row = Readonly<Record<string, unknown>>;

export interface JobRow extends Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly operation: string;
  readonly queue: string;
  readonly state: string;
  readonly attempt: number;
  readonly max_attempts: number;
  readonly priority: number;
  readonly request: { readonly data: { readonly concurrencyKey?: string; readonly runAt?: string } };
  readonly output: unknown;
  readonly deadline_at: Date | null;
  readonly recorded_at: Date;
  readonly dispatched_at: Date | null;
}

export interface WaitingRow extends Row {
  readonly job_id: string;
  readonly tenant_id: string;
  readonly queue: string;
  readonly priority: number;
  readonly due_at: Date;
  readonly gate: string;
}

export interface SlotRow extends Row {
  readonly job_id: string;
  readonly queue: string;
  readonly tenant_id: string;
  readonly concurrency_key: string;
  readonly attempt: number;
}

export interface OutboxRow extends Row {
  readonly id: string;
  readonly created_at: Date;
}

/** The column that finds a row, by table. */
export const keyOf = {
  jobs: 'id',
  waiting: 'job_id',
  outbox: 'id',
  lingering: 'job_id',
  slots: 'job_id',
  leases: 'job_id',
  workers: 'instance',
  operations: 'name',
  queues: 'name',
  queue_tenants: 'queue',
  rate_buckets: 'operation',
  sweep_cursor: 'id',
} as const;

export type TableName = keyof typeof keyOf;

/** The orchestrator's tables, in memory. */
export interface Tables extends Readonly<Record<TableName, Map<string, Row>>> {
  readonly jobs: Map<string, JobRow>;
  readonly waiting: Map<string, WaitingRow>;
  readonly slots: Map<string, SlotRow>;
  readonly outbox: Map<string, OutboxRow>;
  /** A sequence gives no number twice, also where it was rolled back. */
  readonly outboxIds: { last: number };
}

const names = Object.keys(keyOf) as TableName[];

export function emptyTables(): Tables {
  const tables = Object.fromEntries(names.map((name) => [name, new Map()])) as unknown as Tables;
  Object.assign(tables, { outboxIds: { last: 0 } });
  tables.sweep_cursor.set('1', { id: 1, recorded_until: new Date(0) });
  return tables;
}

export const copyOf = (tables: Tables): Tables => ({
  ...tables,
  ...Object.fromEntries(names.map((name) => [name, new Map<string, Row>(tables[name])])),
});

export const nextOutboxId = ({ outboxIds }: Tables): string => String(++outboxIds.last);

/** What a column has that an insert does not name. */
export function defaultsOf(table: TableName, tables: Tables, now: Date): Row {
  if (table === 'outbox') return { id: nextOutboxId(tables), created_at: now };
  if (table === 'leases') return { renewed_at: now };
  if (table === 'operations') return { updated_at: now };
  return {};
}

const TIMES = /_at$/;
const JSONS = new Set(['output', 'error', 'progress', 'attempts', 'facts', 'request', 'definition']);

/** A value as the driver would give it back. */
export function stored(column: string, value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  if (TIMES.test(column)) return new Date(value);
  return JSONS.has(column) ? JSON.parse(value) : value;
}
