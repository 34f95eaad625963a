import { DependencyUnavailable, EnvelopeRefused, newId, type Outgoing, PLATFORM_TENANT, seal } from '@weir/messaging';
import { describe, expect, test } from 'vitest';
import { type Answer, HttpPublisher } from '../src/index.ts';

const progressed = (): Outgoing => ({
  subject: 'results.progressed',
  envelope: seal({
    type: 'work-progressed',
    source: '/worker/one',
    subject: newId(),
    tenantId: PLATFORM_TENANT,
    correlationId: 'one',
    data: { attempt: 1, worker: 'worker/one', startedAt: '2026-01-02T03:04:05Z' },
  }),
});
const many = (count: number) => Array.from({ length: count }, progressed);

/** A receiver that answers as told, and what it was sent. */
function receiver(answer: (count: number) => Answer | Promise<Answer>) {
  const requests: { count: number; type: string }[] = [];
  const post = (body: string, type: string) => {
    const count = [JSON.parse(body)].flat().length;
    requests.push({ count, type });
    return Promise.resolve(answer(count));
  };
  return { requests, publisher: new HttpPublisher({ destinationOf: () => ({ key: 'one', post }) }) };
}

test('one envelope is a CloudEvent, several are a batch, and no batch is larger than 250', async () => {
  const { publisher, requests } = receiver(() => ({ status: 204, body: undefined }));
  await publisher.publish([progressed()]);
  await publisher.publish(many(600));
  expect(requests.map(({ count }) => count)).toEqual([1, 250, 250, 100]);
  expect(requests.map(({ type }) => type)).toEqual([
    'application/cloudevents+json',
    ...Array.from({ length: 3 }, () => 'application/cloudevents-batch+json'),
  ]);
});

describe('an answer', () => {
  test('409 says that it was known', async () => {
    const { publisher } = receiver(() => ({ status: 409, body: { code: 'DUPLICATE' } }));
    expect(await publisher.publish([progressed()])).toEqual([{ duplicate: true }]);
  });

  test('422 says that it never can be taken', async () => {
    const { publisher } = receiver(() => ({ status: 422, body: { code: 'ENVELOPE_INVALID', detail: 'data/attempt' } }));
    const refused = publisher.publish([progressed()]);
    await expect(refused).rejects.toThrow(EnvelopeRefused);
    await expect(refused).rejects.toThrow('ENVELOPE_INVALID: data/attempt');
  });

  test('of a batch speaks of each by its place', async () => {
    const { publisher } = receiver(() => ({ status: 200, body: { fates: [{ status: 204 }, { status: 409 }] } }));
    expect(await publisher.publish(many(2))).toEqual([{ duplicate: false }, { duplicate: true }]);
  });

  test('503 within a batch means: again, after the time it names', async () => {
    const { publisher } = receiver(() => ({ status: 200, body: { fates: [{ status: 503, retryAfterMs: 70 }] } }));
    await expect(publisher.publish(many(1))).rejects.toMatchObject({
      code: 'DEPENDENCY_UNAVAILABLE',
      retryAfterMs: 70,
    });
  });

  test.each([
    ['of somebody else', { status: 404, body: { code: 'NOT_FOUND' } }],
    ['with too few fates', { status: 200, body: { fates: [{ status: 204 }] } }],
    ['that is none', { status: 200, body: 'welcome' }],
  ])('%s leaves the outcome open', async (_name, answer) => {
    const { publisher } = receiver(() => answer);
    await expect(publisher.publish(many(2))).rejects.toThrow(DependencyUnavailable);
  });

  test('that does not come fails all that waited for it, and the next ones are sent', async () => {
    let broken = true;
    const { publisher } = receiver(() => {
      if (broken) throw new DependencyUnavailable('no answer');
      return { status: 204, body: undefined };
    });
    await expect(publisher.publish(many(3))).rejects.toThrow('no answer');
    broken = false;
    expect(await publisher.publish(many(3))).toHaveLength(3);
    await publisher.drained();
  });
});

test('without a receiver it says so at once', async () => {
  const publisher = new HttpPublisher({ destinationOf: () => undefined });
  await expect(publisher.publish([progressed()])).rejects.toThrow('nobody takes work-progressed by HTTP now');
  expect(await publisher.publish([])).toEqual([]);
});
