import type { Envelope, Outgoing, Publisher } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Arrival, type ConsumerEvent, JetStreamPublisher, PullConsumer, workConsumers } from '../src/index.ts';
import { type ConsumerRow, consumerConfig } from '../src/topology.ts';
import { borrowBus, jobRequested, startProvisionedNats, stored, times, workAssigned } from './support.ts';

let server: Awaited<ReturnType<typeof startProvisionedNats>>;
let publisher: Publisher;

beforeAll(async () => {
  server = await startProvisionedNats();
  publisher = new JetStreamPublisher(server.bus);
});
afterAll(() => server.stop());

/** A queue of one test alone, with a consumer on it, and all that arrives there. */
async function startQueue(
  queue: string,
  options: {
    readonly ackWaitMs?: number;
    readonly prefetchMax?: number;
    readonly onArrival?: (arrival: Arrival<'work-assigned'>) => void;
  } = {},
) {
  const row = workConsumers(queue)[1] as ConsumerRow;
  const { ackWaitMs = row.ackWaitMs } = options;
  const create = () => server.manager.consumers.add('WORK', consumerConfig({ ...row, ackWaitMs }));
  await create();
  const bus = await borrowBus(server.nats);
  const arrivals: Arrival<'work-assigned'>[] = [];
  const events: ConsumerEvent[] = [];
  const consumer = await new PullConsumer({
    bus,
    stream: 'WORK',
    consumer: row.name,
    types: ['work-assigned'],
    prefetchMax: options.prefetchMax ?? 100,
    source: '/worker/test',
    publisher,
    onArrival: (arrival) => {
      arrivals.push(arrival);
      options.onArrival?.(arrival);
    },
    onEvent: (event) => events.push(event),
  }).start();
  onTestFinished(() => consumer.stop());
  const subject = `work.assigned.${queue}.5`;
  return {
    name: row.name,
    bus,
    create,
    consumer,
    arrivals,
    events,
    send: (payload: string | Uint8Array) => server.bus.js.publish(subject, payload),
    sendEnvelope: (envelope: Envelope) => publisher.publish([{ subject, envelope } satisfies Outgoing]),
    letters: async () =>
      (await stored(server.manager, 'DEAD_LETTERS', `dead_letters.WORK.${row.name}`)).map(
        (message) => message.json<Envelope<'message-dead-lettered'>>().data,
      ),
    info: () => server.manager.consumers.info('WORK', row.name),
  };
}

const ack = (arrival: Arrival): void => arrival.settle({ kind: 'ack' });
const arrivedIds = (arrivals: readonly Arrival[]) =>
  arrivals.flatMap(({ deliveries }) => deliveries.map(({ envelope }) => envelope.id));

describe('what is no valid envelope', () => {
  test('in a pack becomes a dead letter alone: the other envelopes of the pack are handled', async () => {
    const queue = await startQueue('mixed', { onArrival: ack });
    const [first, last] = [workAssigned(), workAssigned()];
    const bad = { ...workAssigned(), tenantid: 'nobody' };
    const { seq } = await queue.send(JSON.stringify([first, bad, last]));
    await eventually(() => expect(arrivedIds(queue.arrivals)).toEqual([first.id, last.id]));
    expect(await queue.letters()).toMatchObject([
      {
        code: 'ENVELOPE_INVALID',
        reason: expect.stringContaining('/tenantid'),
        attempts: 1,
        sequence: seq,
        subject: 'work.assigned.mixed.5',
        raw: Buffer.from(JSON.stringify(bad)).toString('base64'),
      },
    ]);
    expect(queue.events).toMatchObject([{ kind: 'dead-lettered', code: 'ENVELOPE_INVALID' }]);
    await eventually(async () => expect((await queue.info()).num_ack_pending).toBe(0));
  });

  const envelope = workAssigned();
  const deep = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['no bytes at all', '', 'not JSON'],
    ['bytes that are no JSON', '{"id":', 'not JSON'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'not JSON in UTF-8'],
    ['an empty batch', '[]', 'empty batch'],
    ['JSON that is no object', '42', 'must be object'],
    ['a batch in a batch', `[[${JSON.stringify(envelope)}]]`, 'must be object'],
    ['a type that the consumer does not take', JSON.stringify(jobRequested()), 'job-requested'],
    ['a schema of another version', JSON.stringify({ ...envelope, dataschema: 'weir:work-assigned:9' }), 'dataschema'],
    ['a payload that its schema refuses', JSON.stringify({ ...envelope, data: { attempt: 0 } }), 'data'],
    ['nesting too deep to be written again', `[${deep},${deep}]`, 'not an envelope'],
  ];
  test('is kept with its reason and its bytes, and the stream goes on behind it', async () => {
    const queue = await startQueue('malformed', { onArrival: ack });
    for (const [, bytes] of cases) await queue.send(bytes);
    const good = workAssigned();
    await queue.sendEnvelope(good);
    await eventually(() => expect(arrivedIds(queue.arrivals)).toEqual([good.id]));
    const letters = await queue.letters();
    expect(letters.length).toBe(cases.length + 1); // The last one has two parts.
    for (const [index, [name, bytes, reason]] of cases.entries()) {
      expect(letters[index]?.reason, name).toContain(reason);
      expect(letters[index]?.code, name).toBe('ENVELOPE_INVALID');
      const raw = Buffer.from(letters[index]?.raw ?? '', 'base64');
      if (!name.includes('batch in')) expect(raw, name).toEqual(Buffer.from(bytes));
    }
    expect(queue.events.map(({ kind }) => kind)).not.toContain('restarted');
    await eventually(async () => expect((await queue.info()).num_ack_pending).toBe(0));
  });

  test('is not lost while dead letters cannot be stored: it comes again until they can', async () => {
    await server.manager.streams.purge('DEAD_LETTERS');
    await server.manager.streams.update('DEAD_LETTERS', { max_msgs: 1 });
    const queue = await startQueue('buried', { onArrival: ack });
    await queue.send('the first fits');
    await queue.send('the second does not');
    await eventually(async () => expect((await queue.info()).num_redelivered).toBe(1));
    expect(await queue.letters()).toHaveLength(1);
    await server.manager.streams.update('DEAD_LETTERS', { max_msgs: -1 });
    await eventually(async () => expect(await queue.letters()).toHaveLength(2));
    expect((await queue.letters())[1]?.attempts).toBeGreaterThan(1);
  });
});

