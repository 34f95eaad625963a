import { eventually } from '@weir/testing';
import { expect, test } from 'vitest';
import type { JobContext } from '../src/operation.ts';
import { abandoned, gate, resultsOf, send, subjectsOf, unsettled, work, works } from './pool-rig.ts';
import { assign } from './work.ts';

test('a worker that stops finishes what runs, and hands back the rest as if it had never had it', async () => {
  const { begun, operation, open } = gate();
  const list = works(6);
  const first = await work({ 'test.run': operation }, { concurrency: 2, prefetchMax: 10 });
  await send(list);
  await eventually(() => expect([begun.length, first.arrivals.length]).toEqual([2, 6]));
  const stopped = first.stop(60_000);
  const second = await work({ 'test.run': { input: true, output: true, run: () => 2 } });
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(4));
  expect(second.arrivals.map(({ deliveryCount }) => deliveryCount)).toEqual([1, 1, 1, 1]);
  open();
  await stopped;
  expect((await resultsOf(list)).map(({ data }) => data.attempt)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(first.pool.active).toBe(0);
  await eventually(async () => expect(await unsettled()).toBe(0));
});

test('a worker that stops leaves redelivered work to be claimed: it may be further than it says', async () => {
  const list = works(1);
  const blocked = works(1);
  const { begun, operation, open } = gate();
  await abandoned(list);
  const first = await work({ 'test.run': operation }, { concurrency: 1, prefetchMax: 10 });
  await send(blocked);
  await eventually(() => expect(begun).toHaveLength(1));
  await eventually(() => expect(first.arrivals.map(({ deliveryCount }) => deliveryCount)).toEqual([1, 2]));
  const stopped = first.stop(60_000);
  const claimed: number[] = [];
  const claim = async (_jobId: string, attempt: number) => {
    claimed.push(attempt);
    return 5;
  };
  await work({ 'test.run': { input: true, output: true, run: () => 1 } }, { claim });
  await eventually(async () => expect((await resultsOf(list)).map(({ data }) => data.attempt)).toEqual([5]));
  expect(claimed).toEqual([1]);
  open();
  await stopped;
});

test('handlers that are not done in time are told to stop, and what they say then counts', async () => {
  const list = works(1);
  const run = (_input: unknown, { signal }: JobContext) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const worker = await work({ 'test.run': { input: true, output: true, run } });
  await send(list);
  await eventually(() => expect(worker.pool.active).toBe(1));
  await worker.stop(10);
  expect((await resultsOf(list)).map(({ data }) => data.error?.message)).toEqual(['the worker stops']);
});

test('a cancelled job: its handler is told to stop, and how it ends is reported all the same', async () => {
  const { begun, operation } = gate();
  const list = works(2);
  const { pool } = await work({ 'test.run': operation });
  await send(list);
  await eventually(() => expect(begun).toHaveLength(2));
  const [cancelled, other] = begun as [JobContext, JobContext];
  // Whoever did not look at the signal yet finds it aborted.
  pool.cancel(cancelled.jobId);
  expect([cancelled.signal.aborted, other.signal.aborted]).toEqual([true, false]);
  expect(String(cancelled.signal.reason)).toContain('the job was cancelled');
  await eventually(async () =>
    expect(await resultsOf(list)).toMatchObject([{ subject: cancelled.jobId, data: { outcome: 'failed' } }]),
  );
});

test('a cancelled job whose work is still on its way does not begin, and the rest of its pack does', async () => {
  const { begun, operation, open } = gate();
  const list = works(3);
  const { pool } = await work({ 'test.run': operation });
  pool.cancel(list[1]?.subject ?? '');
  await send(list, 10);
  await eventually(() => expect(begun).toHaveLength(2));
  open();
  await eventually(async () => expect(await unsettled()).toBe(0));
  expect(subjectsOf(list).filter((id) => begun.every(({ jobId }) => jobId !== id))).toEqual([list[1]?.subject]);
  expect(await resultsOf(list)).toHaveLength(2);
});

test('work of cancelled jobs alone is settled without a result', async () => {
  const list = works(2);
  const { pool, arrivals } = await work({ 'test.run': { input: true, output: true, run: () => 42 } });
  for (const { subject } of list) pool.cancel(subject);
  await send(list, 10);
  await eventually(() => expect(arrivals).toHaveLength(1));
  await eventually(async () => expect(await unsettled()).toBe(0));
  expect(await resultsOf(list)).toEqual([]);
});

test('an attempt that is current no more is stopped, and another attempt at the same job goes on', async () => {
  const { begun, operation } = gate();
  const first = assign();
  const second = assign({ attempt: 2 }, first.subject);
  const { pool } = await work({ 'test.run': operation });
  await send([first]);
  await send([second]);
  await eventually(() => expect(begun).toHaveLength(2));
  await eventually(() =>
    expect(pool.running().toSorted((a, b) => a.attempt - b.attempt)).toEqual([
      { jobId: first.subject, attempt: 1 },
      { jobId: first.subject, attempt: 2 },
    ]),
  );
  pool.stop({ jobId: first.subject, attempt: 1 });
  const aborted = new Map(begun.map(({ attempt, signal }) => [attempt, signal.aborted]));
  expect([aborted.get(1), aborted.get(2)]).toEqual([true, false]);
});
