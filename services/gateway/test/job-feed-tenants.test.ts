import { connectBus } from '@weir/jetstream';
import { newId } from '@weir/messaging';
import { eventually, startTestNats } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JobFeed } from '../src/job-feed.ts';

let nats: Awaited<ReturnType<typeof startTestNats>>;
let bus: Awaited<ReturnType<typeof connectBus>>;

beforeAll(async () => {
  nats = await startTestNats();
  bus = await connectBus({ url: nats.url, service: 'test', user: nats.user });
});
afterAll(async () => {
  await bus?.close();
  await nats?.stop();
});

/** An event of a job, and all that was sent before it, has arrived when this resolves. */
async function pass(tenantId: string, jobId: string, state = 'queued'): Promise<void> {
  bus.nc.publish(`events.${tenantId}.job.${state}`, JSON.stringify({ subject: jobId }));
  await bus.nc.flush();
  await new Promise((resolve) => setImmediate(resolve));
}

function watch(feed: JobFeed, tenantId: string, jobId: string) {
  let count = 0;
  const stop = feed.watch(tenantId, jobId, () => {
    count += 1;
  });
  return {
    stop,
    get count() {
      return count;
    },
  };
}

test('an event wakes who watches that job of that tenant, and nobody of another tenant, whatever id they watch', async () => {
  const feed = new JobFeed(bus);
  const [a, b, job] = [newId(), newId(), newId()];
  const [ofA, ofB, other] = [watch(feed, a, job), watch(feed, b, job), watch(feed, a, newId())];
  await bus.nc.flush();
  await pass(a, job);
  await pass(a, job, 'succeeded');
  await eventually(() => expect(ofA.count).toBe(2));
  expect([ofB.count, other.count]).toEqual([0, 0]);
  for (const one of [ofA, ofB, other]) one.stop();
  expect(feed.watched).toBe(0);
});

test('a tenant is heard only while one of its streams is open', async () => {
  const feed = new JobFeed(bus);
  const [a, b, job] = [newId(), newId(), newId()];
  /** Messages that came in because of one event of the tenant. */
  const heard = async (tenant: string) => {
    const { inMsgs } = bus.nc.stats();
    await pass(tenant, job);
    return bus.nc.stats().inMsgs - inMsgs;
  };
  expect(await heard(a)).toBe(0);
  const [one, two] = [watch(feed, a, job), watch(feed, a, job)];
  expect([await heard(a), await heard(b)]).toEqual([1, 0]);
  one.stop();
  expect(await heard(a)).toBe(1);
  expect([one.count, two.count]).toEqual([1, 2]);
  two.stop();
  expect(await heard(a)).toBe(0);
});

test('a tenant that is called like a wildcard, or like several tokens, hears nobody else', async () => {
  const feed = new JobFeed(bus);
  const [a, job] = [newId(), newId()];
  const strangers = ['*', '>', '', `${a}.job.>`, `*.job`].map((tenant) => watch(feed, tenant, job));
  const own = watch(feed, a, job);
  await bus.nc.flush();
  await pass(a, job);
  await eventually(() => expect(own.count).toBe(1));
  expect(strangers.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
  for (const one of [...strangers, own]) one.stop();
});