describe('settlement', () => {
  test('nak brings a message again with the next count, ack and term end it', async () => {
    const queue = await startQueue('settled', {
      onArrival: (arrival) =>
        arrival.deliveryCount === 1
          ? arrival.settle({ kind: 'nak', delayMs: 10 })
          : arrival.settle(arrival.sequence % 2 === 0 ? { kind: 'ack' } : { kind: 'term', reason: 'TEST' }),
    });
    for (const envelope of times(2, workAssigned)) await queue.sendEnvelope(envelope);
    await eventually(() => expect(queue.arrivals).toHaveLength(4));
    expect(queue.arrivals.map(({ deliveryCount }) => deliveryCount).toSorted()).toEqual([1, 1, 2, 2]);
    expect(queue.arrivals.every((one) => one.deliveries[0]?.deliveryCount === one.deliveryCount)).toBe(true);
    await eventually(async () => expect(await queue.info()).toMatchObject({ num_ack_pending: 0, num_pending: 0 }));
  });

  test('a message that is worked on is not given to anybody else as long as that is said', async () => {
    let held: Arrival<'work-assigned'> | undefined;
    const [working, silent] = [workAssigned('working'), workAssigned('silent')];
    const queue = await startQueue('extended', {
      ackWaitMs: 1_000,
      onArrival: (arrival) => {
        if (arrivedIds([arrival])[0] === working.id) held = arrival;
      },
    });
    const timer = setInterval(() => held?.extend(), 100);
    // Said after the queue's own end, so done before it: nothing is extended on a connection that closes.
    onTestFinished(() => clearInterval(timer));
    await queue.sendEnvelope(working);
    await queue.sendEnvelope(silent);
    const seen = (id: string) => arrivedIds(queue.arrivals).filter((one) => one === id).length;
    await eventually(() => expect(seen(silent.id)).toBeGreaterThanOrEqual(3));
    expect(seen(working.id)).toBe(1);
  });

  test('what had arrived can still be settled after the consumer was stopped, and nothing more arrives', async () => {
    const queue = await startQueue('stopped');
    for (const envelope of times(3, workAssigned)) await queue.sendEnvelope(envelope);
    await eventually(() => expect(queue.arrivals).toHaveLength(3));
    await queue.consumer.stop();
    for (const arrival of queue.arrivals) ack(arrival);
    await eventually(async () => expect(await queue.info()).toMatchObject({ num_ack_pending: 0, num_waiting: 0 }));
    await queue.sendEnvelope(workAssigned());
    await eventually(async () => expect((await queue.info()).num_pending).toBe(1));
    expect(queue.arrivals).toHaveLength(3);
  });
});

