import type { Envelope } from '@weir/messaging';
import { countAccepted } from '@weir/telemetry';
import { jobEvent } from './domain/job-envelopes.ts';
import type { Parts } from './parts.ts';
import { type Acceptance, acceptJobs } from './statements/accept-jobs.ts';
import { type Dispatched, dispatchAgain } from './statements/dispatch-again.ts';

/** Records requested jobs, and sends those for which there is room. Returns the ids that are new. */
export async function acceptAndSend(parts: Parts, acceptances: readonly Acceptance[]): Promise<ReadonlySet<string>> {
  if (acceptances.length === 0) return NOTHING.inserted;
  const { inserted, outboxId, fresh, known } = await accept(parts, acceptances);
  for (const one of acceptances) remember(parts, one);
  parts.dispatcher.hold(fresh.filter(isHeld).map(requestOf));
  if (outboxId !== null) offerScheduled(parts, outboxId, fresh.filter(isScheduled));
  const again = await dispatchedAgain(parts, known);
  await parts.dispatcher.send([...fresh.filter(isDispatched).map(firstAttempt), ...again]);
  return inserted;
}

const NOTHING = { inserted: new Set<string>(), outboxId: null, fresh: [], known: [] };

/** Records them, and nothing else. */
export async function accept(parts: Parts, acceptances: readonly Acceptance[]) {
  if (acceptances.length === 0) return NOTHING;
  const { inserted, outboxId } = await acceptJobs(parts.database, acceptances).catch((error: unknown) => {
    for (const one of acceptances) giveBack(parts, one);
    throw error;
  });
  const { fresh, known } = divide(acceptances, inserted);
  for (const one of known) giveBack(parts, one);
  countAccepted(parts.metrics, fresh.map(tenantOf));
  return { inserted, outboxId, fresh, known };
}

/** What is new, and what was recorded before. */
function divide(acceptances: readonly Acceptance[], inserted: ReadonlySet<string>) {
  const fresh: Acceptance[] = [];
  const known: Acceptance[] = [];
  for (const one of acceptances) (inserted.has(one.request.subject) ? fresh : known).push(one);
  return { fresh, known };
}

/** The room that was taken for a job which is not dispatched now after all. */
export function giveBack({ window }: Parts, one: Acceptance): void {
  if (isDispatched(one)) window.release(one.request.data.queue, 1);
}

/** When the table is to be looked at for it. */
function remember({ dispatcher }: Parts, { request, dueAt, gate }: Acceptance): void {
  if (dueAt === null) dispatcher.parked(request.data.queue, gate);
  else if (dueAt !== undefined) dispatcher.dueAt(request.data.queue, Date.parse(dueAt));
}

function offerScheduled({ relay, source }: Parts, outboxId: string, scheduled: readonly Acceptance[]): void {
  relay.offer(
    outboxId,
    scheduled.map(({ request }) => scheduledEvent(source, request)),
  );
}

/** What is known and dispatched goes out again. What a worker has in hand does not: WORK does not know that by its id. */
async function dispatchedAgain({ database, workInHand }: Parts, known: readonly Acceptance[]) {
  const ids = known.map(jobIdOf).filter((jobId) => !workInHand.has(jobId));
  return ids.length === 0 ? [] : await dispatchAgain(database, ids);
}

const isDispatched = ({ state }: Acceptance): boolean => state === 'dispatched';
const isScheduled = ({ state }: Acceptance): boolean => state === 'scheduled';
const isHeld = ({ held }: Acceptance): boolean => held === true;
const requestOf = ({ request }: Acceptance) => request;
const jobIdOf = ({ request }: Acceptance): string => request.subject;
const tenantOf = ({ request }: Acceptance): string => request.tenantid;
const firstAttempt = ({ request }: Acceptance): Dispatched => ({ request, attempt: 1 });

/** A job that waits for its time is news; one that goes to its queue at once is told of when it ends. */
export const scheduledEvent = (source: string, request: Envelope<'job-requested'>) =>
  jobEvent(source, {
    jobId: request.subject,
    tenantId: request.tenantid,
    correlationId: request.correlationid,
    traceparent: request.traceparent,
    at: request.data.requestedAt,
    data: {
      state: 'scheduled',
      attempt: 0,
      operation: request.data.operation,
      queue: request.data.queue,
      createdAt: request.data.requestedAt,
    },
  });
