import { hash } from 'node:crypto';
import { type Envelope, newId, nowText, type Outgoing, type Publisher, seal } from '@weir/messaging';
import { ServiceUnavailable } from '@weir/runtime';
import type { CreateJob, Identity, Job, JobRequested } from '@weir/schemas';
import { Problem, pathErrors } from './errors.ts';
import type { Jobs } from './jobs.ts';
import type { KnownOperation } from './operations.ts';
import type { RequestFacts } from './request.ts';
import type { Waiters } from './waiters.ts';

const SUBJECT = 'jobs.requested';
const PRIORITY_DEFAULT = 5;
/** A request that JetStream knows is recorded soon; so long we look for it. */
const RECORDED_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 20;

export interface AcceptParts {
  readonly publisher: Publisher;
  readonly jobs: Jobs;
  readonly waiters: Waiters;
  /** `/gateway/<instance>` */
  readonly source: string;
  /** Where the orchestrator tells this process that a job has finished: its instance, and its address by HTTP. */
  readonly address: () => string;
  /** Keys whose first request this process has not answered yet. */
  readonly inProgress: Set<string>;
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

/** Of a request without an idempotency key: its jobs have new ids, so that no other request finds them. */
export const NO_FINGERPRINT = '-'.repeat(22);

const PLACE_LENGTH = 2;
/** Of a batch one job stands for the key. Its fingerprint ends with its place in the batch, so that a retry finds it whatever else has changed. */
export const withPlace = (fingerprint: string, place: number): string =>
  fingerprint.slice(0, -PLACE_LENGTH) + place.toString(36).padStart(PLACE_LENGTH, '0');
export const placeIn = (fingerprint: string): number => Number.parseInt(fingerprint.slice(-PLACE_LENGTH), 36);
const isSameBody = (a: string, b: string): boolean => a.slice(0, -PLACE_LENGTH) === b.slice(0, -PLACE_LENGTH);

/** Checks what the body's schema cannot, as of `now`. @throws Problem 422 with the path that is wrong. */
export function assertAcceptable(body: CreateJob, known: KnownOperation, now: number, prefix = ''): void {
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
  if (body.deadline !== undefined && Date.parse(body.deadline) <= now) {
    throw new Problem('DEADLINE_PASSED', 'The deadline has passed already.', {
      errors: [{ path: `${prefix}/deadline`, message: 'must be in the future' }],
    });
  }
  if (body.deadline !== undefined && body.runAt !== undefined && Date.parse(body.deadline) <= Date.parse(body.runAt)) {
    throw new Problem('DEADLINE_PASSED', 'The deadline passes before the job may begin.', {
      errors: [{ path: `${prefix}/deadline`, message: 'must be later than runAt' }],
    });
  }
}

/** Whatever offset a client writes, we store and show UTC. */
const toUtc = (timestamp: string): string => (timestamp.endsWith('Z') ? timestamp : new Date(timestamp).toISOString());

export function sealRequest(parts: AcceptParts, asked: Asked): Envelope<'job-requested'> {
  const { body, known, identity, request, fingerprint, id = newId(), notify = false } = asked;
  const { operation } = known;
  const requestedAt = nowText();
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
    ...(body.runAt === undefined ? {} : { runAt: toUtc(body.runAt) }),
    ...(body.deadline === undefined ? {} : { deadline: toUtc(body.deadline) }),
    ...(body.concurrencyKey === undefined ? {} : { concurrencyKey: body.concurrencyKey }),
    ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
    ...(notify ? { notify: parts.address() } : {}),
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
export async function store(parts: AcceptParts, envelopes: readonly Envelope[]): Promise<void> {
  for (const { reply } of await parts.publisher.publish(envelopes.map(outgoing)))
    if (reply !== undefined) parts.waiters.told(reply);
}

export interface KeyedAcceptance {
  readonly job: Job;
  readonly fingerprint: string;
  /** True when an earlier request had the same key and the same body. */
  readonly replayed: boolean;
}

/**
 * What an earlier request with the same key left behind, if any; undefined also while nobody can say. A retry is judged as of that time:
 * a deadline that has passed since does not turn an acceptance into a refusal.
 *
 * @throws Problem 422 when that request had another body.
 */
export async function findEarlier(
  parts: AcceptParts,
  tenantId: string,
  id: string,
  fingerprint: string,
): Promise<KeyedAcceptance | undefined> {
  // Without the record JetStream still recognises a repeat; only a body that differs could not be told.
  const recorded = await parts.jobs.find(tenantId, id).catch(ignoreUnavailable);
  return recorded === undefined ? undefined : replay(recorded, fingerprint);
}

/**
 * Accepts the job that stands for an idempotency key, once. Its id follows from the key, and its message carries that id alone, so
 * JetStream recognises a repeat within minutes and the orchestrator's record for as long as the job is kept.
 *
 * @throws Problem 409 while the first request is under way, 422 when the key was used with another body.
 */
export async function acceptKeyed(parts: AcceptParts, envelope: Envelope<'job-requested'>): Promise<KeyedAcceptance> {
  const { inProgress } = parts;
  const { subject: id, tenantid: tenantId } = envelope;
  const { fingerprint } = envelope.data;
  if (inProgress.has(id))
    throw new Problem(
      'IDEMPOTENCY_KEY_IN_USE',
      'The first request with this key is still being processed. Try again in a moment.',
      { retryAfterS: 1, errors: [{ path: 'header:Idempotency-Key', message: 'is in use' }] },
    );
  inProgress.add(id);
  try {
    const [receipt] = await parts.publisher.publish([{ ...outgoing(envelope), packSizeMax: 1 }]);
    parts.jobs.acceptedKeyed(tenantId, id);
    if (receipt?.duplicate === true) return replay(await awaitRecord(parts.jobs, tenantId, id), fingerprint);
    return { job: acceptedJob(envelope), fingerprint, replayed: false };
  } finally {
    inProgress.delete(id);
  }
}

function replay(recorded: { readonly job: Job; readonly fingerprint: string }, fingerprint: string): KeyedAcceptance {
  if (isSameBody(recorded.fingerprint, fingerprint)) return { ...recorded, replayed: true };
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
