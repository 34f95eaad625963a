import {
  type Delivery,
  DependencyUnavailable,
  type Envelope,
  EnvelopeInvalid,
  type GroupHandler,
  Intake,
  type RetryPolicy,
} from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  type ConsumerEvent,
  GroupConsumer,
  JetStreamNotifier,
  JetStreamPublisher,
  workConsumers,
} from '../src/index.ts';
import { ensureConsumer } from '../src/provision.ts';
import type { ConsumerRow } from '../src/topology.ts';
import { borrowBus, idsOf, startProvisionedNats, stored, times, toEvents, workAssigned } from './support.ts';

let server: Awaited<ReturnType<typeof startProvisionedNats>>;
let publisher: JetStreamPublisher;

beforeAll(async () => {
  server = await startProvisionedNats();
  publisher = new JetStreamPublisher(server.bus);
});
afterAll(() => server.stop());

const retryPolicy: RetryPolicy = { deliveriesMax: 3, baseMs: 1, capMs: 10 };

async function startQueue(
  queue: string,
  handler: GroupHandler<'work-assigned'>,
  more: { readonly size?: number } = {},
) {
  const row = workConsumers(queue)[1] as ConsumerRow;
  await ensureConsumer(server.manager, row);
  const bus = await borrowBus(server.nats);
  const settled = { ack: 0, nak: 0, 'dead-letter': 0 };
  const events: ConsumerEvent[] = [];
  const send = (envelopes: readonly Envelope[], packSizeMax = 1) =>
    publisher.publish(envelopes.map((envelope) => ({ subject: `work.assigned.${queue}.5`, envelope, packSizeMax })));
  const roads = { publisher: new JetStreamPublisher(bus), notifier: new JetStreamNotifier(bus) };
  const consumer = new GroupConsumer<'work-assigned'>({
    bus,
    stream: 'WORK',
    consumer: row.name,
    types: ['work-assigned'],
    prefetchMax: 500,
    source: '/worker/test',
    publisher: roads.publisher,
    intake: new Intake<'work-assigned'>({ handler, roads, groupSizeMax: more.size ?? 50 }),
    retryPolicy,
    onSettled: (kind, count) => {
      settled[kind] += count;
    },
    onEvent: (event) => events.push(event),
  });
  onTestFinished(() => consumer.stop());
  return {
    bus,
    consumer,
    settled,
    events,
    send,
    letters: async () =>
      (await stored(server.manager, 'DEAD_LETTERS', `dead_letters.WORK.${row.name}`)).map(
        (message) => message.json<Envelope<'message-dead-lettered'>>().data,
      ),
    untilSettled: () =>
      eventually(async () => {
        const info = await server.manager.consumers.info('WORK', row.name);
        expect(info).toMatchObject({ num_ack_pending: 0, num_pending: 0 });
      }),
  };
}

const idsIn = (deliveries: readonly Delivery[]) => deliveries.map(({ envelope }) => envelope.id);

test('what arrives together is handled together, within the bound, and acknowledged once what it caused is stored', async () => {
  const groups: string[][] = [];
  const caused = toEvents();
  const queue = await startQueue(
    'together',
    (deliveries) => {
      groups.push(idsIn(deliveries));
      return Promise.resolve({ publish: [caused] });
    },
    { size: 20 },
  );
  const envelopes = times(100, workAssigned);
  await queue.send(envelopes);
  await queue.consumer.start();
  await queue.untilSettled();
  expect(groups.flat().toSorted()).toEqual(envelopes.map(({ id }) => id).toSorted());
  expect(Math.max(...groups.map(({ length }) => length))).toBeLessThanOrEqual(20);
  expect(groups.length).toBeLessThan(100);
  expect(queue.settled).toEqual({ ack: 100, nak: 0, 'dead-letter': 0 });
  expect(idsOf(await stored(server.manager, 'EVENTS'))).toContain(caused.envelope.id);
});

