import type { Delivery, Envelope, GroupHandler, Outgoing } from '@weir/messaging';
import { acceptAndSend } from '../acceptance.ts';
import type { Parts } from '../parts.ts';
import { mayRunFirst, runFirst } from '../run-first.ts';
import type { Acceptance } from '../statements/accept-jobs.ts';

/**
 * Records a group of requested jobs and sends out at once what its queue has room for. The work is published before the request is
 * settled: a crash in between delivers the request again, which finds its jobs recorded and assigns them again under the same ids.
 * What may end at once is not recorded before it has been tried to run (ADR 0029).
 */
export const jobRequested =
  (parts: Parts): GroupHandler<'job-requested'> =>
  async (deliveries) => {
    const prompt: Acceptance[] = [];
    const others: Acceptance[] = [];
    for (const one of plan(parts, deliveries)) (one.endsAtOnce === true ? prompt : others).push(one);
    const [accepted, ran] = await both(acceptAndSend(parts, others), runFirst(parts, prompt));

    const duplicates = new Set<Delivery<'job-requested'>>();
    const replies = new Map<Delivery<'job-requested'>, Envelope>();
    const notify: Outgoing[] = [];
    for (const delivery of deliveries) {
      const jobId = delivery.envelope.subject;
      const ended = ran.ended.get(jobId);
      if (ended !== undefined && delivery.road === 'direct') replies.set(delivery, ended.envelope);
      else if (ended !== undefined) notify.push(ended);
      else if (!accepted.has(jobId) && !ran.fresh.has(jobId)) duplicates.add(delivery);
    }
    return { publish: [], notify, duplicates, replies };
  };

/** Neither goes on when the group fails and is tried again. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

function plan(parts: Parts, deliveries: readonly Delivery<'job-requested'>[]): Acceptance[] {
  const requests = new Map<string, Delivery<'job-requested'>>();
  for (const delivery of deliveries)
    if (!requests.has(delivery.envelope.subject)) requests.set(delivery.envelope.subject, delivery);
  const now = Date.now();
  const acceptances: Acceptance[] = [];
  for (const delivery of requests.values()) acceptances.push(planOne(parts, delivery, now));
  return acceptances;
}

function planOne(parts: Parts, delivery: Delivery<'job-requested'>, now: number): Acceptance {
  const { dispatcher } = parts;
  const { envelope: request } = delivery;
  const { queue, runAt, deadline } = request.data;
  if (runAt !== undefined && Date.parse(runAt) > now)
    return { request, state: 'scheduled', dueAt: runAt, gate: dispatcher.gateOf(request.data) };
  // Past its deadline it goes nowhere; the expiry sweep gives it its end.
  if (deadline !== undefined && Date.parse(deadline) <= now) return { request, state: 'queued' };
  const gate = dispatcher.gateOf(request.data);
  const place = dispatcher.placeFor(queue, gate);
  if (place === 'dispatch') return { request, state: 'dispatched', endsAtOnce: mayRunFirst(parts, delivery) };
  if (place === 'hold') return { request, state: 'queued', held: true };
  return { request, state: 'queued', dueAt: null, gate };
}
