import type { Arrival } from '@weir/jetstream';
import { type Delivery, Overloaded } from '@weir/messaging';
import { expect, test } from 'vitest';
import { HandedWork } from '../src/handed-work.ts';
import { assign } from './work.ts';

const deliver = (attempt = 1, jobId?: string): Delivery<'work-assigned'> => ({
  envelope: assign({ attempt }, jobId),
  consumer: 'worker-test',
  deliveryCount: 1,
  road: 'http',
});

function work(concurrency = 2, free = concurrency) {
  const pushed: Arrival<'work-assigned'>[] = [];
  const push = (arrival: Arrival<'work-assigned'>) => void pushed.push(arrival);
  return { pushed, work: new HandedWork({ concurrency, free: () => free, push }) };
}

test('what was taken is named until it is settled, whatever became of it', async () => {
  const { work: http, pushed } = work();
  const [one, other] = [deliver(), deliver(3)];
  await http.byHttp([one, other]);
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
  await http.byHttp([one]);
  expect((await http.byHttp([one])).duplicates).toEqual(new Set([one]));
  await http.byHttp([deliver(2, one.envelope.subject)]);
  expect(pushed).toHaveLength(2);
});

test('more than it can have in hand is refused for now', async () => {
  const { work: http, pushed } = work(1);
  const deliveries = Array.from({ length: 5 }, () => deliver());
  const { failed } = await http.byHttp(deliveries);
  expect(pushed).toHaveLength(4);
  expect([...(failed ?? [])]).toEqual([[deliveries[4], expect.any(Overloaded)]]);
});

test('what is handed over past the stream is taken when all of it can begin, else none of it', async () => {
  const deliveries = [deliver(), deliver()];
  const { work: some, pushed: none } = work(8, 1);
  const { failed } = await some.directly(deliveries);
  expect([...(failed?.keys() ?? [])]).toEqual(deliveries);
  expect(none).toHaveLength(0);
  expect(some.held()).toEqual([]);

  const { work: all, pushed } = work(8, 2);
  expect((await all.directly(deliveries)).failed?.size).toBe(0);
  expect(all.held()).toHaveLength(2);
  // One arrival, as a pack is, which is settled as one.
  expect(pushed.map((arrival) => arrival.deliveries)).toEqual([deliveries]);
  pushed[0]?.settle({ kind: 'ack' });
  expect(all.held()).toEqual([]);
});
