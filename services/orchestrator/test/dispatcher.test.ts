import { type Bus, PullConsumer, workConsumers } from '@weir/jetstream';
import { DependencyUnavailable } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Dispatcher } from '../src/dispatcher.ts';
import { DispatchWindow } from '../src/domain/dispatch-window.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import type { Parts } from '../src/parts.ts';
import { Rig } from './rig.ts';

let rig: Rig;
let parts: Parts;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());

/** Each test has a dispatcher and a window of its own, so that it may stop and start them. */
const fresh = (): Parts => {
  const window = new DispatchWindow();
  const { source, database, publisher, registry, log } = rig.parts;
  return { ...rig.parts, window, dispatcher: new Dispatcher({ source, database, publisher, window, registry, log }) };
};
beforeEach(() => {
  parts = fresh();
});
afterEach(async () => {
  rig.onPublish = () => undefined;
  await parts.dispatcher.stop();
  await rig.clear();
});

const requests = (count: number, data: Parameters<Rig['request']>[0] = {}) =>
  Array.from({ length: count }, () => rig.request(data));
const accept = (list: readonly ReturnType<Rig['request']>[]) => rig.handle(jobRequested(parts), list);
const finish = (list: readonly { readonly subject: string }[], attempt = 1) =>
  rig.handle(
    workFinished(parts),
    list.map(({ subject }) => rig.finished(subject, { attempt })),
  );
const states = async (list: readonly { readonly subject: string }[]) =>
  (await rig.rows(...list.map(({ subject }) => subject))).map(({ state }) => state);
const workOf = async (list: readonly { readonly subject: string }[]) =>
  (await rig.about('WORK', ...list.map(({ subject }) => subject))).map(({ subject }) => subject);

test('without workers jobs stay queued, and run when a worker comes', async () => {
  const list = requests(5);
  parts.dispatcher.start();
  await accept(list);
  expect([await states(list), await workOf(list)]).toEqual([list.map(() => 'queued'), []]);
  parts.window.setCapacity('test', 10);
  await eventually(async () => expect(await states(list)).toEqual(list.map(() => 'dispatched')));
  await eventually(async () => expect(await workOf(list)).toHaveLength(5));
});

test('what the window does not take waits, and goes as places come back, the most urgent first', async () => {
  parts.window.setCapacity('test', 1);
  const first = requests(3);
  await accept(first);
  const waiting = [1, 9, 5, 9, 0].map((priority) => rig.request({ priority }));
  await accept(waiting);
  expect([await states(first), await states(waiting)]).toEqual([
    first.map(() => 'dispatched'),
    waiting.map(() => 'queued'),
  ]);
  const order: string[] = [];
  for (const done of [...first, ...[...waiting].toSorted((a, b) => b.data.priority - a.data.priority)]) {
    await finish([done]);
    await eventually(async () => expect(await states([done])).toEqual(['succeeded']));
    await eventually(async () => {
      const work = await workOf(waiting);
      const expected = Math.min(
        waiting.length,
        first.length +
          waiting.length -
          3 -
          (await states([...first, ...waiting])).filter((state) => state === 'queued').length,
      );
      expect(work).toHaveLength(expected);
      order.splice(0, order.length, ...work);
    });
  }
  const [low, urgent, normal, alsoUrgent, lowest] = waiting.map(({ subject }) => subject);
  expect(order).toEqual([urgent, alsoUrgent, normal, low, lowest]);
});

test('jobs in the table leave it the most urgent first, also within one look', async () => {
  parts.dispatcher.parked('test');
  const list = [1, 9, 5, 0, 7].map((priority) => rig.request({ priority }));
  await accept(list);
  expect(await rig.waiting(...list.map(({ subject }) => subject))).toHaveLength(5);
  const published: number[] = [];
  rig.onPublish = (outgoing) => {
    published.push(
      ...outgoing.filter(({ subject }) => subject.startsWith('work.')).map(({ subject }) => Number(subject.at(-1))),
    );
  };
  parts.window.setCapacity('test', 10);
  parts.dispatcher.returned('test', 0);
  await eventually(async () => expect(await states(list)).toEqual(list.map(() => 'dispatched')));
  await eventually(() => expect(published).toEqual([9, 7, 5, 1, 0]));
});

