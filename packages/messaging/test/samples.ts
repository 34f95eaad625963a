import { type Delivery, type Envelope, newId, type Outgoing, PLATFORM_TENANT, seal } from '../src/index.ts';

/** A valid envelope of a job that somebody asked for. */
export function jobRequested(id: string = newId()): Envelope<'job-requested'> {
  return seal({
    type: 'job-requested',
    id,
    source: '/gateway/test',
    subject: id,
    tenantId: PLATFORM_TENANT,
    correlationId: 'request-1',
    data: {
      operation: 'uncertainty.add',
      queue: 'uncertainty',
      input: { values: [1, 2] },
      priority: 5,
      maxAttempts: 3,
      fingerprint: 'abcdefghijklmnopqrstuv',
      principal: 'key:test',
      requestedAt: '2026-01-02T03:04:05.678Z',
    },
  });
}

export const deliveryOf = <T extends Envelope>(envelope: T): Delivery<T['type']> =>
  ({ envelope, consumer: 'test', deliveryCount: 1, road: 'jetstream' }) as unknown as Delivery<T['type']>;

export const outgoingOf = (envelope: Envelope): Outgoing => ({ subject: 'jobs.requested', envelope });
