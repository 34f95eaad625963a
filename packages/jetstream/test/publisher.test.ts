import { DependencyUnavailable, EnvelopeTooLarge, type Outgoing, Overloaded } from '@weir/messaging';
import { eventually } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { JetStreamPublisher } from '../src/index.ts';
import { provision } from '../src/provision.ts';
import {
  borrowBus,
  idsOf,
  jobRequested,
  startProvisionedNats,
  stored,
  times,
  toEvents,
  toJobs,
  workAssigned,
} from './support.ts';

let server: Awaited<ReturnType<typeof startProvisionedNats>>;
let publisher: JetStreamPublisher;

beforeAll(async () => {
  server = await startProvisionedNats();
  publisher = new JetStreamPublisher(server.bus);
});
afterAll(() => server.stop());
beforeEach(async () => {
  for (const stream of ['JOBS', 'WORK', 'EVENTS']) await server.manager.streams.purge(stream);
});

const storedIn = (stream: string) => stored(server.manager, stream);
const toWork = (more: Partial<Outgoing> = {}): Outgoing => ({
  subject: 'work.assigned.test.5',
  envelope: workAssigned(),
  ...more,
});
const idsToSend = (outgoing: readonly Outgoing[]) => outgoing.map(({ envelope }) => envelope.id);

describe('what travels together', () => {
  test('envelopes for JOBS share a message, each with a receipt, in the order in which they came', async () => {
    const outgoing = times(40, toJobs);
    expect(await publisher.publish(outgoing)).toEqual(times(40, () => ({ duplicate: false })));
    const messages = await storedIn('JOBS');
    expect(messages).toHaveLength(1);
    expect(messages[0]?.json()).toEqual(outgoing.map(({ envelope }) => envelope));
    expect(messages[0]?.header.get('Content-Type')).toBe('application/cloudevents-batch+json');
  });

  test('an envelope alone is a message whose id is its own', async () => {
    const [one] = times(1, toJobs) as [Outgoing];
    await publisher.publish([one]);
    const messages = await storedIn('JOBS');
    expect(messages[0]?.json()).toEqual(one.envelope);
    expect(idsOf(messages)).toEqual([one.envelope.id]);
    expect(messages[0]?.header.get('Content-Type')).toBe('application/cloudevents+json');
  });

  test('no pack holds more than the stream allows', async () => {
    await publisher.publish(times(600, toJobs));
    expect((await storedIn('JOBS')).map((message) => message.json<unknown[]>().length)).toEqual([250, 250, 100]);
  });

  test('what does not travel in packs: a few are single messages, many are one atomic batch', async () => {
    const few = times(11, () => toWork());
    await publisher.publish(few);
    const singles = await storedIn('WORK');
    expect(idsOf(singles)).toEqual(idsToSend(few));
    expect(singles.some((message) => message.header.has('Nats-Batch-Id'))).toBe(false);

    const many = times(12, () => toWork());
    await publisher.publish(many);
    const batch = (await storedIn('WORK')).slice(11);
    expect(idsOf(batch)).toEqual(idsToSend(many));
    expect(new Set(batch.map((message) => message.header.get('Nats-Batch-Id'))).size).toBe(1);
  });

  test('more than fits into one atomic batch goes out in several, and none is left', async () => {
    const outgoing = times(700, () => toWork());
    await publisher.publish(outgoing);
    const messages = await storedIn('WORK');
    expect(idsOf(messages)).toEqual(idsToSend(outgoing));
    expect(new Set(messages.map((message) => message.header.get('Nats-Batch-Id'))).size).toBe(2);
  });

  test('work shares a message as far as its operation allows, and only with work for the same subject', async () => {
    const outgoing = [
      ...times(5, () => toWork({ packSizeMax: 2 })),
      ...times(2, () => toWork({ packSizeMax: 2, subject: 'work.assigned.other.5' })),
      toWork(),
    ];
    await publisher.publish(outgoing);
    const messages = await storedIn('WORK');
    expect(messages.map((message) => [message.subject, [message.json()].flat().length]).toSorted()).toEqual([
      ['work.assigned.other.5', 2],
      ['work.assigned.test.5', 1],
      ['work.assigned.test.5', 1],
      ['work.assigned.test.5', 2],
      ['work.assigned.test.5', 2],
    ]);
  });

  test('streams in memory take no atomic batches: many for them are single messages', async () => {
    const outgoing = times(20, () => ({ ...toWork(), subject: 'monitoring.test.one' }));
    await publisher.publish(outgoing);
    // Only the last of a subject is kept there.
    expect(idsOf(await storedIn('MONITORING'))).toEqual([outgoing.at(-1)?.envelope.id]);
  });

  test('nothing to publish is published at once, and a subject of no stream is refused', async () => {
    expect(await publisher.publish([])).toEqual([]);
    await expect(publisher.publish([{ ...toJobs(), subject: 'nowhere.at.all' }])).rejects.toThrow(TypeError);
  });
});