test('where some jobs of a queue wait in the table, those in memory join them, so that priority decides', async () => {
  const held = requests(3, { priority: 1 });
  await accept(held);
  const urgent = rig.request({ priority: 9, runAt: new Date(Date.now() + 50).toISOString() });
  await accept([urgent]);
  await eventually(async () => expect(await rig.waiting(...held.map(({ subject }) => subject))).toHaveLength(3));
  parts.window.setCapacity('test', 1);
  const published: string[] = [];
  rig.onPublish = (outgoing) => {
    published.push(
      ...outgoing.filter(({ subject }) => subject.startsWith('work.')).map(({ envelope }) => envelope.subject),
    );
  };
  parts.dispatcher.returned('test', 0);
  await eventually(() => expect(published).toHaveLength(3));
  expect(published[0]).toBe(urgent.subject);
});

test('a job for later goes when its time has come, without a tick', async () => {
  parts.window.setCapacity('test', 10);
  const list = [40, 10, 80].map((ms) => rig.request({ runAt: new Date(Date.now() + ms).toISOString() }));
  await accept(list);
  await eventually(async () => expect(await states(list)).toEqual(list.map(() => 'dispatched')));
  await eventually(async () => expect(await workOf(list)).toHaveLength(3));
});

test('a next attempt goes when its wait is over, without a tick', async () => {
  parts.window.setCapacity('test', 10);
  const list = requests(3);
  await accept(list);
  await rig.handle(
    workFinished(parts),
    list.map(({ subject }, index) => rig.finished(subject, { outcome: 'failed', retryAfterMs: 20 * index })),
  );
  await eventually(async () =>
    expect(await rig.rows(...list.map(({ subject }) => subject))).toMatchObject(
      list.map(() => ({ state: 'dispatched', attempt: 2 })),
    ),
  );
});

test('what another process parked is found by the tick', async () => {
  const list = requests(2);
  const other = fresh();
  other.dispatcher.parked('test');
  await rig.handle(jobRequested(other), list);
  await other.dispatcher.stop();
  parts.window.setCapacity('test', 10);
  parts.dispatcher.start();
  await eventually(async () => expect(await states(list)).toEqual(['dispatched', 'dispatched']));
});

test('two dispatchers never send the same job', async () => {
  const list = requests(200);
  const other = fresh();
  for (const { window, dispatcher } of [parts, other]) {
    dispatcher.parked('test');
    window.setCapacity('test', 100);
  }
  await accept(list);
  other.dispatcher.parked('test');
  await eventually(async () => expect(await workOf(list)).toHaveLength(200));
  expect(await rig.rows(...list.map(({ subject }) => subject))).toMatchObject(
    list.map(() => ({ state: 'dispatched', attempt: 1 })),
  );
  await eventually(() => expect(parts.window.inFlight('test') + other.window.inFlight('test')).toBe(200));
  await other.dispatcher.stop();
});

test('what is in flight is counted from the jobs: at the start, and when results went to another process', async () => {
  parts.window.setCapacity('test', 1);
  const list = requests(5);
  await accept(list);
  const next = fresh();
  next.window.setCapacity('test', 1);
  await next.dispatcher.recount();
  expect([next.window.inFlight('test'), next.dispatcher.placeFor('test')]).toEqual([3, 'hold']);
  // Their results are recorded elsewhere, so that no place comes back here.
  await rig.query(`update jobs set state = 'succeeded' where state = 'dispatched'`);
  parts.dispatcher.start();
  await eventually(async () => expect(await states(list.slice(3))).toEqual(['dispatched', 'dispatched']));
  await eventually(() => expect(parts.window.inFlight('test')).toBe(2));
  await next.dispatcher.stop();
});

