import type { Job } from '@weir/schemas';
import { expect, test } from 'vitest';
import { Waiters } from '../src/waiters.ts';

const job = { id: 'a' } as Job;

test('everybody who waits for a job is told of its end, once', async () => {
  const waiters = new Waiters();
  const waiting = [waiters.wait('a', 60_000), waiters.wait('a', 60_000)];
  const other = waiters.wait('b', 60_000);
  expect(waiters.count).toBe(3);
  waiters.finished(job);
  waiters.finished(job);
  expect(await Promise.all(waiting.map((waiter) => waiter.job))).toEqual([job, job]);
  expect(waiters.count).toBe(1);
  other.cancel();
  other.cancel();
  expect(await other.job).toBeUndefined();
  expect(waiters.count).toBe(0);
});

test('a wait ends by itself, and with the process', async () => {
  const waiters = new Waiters();
  expect(await waiters.wait('a', 1).job).toBeUndefined();
  expect(waiters.full).toBe(false);
  const last = waiters.wait('a', 60_000);
  waiters.cancelAll();
  expect(await last.job).toBeUndefined();
  expect([waiters.count, waiters.full]).toEqual([0, true]);
});

test('no more may wait than the bound', () => {
  const waiters = new Waiters();
  const waiting = Array.from({ length: 20_000 }, (_none, index) => waiters.wait(String(index), 60_000));
  expect(waiters.full).toBe(true);
  waiting[0]?.cancel();
  expect(waiters.full).toBe(false);
  waiters.cancelAll();
});
