import type { Arrival } from '@weir/jetstream';
import { type Delivery, Overloaded } from '@weir/messaging';
import { expect, test } from 'vitest';
import { HttpWork } from '../src/http-work.ts';
import { assign } from './work.ts';

const deliver = (attempt = 1, jobId?: string): Delivery<'work-assigned'> => ({
  envelope: assign({ attempt }, jobId),
  consumer: 'worker-test',
  deliveryCount: 1,
  road: 'http',
});

function work(concurrency = 2) {
  const pushed: Arrival<'work-assigned'>[] = [];
  return { pushed, work: new HttpWork({ concurrency, push: (arrival) => pushed.push(arrival) }) };
}

test('what was taken is named until it is settled, whatever became of it', async () => {
  const { work: http, pushed } = work();
  const [one, other] = [deliver(), deliver(3)];
  await http.handler([one, other]);
  expect(http.held()).toEqual([
    { jobId: one.envelope.subject, attempt: 1 },
    { jobId: other.envelope.subject, attempt: 3 },
  ]);
  pushed[0]?.settle({ kind: 'ack' });
  pushed[1]?.settle({ kind: 'nak', delayMs: 5 });
  expect(http.held()).toEqual([]);
});

test('the same attempt again is a repeat and does not run twice; another attempt does', async () => {
  const { work: http, pushed } = work();
  const one = deliver();
  await http.handler([one]);
  expect((await http.handler([one])).duplicates).toEqual(new Set([one]));
  await http.handler([deliver(2, one.envelope.subject)]);
  expect(pushed).toHaveLength(2);
});

test('more than it can have in hand is refused for now', async () => {
  const { work: http, pushed } = work(1);
  const deliveries = Array.from({ length: 5 }, () => deliver());
  const { failed } = await http.handler(deliveries);
  expect(pushed).toHaveLength(4);
  expect([...(failed ?? [])]).toEqual([[deliveries[4], expect.any(Overloaded)]]);
});
