import { type Delivery, type Outgoing, Overloaded, seal } from '@weir/messaging';
import { describe, expect, test } from 'vitest';
import { HandedWork, type Work } from '../src/handed-work.ts';
import { assign } from './work.ts';

const deliver = (attempt = 1, jobId?: string): Delivery<'work-assigned'> => ({
  envelope: assign({ attempt }, jobId),
  consumer: 'worker-test',
  deliveryCount: 1,
  road: 'http',
});

function work(concurrency = 2, free = concurrency) {
  const pushed: Work[] = [];
  const push = (arrival: Work) => void pushed.push(arrival);
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

describe('work whose end is wanted in the reply', () => {
  const wanting = (jobId?: string): Delivery<'work-assigned'> => ({
    envelope: assign({ endInReply: true }, jobId),
    consumer: 'worker-test',
    deliveryCount: 1,
    road: 'direct',
  });
  const endOf = ({ envelope }: Delivery<'work-assigned'>): Outgoing => ({
    subject: 'results.finished',
    envelope: seal({
      type: 'work-finished',
      source: '/worker/test',
      subject: envelope.subject,
      tenantId: envelope.tenantid,
      correlationId: envelope.correlationid,
      data: {
        attempt: 1,
        outcome: 'succeeded',
        output: 1,
        worker: 'worker/test',
        startedAt: '2026-01-02T03:04:05.678Z',
        finishedAt: '2026-01-02T03:04:05.679Z',
      },
    }),
  });

  test('is answered with the ends that come at once, beside work whose end goes by itself', async () => {
    const { work: handed, pushed } = work(8, 8);
    const [one, other, plain] = [wanting(), wanting(), deliver()];
    const answered = handed.directly([one, plain, other]);
    expect(pushed.map(({ deliveries }) => deliveries)).toEqual([[one, other], [plain]]);
    expect(pushed[1]?.ends).toBeUndefined();
    const end = endOf(other);
    expect(pushed[0]?.ends?.take([end])).toBe(true);
    expect((await answered).replies).toEqual(new Map([[other, end.envelope]]));
  });

  test('is said to be taken when its end takes its time, and is in hand until it is settled', async () => {
    const { work: handed, pushed } = work(8, 8);
    const one = wanting();
    expect(await handed.directly([one])).toMatchObject({ failed: new Map(), replies: new Map() });
    expect(pushed[0]?.ends?.take([endOf(one)])).toBe(false);
    expect(handed.held()).toEqual([{ jobId: one.envelope.subject, attempt: 1 }]);
  });
});
