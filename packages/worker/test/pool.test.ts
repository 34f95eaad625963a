import { DependencyUnavailable, newId } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { expect, test } from 'vitest';
import { type JobContext, OperationError } from '../src/operation.ts';
import {
  ACK_WAIT_MS,
  envelopes,
  gate,
  resultsOf,
  send,
  subjectsOf,
  unsettled,
  whenPublishing,
  work,
  works,
} from './pool-rig.ts';
import { assign } from './work.ts';

test('an operation that takes several jobs at once gets them together, and each has its own result', async () => {
  const list = [1, 2, 3, 4, 5, 6].map((input) => assign({ input }));
  const sizes: number[] = [];
  await work({
    'test.run': {
      input: true,
      output: true,
      batch: { sizeMax: 4, waitMaxMs: 50 },
      run(inputs: readonly number[]) {
        sizes.push(inputs.length);
        return inputs.map((input) => (input === 3 ? new OperationError('THREE', 'is three') : input * 10));
      },
    },
  });
  await send(list);
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(6));
  const outputs = new Map(
    (await resultsOf(list)).map(({ subject, data }) => [subject, data.output ?? data.error?.code]),
  );
  expect(list.map(({ subject }) => outputs.get(subject))).toEqual([10, 20, 'THREE', 40, 50, 60]);
  expect(Math.max(...sizes)).toBeGreaterThan(1);
  await eventually(async () => expect(await unsettled()).toBe(0));
});

test('work is done, its result stored, and then it is settled', async () => {
  const list = works(10);
  const ended: string[] = [];
  const onFinished = (operation: string, { outcome }: { readonly outcome: string }) =>
    void ended.push(`${operation} ${outcome}`);
  await work({ 'test.run': { input: true, output: true, run: () => 42 } }, { onFinished });
  await send(list);
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(10));
  const [result] = await resultsOf(list.slice(0, 1));
  expect(result).toMatchObject({
    tenantid: list[0]?.tenantid,
    correlationid: list[0]?.correlationid,
    causationid: list[0]?.id,
    traceparent: list[0]?.traceparent,
    data: { attempt: 1, outcome: 'succeeded', output: 42, worker: 'worker/test' },
  });
  await eventually(async () => expect(await unsettled()).toBe(0));
  expect(ended).toEqual(list.map(() => 'test.run succeeded'));
});

test('each job of a pack has its own result', async () => {
  const list = [assign({ input: 'good' }), assign({ input: 'bad' }), assign({ input: 'slow' })];
  const run = (input: string) => {
    if (input === 'bad') throw new OperationError('NO_GOOD', 'no');
    return input === 'slow' ? Promise.resolve(input) : input;
  };
  const { arrivals } = await work({ 'test.run': { input: true, output: true, run } });
  await send(list, 10);
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(3));
  expect(arrivals).toHaveLength(1);
  const outcomes = new Map((await resultsOf(list)).map(({ subject, data }) => [subject, data.outcome]));
  expect(list.map(({ subject }) => outcomes.get(subject))).toEqual(['succeeded', 'failed', 'succeeded']);
});

test('no more runs at once than was asked for, and urgent work goes first', async () => {
  const { begun, operation, open } = gate();
  const { pool, arrivals } = await work({ 'test.run': operation }, { concurrency: 2, prefetchMax: 10 });
  const first = works(2);
  await send(first);
  await eventually(() => expect(begun).toHaveLength(2));
  const [low, normal, high] = [works(2), works(2), works(2)] as const;
  await send(low, 1, 0);
  await send(normal, 1, 5);
  await send(high, 1, 9);
  await eventually(() => expect(arrivals).toHaveLength(8));
  expect([pool.active, begun.length]).toEqual([2, 2]);
  for (const expected of [4, 6, 8, 8]) {
    open();
    await eventually(() => expect(begun).toHaveLength(expected));
  }
  expect(begun.map(({ jobId }) => jobId)).toEqual([...first, ...high, ...normal, ...low].map(({ subject }) => subject));
});

test('work that takes longer than the ack wait stays with its worker', async () => {
  const { begun, operation, open } = gate();
  const list = works(1);
  const { arrivals } = await work({ 'test.run': operation });
  await send(list);
  await eventually(() => expect(begun).toHaveLength(1));
  const began = Date.now();
  await eventually(() => expect(Date.now() - began).toBeGreaterThan(3 * ACK_WAIT_MS));
  open();
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(1));
  expect(arrivals).toHaveLength(1);
});

test('while the bus is away results are kept and sent again, and the work is not done twice', async () => {
  const list = works(2);
  let runs = 0;
  let refusals = 0;
  whenPublishing((outgoing) => {
    if (outgoing[0]?.subject !== 'results.finished' || refusals >= 4) return;
    refusals += 1;
    throw new DependencyUnavailable('JetStream is away');
  });
  await work({ 'test.run': { input: true, output: true, run: () => (runs += 1) } });
  await send(list);
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(2), 20_000);
  expect(runs).toBe(2);
});

test('a result that will not be stored leaves the work to be done again, under a claim', async () => {
  const list = works(1);
  const attempts: number[] = [];
  let refusals = 0;
  whenPublishing((outgoing) => {
    if (outgoing[0]?.subject !== 'results.finished' || refusals > 0) return;
    refusals += 1;
    throw new Error('refused');
  });
  const run = (_input: unknown, { attempt }: JobContext) => {
    attempts.push(attempt);
    return 1;
  };
  await work({ 'test.run': { input: true, output: true, run } }, { claim: async (_jobId, attempt) => attempt + 1 });
  await send(list);
  await eventually(async () => expect((await resultsOf(list)).map(({ data }) => data.attempt)).toEqual([2]));
  expect(attempts).toEqual([1, 2]);
});

test('long work is said to run, and how far it is', async () => {
  const list = works(1);
  const { begun, operation, open } = gate();
  await work({ 'test.run': operation });
  await send(list);
  await eventually(() => expect(begun).toHaveLength(1));
  const reports = () => envelopes('RESULTS', 'work-progressed', subjectsOf(list));
  await eventually(async () => expect(await reports()).toHaveLength(1));
  begun[0]?.progress(0.5, 'half');
  await eventually(async () =>
    expect((await reports()).map(({ data }) => data.progress)).toEqual([
      undefined,
      { sequence: 1, fraction: 0.5, message: 'half' },
    ]),
  );
  open();
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(1));
});

test('a report that cannot be sent is not missed', async () => {
  const list = works(1);
  const { begun, operation, open } = gate();
  let refusals = 0;
  whenPublishing((outgoing) => {
    if (outgoing[0]?.subject !== 'results.progressed') return;
    refusals += 1;
    throw new DependencyUnavailable('JetStream is away');
  });
  await work({ 'test.run': operation });
  await send(list);
  await eventually(() => expect([begun.length, refusals]).toEqual([1, 1]));
  open();
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(1));
});

test('ids of results follow from the assignment and the attempt, so that a repeated result is one', async () => {
  const work1 = assign({}, newId());
  await work({ 'test.run': { input: true, output: true, run: () => 1 } });
  await send([work1]);
  await eventually(async () => expect(await resultsOf([work1])).toHaveLength(1));
  const again = { ...work1, id: newId() };
  await send([again]);
  await eventually(async () => expect(await resultsOf([work1])).toHaveLength(2));
  const ids = (await resultsOf([work1])).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});
