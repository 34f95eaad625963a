import { DependencyUnavailable } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Doubts } from '../src/doubts.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { recover } from '../src/recovery.ts';
import { Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
  await rig.register(100);
});
afterAll(() => rig?.stop());
afterEach(async () => {
  rig.onPublish = () => undefined;
  await rig.query('delete from waiting');
  await rig.query(`update jobs set state = 'cancelled'`);
});

const later = () => new Date(Date.now() + 3_600_000).toISOString();
async function accept(...list: ReturnType<Rig['request']>[]): Promise<string[]> {
  await rig.handle(jobRequested(rig.parts), list);
  return list.map(({ subject }) => subject);
}

test('jobs that a process held in memory when it died wait in the table again, and no others', async () => {
  const queue = 'nobody';
  const [held, scheduled] = (await accept(rig.request({ queue }), rig.request({ queue, runAt: later() }))) as [
    string,
    string,
  ];
  expect([await rig.waiting(held), (await rig.waiting(scheduled)).length]).toEqual([[], 1]);
  expect(await recover(rig.parts)).toBe(1);
  expect(await rig.waiting(held, scheduled)).toHaveLength(2);
  expect(await recover(rig.parts)).toBe(0);
});

test('a process that died between commit and publish: the work is assigned at the next start, under the same id', async () => {
  const tried: string[] = [];
  rig.onPublish = (outgoing) => {
    const work = outgoing.filter(({ subject }) => subject.startsWith('work.'));
    tried.push(...work.map(({ envelope }) => envelope.id));
    if (work.length > 0) throw new Error('the process was killed');
  };
  const [fresh, old] = (await accept(rig.request(), rig.request())) as [string, string];
  // The second was recorded long ago, and dispatched now.
  await rig.query(`update jobs set recorded_at = now() - interval '1 day' where id = $1`, [old]);
  await rig.query('insert into lingering (job_id) values ($1)', [old]);
  rig.onPublish = () => undefined;
  expect(await recover(rig.parts)).toBe(2);
  const work = await rig.about<'work-assigned'>('WORK', fresh, old);
  expect(work.map(({ id }) => id).toSorted()).toEqual([...new Set(tried)].toSorted());
});

test('work that was published is not published again', async () => {
  const ids = await accept(rig.request(), rig.request());
  await recover(rig.parts);
  await recover(rig.parts);
  expect(await rig.about('WORK', ...ids)).toHaveLength(2);
});

test('what was dispatched too long ago for its id to be known is left to the sweep', async () => {
  const [id] = (await accept(rig.request())) as [string];
  await rig.query(`update jobs set dispatched_at = now() - interval '10 minutes' where id = $1`, [id]);
  expect(await recover(rig.parts)).toBe(0);
});

test('doubts remain while no road takes what they are about', async () => {
  await accept(rig.request());
  const doubts = new Doubts();
  doubts.raise();
  rig.onPublish = () => {
    throw new DependencyUnavailable('JetStream is away');
  };
  await expect(doubts.settle(rig.parts)).rejects.toThrow(DependencyUnavailable);
  rig.onPublish = () => undefined;
  await eventually(async () => expect(await doubts.settle(rig.parts)).toBe(1));
  expect(await doubts.settle(rig.parts)).toBe(0);
});
