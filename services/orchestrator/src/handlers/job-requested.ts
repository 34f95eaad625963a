import type { Delivery, Envelope, GroupHandler } from '@weir/messaging';
import { jobEvent, workAssigned } from '../domain/job-envelopes.ts';
import type { Parts } from '../parts.ts';
import { type Acceptance, acceptJobs } from '../statements/accept-jobs.ts';

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
    for (const { request, dueAt } of acceptances) if (dueAt !== undefined) parts.dispatcher.parked(request.data.queue);

    const fresh = dispatched.filter(({ request }) => inserted.has(request.subject));
    release(dispatched.filter(({ request }) => !inserted.has(request.subject)));
    const known = acceptances.filter(({ request }) => !inserted.has(request.subject)).map(({ request }) => request.subject);
    const again = known.length === 0 ? [] : await recordedButUnsettled(parts, known);

    if (outboxId !== undefined) {
      const events = acceptances.filter(({ request }) => inserted.has(request.subject)).map(({ request }) => queuedEvent(parts.source, request));
      parts.relay.offer(outboxId, events);
    }
    parts.metrics.jobs.inc({ state: 'queued', queue: 'all' }, inserted.size);
    const assignments = [...fresh.map(({ request }) => ({ request, attempt: 1 })), ...again];
    return {
      publish: assignments.map(({ request, attempt }) =>
        workAssigned(parts.source, { request, attempt, packSizeMax: parts.registry.packSizeMax(request.data.operation) }),
      ),
    };
  };

function plan(parts: Parts, deliveries: readonly Delivery<'job-requested'>[]): Acceptance[] {
  const requests = new Map<string, Envelope<'job-requested'>>();
  for (const { envelope } of deliveries) if (!requests.has(envelope.subject)) requests.set(envelope.subject, envelope);
  const now = Date.now();
  return [...requests.values()].map((request): Acceptance => {
    const { queue, runAt, deadline } = request.data;
    if (runAt !== undefined && Date.parse(runAt) > now) return { request, state: 'scheduled', dueAt: runAt };
    // Past its deadline it goes nowhere; the expiry sweep gives it its end.
    if (deadline !== undefined && Date.parse(deadline) <= now) return { request, state: 'queued' };
    // What came earlier and had to wait goes first.
    if (!parts.dispatcher.hasParked(queue) && parts.window.take(queue, 1) === 1) return { request, state: 'dispatched' };
    return { request, state: 'queued', dueAt: new Date(now).toISOString() };
  });
}

/** Jobs that were dispatched when they were recorded and have got no further: their work may never have been published. */
async function recordedButUnsettled(parts: Parts, ids: readonly string[]) {
  const rows = await parts.database.with((kysely) =>
    kysely.selectFrom('jobs').select(['envelope', 'attempt']).where('id', 'in', ids).where('state', '=', 'dispatched').execute(),
  );
  return rows.map((row) => ({ request: row.envelope as Envelope<'job-requested'>, attempt: row.attempt }));
}

export const queuedEvent = (source: string, request: Envelope<'job-requested'>) =>
  jobEvent(source, {
    jobId: request.subject,
    tenantId: request.tenantid,
    correlationId: request.correlationid,
    traceparent: request.traceparent,
    at: request.data.requestedAt,
    data: { state: 'queued', attempt: 0, operation: request.data.operation, queue: request.data.queue, createdAt: request.data.requestedAt },
  });
