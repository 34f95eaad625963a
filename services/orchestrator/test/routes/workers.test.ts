import { newId } from '@weir/messaging';
import { validateRegisteredWorker } from '@weir/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { cancelJob } from '../../src/statements/cancel-job.ts';
import { Rig, TENANT } from '../rig.ts';
import { serve } from './routes.ts';

let rig: Rig;
let routes: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  rig = await Rig.start();
  routes = await serve(rig);
});
afterAll(async () => {
  await routes?.stop();
  await rig?.stop();
});

const operation = {
  name: 'a.b',
  queue: 'q',
  inputSchema: {},
  outputSchema: {},
  packSizeMax: 1,
  maxAttempts: 3,
  timeoutMs: 1,
};

test('200 a worker is told where it pulls from, and those consumers are there', async () => {
  const worker = { instance: 'worker-1', queue: 'q', capacity: 5, operations: [operation] };
  const { status, body } = await routes.call('worker', 'PUT', '/workers', worker);
  expect([status, validateRegisteredWorker(body)]).toEqual([200, true]);
  expect(body).toMatchObject({ consumers: ['worker-q-high', 'worker-q-normal', 'worker-q-low'], ackWaitMs: 15_000 });
  const manager = await rig.bus.manager();
  for (const consumer of body.consumers as string[]) {
    expect((await manager.consumers.info('WORK', consumer)).name).toBe(consumer);
  }
  expect(rig.parts.window.room('q')).toBe(15);
  expect((await routes.call('gateway', 'GET', '/operations')).body).toEqual({ items: [operation], nextCursor: null });
});

test('422 REGISTRATION_INVALID says what is wrong', async () => {
  for (const worker of [{}, { instance: 'a b', queue: 'q', capacity: 1, operations: [operation] }]) {
    const { status, body } = await routes.call('worker', 'PUT', '/workers', worker);
    expect([status, body.code, typeof body.detail]).toEqual([422, 'REGISTRATION_INVALID', 'string']);
  }
});

test('200 a heartbeat that names what runs is told what is current no more', async () => {
  await rig.register(10);
  const [going, cancelled] = [rig.request(), rig.request()];
  await rig.handle(jobRequested(rig.parts), [going, cancelled]);
  const actor = { principal: 'user:test', requestId: 'request-1' };
  await cancelJob(rig.parts, { tenantId: TENANT, jobId: cancelled.subject, actor });
  const running = [going.subject, cancelled.subject].map((jobId) => ({ jobId, attempt: 1 }));
  const worker = { instance: 'worker-2', queue: 'q', capacity: 5, operations: [operation] };
  const { status, body } = await routes.call('worker', 'PUT', '/workers', { ...worker, running });
  expect([status, validateRegisteredWorker(body)]).toEqual([200, true]);
  expect(body.stale).toEqual([{ jobId: cancelled.subject, attempt: 1 }]);
  expect((await routes.call('worker', 'PUT', '/workers', worker)).body.stale).toEqual([]);
  const many = Array.from({ length: 501 }, () => ({ jobId: newId(), attempt: 1 }));
  expect((await routes.call('worker', 'PUT', '/workers', { ...worker, running: many })).status).toBe(422);
});
