import type { Delivery, Envelope, GroupHandler } from '@weir/messaging';
import { countAccepted } from '@weir/telemetry';
import { jobEvent } from '../domain/job-envelopes.ts';
import type { Parts } from '../parts.ts';
import { type Acceptance, acceptJobs } from '../statements/accept-jobs.ts';
import { dispatchAgain } from '../statements/dispatch-again.ts';

/**
 * Records a group of requested jobs and sends out at once what its queue has room for. The work is published before the request is
 * settled: a crash in between delivers the request again, which finds its jobs recorded and assigns them again under the same ids.
 */
export const jobRequested =
  (parts: Parts): GroupHandler<'job-requested'> =>
  async (deliveries) => {
    const acceptances = plan(parts, deliveries);
    const dispatched = acceptances.filter((one) => one.state === 'dispatched');
    const release = (those: readonly Acceptance[]) => {
      for (const { request } of those) parts.window.release(request.data.queue, 1);
    };
    const { inserted, outboxId } = await acceptJobs(parts.database, acceptances).catch((error: unknown) => {
      release(dispatched);
      throw error;
    });
    const isNew = ({ request }: Acceptance) => inserted.has(request.subject);
    for (const { request, dueAt, gate } of acceptances) {
      if (dueAt === null) parts.dispatcher.parked(request.data.queue, gate);
      else if (dueAt !== undefined) parts.dispatcher.dueAt(request.data.queue, Date.parse(dueAt));
    }
    parts.dispatcher.hold(acceptances.filter((one) => one.held === true && isNew(one)).map(({ request }) => request));

    const fresh = dispatched.filter(isNew);
    release(dispatched.filter((one) => !isNew(one)));
    const known = acceptances.filter((one) => !isNew(one)).map(({ request }) => request.subject);
    const again = known.length === 0 ? [] : await dispatchAgain(parts.database, known);
    if (outboxId !== null) {
      const scheduled = acceptances.filter((one) => one.state === 'scheduled' && isNew(one));
      parts.relay.offer(
        outboxId,
        scheduled.map(({ request }) => scheduledEvent(parts.source, request)),
      );
    }
    countAccepted(
      parts.metrics,
      acceptances.filter(isNew).map(({ request }) => request.tenantid),
    );
    await parts.dispatcher.send([...fresh.map(({ request }) => ({ request, attempt: 1 })), ...again]);
    return { publish: [], duplicates: new Set(deliveries.filter(({ envelope }) => !inserted.has(envelope.subject))) };
  };

function plan(parts: Parts, deliveries: readonly Delivery<'job-requested'>[]): Acceptance[] {
  const requests = new Map<string, Envelope<'job-requested'>>();
  for (const { envelope } of deliveries) if (!requests.has(envelope.subject)) requests.set(envelope.subject, envelope);
  const now = Date.now();
  return [...requests.values()].map((request): Acceptance => {
    const { queue, runAt, deadline } = request.data;
    if (runAt !== undefined && Date.parse(runAt) > now)
      return { request, state: 'scheduled', dueAt: runAt, gate: parts.dispatcher.gateOf(request.data) };
    // Past its deadline it goes nowhere; the expiry sweep gives it its end.
    if (deadline !== undefined && Date.parse(deadline) <= now) return { request, state: 'queued' };
    const gate = parts.dispatcher.gateOf(request.data);
    const place = parts.dispatcher.placeFor(queue, gate);
    if (place === 'dispatch') return { request, state: 'dispatched' };
    if (place === 'hold') return { request, state: 'queued', held: true };
    return { request, state: 'queued', dueAt: null, gate };
  });
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
