import type { Envelope } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { expect, test } from 'vitest';
import { gate, handOver, resultsOf, send, unsettled, work, works } from './pool-rig.ts';

test('work that takes long is held by a lease: its message is settled, what was settled after it too, and its result counts', async () => {
  const { begun, operation, open } = gate();
  const { pool } = await work({ 'test.run': operation }, { leaseAfterMs: 0 });
  const [long] = works(1) as [Envelope<'work-assigned'>];
  await send([long]);
  await eventually(() => expect(begun).toHaveLength(1));
  expect(pool.longRunning()).toEqual([{ jobId: long.subject, attempt: 1 }]);
  pool.leased([{ jobId: long.subject, attempt: 2 }]);
  expect(await unsettled()).toBe(1);
  pool.leased(pool.longRunning());
  await eventually(async () => expect(await unsettled()).toBe(0));
  expect(pool.longRunning()).toEqual([{ jobId: long.subject, attempt: 1 }]);
  open();
  await eventually(async () => expect(await resultsOf([long])).toHaveLength(1));
  expect(pool.longRunning()).toEqual([]);
});

test('what was handed over and is named by a heartbeat stays in hand: nothing but the next heartbeat holds it', async () => {
  const { begun, operation, open } = gate();
  const { pool } = await work({ 'test.run': operation });
  const [one] = works(1) as [Envelope<'work-assigned'>];
  const settled = handOver(pool, one);
  await eventually(() => expect(begun).toHaveLength(1));
  pool.leased([{ jobId: one.subject, attempt: 1 }]);
  expect(settled).toEqual([]);
  open();
  await eventually(() => expect(settled).toEqual(['ack']));
});

test('work that has begun shortly before is held by its message', async () => {
  const { begun, operation, open } = gate();
  const { pool } = await work({ 'test.run': operation });
  await send(works(1));
  await eventually(() => expect(begun).toHaveLength(1));
  expect(pool.longRunning()).toEqual([]);
  open();
});
