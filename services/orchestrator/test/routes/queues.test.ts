import { newId } from '@weir/messaging';
import { validateQueue, validateQueueList, validateQueueStates } from '@weir/schemas';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Dispatcher } from '../../src/dispatcher.ts';
import { DispatchWindow } from '../../src/domain/dispatch-window.ts';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { workFinished } from '../../src/handlers/work-finished.ts';
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
const WHO = { tenantId: TENANT, actor: { principal: 'user:test', requestId: 'request-1' } };
beforeEach(() => rig.register(2));
afterEach(async () => {
  await routes.call('gateway', 'PUT', '/queues/test', { ...WHO, state: 'active' });
  await rig.clear();
  await rig.parts.dispatcher.controls.refresh();
  const { dispatcher, window } = rig.parts;
  await dispatcher.recount();
  // What is held of jobs that are gone is dropped when its turn comes.
  await eventually(() => {
    dispatcher.returned('test', 0);
    expect(dispatcher.placeFor('test')).toBe('dispatch');
  });
  window.release('test', 1);
});

const alter = (body: object, name = 'test') => routes.call('gateway', 'PUT', `/queues/${name}`, { ...WHO, ...body });
const list = async (query = '') => {
  const { status, body } = await routes.call('gateway', 'GET', `/queues${query}`);
  expect([status, validateQueueList(body)]).toEqual([200, true]);
  return body.items.find(({ name }: { name: string }) => name === 'test');
};
const accept = async (count: number, data: object = {}, tenantId: string = TENANT) => {
  const requests = Array.from({ length: count }, () => rig.request(data, newId(), tenantId));
  await rig.handle(jobRequested(rig.parts), requests);
  return requests.map(({ subject }) => subject);
};
const states = async (ids: readonly string[]) => (await rig.rows(...ids)).map(({ state }) => state);

test('200 what waits and runs, by tenant and by key', async () => {
  const other = newId();
  await accept(6);
  await accept(4, {}, other);
  await accept(2, { concurrencyKey: 'k' }, other);
  await accept(1, { runAt: new Date(Date.now() + 60_000).toISOString() });
  expect(await list()).toMatchObject({
    name: 'test',
    state: 'active',
    capacity: 2,
    workers: 1,
    inFlight: 6,
    waiting: { memory: 4, table: 2, later: 1 },
    limits: { concurrencyMax: null, tenantConcurrencyMax: null, keyConcurrencyMax: 1 },
    tenants: [
      {
        tenantId: expect.anything(),
        inFlight: expect.anything(),
        waiting: expect.anything(),
        weight: 1,
        concurrencyMax: null,
      },
      expect.anything(),
    ],
    keys: [{ tenantId: other, key: 'k', inFlight: 0, waiting: 2 }],
  });
  expect((await list()).oldestWaitMs).toBeGreaterThanOrEqual(0);
});

test('200 one tenant learns nothing of another, neither counts nor weights', async () => {
  const [mine, other] = [newId(), newId()];
  await alter({
    change: {
      tenants: [
        { tenantId: other, weight: 7 },
        { tenantId: mine, weight: 3 },
      ],
    },
  });
  await accept(8, {}, other);
  await accept(1, { concurrencyKey: 'k' }, other);
  await accept(1, {}, mine);
  const seen = await list(`?tenantId=${mine}`);
  expect(seen).toMatchObject({ inFlight: 0, waiting: { memory: 1, table: 0, later: 0 }, keys: [] });
  expect(seen.tenants).toEqual([{ tenantId: mine, inFlight: 0, waiting: 1, weight: 3, concurrencyMax: null }]);
  expect(JSON.stringify(seen)).not.toContain(other);
});

