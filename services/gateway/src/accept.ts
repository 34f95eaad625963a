import { hash } from 'node:crypto';
import { type Envelope, newId, type Outgoing, type Publisher, seal } from '@weir/messaging';
import { ServiceUnavailable } from '@weir/runtime';
import type { CreateJob, Identity, Job, JobRequested } from '@weir/schemas';
import { Problem, pathErrors } from './errors.ts';
import type { Jobs } from './jobs.ts';
import type { KnownOperation } from './operations.ts';
import type { RequestFacts } from './request.ts';

const SUBJECT = 'jobs.requested';
const PRIORITY_DEFAULT = 5;
/** A request that JetStream knows is recorded soon; so long we look for it. */
const RECORDED_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 20;

export interface AcceptParts {
  readonly publisher: Publisher;
  readonly jobs: Jobs;
  /** `/gateway/<instance>` */
  readonly source: string;
  readonly instance: string;
}

export interface Asked {
  readonly body: CreateJob;
  readonly known: KnownOperation;
  readonly identity: Identity;
  readonly request: RequestFacts;
  readonly fingerprint: string;
  readonly id?: string;
  readonly notify?: boolean;
}

/** 128 bits of SHA-256. */
export const fingerprintOf = (bytes: Buffer | string): string => hash('sha256', bytes, 'base64url').slice(0, 22);

/** Checks what the body's schema cannot. @throws Problem 422 with the path that is wrong. */
export function assertAcceptable(body: CreateJob, known: KnownOperation, prefix = ''): void {
  const { operation, checkInput } = known;
  if (body.queue !== undefined && body.queue !== operation.queue) {
    throw new Problem(
      'QUEUE_UNKNOWN',
      `${operation.name} runs on the queue ${operation.queue}. Leave the queue out, or name that one.`,
      { errors: [{ path: `${prefix}/queue`, message: `must be ${operation.queue}` }] },
    );
  }
  if (!checkInput(body.input)) {
    throw new Problem(
      'INPUT_INVALID',
      `The input does not fit the schema of ${operation.name}; GET /api/v1/operations/${operation.name} shows it.`,
      { errors: pathErrors(checkInput.errors, `${prefix}/input`) },
    );
  }
  if (body.deadline !== undefined && Date.parse(body.deadline) <= Date.now()) {
    throw new Problem('DEADLINE_PASSED', 'The deadline has passed already.', {
      errors: [{ path: `${prefix}/deadline`, message: 'must be in the future' }],
    });
  }
}

export function sealRequest(parts: AcceptParts, asked: Asked): Envelope<'job-requested'> {
  const { body, known, identity, request, fingerprint, id = newId(), notify = false } = asked;
  const { operation } = known;
  const requestedAt = new Date().toISOString();
  const data: JobRequested = {
    operation: operation.name,
    queue: operation.queue,
    input: body.input,
    priority: body.priority ?? PRIORITY_DEFAULT,
    maxAttempts: body.maxAttempts ?? operation.maxAttempts,
    timeoutMs: body.timeoutMs ?? operation.timeoutMs,
    fingerprint,
    principal: identity.principal,
    requestedAt,
    ...(body.runAt === undefined ? {} : { runAt: body.runAt }),
    ...(body.deadline === undefined ? {} : { deadline: body.deadline }),
    ...(body.concurrencyKey === undefined ? {} : { concurrencyKey: body.concurrencyKey }),
    ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
    ...(notify ? { notify: parts.instance } : {}),
  };
  return seal({
    type: 'job-requested',
    id,
    source: parts.source,
    subject: id,
    tenantId: identity.tenantId,
    correlationId: request.id,
    traceparent: request.traceparent,
    time: requestedAt,
    data,
  });
}