describe('events', () => {
  const sizes = async () => (await storedIn('EVENTS')).map((message) => [message.json<unknown>()].flat().length);

  test('of one call and one subject share a message, those of another call do not', async () => {
    const [first, second] = [times(3, toEvents), times(2, toEvents)];
    const other = { ...toEvents(), subject: 'events.test.job.started' };
    await Promise.all([publisher.publish([...first, other]), publisher.publish(second)]);
    expect((await sizes()).toSorted()).toEqual([1, 2, 3]);
  });

  test('that are published again are known, whatever else is on its way with them', async () => {
    const calls = Array.from({ length: 30 }, (_, index) => times((index % 4) + 1, toEvents));
    await Promise.all(calls.map((call) => publisher.publish(call)));
    const before = await storedIn('EVENTS');
    const receipts = await Promise.all(calls.toReversed().map((call) => publisher.publish(call)));
    expect(receipts.flat().every(({ duplicate }) => duplicate)).toBe(true);
    expect(await storedIn('EVENTS')).toHaveLength(before.length);
  });

  test('fill a message up to the bound of the stream, in number and in bytes', async () => {
    await publisher.publish(times(250, toEvents));
    expect(Math.max(...(await sizes()))).toBeLessThanOrEqual(100);
    expect((await sizes()).reduce((sum, size) => sum + size, 0)).toBe(250);
    await server.manager.streams.purge('EVENTS');
    const large = times(12, () => ({ ...toEvents(), envelope: jobRequested('x'.repeat(20 * 1024)) }));
    await publisher.publish(large);
    expect((await sizes()).reduce((sum, size) => sum + size, 0)).toBe(12);
  });
});