describe('a consumer goes on', () => {
  test('when it was deleted on the server, as soon as it exists again', async () => {
    const queue = await startQueue('deleted', { onArrival: ack });
    await server.manager.consumers.delete('WORK', queue.name);
    await eventually(() => expect(queue.events).toMatchObject([{ kind: 'restarted' }]));
    const envelope = workAssigned();
    await queue.sendEnvelope(envelope);
    await queue.create();
    await eventually(() => expect(arrivedIds(queue.arrivals)).toEqual([envelope.id]));
  });

  test('when NATS was killed and started again, and settles what it had before', async () => {
    const queue = await startQueue('killed', { ackWaitMs: 2_000 });
    const [before, after] = [workAssigned(), workAssigned()];
    await queue.sendEnvelope(before);
    await eventually(() => expect(queue.arrivals).toHaveLength(1));
    await server.nats.restart();
    await eventually(() => queue.sendEnvelope(after), 20_000);
    await eventually(() => expect(arrivedIds(queue.arrivals)).toContain(after.id), 20_000);
    for (const arrival of queue.arrivals) ack(arrival);
    await eventually(async () => {
      for (const arrival of queue.arrivals) ack(arrival);
      expect(await queue.info()).toMatchObject({ num_ack_pending: 0, num_pending: 0 });
    });
  });

  test('but not when it was stopped while it was away: then nothing pulls any more', async () => {
    const queue = await startQueue('halfway');
    await server.manager.consumers.delete('WORK', queue.name);
    await eventually(() => expect(queue.events).toHaveLength(1));
    await queue.consumer.stop();
    await queue.create();
    await queue.sendEnvelope(workAssigned());
    await eventually(async () => expect(await queue.info()).toMatchObject({ num_pending: 1, num_waiting: 0 }));
    expect(queue.arrivals).toEqual([]);
  });
});

describe('what is here unsettled is bounded', () => {
  test('by count: the rest stays where another process can have it, and comes one by one as there is room', async () => {
    const queue = await startQueue('counted', { prefetchMax: 3 });
    for (const envelope of times(10, workAssigned)) await queue.sendEnvelope(envelope);
    await eventually(() => expect(queue.arrivals).toHaveLength(3));
    const other = await startQueue('counted', { prefetchMax: 4 });
    await eventually(() => expect(other.arrivals).toHaveLength(4));
    expect(await queue.info()).toMatchObject({ num_pending: 3, num_ack_pending: 7 });
    await other.consumer.stop();
    for (let settled = 0; settled < 6; settled += 1) {
      ack(queue.arrivals[settled] as Arrival);
      await eventually(() => expect(queue.arrivals).toHaveLength(Math.min(6, 4 + settled)));
    }
    expect(new Set([...queue.arrivals, ...other.arrivals].map(({ sequence }) => sequence)).size).toBe(10);
    // That a request has brought all it was for is no reason to pause.
    expect(queue.events).toEqual([]);
  });

  test('by bytes: large messages come as long as the next is sure to fit', async () => {
    const queue = await startQueue('weighed');
    const large = `"${'x'.repeat(900_000)}"`;
    const count = 12;
    const buried = () => queue.events.length;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // While its dead letter is on its way a message counts as here.
    vi.spyOn(publisher, 'publish').mockImplementation(() => held.then(() => []));
    onTestFinished(() => void vi.restoreAllMocks());
    for (let sent = 0; sent < count; sent += 1) await queue.send(large);
    await eventually(async () => expect(await queue.info()).toMatchObject({ num_waiting: 0 }));
    const { num_ack_pending: here } = await queue.info();
    expect(here).toBeGreaterThanOrEqual(2);
    expect(here).toBeLessThanOrEqual(4);
    release();
    await eventually(() => expect(buried()).toBe(count));
  });
});

test('what was on its way when it was stopped has arrived then: nothing waits for its ack wait', async () => {
  const onTheirWay: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const queue = await startQueue(`stopped-${round}`, { onArrival: ack });
    const envelopes = times(400, workAssigned);
    const sent = publisher.publish(
      envelopes.map((envelope) => ({ subject: `work.assigned.stopped-${round}.5`, envelope })),
    );
    await eventually(() => expect(queue.arrivals.length).toBeGreaterThan(round * 10));
    const before = queue.arrivals.length;
    await queue.consumer.stop();
    onTheirWay.push(queue.arrivals.length - before);
    await sent;
    await eventually(async () => expect((await queue.info()).num_ack_pending).toBe(0));
  }
  // Else the stops met no message at all, and this would show nothing.
  expect(Math.max(...onTheirWay)).toBeGreaterThan(0);
});

test('a consumer that does not exist cannot be started', async () => {
  const consumer = new PullConsumer({
    bus: server.bus,
    stream: 'WORK',
    consumer: 'nobody',
    types: ['work-assigned'],
    prefetchMax: 1,
    source: '/worker/test',
    publisher,
    onArrival: () => undefined,
  });
  await expect(consumer.start()).rejects.toThrow('consumer not found');
});