test('each envelope has its own fate: one is done, one comes again, one is given up at once, one after its last try', async () => {
  const names = ['fine', 'later', 'invalid', 'bug'] as const;
  const tries: string[] = [];
  const queue = await startQueue('fates', (deliveries) => {
    const failed = new Map<Delivery<'work-assigned'>, unknown>();
    for (const delivery of deliveries) {
      const name = String(delivery.envelope.data.input);
      tries.push(name);
      if (name === 'later' && delivery.deliveryCount === 1) failed.set(delivery, new Error('not yet'));
      if (name === 'invalid') failed.set(delivery, new EnvelopeInvalid('never'));
      if (name === 'bug') failed.set(delivery, new Error('it breaks'));
    }
    return Promise.resolve({ publish: [], failed });
  });
  const envelopes = names.map((name) => workAssigned(name));
  await queue.send(envelopes);
  await queue.consumer.start();
  await queue.untilSettled();
  expect(tries.toSorted()).toEqual(['bug', 'bug', 'bug', 'fine', 'invalid', 'later', 'later']);
  const letters = await queue.letters();
  expect(letters.map(({ code, reason, attempts }) => [code, reason, attempts]).toSorted()).toEqual([
    ['DELIVERIES_EXHAUSTED', 'it breaks', 3],
    ['ENVELOPE_INVALID', 'never', 1],
  ]);
  expect(letters.map(({ envelope }) => (envelope as Envelope).id).toSorted()).toEqual(
    [envelopes[2]?.id, envelopes[3]?.id].toSorted(),
  );
  expect(queue.events.map(({ kind }) => kind)).toEqual(['dead-lettered', 'dead-lettered']);
});

test('an envelope that makes its whole group fail does not keep the others from being done', async () => {
  const done = new Set<string>();
  const queue = await startQueue('poison', (deliveries) => {
    if (deliveries.some(({ envelope }) => envelope.data.input === 'poison'))
      throw new TypeError('the statement failed');
    for (const id of idsIn(deliveries)) done.add(id);
    return Promise.resolve({ publish: [] });
  });
  const envelopes = times(30, () => workAssigned('fine'));
  await queue.send(envelopes.toSpliced(13, 0, workAssigned('poison')));
  await queue.consumer.start();
  await queue.untilSettled();
  expect([...done].toSorted()).toEqual(envelopes.map(({ id }) => id).toSorted());
  expect(await queue.letters()).toMatchObject([{ code: 'DELIVERIES_EXHAUSTED', reason: 'the statement failed' }]);
});

test('a pack of which one envelope has to come again comes again as a whole', async () => {
  const counts: [unknown, number][] = [];
  const queue = await startQueue('packed', (deliveries) => {
    const failed = new Map<Delivery<'work-assigned'>, unknown>();
    for (const delivery of deliveries) {
      counts.push([delivery.envelope.data.input, delivery.deliveryCount]);
      if (delivery.envelope.data.input === 2 && delivery.deliveryCount === 1)
        failed.set(delivery, new Error('not yet'));
    }
    return Promise.resolve({ publish: [], failed });
  });
  await queue.send(
    [1, 2, 3].map((input) => workAssigned(input)),
    10,
  );
  await queue.consumer.start();
  await queue.untilSettled();
  expect(counts.toSorted()).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [3, 1],
    [3, 2],
  ]);
  expect(queue.settled).toEqual({ ack: 1, nak: 1, 'dead-letter': 0 });
});

test('while dead letters have no room what would be given up comes again, and nothing is lost', async () => {
  await server.manager.streams.update('DEAD_LETTERS', { max_msgs: 1 });
  await server.manager.streams.purge('DEAD_LETTERS');
  const queue = await startQueue('full', () => {
    throw new EnvelopeInvalid('never');
  });
  await queue.send(times(3, workAssigned));
  await queue.consumer.start();
  await eventually(() => expect(queue.settled.nak).toBeGreaterThanOrEqual(2));
  await server.manager.streams.update('DEAD_LETTERS', { max_msgs: -1 });
  await queue.untilSettled();
  expect(await queue.letters()).toHaveLength(3);
});

test('a missing dependency counts against no envelope, however often it is asked for', async () => {
  let away = true;
  let tries = 0;
  const queue = await startQueue('waiting', () => {
    tries += 1;
    if (away) throw new DependencyUnavailable('Postgres is away', { retryAfterMs: 1 });
    return Promise.resolve({ publish: [] });
  });
  await queue.send([workAssigned()]);
  await queue.consumer.start();
  await eventually(() => expect(tries).toBeGreaterThan(retryPolicy.deliveriesMax * 2));
  away = false;
  await queue.untilSettled();
  expect(await queue.letters()).toEqual([]);
});

test('stopping finishes what has arrived', async () => {
  const gate = Promise.withResolvers<void>();
  let began = 0;
  const queue = await startQueue('stopping', async (deliveries) => {
    began += deliveries.length;
    await gate.promise;
    return { publish: [] };
  });
  await queue.send(times(10, workAssigned));
  await queue.consumer.start();
  await eventually(() => expect(began).toBe(10));
  const stopped = queue.consumer.stop();
  gate.resolve();
  await stopped;
  expect(queue.settled.ack).toBe(10);
  await queue.untilSettled();
});
