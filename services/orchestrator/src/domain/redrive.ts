import { isDeepStrictEqual } from 'node:util';
import { deriveId, type Envelope, seal } from '@weir/messaging';
import type { Asker, JobRequested } from '@weir/schemas';
import { requestIn } from './dead-letter.ts';
import type { JobState } from './job-state.ts';
import type { Full } from './room.ts';

/** How often a lineage may be redriven: what fails a fourth time needs a person, not another try. */
export const REDRIVES_MAX = 3;

/** A dead letter as far as a redrive is decided by it. */
export interface RedriveCase {
  readonly id: string;
  readonly tenantId: string;
  readonly envelope: unknown;
  readonly rootId: string;
  /** How often its lineage was redriven. */
  readonly redrives: number;
  /** Of the job that the dead letter is about, if it is recorded. */
  readonly jobState: JobState | undefined;
  /** The job that it was redriven as, the latest if there were several. */
  readonly redriven:
    | { readonly jobId: string; readonly state: JobState | undefined; readonly input: unknown }
    | undefined;
}

export type RedriveRefusal = 'NOT_REDRIVABLE' | 'DEAD_LETTER_REDRIVEN' | 'REDRIVES_EXHAUSTED';

export type RedriveDecision =
  | { readonly kind: 'redrive'; readonly request: Envelope<'job-requested'>; readonly number: number }
  /** It was redriven before, as asked for now. */
  | { readonly kind: 'known'; readonly jobId: string }
  /** It might be redriven, if its tenant had room for one more job. */
  | { readonly kind: 'full'; readonly full: Full }
  | { readonly kind: 'refuse'; readonly code: RedriveRefusal; readonly detail: string };

/** A job that has ended like this may be made again. */
const unsuccessful: readonly (JobState | undefined)[] = ['dead_lettered', 'failed', 'cancelled', 'expired'];

/** Decides about a redrive with this input, or with the one that failed when it is undefined. */
export function decideRedrive(letter: RedriveCase, input?: unknown): RedriveDecision {
  const { redriven, jobState } = letter;
  const request = requestIn(letter);
  const refuse = (code: RedriveRefusal, detail: string) => ({ kind: 'refuse', code, detail }) as const;
  if (request === undefined)
    return refuse(
      'NOT_REDRIVABLE',
      'The dead letter does not hold the request of a job, so there is nothing to redrive.',
    );
  if (jobState !== undefined && !unsuccessful.includes(jobState))
    return refuse('NOT_REDRIVABLE', `Its job lives on and is ${jobState}.`);
  if (redriven !== undefined && !unsuccessful.includes(redriven.state)) {
    const wanted = input === undefined ? request.data.input : input;
    if (isDeepStrictEqual(wanted, redriven.input)) return { kind: 'known', jobId: redriven.jobId };
    return refuse(
      'DEAD_LETTER_REDRIVEN',
      `It was redriven with another input as the job ${redriven.jobId}, which has not failed.`,
    );
  }
  if (letter.redrives >= REDRIVES_MAX)
    return refuse('REDRIVES_EXHAUSTED', `It and its kin were redriven ${letter.redrives} times; that is the most.`);
  return { kind: 'redrive', request, number: letter.redrives + 1 };
}

export interface Redrive {
  readonly letter: Pick<RedriveCase, 'id' | 'rootId'>;
  readonly request: Envelope<'job-requested'>;
  readonly number: number;
  readonly asker: Asker;
  readonly input?: unknown;
  /** Where the operation runs now. */
  readonly queue: string;
  readonly requestedAt: Date;
  readonly runAt?: Date;
}

/**
 * The request of the new job. Its id follows from the dead letter and the redrive's number. Of the old request it keeps everything but
 * its times: a deadline that has passed would end it at once.
 */
export function redriveRequest(source: string, redrive: Redrive): Envelope<'job-requested'> {
  const { letter, request, number, asker, queue, input, runAt } = redrive;
  const { runAt: _runAt, deadline: _deadline, notify: _notify, ...kept } = request.data;
  const id = deriveId(letter.id, `redrive/${number}`);
  const requestedAt = redrive.requestedAt.toISOString();
  const data: JobRequested = {
    ...kept,
    ...(input === undefined ? {} : { input }),
    ...(runAt === undefined ? {} : { runAt: runAt.toISOString() }),
    queue,
    requestedAt,
    principal: asker.principal,
    redrive: { of: letter.id, root: letter.rootId, number },
  };
  return seal({
    type: 'job-requested',
    id,
    source,
    subject: id,
    tenantId: request.tenantid,
    correlationId: request.correlationid,
    causationId: letter.id,
    traceparent: asker.traceparent,
    time: requestedAt,
    data,
  });
}
