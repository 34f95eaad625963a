import { seal } from '@weir/messaging';
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

test('a notice that comes with an answer is checked as any other', async () => {
  const invalid: unknown[] = [];
  const waiters = new Waiters((error) => invalid.push(error));
  const id = '0190d3a0-0000-7000-8000-000000000002';
  const finished: Job = {
    id,
    tenantId: '0190d3a0-0000-7000-8000-000000000001',
    operation: 'test.run',
    queue: 'test',
    state: 'succeeded',
    attempt: 1,
    maxAttempts: 3,
    priority: 5,
    input: 1,
    output: 2,
    error: null,
    progress: null,
    createdAt: '2026-01-02T03:04:05.678Z',
    startedAt: '2026-01-02T03:04:05.678Z',
    finishedAt: '2026-01-02T03:04:05.678Z',
    ledger: null,
  };
  const { tenantId } = finished;
  const from = { source: '/orchestrator/test', subject: id, tenantId, correlationId: 'request-1' };
  const notice = seal({ ...from, type: 'job-finished', data: finished });
  const waiter = waiters.wait(id, 60_000);
  waiters.told({ ...notice, data: { ...finished, state: 'unheard-of' } });
  expect([waiters.count, invalid.length]).toEqual([1, 1]);
  waiters.told(notice);
  expect(await waiter.job).toEqual(finished);
});
