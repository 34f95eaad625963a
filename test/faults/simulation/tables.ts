/** The orchestrator's tables, in memory. Rows are replaced and never changed, so that a transaction can be taken back. */
export interface JobRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly operation: string;
  readonly queue: string;
  readonly state: string;
  readonly attempt: number;
  readonly max_attempts: number;
  readonly priority: number;
  readonly notify: string | null;
  readonly envelope: unknown;
  readonly output: unknown;
  readonly error: unknown;
  readonly progress: unknown;
  readonly attempts: unknown;
  readonly worker: string | null;
  readonly created_at: Date;
  readonly recorded_at: Date;
  readonly dispatched_at: Date | null;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

export interface WaitingRow {
  readonly job_id: string;
  readonly queue: string;
  readonly priority: number;
  readonly due_at: Date;
}

export interface OutboxRow {
  readonly id: string;
  readonly kind: string;
  readonly facts: unknown;
  readonly created_at: Date;
}

export interface Tables {
  readonly jobs: Map<string, JobRow>;
  readonly waiting: Map<string, WaitingRow>;
  readonly outbox: Map<string, OutboxRow>;
}

export type Row = Readonly<Record<string, unknown>>;

/** The column that finds a row. */
export const keyOf = { jobs: 'id', waiting: 'job_id', outbox: 'id' } as const satisfies Record<keyof Tables, string>;

const TIMES = /_at$/;
const JSONS = new Set(['output', 'error', 'progress', 'attempts', 'facts', 'envelope']);

/** A value as the driver would give it back. */
export function stored(column: string, value: unknown, now: Date): unknown {
  if (isRaw(value)) return new Date(now.getTime() + rawMs(value));
  if (typeof value === 'string' && TIMES.test(column)) return new Date(value);
  return typeof value === 'string' && JSONS.has(column) ? JSON.parse(value) : value;
}

/** `now()`, or `now() + n * interval '1 ms'`, as kysely has it. */
interface Raw {
  toOperationNode(): { readonly parameters: readonly { readonly value: unknown }[] };
}
const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && 'toOperationNode' in value;
const rawMs = (raw: Raw): number => Number(raw.toOperationNode().parameters[0]?.value ?? 0);
