import { createHash } from 'node:crypto';
import { seal } from './envelope.ts';
import type { Outgoing } from './handler.ts';
import { deriveId, isUuid } from './ids.ts';
import { subjectFor } from './subjects.ts';
import { nowText } from './times.ts';
import type { Envelope } from './vocabulary.ts';

/** The tenant of what belongs to the platform itself, or to nobody we could name: the nil UUID. */
export const PLATFORM_TENANT = '00000000-0000-0000-0000-000000000000';

const REASON_LENGTH_MAX = 4096;

export interface DeadLetterFacts {
  readonly source: string;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  readonly stream: string;
  readonly consumer: string;
  readonly subject?: string;
  readonly sequence?: number;
  readonly operation?: string;
  /** Now, when absent. */
  readonly failedAt?: string;
  /** What we gave up on: an envelope, or bytes that were none. */
  readonly what: Envelope | Uint8Array;
  /** Tells two dead letters of one message apart, such as its place in a pack. */
  readonly part?: number;
}

/** Seals a dead letter. Its id follows from what it is about, so that storing it twice stores it once. */
export function sealDeadLetter(facts: DeadLetterFacts): Outgoing {
  const { what, failedAt = nowText() } = facts;
  // Cut between two halves of a character it would be no Unicode, which Postgres refuses.
  const reason = facts.reason.slice(0, REASON_LENGTH_MAX).toWellFormed();
  const readable = what instanceof Uint8Array ? undefined : what;
  const isJob = readable !== undefined && isUuid(readable.subject);
  const identity =
    readable?.id ?? `${facts.stream}:${facts.sequence ?? digestOf(what as Uint8Array)}:${facts.part ?? 0}`;
  const envelope = seal({
    type: 'message-dead-lettered',
    id: deriveId(PLATFORM_TENANT, `${facts.stream}/${facts.consumer}/${identity}/${facts.code}`),
    source: facts.source,
    subject: readable?.subject ?? identity,
    tenantId: readable?.tenantid ?? PLATFORM_TENANT,
    correlationId: readable?.correlationid ?? identity,
    causationId: readable?.id,
    traceparent: readable?.traceparent,
    time: failedAt,
    data: {
      reason,
      code: facts.code,
      fingerprint: fingerprintOf(facts.code, facts.operation, reason),
      attempts: facts.attempts,
      failedAt,
      stream: facts.stream,
      consumer: facts.consumer,
      ...(facts.subject === undefined ? {} : { subject: facts.subject }),
      ...(facts.sequence === undefined ? {} : { sequence: facts.sequence }),
      ...(facts.operation === undefined ? {} : { operation: facts.operation }),
      ...(isJob ? { jobId: readable.subject } : {}),
      ...(readable === undefined
        ? { raw: Buffer.from(what as Uint8Array).toString('base64') }
        : { envelope: readable }),
    },
  });
  const { stream, consumer } = facts;
  return { subject: subjectFor('dead_letters.<stream>.<consumer>', { stream, consumer }), envelope };
}

/** Bytes that came by no stream have no sequence; what they are tells them apart. */
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** Equal for failures of one cause: figures, ids and quoted values in the reason do not count. */
export function fingerprintOf(code: string, operation: string | undefined, reason: string): string {
  const shape = reason
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '<id>')
    // The apostrophe of a word such as "cannot" in its short form quotes nothing.
    .replace(/"[^"]*"|(?<![A-Za-z])'[^']*'/g, '<text>')
    .replace(/\d+(\.\d+)?/g, '<n>');
  return createHash('sha256')
    .update(`${code}\n${operation ?? ''}\n${shape}`)
    .digest('hex')
    .slice(0, 16);
}
