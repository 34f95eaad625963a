import type { JetStreamManager } from '@nats-io/jetstream';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureConsumer, SettledSweep, type SweptConsumer, workConsumers } from '../src/index.ts';
import { provision } from '../src/provision.ts';
import { startProvisionedNats, stored } from './support.ts';

let server: Awaited<ReturnType<typeof startProvisionedNats>>;
let manager: JetStreamManager;
const rows = workConsumers('test');
const [high, normal] = rows as readonly SweptConsumer[] as readonly [SweptConsumer, SweptConsumer];

beforeAll(async () => {
  server = await startProvisionedNats();
  ({ manager } = server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  await manager.streams.purge('WORK');
  for (const row of rows) {
    await manager.consumers.delete('WORK', row.name).catch(() => false);
    await ensureConsumer(manager, row);
  }
});

const send = async (priority: number, text: string) =>
  (await server.bus.js.publish(`work.assigned.test.${priority}`, text)).seq;
const left = async () => (await stored(manager, 'WORK')).map((message) => message.string());

/** Takes one message after another and acknowledges those that are named; the rest stay with the worker. */
async function take(consumer: SweptConsumer, count: number, acknowledged: readonly string[]): Promise<void> {
  const pull = await server.bus.js.consumers.get('WORK', consumer.name);
  const batch = await pull.fetch({ max_messages: count, expires: 2_000 });
  for await (const message of batch) if (acknowledged.includes(message.string())) await message.ackAck();
}

test('only what its own consumer has settled goes: what waits, is worked on, or is of another consumer stays', async () => {
  for (const [priority, text] of [
    [9, 'high 1'],
    [5, 'normal 1'],
    [9, 'high 2'],
    [5, 'normal 2'],
    [5, 'normal 3'],
    [1, 'low 1'],
    [5, 'normal 4'],
  ] as const)
    await send(priority, text);
  await take(high, 2, ['high 1', 'high 2']);
  await take(normal, 3, ['normal 1', 'normal 3']);
  const idle = await new SettledSweep().sweep(manager, rows);
  expect(await left()).toEqual(['normal 2', 'normal 3', 'low 1', 'normal 4']);
  expect([...idle]).toEqual([high.name]);
});

test('sweeping while work goes on keeps the stream from filling: its limits count only what is left', async () => {
  await manager.streams.update('WORK', { max_msgs: 5 });
  const sweep = new SettledSweep();
  for (let round = 0; round < 4; round += 1) {
    const texts = Array.from({ length: 5 }, (_, index) => `${round}.${index}`);
    for (const text of texts) await send(5, text);
    await expect(send(5, 'one too many')).rejects.toThrow('maximum messages exceeded');
    await take(normal, 5, texts);
    await sweep.sweep(manager, rows);
    expect(await left()).toEqual([]);
  }
  await manager.streams.update('WORK', { max_msgs: -1 });
});

test('nothing is asked of the server when nothing was settled since the last time', async () => {
  const sweep = new SettledSweep();
  await send(5, 'one');
  await take(normal, 1, ['one']);
  await sweep.sweep(manager, rows);
  let purges = 0;
  const watched = {
    consumers: manager.consumers,
    streams: new Proxy(manager.streams, {
      get(target, name) {
        if (name === 'purge') purges += 1;
        return Reflect.get(target, name) as unknown;
      },
    }),
  };
  // Purging moves the floors of consumers that have nothing to do; then all stand still.
  await eventually(async () => {
    purges = 0;
    expect([...(await sweep.sweep(watched, rows))].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
    expect(purges).toBe(0);
  });
});

test('a consumer that was made anew is swept as well, though it begins below where the old one was', async () => {
  const sweep = new SettledSweep();
  for (const text of ['a', 'b', 'c']) await send(5, text);
  await take(normal, 3, ['a', 'b', 'c']);
  await sweep.sweep(manager, rows);

  await manager.streams.delete('WORK');
  await provision(manager);
  for (const row of rows) await ensureConsumer(manager, row);
  await send(5, 'd');
  await take(normal, 1, ['d']);
  await sweep.sweep(manager, rows);
  expect(await left()).toEqual([]);
});

test('a consumer that is gone is reported, and the others are swept all the same', async () => {
  await send(5, 'settled');
  await take(normal, 1, ['settled']);
  const gone = { ...high, name: 'worker-nobody-high' };
  await expect(new SettledSweep().sweep(manager, [gone, ...rows])).rejects.toThrow(`1 of ${rows.length + 1} consumers`);
  expect(await left()).toEqual([]);
});

test('a stream that cannot be asked is reported with all its consumers, and the others are swept all the same', async () => {
  await send(5, 'settled');
  await take(normal, 1, ['settled']);
  const elsewhere = ['a', 'b'].map((name) => ({ ...high, stream: 'NOWHERE', name }) as const);
  const swept = [...elsewhere, ...rows];
  await expect(new SettledSweep().sweep(manager, swept)).rejects.toThrow(`2 of ${swept.length} consumers`);
  expect(await left()).toEqual([]);
});
