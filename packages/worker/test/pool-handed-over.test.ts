import type { Envelope } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { expect, test } from 'vitest';
import { PromptEnds } from '../src/prompt-ends.ts';
import { gate, handOver, resultsOf, send, unsettled, whenPublishing, work, works } from './pool-rig.ts';

test('what was handed over and comes by the stream as well runs once, and is settled when it is done', async () => {
  const { begun, operation, open } = gate();
  const { pool, arrivals } = await work({ 'test.run': operation });
  const [one] = works(1) as [Envelope<'work-assigned'>];
  const settled = handOver(pool, one);
  await send([one]);
  await eventually(() => expect([arrivals.length, pool.active]).toEqual([1, 2]));
  expect([begun.length, settled, await unsettled()]).toEqual([1, [], 1]);
  open();
  await eventually(async () => expect([settled, await unsettled()]).toEqual([['ack'], 0]));
  expect(begun).toHaveLength(1);
  expect(await resultsOf([one])).toHaveLength(1);
});

test('what was handed over and has no result in the end is done again by what came by the stream', async () => {
  const { begun, operation, open } = gate();
  const { pool, arrivals } = await work(
    { 'test.run': operation },
    { claim: (_job, attempt) => Promise.resolve(attempt + 1) },
  );
  const [one] = works(1) as [Envelope<'work-assigned'>];
  const settled = handOver(pool, one);
  await send([one]);
  await eventually(() => expect([arrivals.length, pool.active]).toEqual([1, 2]));
  whenPublishing(() => {
    throw new Error('not to be stored');
  });
  open();
  await eventually(() => expect(settled).toEqual(['nak']));
  whenPublishing(() => undefined);
  await eventually(async () => {
    open();
    expect([begun.length, await unsettled()]).toEqual([2, 0]);
  }, 20_000);
  expect(await resultsOf([one])).toMatchObject([{ data: { attempt: 2 } }]);
});

const echo = { input: true, output: true, run: (input: unknown) => input };

test('an end that is wanted in the reply is there at once, and is stored nowhere; should nobody have heard it, the work is done again', async () => {
  const { pool } = await work({ 'test.run': echo });
  const [one] = works(1, { input: 'a' }) as [Envelope<'work-assigned'>];
  const ends = new PromptEnds();
  expect(handOver(pool, one, ends)).toEqual(['ack']);
  expect(await ends.soon()).toMatchObject([
    { subject: 'results.finished', envelope: { subject: one.subject, data: { attempt: 1, output: 'a' } } },
  ]);
  expect(await resultsOf([one])).toEqual([]);
  await send([one]);
  await eventually(async () => expect(await resultsOf([one])).toMatchObject([{ data: { output: 'a' } }]));
});

test('an end that the answer did not wait for is stored as any other', async () => {
  const { operation, open } = gate();
  const { pool } = await work({ 'test.run': operation });
  const [one] = works(1) as [Envelope<'work-assigned'>];
  const ends = new PromptEnds();
  const settled = handOver(pool, one, ends);
  expect(await ends.soon()).toEqual([]);
  open();
  await eventually(async () => expect([settled, await resultsOf([one])]).toMatchObject([['ack'], [{}]]));
});
