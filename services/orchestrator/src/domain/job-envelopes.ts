import { deriveId, type Envelope, type Outgoing, seal, sealDeadLetter, subjectFor } from '@weir/messaging';
import {
  catalog,
  type Job,
  type JobChanged,
  type JobRequested,
  type MessageType,
  type WorkAssigned,
} from '@weir/schemas';
import type { JobState } from './job-state.ts';
import type { JobRow } from './job-view.ts';
import { requestOf } from './stored-request.ts';

type JobEvent = Extract<
  MessageType,
  `job-${'queued' | 'started' | 'progressed' | 'retrying' | 'succeeded' | 'failed' | 'cancelled' | 'expired' | 'dead-lettered'}`
>;

const eventOf: Partial<Record<JobState, JobEvent>> = {
  scheduled: 'job-queued',
  queued: 'job-queued',
  running: 'job-started',
  retrying: 'job-retrying',
  succeeded: 'job-succeeded',
  failed: 'job-failed',
  cancelled: 'job-cancelled',
  expired: 'job-expired',
  dead_lettered: 'job-dead-lettered',
};

/** What an event about a job is made from; it makes the same envelope every time. */
export interface JobFact {
  readonly jobId: string;
  readonly tenantId: string;
  readonly correlationId: string;
  readonly traceparent?: string | undefined;
  readonly at: string;
  readonly data: JobChanged;
}

/** The event of a job's new state, or of its progress. */
export function jobEvent(source: string, fact: JobFact): Outgoing {
  const { state, attempt, progress } = fact.data;
  const progressed = state === 'running' && progress !== undefined;
  const type = progressed ? 'job-progressed' : eventOf[state];
  if (type === undefined) throw new TypeError(`no event tells of the state ${state}`);
  return {
    subject: subjectFor(catalog[type].subject, { tenant: fact.tenantId }),
    envelope: seal({
      type,
      id: deriveId(fact.jobId, progressed ? `progress/${attempt}/${progress.sequence}` : `${state}/${attempt}`),
      source,
      subject: fact.jobId,
      tenantId: fact.tenantId,
      correlationId: fact.correlationId,
      causationId: fact.jobId,
      traceparent: fact.traceparent,
      time: fact.at,
      data: fact.data,
    }),
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface Assignment {
  readonly request: Envelope<'job-requested'>;
  readonly attempt: number;
  readonly packSizeMax: number;
  readonly again?: boolean;
  /** The job is to be recorded with the end of this attempt, if that comes at once. */
  readonly endInReply?: boolean;
}

/** The work of one attempt. Its id follows from job and attempt, so that assigning it again assigns nothing new. */
export function workAssigned(
  source: string,
  { request, attempt, packSizeMax, again = false, endInReply = false }: Assignment,
): Outgoing {
  const { operation, input, maxAttempts, timeoutMs, deadline, metadata, queue, priority }: JobRequested = request.data;
  const data: Mutable<WorkAssigned> = { operation, input, attempt, maxAttempts };
  if (timeoutMs !== undefined) data.timeoutMs = timeoutMs;
  if (deadline !== undefined) data.deadline = deadline;
  if (metadata !== undefined) data.metadata = metadata;
  if (endInReply) data.endInReply = true;
  return {
    subject: `work.assigned.${queue}.${priority}`,
    // A job that has one attempt only must not share the fate of a pack, and what may be known already is known by its own id.
    packSizeMax: maxAttempts > 1 && !again ? packSizeMax : 1,
    envelope: seal({
      type: 'work-assigned',
      id: deriveId(request.subject, `work/${attempt}`),
      source,
      subject: request.subject,
      tenantId: request.tenantid,
      correlationId: request.correlationid,
      causationId: request.id,
      traceparent: request.traceparent,
      data,
    }),
  };
}

/** Tells the gateway whose client waits; `gateway` is its instance, and behind a space where it takes notices by HTTP. */
export function jobFinished(source: string, gateway: string, job: Job, correlationId: string): Outgoing {
  const [instance = '', address, first] = gateway.split(' ');
  return {
    subject: subjectFor(catalog['job-finished'].subject, { instance }),
    ...(address === undefined ? {} : { address }),
    ...(first === 'http' ? { first } : {}),
    envelope: seal({ type: 'job-finished', source, subject: job.id, tenantId: job.tenantId, correlationId, data: job }),
  };
}

/** The dead letter of a job that is given up on, which holds its request as it came. */
export function jobDeadLetter(source: string, row: JobRow): Outgoing {
  const { code = 'ATTEMPTS_EXHAUSTED', message: reason = 'the attempts were used up' } = row.error ?? {};
  return sealDeadLetter({
    source,
    stream: 'WORK',
    consumer: `worker-${row.queue}`,
    code,
    reason,
    attempts: row.attempt,
    operation: row.operation,
    what: requestOf(row),
    ...(row.finished_at === null ? {} : { failedAt: row.finished_at.toISOString() }),
  });
}

/** Tells the workers of a queue that nobody waits for an attempt any more. */
export function workCancelled(source: string, row: JobRow): Outgoing {
  return {
    subject: subjectFor(catalog['work-cancelled'].subject, { queue: row.queue }),
    envelope: seal({
      type: 'work-cancelled',
      id: deriveId(row.id, `cancelled/${row.attempt}`),
      source,
      subject: row.id,
      tenantId: row.tenant_id,
      correlationId: row.request.correlationid,
      causationId: row.id,
      traceparent: row.request.traceparent,
      data: { attempt: row.attempt },
    }),
  };
}
