import { PullConsumer, workConsumers } from '@weir/jetstream';
import { DependencyUnavailable } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import { workProgressed } from '../src/handlers/work-progressed.ts';
import { reconcile } from '../src/reconcile.ts';
import { WorkUnderWay } from '../src/work-under-way.ts';
import { Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());
beforeEach(() => rig.register(100));
afterEach(async () => {
  rig.onPublish = () => undefined;
  rig.parts.window.release('test', 10_000);
  await rig.clear();
  await rig.query('update sweep_cursor set recorded_until = now()');
});

async function accept(...list: ReturnType<Rig['request']>[]): Promise<string[]> {
  await rig.handle(jobRequested(rig.parts), list);
  return list.map(({ subject }) => subject);
}
/** Makes jobs as old as if a sweep had not come by for so long. */
async function age(minutes: number, ...ids: string[]): Promise<void> {
  const ago = `now() - interval '${minutes} minutes'`;
  await rig.query(
    `update jobs set recorded_at = ${ago}, dispatched_at = case when dispatched_at is not null then ${ago} end where id = any($1::uuid[])`,
    [ids],
  );
  await rig.query(
    `update sweep_cursor set recorded_until = least(recorded_until, now() - interval '${minutes + 1} minutes')`,
  );
}
const nothing = () => Promise.resolve(new Date());
const lingering = async () =>
  (await rig.query<{ job_id: string }>('select job_id from lingering')).map((row) => row.job_id);

test('a dispatched job whose work is gone is assigned again, as its next attempt', async () => {
  const [id] = (await accept(rig.request())) as [string];
  await rig.handle(workProgressed(rig.parts), [rig.progressed(id, { progress: { sequence: 9 } })]);
  await age(5, id);
  expect(await reconcile(rig.parts, nothing)).toBe(1);
  expect(await rig.row(id)).toMatchObject({ state: 'dispatched', attempt: 2, progress: null, started_at: null });
  const work = await rig.about<'work-assigned'>('WORK', id);
  expect(work.map(({ data }) => data.attempt)).toEqual([1, 2]);
  expect(await reconcile(rig.parts, nothing)).toBe(0);
});

test('a dispatched job as old as the oldest work is left alone, as is one while that is not known', async () => {
  const [id] = (await accept(rig.request())) as [string];
  await age(5, id);
  expect(await reconcile(rig.parts, () => Promise.resolve(new Date(Date.now() - 5 * 60_000)))).toBe(0);
  expect(await reconcile(rig.parts, () => Promise.resolve(undefined))).toBe(0);
  expect(await rig.row(id)).toMatchObject({ state: 'dispatched', attempt: 1 });
});

test('a lost job without another attempt is not given up on at once, but in the end', async () => {
  const [id] = (await accept(rig.request({ maxAttempts: 1 }))) as [string];
  await age(5, id);
  expect(await reconcile(rig.parts, nothing)).toBe(0);
  await age(20, id);
  expect(await reconcile(rig.parts, nothing)).toBe(1);
  expect(await rig.row(id)).toMatchObject({ state: 'dead_lettered', error: { code: 'WORKER_LOST' } });
});

test('the bus away while lost work is assigned again: the next sweep does it', async () => {
  const ids = await accept(rig.request(), rig.request());
  await age(5, ...ids);
  rig.onPublish = (outgoing) => {
    if (outgoing.some(({ subject }) => subject.startsWith('work.')))
      throw new DependencyUnavailable('JetStream is away');
  };
  await expect(reconcile(rig.parts, nothing)).rejects.toThrow('JetStream is away');
  rig.onPublish = () => undefined;
  await age(5, ...ids);
  await reconcile(rig.parts, nothing);
  const work = await rig.about<'work-assigned'>('WORK', ...ids);
  expect(new Set(work.filter(({ data }) => data.attempt > 1).map(({ subject }) => subject))).toEqual(new Set(ids));
});

