import type { Job } from '@weir/schemas';
import type { JobState } from './job-state.ts';
import { type RequestRow, requestColumns } from './stored-request.ts';

/** A row of `jobs` as the driver gives it: json parsed, timestamps as Date. */
export interface JobRow extends RequestRow {
  readonly state: JobState;
  readonly attempt: number;
  readonly output: unknown;
  readonly error: Job['error'];
  readonly progress: Job['progress'];
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

/** The job as its owner sees it. */
export function jobView(row: JobRow): Job {
  const { input, runAt, deadline, timeoutMs, concurrencyKey, metadata, redrive } = row.request.data;
  return {
    id: row.id,
    tenantId: row.tenant_id,
    operation: row.operation,
    queue: row.queue,
    state: row.state,
    attempt: row.attempt,
    maxAttempts: row.max_attempts,
    priority: row.priority,
    input,
    output: row.output ?? null,
    error: row.error ?? null,
    progress: row.progress ?? null,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    ...(runAt === undefined ? {} : { runAt }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(concurrencyKey === undefined ? {} : { concurrencyKey }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(redrive === undefined ? {} : { redriveOf: redrive.of }),
    ledger: null,
  };
}

export const jobColumns = [
  ...requestColumns,
  'state',
  'attempt',
  'output',
  'error',
  'progress',
  'started_at',
  'finished_at',
] as const;