test('work that cannot be published is tried until it can, and what has ended meanwhile is left out', async () => {
  let tries = 0;
  let away = true;
  const list = requests(2);
  const [gone, kept] = list as [(typeof list)[0], (typeof list)[0]];
  await accept(list);
  rig.onPublish = (outgoing) => {
    if (!outgoing.some(({ subject }) => subject.startsWith('work.'))) return;
    tries += 1;
    if (away) throw new DependencyUnavailable('JetStream is away');
  };
  parts.window.setCapacity('test', 10);
  parts.dispatcher.returned('test', 0);
  await eventually(() => expect(tries).toBeGreaterThan(0));
  await rig.query(`update jobs set state = 'expired' where id = $1`, [gone.subject]);
  away = false;
  await eventually(async () => expect(await workOf(list)).toEqual([kept.subject]));
});

test('what is held in memory when the process stops waits in the table for the next', async () => {
  const list = requests(4);
  await accept(list);
  expect(await rig.waiting(...list.map(({ subject }) => subject))).toEqual([]);
  await parts.dispatcher.stop();
  expect(await rig.waiting(...list.map(({ subject }) => subject))).toHaveLength(4);
});

test('Postgres away while jobs are held: they are kept, and go when it is back', async () => {
  const list = requests(3);
  await accept(list);
  const { source, publisher, registry, log } = rig.parts;
  let away = true;
  const run: typeof rig.database.run = (statement, values) =>
    away ? Promise.reject(new DependencyUnavailable('Postgres is away')) : rig.database.run(statement, values);
  const database = new Proxy(rig.database, { get: (target, key) => (key === 'run' ? run : Reflect.get(target, key)) });
  const window = new DispatchWindow();
  const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log }).start();
  window.setCapacity('test', 10);
  dispatcher.hold(list);
  await eventually(() => expect(window.inFlight('test')).toBe(0));
  expect(await states(list)).toEqual(list.map(() => 'queued'));
  away = false;
  await eventually(async () => expect(await states(list)).toEqual(list.map(() => 'dispatched')));
  await eventually(() => expect(window.inFlight('test')).toBe(3));
  await dispatcher.stop();
});

/** Takes work as a worker does and reports success; counts how often each job was taken. */
async function work(bus: Bus): Promise<{ readonly taken: Map<string, number>; readonly stop: () => Promise<unknown> }> {
  const taken = new Map<string, number>();
  const consumers = await Promise.all(
    workConsumers('test').map(({ name }) =>
      new PullConsumer({
        bus,
        stream: 'WORK',
        consumer: name,
        types: ['work-assigned'],
        prefetchMax: 100,
        source: '/worker/test',
        publisher: parts.publisher,
        onArrival: async (arrival) => {
          for (const { envelope } of arrival.deliveries)
            taken.set(envelope.subject, (taken.get(envelope.subject) ?? 0) + 1);
          await finish(arrival.deliveries.map(({ envelope }) => envelope));
          arrival.settle({ kind: 'ack' });
        },
      }).start(),
    ),
  );
  return { taken, stop: () => Promise.all(consumers.map((consumer) => consumer.stop())) };
}

test('many more jobs than memory and window hold all run once', async () => {
  await rig.register(16);
  parts.window.setCapacity('test', 16);
  parts.dispatcher.start();
  const list = requests(2_000);
  const worker = await work(rig.bus);
  for (let start = 0; start < list.length; start += 400) {
    if (start === 800) parts.dispatcher.parked('test');
    await accept(list.slice(start, start + 400));
  }
  await eventually(async () => {
    const [row] = await rig.query<{ open: number }>(
      `select count(*)::int as open from jobs where state <> 'succeeded'`,
    );
    expect(row?.open).toBe(0);
  }, 25_000);
  expect(list.map(({ subject }) => worker.taken.get(subject))).toEqual(list.map(() => 1));
  await eventually(() => expect(parts.window.inFlight('test')).toBe(0));
  await worker.stop();
});