test('a job that waits in no table is parked again: queued, between attempts, and for later at its own time', async () => {
  const runAt = new Date(Date.now() + 3_600_000).toISOString();
  const [retrying] = (await accept(rig.request())) as [string];
  await rig.handle(workFinished(rig.parts), [rig.finished(retrying, { outcome: 'failed', retryAfterMs: 3_600_000 })]);
  const [queued, scheduled] = (await accept(
    rig.request({ queue: 'nobody' }),
    rig.request({ queue: 'nobody', runAt }),
  )) as [string, string];
  await rig.query('delete from waiting');
  await age(5, retrying, queued, scheduled);
  expect(await reconcile(rig.parts, nothing)).toBe(3);
  await eventually(async () => expect(await rig.row(retrying)).toMatchObject({ state: 'dispatched', attempt: 2 }));
  expect(await rig.waiting(queued, scheduled)).toHaveLength(2);
  expect(await rig.waiting(scheduled)).toEqual([{ job_id: scheduled, due_at: new Date(runAt) }]);
  expect(await reconcile(rig.parts, nothing)).toBe(0);
});

test('a job beyond its deadline is not parked again', async () => {
  const [id] = (await accept(rig.request({ deadline: '2001-01-01T00:00:00Z' }))) as [string];
  await age(5, id);
  expect([await reconcile(rig.parts, nothing), await rig.waiting(id)]).toEqual([0, []]);
});

test('jobs are looked at once they are a minute old, and no longer when they have ended', async () => {
  const [young, old, ended] = (await accept(rig.request(), rig.request(), rig.request())) as [string, string, string];
  await age(5, old, ended);
  await reconcile(rig.parts, () => Promise.resolve(undefined));
  expect((await lingering()).toSorted()).toEqual([old, ended].toSorted());
  await rig.handle(workFinished(rig.parts), [rig.finished(ended)]);
  await reconcile(rig.parts, () => Promise.resolve(undefined));
  expect(await lingering()).toEqual([old]);
  expect(await rig.row(young)).toMatchObject({ state: 'dispatched' });
});

test('the cursor moves on to a minute ago and never back', async () => {
  const cursor = async () =>
    (
      await rig.query<{ behind: number }>(
        'select extract(epoch from now() - recorded_until)::float8 as behind from sweep_cursor',
      )
    )[0]?.behind ?? 0;
  await reconcile(rig.parts, nothing);
  expect(await cursor()).toBeLessThan(60);
  await rig.query(`update sweep_cursor set recorded_until = now() - interval '1 day'`);
  await reconcile(rig.parts, nothing);
  expect(await cursor()).toBeGreaterThanOrEqual(60);
  expect(await cursor()).toBeLessThan(3_600);
});

test('workers that were silent for an hour are forgotten', async () => {
  await rig.query(
    `insert into workers (instance, queue, capacity, seen_at) values ('gone', 'test', 1, now() - interval '2 hours')`,
  );
  await reconcile(rig.parts, nothing);
  expect(await rig.query('select instance from workers')).toEqual([{ instance: 'worker-of-test' }]);
});

test('work is believed gone only when the results that were stored by then are recorded', async () => {
  const manager = await rig.bus.manager();
  const purge = async () => {
    for (const stream of ['WORK', 'RESULTS']) await manager.streams.purge(stream);
  };
  await purge();
  const underWay = new WorkUnderWay(() => Promise.resolve(manager), 'orchestrator-work-finished');
  expect(await underWay.since()).toBeUndefined();
  const first = await underWay.since();
  expect(first).toBeInstanceOf(Date);

  const [id] = (await accept(rig.request())) as [string];
  await rig.parts.publisher.publish([{ subject: 'results.finished', envelope: rig.finished(id) }]);
  await underWay.since();
  expect(await underWay.since()).toBeUndefined();
  const consumer = await new PullConsumer({
    bus: rig.bus,
    stream: 'RESULTS',
    consumer: 'orchestrator-work-finished',
    types: ['work-finished'],
    prefetchMax: 1,
    source: '/test',
    publisher: rig.parts.publisher,
    onArrival: (arrival) => arrival.settle({ kind: 'ack' }),
  }).start();
  await eventually(async () => expect(await underWay.since()).toBeInstanceOf(Date));
  // The oldest work is the message of the job above, which no worker has taken.
  const oldest = await underWay.since();
  const { state } = await manager.streams.info('WORK');
  expect(oldest).toEqual(new Date(state.first_ts));
  await consumer.stop();
  expect(workConsumers('test')).toHaveLength(3);
});
