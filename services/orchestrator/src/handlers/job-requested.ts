import type { Delivery, Envelope, GroupHandler } from '@weir/messaging';
import { countAccepted } from '@weir/telemetry';
import { jobEvent } from '../domain/job-envelopes.ts';
import type { Parts } from '../parts.ts';
import { type Acceptance, acceptJobs } from '../statements/accept-jobs.ts';
import { type Dispatched, dispatchAgain } from '../statements/dispatch-again.ts';

/**
 * Records a group of requested jobs and sends out at once what its queue has room for. The work is published before the request is
 * settled: a crash in between delivers the request again, which finds its jobs recorded and assigns them again under the same ids.
 */
export const jobRequested =
  (parts: Parts): GroupHandler<'job-requested'> =>
  async (deliveries) => {
    const acceptances = plan(parts, deliveries);
    const { inserted, outboxId } = await acceptJobs(parts.database, acceptances).catch((error: unknown) => {
      for (const one of acceptances) giveBack(parts, one);
      throw error;
    });
    const { fresh, known } = divide(acceptances, inserted);
    for (const one of known) giveBack(parts, one);
    for (const one of acceptances) remember(parts, one);
    parts.dispatcher.hold(fresh.filter(isHeld).map(requestOf));
    if (outboxId !== null) offerScheduled(parts, outboxId, fresh.filter(isScheduled));
    countAccepted(parts.metrics, fresh.map(tenantOf));

    const again = await dispatchedAgain(parts, known);
    await parts.dispatcher.send([...fresh.filter(isDispatched).map(firstAttempt), ...again]);
    const duplicates = new Set<Delivery<'job-requested'>>();
    for (const delivery of deliveries) if (!inserted.has(delivery.envelope.subject)) duplicates.add(delivery);
    return { publish: [], duplicates };
  };

/** What is new, and what was recorded before. */
function divide(acceptances: readonly Acceptance[], inserted: ReadonlySet<string>) {
  const fresh: Acceptance[] = [];
  const known: Acceptance[] = [];
  for (const one of acceptances) (inserted.has(one.request.subject) ? fresh : known).push(one);
  return { fresh, known };
}

/** The room that was taken for a job which is not dispatched now after all. */
function giveBack({ window }: Parts, one: Acceptance): void {
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

function plan(parts: Parts, deliveries: readonly Delivery<'job-requested'>[]): Acceptance[] {
  const requests = new Map<string, Envelope<'job-requested'>>();
  for (const { envelope } of deliveries) if (!requests.has(envelope.subject)) requests.set(envelope.subject, envelope);
  const now = Date.now();
  const acceptances: Acceptance[] = [];
  for (const request of requests.values()) acceptances.push(planOne(parts, request, now));
  return acceptances;
}

function planOne({ dispatcher }: Parts, request: Envelope<'job-requested'>, now: number): Acceptance {
  const { queue, runAt, deadline } = request.data;
  if (runAt !== undefined && Date.parse(runAt) > now)
    return { request, state: 'scheduled', dueAt: runAt, gate: dispatcher.gateOf(request.data) };
  // Past its deadline it goes nowhere; the expiry sweep gives it its end.
  if (deadline !== undefined && Date.parse(deadline) <= now) return { request, state: 'queued' };
  const gate = dispatcher.gateOf(request.data);
  const place = dispatcher.placeFor(queue, gate);
  if (place === 'dispatch') return { request, state: 'dispatched' };
  if (place === 'hold') return { request, state: 'queued', held: true };
  return { request, state: 'queued', dueAt: null, gate };
}

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
