import { type Envelope, open } from '@weir/messaging';
import type { DeadLetter, DeadLetterSummary } from '@weir/schemas';
import type { Insertable, Selectable } from 'kysely';
import type { DeadLettersTable } from '../tables.ts';

type Letter = Envelope<'message-dead-lettered'>;

/** A row as the driver gives it, with how often its lineage was redriven. */
export type DeadLetterRow = Selectable<DeadLettersTable> & { readonly redrives: number };

const REQUESTS = new Set(['job-requested'] as const);

/**
 * What it holds, if that is the valid request of a job of the same tenant: nothing else can be sent on its way again. Whoever made the
 * dead letter is believed in nothing.
 */
export function requestIn(letter: {
  readonly envelope?: unknown;
  readonly tenantId: string;
}): Envelope<'job-requested'> | undefined {
  try {
    const request = open(letter.envelope, REQUESTS);
    return request.tenantid === letter.tenantId ? request : undefined;
  } catch {
    return undefined;
  }
}

/** Postgres knows no NUL in a text, and a dead letter must never fail on what it tells of. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** A leap second is a time to RFC 3339, and none to a Date. */
function timeOf(timestamp: string): Date {
  const time = new Date(timestamp);
  return Number.isNaN(time.getTime()) ? new Date() : time;
}

/** The row of a dead letter that has arrived. */
export function deadLetterRow({ id, tenantid, data }: Letter): Insertable<DeadLettersTable> {
  const { envelope, raw, sequence, jobId, operation } = data;
  const request = requestIn({ envelope, tenantId: tenantid });
  const { redrive } = request?.data ?? {};
  return {
    id,
    tenant_id: tenantid,
    fingerprint: data.fingerprint,
    code: data.code,
    reason: storable(data.reason),
    operation: operation ?? request?.data.operation ?? null,
    job_id: jobId ?? null,
    attempts: data.attempts,
    failed_at: timeOf(data.failedAt),
    stream: storable(data.stream),
    consumer: storable(data.consumer),
    sequence: sequence === undefined ? null : String(sequence),
    envelope: envelope === undefined ? null : JSON.stringify(envelope),
    raw: raw ?? null,
    redrivable: request !== undefined,
    root_id: redrive?.root ?? id,
    redrive_of: redrive?.of ?? null,
  };
}

export function deadLetterSummary(row: Omit<DeadLetterRow, 'envelope' | 'raw'>): DeadLetterSummary {
  return {
    id: row.id,
    ...(row.job_id === null ? {} : { jobId: row.job_id }),
    ...(row.operation === null ? {} : { operation: row.operation }),
    reason: row.reason,
    code: row.code,
    fingerprint: row.fingerprint,
    attempts: row.attempts,
    failedAt: row.failed_at.toISOString(),
    stream: row.stream,
    consumer: row.consumer,
    redrivable: row.redrivable,
    redrives: row.redrives,
    ...(row.redrive_of === null ? {} : { redriveOf: row.redrive_of }),
    ...(row.redriven_as === null ? {} : { redrivenAs: row.redriven_as }),
  };
}

/** The dead letter with what it holds. */
export const deadLetterView = (row: DeadLetterRow): DeadLetter => ({
  ...deadLetterSummary(row),
  envelope: row.envelope ?? null,
  ...(row.raw === null ? {} : { raw: row.raw }),
});