/** The job as it is at its acceptance. */
export function acceptedJob({ subject: id, tenantid: tenantId, data }: Envelope<'job-requested'>): Job {
  const {
    operation,
    queue,
    priority,
    maxAttempts,
    input,
    runAt,
    deadline,
    timeoutMs,
    concurrencyKey,
    metadata,
    requestedAt,
  } = data;
  const scheduled = runAt !== undefined && Date.parse(runAt) > Date.parse(requestedAt);
  return {
    id,
    tenantId,
    operation,
    queue,
    state: scheduled ? 'scheduled' : 'queued',
    attempt: 0,
    maxAttempts,
    priority,
    input,
    output: null,
    error: null,
    progress: null,
    createdAt: requestedAt,
    startedAt: null,
    finishedAt: null,
    ...(runAt === undefined ? {} : { runAt }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(concurrencyKey === undefined ? {} : { concurrencyKey }),
    ...(metadata === undefined ? {} : { metadata }),
    ledger: null,
  };
}

const outgoing = (envelope: Envelope): Outgoing => ({ subject: SUBJECT, envelope });

/** Stores requests durably; resolves when they are. */
export const store = (parts: AcceptParts, envelopes: readonly Envelope[]) =>
  parts.publisher.publish(envelopes.map(outgoing));

/** Keys whose first request this process has not answered yet. */
const inProgress = new Set<string>();

export interface KeyedAcceptance {
  readonly job: Job;
  /** True when an earlier request had the same key and the same body. */
  readonly replayed: boolean;
}

/**
 * Accepts what an idempotency key stands for, once: a job, or the jobs of a batch. The job's id follows from the key, and its message carries that id alone, so
 * JetStream recognises a repeat within minutes and the orchestrator's record for as long as the job is kept.
 *
 * @throws Problem 409 while the first request is under way, 422 when the key was used with another body.
 */
export async function acceptKeyed(
  parts: AcceptParts,
  first: Envelope<'job-requested'>,
  others: readonly Envelope<'job-requested'>[] = [],
): Promise<KeyedAcceptance> {
  const { subject: id, tenantid: tenantId } = first;
  const { fingerprint } = first.data;
  if (inProgress.has(id))
    throw new Problem(
      'IDEMPOTENCY_KEY_IN_USE',
      'The first request with this key is still being processed. Try again in a moment.',
      { retryAfterS: 1, errors: [{ path: 'header:Idempotency-Key', message: 'is in use' }] },
    );
  inProgress.add(id);
  try {
    // Without the record JetStream still recognises a repeat; only a body that differs could not be told.
    const recorded = await parts.jobs.find(tenantId, id).catch(ignoreUnavailable);
    let replayed = recorded === undefined ? undefined : replay(recorded, fingerprint);
    if (replayed === undefined) {
      const [receipt] = await parts.publisher.publish([{ ...outgoing(first), packSizeMax: 1 }]);
      if (receipt?.duplicate === true) replayed = replay(await awaitRecord(parts.jobs, tenantId, id), fingerprint);
    }
    // Also of a repeat: the first request may have ended between its first job and the others.
    if (others.length > 0) await store(parts, others);
    return replayed ?? { job: acceptedJob(first), replayed: false };
  } finally {
    inProgress.delete(id);
  }
}

function replay(recorded: { readonly job: Job; readonly fingerprint: string }, fingerprint: string): KeyedAcceptance {
  if (recorded.fingerprint === fingerprint) return { job: recorded.job, replayed: true };
  throw new Problem(
    'IDEMPOTENCY_KEY_REUSED',
    'This key was used for a request with another body. Use a new key for a new request.',
    { errors: [{ path: 'header:Idempotency-Key', message: 'was used for another request' }] },
  );
}

async function awaitRecord(jobs: Jobs, tenantId: string, id: string) {
  const deadline = Date.now() + RECORDED_WITHIN_MS;
  for (;;) {
    const recorded = await jobs.find(tenantId, id).catch(ignoreUnavailable);
    if (recorded !== undefined) return recorded;
    if (Date.now() > deadline)
      throw new ServiceUnavailable('a request with this key was stored before and is not recorded yet');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function ignoreUnavailable(error: unknown): undefined {
  if (error instanceof ServiceUnavailable) return undefined;
  throw error;
}
