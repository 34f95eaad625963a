import { DependencyUnavailable } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { expect, test } from 'vitest';
import type { JobContext } from '../src/operation.ts';
import { abandoned, gate, resultsOf, send, subjectsOf, unsettled, whenPublishing, work, works } from './pool-rig.ts';
import { assign } from './work.ts';

test('work that is sent again in other packs is not done again once its result is stored', async () => {
  const list = works(4);
  const runs: string[] = [];
  const run = (_input: unknown, { jobId }: JobContext) => void runs.push(jobId);
  const { arrivals } = await work({ 'test.run': { input: true, output: true, run } });
  await send(list.slice(0, 3), 10);
  await eventually(async () => expect([arrivals.length, await unsettled()]).toEqual([1, 0]));
  // As an orchestrator does at its start that knows of no result yet: the server does not recognise this pack.
  await send(list, 10);
  await eventually(async () => expect([arrivals.length, await unsettled()]).toEqual([2, 0]));
  expect(runs).toEqual(subjectsOf(list));
  expect(await resultsOf(list)).toHaveLength(4);
});

test('the next attempt at a job that was done is another piece of work', async () => {
  const first = assign();
  const second = assign({ attempt: 2 }, first.subject);
  const run = (_input: unknown, { attempt }: JobContext) => attempt;
  await work({ 'test.run': { input: true, output: true, run } });
  for (const one of [first, second]) {
    await send([one], 10);
    await eventually(async () => expect(await unsettled()).toBe(0));
  }
  await eventually(async () => expect((await resultsOf([first])).map(({ data }) => data.output)).toEqual([1, 2]));
});

test('work that another worker had begun is claimed, and done as the attempt that was claimed', async () => {
  const list = works(1);
  const claims: [string, number][] = [];
  const claim = async (jobId: string, attempt: number) => {
    claims.push([jobId, attempt]);
    return 7;
  };
  await abandoned(list);
  await work({ 'test.run': { input: true, output: true, run: (_input, { attempt }) => attempt } }, { claim });
  await eventually(async () =>
    expect((await resultsOf(list)).map(({ data }) => [data.attempt, data.output])).toEqual([[7, 7]]),
  );
  expect(claims).toEqual([[list[0]?.subject, 1]]);
  await eventually(async () => expect(await unsettled()).toBe(0));
});

test('of work that others had begun one begins at a time, and fresh work does not wait for it', async () => {
  const suspects = works(4);
  const fresh = works(2);
  await abandoned(suspects);
  const { begun, operation, open } = gate();
  const { arrivals } = await work({ 'test.run': operation }, { concurrency: 4, claim: async () => 2 });
  await eventually(() => expect([arrivals.length, begun.length]).toEqual([4, 1]));
  await send(fresh);
  await eventually(() => expect(begun).toHaveLength(3));
  expect(begun.slice(1).map(({ jobId }) => jobId)).toEqual(subjectsOf(fresh));
  open();
  await eventually(() => expect(begun).toHaveLength(4));
  // One that runs for long does not keep the others for good.
  await eventually(() => expect(begun).toHaveLength(6));
  open();
  await eventually(async () => expect(await resultsOf([...suspects, ...fresh])).toHaveLength(6));
});

test('claimed work of which nothing is left to do is settled without being done', async () => {
  const list = works(1);
  await abandoned(list);
  const { arrivals } = await work(
    { 'test.run': { input: true, output: true, run: () => 1 } },
    { claim: async () => undefined },
  );
  await eventually(async () => expect([arrivals.length, await unsettled()]).toEqual([1, 0]));
  expect(await resultsOf(list)).toEqual([]);
});

test('an orchestrator that cannot be asked leaves the work for later', async () => {
  const list = works(1);
  await abandoned(list);
  let asked = 0;
  const claim = async () => {
    asked += 1;
    if (asked === 1) throw new Error('the orchestrator is away');
    return 2;
  };
  await work({ 'test.run': { input: true, output: true, run: () => 1 } }, { claim });
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(1));
  expect(asked).toBe(2);
});

test('a pack that another worker had begun comes back as single work, as if nobody had had it', async () => {
  const list = works(5);
  await abandoned(list, 10);
  const claim = () => Promise.reject(new Error('nothing may be claimed'));
  const { arrivals } = await work(
    { 'test.run': { input: true, output: true, run: (_input, { attempt }) => attempt } },
    { claim },
  );
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(5));
  expect((await resultsOf(list)).map(({ data }) => data.attempt)).toEqual([1, 1, 1, 1, 1]);
  expect(arrivals.slice(1).map(({ deliveries, deliveryCount }) => [deliveries.length, deliveryCount])).toEqual(
    list.map(() => [1, 1]),
  );
  await eventually(async () => expect(await unsettled()).toBe(0));
});

test('a pack that cannot be handed back stays where it is', async () => {
  const list = works(3);
  await abandoned(list, 10);
  let refusals = 0;
  whenPublishing((outgoing) => {
    if (refusals > 0 || !outgoing[0]?.subject.startsWith('work.')) return;
    refusals += 1;
    throw new DependencyUnavailable('JetStream is away');
  });
  await work({ 'test.run': { input: true, output: true, run: () => 1 } });
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(3));
  expect(refusals).toBe(1);
});