test('200 a paused queue accepts and dispatches nothing, also what was held, until it is resumed', async () => {
  const before = await accept(8);
  expect((await states(before)).filter((state) => state === 'dispatched')).toHaveLength(6);
  const { status, body } = await alter({ state: 'paused' });
  expect([status, validateQueue(body), body.state]).toEqual([200, true, 'paused']);
  const [first, second, ...rest] = before as [string, string];
  const after = [...(await accept(2)), ...(await accept(1, { concurrencyKey: 'k' }))];
  await rig.handle(workFinished(rig.parts), [rig.finished(first), rig.finished(second)]);
  expect(await list()).toMatchObject({ state: 'paused', inFlight: 4, waiting: { memory: 2, table: 3 } });
  await alter({ state: 'active' });
  await rig.handle(
    workFinished(rig.parts),
    rest.map((id) => rig.finished(id)),
  );
  await eventually(async () => expect(await states(after)).toEqual(after.map(() => 'dispatched')));
});

test('what one orchestrator is told another does within two seconds, and the next one from its start', async () => {
  const { source, database, publisher, registry, log } = rig.parts;
  const window = new DispatchWindow();
  window.setCapacity('test', 1_000);
  const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log }).start();
  await alter({ state: 'paused' });
  await eventually(() => expect(dispatcher.placeFor('test')).toBe('park'), 2_000);
  await alter({ state: 'active' });
  await eventually(() => expect(dispatcher.placeFor('test')).toBe('dispatch'), 2_000);
  await dispatcher.stop();
});

test('200 a queue is draining while it has jobs, and then drained', async () => {
  const ids = await accept(7);
  expect((await alter({ state: 'draining' })).body.state).toBe('draining');
  expect((await routes.call('gateway', 'GET', '/queue-states')).body).toEqual({
    items: [{ name: 'test', state: 'draining' }],
  });
  for (const id of ids) {
    await eventually(async () => expect(await states([id])).toEqual(['dispatched']));
    await rig.handle(workFinished(rig.parts), [rig.finished(id)]);
  }
  expect(await list()).toMatchObject({ state: 'drained', inFlight: 0 });
});

test('200 limits are changed one by one, and taken away by null', async () => {
  await alter({ change: { concurrencyMax: 3, keyConcurrencyMax: 2 } });
  await alter({ change: { tenantConcurrencyMax: 2 } });
  await alter({ change: { concurrencyMax: null } });
  expect((await list()).limits).toEqual({ concurrencyMax: null, tenantConcurrencyMax: 2, keyConcurrencyMax: 2 });
  expect(await rig.query('select state, changed_by from queues')).toEqual([
    { state: 'active', changed_by: 'user:test' },
  ]);
});

test('404 QUEUE_NOT_FOUND, 422 REQUEST_INVALID, 400 QUERY_INVALID, 401 and 403 for who is not the gateway', async () => {
  expect(await alter({ state: 'paused' }, 'nowhere')).toEqual({ status: 404, body: { code: 'QUEUE_NOT_FOUND' } });
  expect((await alter({ state: 'gone' })).body.code).toBe('REQUEST_INVALID');
  expect((await routes.call('gateway', 'GET', '/queues?tenantId=nobody')).body.code).toBe('QUERY_INVALID');
  const { body } = await routes.call('gateway', 'GET', '/queue-states');
  expect(validateQueueStates(body)).toBe(true);
  for (const [method, path] of [
    ['GET', '/queues'],
    ['GET', '/queue-states'],
    ['PUT', '/queues/test'],
  ] as const) {
    expect((await routes.call(null, method, path)).status).toBe(401);
    expect((await routes.call('worker', method, path)).status).toBe(403);
  }
});

test('who paused, resumed, drained or changed a queue is in AUDIT, each time', async () => {
  await alter({ state: 'paused' });
  await alter({ state: 'active' });
  await alter({ state: 'paused' });
  await alter({ change: { concurrencyMax: 7 } });
  await eventually(async () => {
    const records = (await rig.envelopes<'audit-recorded'>('AUDIT')).filter(({ subject }) => subject === 'test');
    expect(records.slice(-4).map(({ data }) => data)).toMatchObject([
      { action: 'queue.pause', principal: 'user:test', requestId: 'request-1', outcome: 'succeeded' },
      { action: 'queue.resume' },
      { action: 'queue.pause' },
      { action: 'queue.change', details: { change: '{"concurrencyMax":7}' } },
    ]);
  });
});
