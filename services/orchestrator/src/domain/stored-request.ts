import { type Envelope, seal } from '@weir/messaging';
import type { JobRequested } from '@weir/schemas';

/** What has a column of its own in `jobs`. */
type Column = 'operation' | 'queue' | 'priority' | 'maxAttempts' | 'notify' | 'requestedAt';
type Kept = Omit<JobRequested, Column>;

/**
 * What `jobs` keeps of a request beside its columns, the column `request`, less than half of its envelope. Rows of an older version
 * have the whole envelope there, which reads the same.
 */
export interface StoredRequest extends Pick<Envelope, 'source' | 'correlationid'> {
  readonly causationid?: string | undefined;
  readonly traceparent?: string | undefined;
  readonly data: Kept;
}

export function storedRequest({ source, correlationid, causationid, traceparent, data }: Envelope<'job-requested'>) {
  const { input, timeoutMs, runAt, deadline, concurrencyKey, metadata, fingerprint, principal, redrive } = data;
  // Every member is named, so that the compiler asks for one that the schema gains. JSON leaves out those without a value.
  const kept: { readonly [Member in keyof Required<Kept>]: Kept[Member] | undefined } = {
    input,
    timeoutMs,
    runAt,
    deadline,
    concurrencyKey,
    metadata,
    fingerprint,
    principal,
    redrive,
  };
  return { source, correlationid, causationid, traceparent, data: kept };
}

/** The columns of `jobs` that a request is made from again. */
export interface RequestRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly operation: string;
  readonly queue: string;
  readonly max_attempts: number;
  readonly priority: number;
  readonly notify: string | null;
  readonly created_at: Date;
  readonly request: StoredRequest;
}

export const requestColumns = [
  'id',
  'tenant_id',
  'operation',
  'queue',
  'max_attempts',
  'priority',
  'notify',
  'created_at',
  'request',
] as const;

/** The request as it came. */
export function requestOf(row: RequestRow): Envelope<'job-requested'> {
  const { source, correlationid: correlationId, causationid: causationId, traceparent, data } = row.request;
  const requestedAt = row.created_at.toISOString();
  return seal({
    type: 'job-requested',
    id: row.id,
    source,
    subject: row.id,
    tenantId: row.tenant_id,
    correlationId,
    causationId,
    traceparent,
    time: requestedAt,
    data: {
      ...data,
      operation: row.operation,
      queue: row.queue,
      priority: row.priority,
      maxAttempts: row.max_attempts,
      requestedAt,
      ...(row.notify === null ? {} : { notify: row.notify }),
    },
  });
}