describe('what is sent again', () => {
  test('is stored once and known to be a duplicate, alone or in the same pack', async () => {
    const pack = times(5, toJobs);
    const alone = times(1, () => toWork());
    for (const duplicate of [false, true]) {
      expect(await publisher.publish(pack)).toEqual(pack.map(() => ({ duplicate })));
      expect(await publisher.publish(alone)).toEqual([{ duplicate }]);
    }
    expect(await storedIn('JOBS')).toHaveLength(1);
    expect(await storedIn('WORK')).toHaveLength(1);
  });

  test('spoils no atomic batch: the known one is a duplicate, the others are stored once', async () => {
    const known = toWork();
    await publisher.publish([known]);
    const outgoing = [...times(10, () => toWork()), known, ...times(10, () => toWork())];
    const receipts = await publisher.publish(outgoing);
    expect(receipts.map(({ duplicate }) => duplicate)).toEqual(outgoing.map((one) => one === known));
    expect(idsOf(await storedIn('WORK')).toSorted()).toEqual(idsToSend(outgoing).toSorted());
  });

  test('spoils no atomic batch that has it twice', async () => {
    const twice = toWork();
    const outgoing = [twice, ...times(20, () => toWork()), twice];
    const receipts = await publisher.publish(outgoing);
    expect(receipts.filter(({ duplicate }) => duplicate)).toHaveLength(1);
    expect(idsOf(await storedIn('WORK')).toSorted()).toEqual([...new Set(idsToSend(outgoing))].toSorted());
  });

  test('packs that differ in one envelope, in order or in number are never taken for one another', async () => {
    const sizes = fc.integer({ min: 2, max: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, where) => {
        const pack = times(size, toJobs);
        await publisher.publish(pack);
        const other = pack.with(where % size, toJobs());
        for (const packs of [other, pack.toReversed(), [...pack, toJobs()], pack.slice(0, -1)]) {
          expect((await publisher.publish(packs)).some(({ duplicate }) => duplicate)).toBe(false);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('what a stream cannot take', () => {
  const largeFor = (bytes: number) => jobRequested('x'.repeat(bytes));

  test('an envelope that is too large fails alone: neither its pack nor its atomic batch fails with it', async () => {
    const large = publisher.publish([{ subject: 'jobs.requested', envelope: largeFor(1024 * 1024) }]);
    const neighbours = times(5, toJobs).map((one) => publisher.publish([one]));
    await expect(large).rejects.toThrow(EnvelopeTooLarge);
    await Promise.all(neighbours);

    const work = times(30, () => toWork());
    const published = work.map((one, index) =>
      publisher.publish([index === 7 ? { ...one, envelope: largeFor(1024 * 1024) } : one]),
    );
    const settled = await Promise.allSettled(published);
    expect(settled.map(({ status }) => status)).toEqual(
      work.map((_, index) => (index === 7 ? 'rejected' : 'fulfilled')),
    );
    expect(idsOf(await storedIn('WORK'))).toEqual(idsToSend(work.filter((_, index) => index !== 7)));
  });

  test('the bound of a pack is in bytes: text in any script is stored', async () => {
    const outgoing = times(400, () => toJobs('漢'.repeat(2_000)));
    await publisher.publish(outgoing);
    const packs = (await storedIn('JOBS')).map((message) => message.json<{ id: string }[]>());
    expect(packs.flat().map(({ id }) => id)).toEqual(idsToSend(outgoing));
    expect(packs.length).toBeGreaterThan(1);
  });

  test('a full stream is said to be full, whether one or many are sent, and takes them when there is room', async () => {
    await server.manager.streams.update('WORK', { max_msgs: 5 });
    const [one, many] = [times(6, () => toWork()), times(20, () => toWork())];
    await expect(publisher.publish(many)).rejects.toThrow(Overloaded);
    await expect(publisher.publish(one)).rejects.toThrow(Overloaded);
    await server.manager.streams.update('WORK', { max_msgs: -1 });
    await publisher.publish([...one, ...many]);
    expect(idsOf(await storedIn('WORK')).toSorted()).toEqual(idsToSend([...one, ...many]).toSorted());
  });

  test('an answer of anybody but JetStream is no receipt', async () => {
    const bus = await borrowBus(server.nats);
    bus.nc.subscribe('metrics.test.answered', { callback: (_error, message) => void message.respond('{}') });
    await server.manager.streams.delete('METRICS');
    await bus.nc.flush();
    await expect(publisher.publish([{ ...toWork(), subject: 'metrics.test.answered' }])).rejects.toThrow(
      DependencyUnavailable,
    );
    await provision(server.manager);
  });

  test('a stream that is missing is a dependency that is unavailable', async () => {
    await server.manager.streams.delete('METRICS');
    await expect(publisher.publish([{ ...toWork(), subject: 'metrics.test.one' }])).rejects.toThrow(
      DependencyUnavailable,
    );
  });
});

describe('without a server', () => {
  test('killed in the middle of publishing: each publish ends, and what is sent again with the same ids is stored once', async () => {
    const bus = await borrowBus(server.nats);
    const sender = new JetStreamPublisher(bus);
    const outgoing = times(60, () => times(20, () => toWork()));
    let ended = 0;
    const sending = outgoing.map(async (group, index) => {
      await eventually(() => expect(ended).toBeGreaterThanOrEqual(index - 5));
      try {
        return await sender.publish(group);
      } finally {
        ended += 1;
      }
    });
    // Heard from the beginning: some fail before the server has ended.
    const settled = Promise.allSettled(sending);
    await eventually(() => expect(ended).toBeGreaterThan(15));
    await server.nats.kill();
    const failed = (await settled).filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of failed) expect(reason).toBeInstanceOf(DependencyUnavailable);
    expect(failed.length).toBeGreaterThan(0);

    await server.nats.startAgain();
    await eventually(() => bus.assertConnected(), 20_000);
    await eventually(() => sender.publish([toJobs()]), 20_000);
    for (const group of outgoing) await eventually(() => sender.publish(group));
    await sender.drained();
    await eventually(() => server.bus.assertConnected(), 20_000);
    expect(idsOf(await storedIn('WORK')).toSorted()).toEqual(idsToSend(outgoing.flat()).toSorted());
  });

  test('a server that is frozen makes a publish fail, and what it stored afterwards is not stored again', async () => {
    const bus = await borrowBus(server.nats);
    const sender = new JetStreamPublisher(bus);
    const outgoing = times(15, () => toWork());
    process.kill(server.nats.pid, 'SIGSTOP');
    try {
      await expect(sender.publish(outgoing)).rejects.toThrow(DependencyUnavailable);
    } finally {
      process.kill(server.nats.pid, 'SIGCONT');
    }
    await sender.publish(outgoing);
    expect(idsOf(await storedIn('WORK')).toSorted()).toEqual(idsToSend(outgoing).toSorted());
  });

  test('while it is away a publish fails without waiting for a timeout', async () => {
    const bus = await borrowBus(server.nats);
    await server.nats.kill();
    await eventually(() => expect(bus.connected).toBe(false));
    const sender = new JetStreamPublisher(bus);
    await expect(sender.publish([toJobs()])).rejects.toThrow('not connected to NATS');
    await expect(sender.publish(times(20, () => toWork()))).rejects.toThrow('not connected to NATS');
    await server.nats.startAgain();
  });
});
