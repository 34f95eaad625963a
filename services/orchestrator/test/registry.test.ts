import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DispatchWindow } from '../src/domain/dispatch-window.ts';
import { Registry, type RegistryOptions } from '../src/registry.ts';
import { Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());

const opened: Registry[] = [];
afterEach(async () => {
  for (const registry of opened.splice(0)) registry.stop();
  await rig.clear();
  await rig.query('delete from operations');
});

function open(more: Partial<RegistryOptions> = {}) {
  const changed: string[][] = [];
  const queues: string[] = [];
  const window = new DispatchWindow();
  const registry = new Registry({
    database: rig.database,
    window,
    onChanged: (names) => void changed.push([...names]),
    onQueue: async (queue) => void queues.push(queue),
    onError: () => undefined,
    ...more,
  });
  opened.push(registry);
  return { registry, window, changed, queues };
}

const operation = (name: string, more: object = {}) => ({
  name,
  queue: 'q',
  inputSchema: {},
  outputSchema: {},
  packSizeMax: 8,
  maxAttempts: 3,
  timeoutMs: 1000,
  ...more,
});
const worker = (instance: string, capacity = 10, operations = [operation('a.b')]) => ({
  instance,
  queue: 'q',
  capacity,
  operations,
});

test('the window of a queue is as wide as all of its live workers together', async () => {
  const { registry, window, queues } = open();
  await registry.register(worker('one'));
  await registry.register(worker('two', 5));
  expect([window.room('q'), queues, registry.queues()]).toEqual([45, ['q'], ['q']]);
  await registry.register(worker('one', 0));
  expect(window.room('q')).toBe(15);
});

test('operations are told of when they are new or different, and not with every heartbeat', async () => {
  const { registry, changed } = open();
  await registry.register(worker('one', 1, [operation('a.b'), operation('a.c')]));
  await registry.register(worker('one', 1, [operation('a.b'), operation('a.c')]));
  await registry.register(worker('one', 1, [operation('a.b'), operation('a.c', { packSizeMax: 2 })]));
  expect(changed).toEqual([['a.b', 'a.c'], ['a.c']]);
  expect([registry.packSizeMax('a.b'), registry.packSizeMax('a.c'), registry.packSizeMax('none')]).toEqual([8, 2, 1]);
  expect(registry.operations().map(({ name }) => name)).toEqual(['a.b', 'a.c']);
});

test('one orchestrator learns from the table what another was told', async () => {
  const first = open();
  await first.registry.register(worker('one'));
  const second = open();
  await second.registry.start();
  expect([second.window.room('q'), second.queues, second.changed, second.registry.packSizeMax('a.b')]).toEqual([
    30,
    ['q'],
    [['a.b']],
    8,
  ]);
  await first.registry.register(worker('two', 1, [operation('a.b', { packSizeMax: 3 })]));
  await eventually(() => expect([second.window.room('q'), second.registry.packSizeMax('a.b')]).toEqual([33, 3]));
});

test('a worker that is silent for some heartbeats takes nothing more', async () => {
  const { registry, window } = open();
  await registry.register(worker('one'));
  await rig.query(`update workers set seen_at = now() - interval '1 minute'`);
  const later = open();
  await later.registry.start();
  expect([window.room('q'), later.window.room('q')]).toEqual([30, 0]);
});

test('a worker whose queue cannot be made is not taken in', async () => {
  const { registry, window } = open({ onQueue: () => Promise.reject(new Error('NATS is away')) });
  await expect(registry.register(worker('one'))).rejects.toThrow('NATS is away');
  expect([window.room('q'), await rig.query('select * from workers')]).toEqual([0, []]);
});

test('what a worker says counts at once, also while Postgres is away', async () => {
  const { registry, window } = open({
    database: { with: () => Promise.reject(new Error('Postgres is away')) } as never,
  });
  await expect(registry.register(worker('one'))).rejects.toThrow('Postgres is away');
  expect(window.room('q')).toBe(30);
});

test('a refresh that fails is told of, and the next one goes on', async () => {
  let away = false;
  const errors: unknown[] = [];
  const { registry, window } = open({
    database: {
      with: (work: never) => (away ? Promise.reject(new Error('Postgres is away')) : rig.database.with(work)),
    } as never,
    onError: (error) => errors.push(error),
  });
  await registry.start();
  away = true;
  await eventually(() => expect(errors.length).toBeGreaterThan(0));
  await rig.query(`insert into workers (instance, queue, capacity, seen_at) values ('one', 'q', 4, now())`);
  away = false;
  await eventually(() => expect(window.room('q')).toBe(12));
});
