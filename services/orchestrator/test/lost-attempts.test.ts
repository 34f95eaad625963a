import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import { workProgressed } from '../src/handlers/work-progressed.ts';
import { claimAttempt } from '../src/lost-attempts.ts';
import { Rig } from './rig.ts';

let rig: Rig;
const claim = (id: string, attempt: number) => claimAttempt(rig.parts, id, attempt, 'worker/second');

beforeAll(async () => {
  rig = await Rig.start();
  await rig.register(1000);
});
afterAll(() => rig?.stop());

async function dispatched(maxAttempts = 3): Promise<string> {
  const request = rig.request({ maxAttempts });
  await rig.handle(jobRequested(rig.parts), [request]);
  return request.subject;
}

test('whoever takes over gets the next attempt; the lost one is kept and told of, and its result is stale', async () => {
  const id = await dispatched();
  await rig.handle(workProgressed(rig.parts), [rig.progressed(id, { progress: { sequence: 7 } })]);
  expect(await claim(id, 1)).toBe(2);
  expect(await rig.row(id)).toMatchObject({
    state: 'dispatched',
    attempt: 2,
    worker: 'worker/second',
    started_at: null,
    progress: null,
    attempts: [{ attempt: 1, worker: 'worker/test', error: { code: 'WORKER_LOST' } }],
  });
  await rig.handle(workFinished(rig.parts), [rig.finished(id)]);
  expect(await rig.row(id)).toMatchObject({ state: 'dispatched', attempt: 2 });
  await rig.handle(workProgressed(rig.parts), [rig.progressed(id, { attempt: 2, progress: { sequence: 1 } })]);
  await rig.handle(workFinished(rig.parts), [rig.finished(id, { attempt: 2 })]);
  expect(await rig.row(id)).toMatchObject({ state: 'succeeded', attempt: 2, progress: { sequence: 1 } });
  await eventually(async () =>
    expect((await rig.about('EVENTS', id)).map(({ type }) => type)).toEqual([
      'job-started',
      'job-progressed',
      'job-retrying',
      'job-started',
      'job-progressed',
      'job-succeeded',
    ]),
  );
});

test('work that several workers lost is claimed with the attempt it was assigned with, each time the next', async () => {
  const id = await dispatched(4);
  expect([await claim(id, 1), await claim(id, 1), await claim(id, 1), await claim(id, 1)]).toEqual([
    2,
    3,
    4,
    undefined,
  ]);
  expect(await rig.row(id)).toMatchObject({ state: 'dead_lettered', attempt: 4, error: { code: 'WORKER_LOST' } });
  expect((await rig.row(id)).attempts?.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
});

test('two workers that claim at once get different attempts', async () => {
  const id = await dispatched(10);
  const claimed = await Promise.all(Array.from({ length: 5 }, () => claim(id, 1)));
  expect(claimed.toSorted()).toEqual([2, 3, 4, 5, 6]);
});

test('the last attempt lost is a dead letter with the request, and frees its place', async () => {
  const before = rig.parts.window.inFlight('test');
  const request = rig.request({ maxAttempts: 1, notify: 'gateway-1' });
  const id = request.subject;
  await rig.handle(jobRequested(rig.parts), [request]);
  rig.notices.length = 0;
  expect(await claim(id, 1)).toBeUndefined();
  expect(await rig.row(id)).toMatchObject({ state: 'dead_lettered', attempt: 1, error: { code: 'WORKER_LOST' } });
  await eventually(async () => {
    const letters = await rig.about<'message-dead-lettered'>('DEAD_LETTERS', id);
    expect(letters.map(({ data }) => data)).toMatchObject([{ code: 'WORKER_LOST', envelope: request }]);
  });
  expect(rig.notices.map(({ envelope }) => envelope.data)).toMatchObject([{ id, state: 'dead_lettered' }]);
  expect(rig.parts.window.inFlight('test')).toBe(before);
});

test('nothing is left to claim of a job that has ended, waits for its next attempt, is beyond the one asked for, or is unknown', async () => {
  const [ended, waiting, beyond] = [await dispatched(), await dispatched(), await dispatched()];
  await rig.handle(workFinished(rig.parts), [
    rig.finished(ended),
    rig.finished(waiting, { outcome: 'failed', retryAfterMs: 3_600_000 }),
  ]);
  expect(await claim(ended, 1)).toBeUndefined();
  expect(await claim(waiting, 1)).toBeUndefined();
  expect(await claim(beyond, 2)).toBeUndefined();
  expect(await claim(rig.request().subject, 1)).toBeUndefined();
  expect(await rig.rows(ended, waiting, beyond)).toMatchObject([
    { state: 'succeeded' },
    { state: 'retrying', attempt: 1 },
    { state: 'dispatched', attempt: 1 },
  ]);
});
