import type { JetStreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  bands,
  checkTopology,
  consumers,
  ensureConsumer,
  streams,
  TopologyDrift,
  workConsumers,
} from '../src/index.ts';
import { differences, provision } from '../src/provision.ts';
import { type ConsumerRow, consumerConfig } from '../src/topology.ts';
import { startProvisionedNats } from './support.ts';

let server: Awaited<ReturnType<typeof startProvisionedNats>>;
let manager: JetStreamManager;
const everything = streams.map(({ name }) => name);

beforeAll(async () => {
  server = await startProvisionedNats();
  ({ manager } = server);
});
afterAll(() => server.stop());
beforeEach(() => provision(manager));

const driftOf = async (names: readonly string[] = everything): Promise<string> =>
  checkTopology(manager, names).then(
    () => 'none',
    (error: unknown) => {
      expect(error).toBeInstanceOf(TopologyDrift);
      return (error as Error).message;
    },
  );

test('what was provisioned is as the table says, and provisioning again changes nothing', async () => {
  expect(await driftOf()).toBe('none');
  const configs = async () => (await manager.streams.list().next()).map(({ config, created }) => ({ config, created }));
  const before = await configs();
  await provision(manager);
  expect(await configs()).toEqual(before);
  expect(before).toHaveLength(streams.length);
});

describe('drift', () => {
  test('of a stream names the field, what was found and what should be; provisioning repairs it', async () => {
    await manager.streams.update('JOBS', { max_age: 600_000_000_000, discard: 'old' as never });
    const drift = await driftOf(['JOBS', 'WORK']);
    expect(drift).toContain('run "npm run provision"');
    expect(drift).toContain('stream JOBS: discard is "old" and should be "new"');
    expect(drift).toContain('stream JOBS: max_age is 600000000000 and should be 604800000000000');
    expect(await driftOf(['WORK', 'RESULTS'])).toBe('none');
    await provision(manager);
    expect(await driftOf()).toBe('none');
  });

  test('of subjects, bounds, dedup window and protection is found in each stream', async () => {
    const changes: readonly (readonly [string, object, string])[] = [
      ['AUDIT', { subjects: ['audit.>'] }, 'subjects'],
      ['EVENTS', { max_bytes: 1_000_000 }, 'max_bytes'],
      ['SECURITY', { max_msg_size: 512 }, 'max_msg_size'],
      ['WORK', { duplicate_window: 100_000_000 }, 'duplicate_window'],
      ['RESULTS', { allow_direct: false }, 'allow_direct'],
    ];
    for (const [stream, change, field] of changes) {
      await manager.streams.update(stream, change);
      expect(await driftOf([stream])).toContain(`stream ${stream}: ${field} is`);
    }
    await provision(manager);
    expect(await driftOf()).toBe('none');
  });

  test('of a consumer names the field; provisioning repairs it and keeps its place in the stream', async () => {
    await server.bus.js.publish('jobs.requested', 'one');
    const [row] = consumers as [ConsumerRow];
    const pull = await server.bus.js.consumers.get(row.stream, row.name);
    const message = await pull.next({ expires: 2_000 });
    await message?.ackAck();
    await manager.consumers.update(row.stream, row.name, { ack_wait: 7_000_000_000 });
    expect(await driftOf()).toContain(
      'consumer JOBS/orchestrator-job-requested: ack_wait is 7000000000 and should be 5000000000',
    );
    await provision(manager);
    expect(await driftOf()).toBe('none');
    expect((await manager.consumers.info(row.stream, row.name)).ack_floor.stream_seq).toBe(message?.seq);
  });

  test('says what is missing altogether', async () => {
    await manager.streams.delete('RESULTS');
    await manager.consumers.delete('JOBS', 'orchestrator-job-requested');
    const drift = await driftOf();
    expect(drift).toContain('stream RESULTS is missing');
    expect(drift).toContain('consumer JOBS/orchestrator-job-requested is missing');
    await provision(manager);
    expect(await driftOf()).toBe('none');
  });

  test('is not what the server adds, nor what it leaves out because it is nothing', () => {
    expect(differences({ a: 1 }, { a: 1, b: 2 })).toEqual([]);
    expect(differences({ a: false, b: -1 }, {})).toEqual([]);
    expect(differences({ a: 1 }, {})).toEqual(['a is undefined and should be 1']);
    expect(differences({ a: ['x'] }, { a: ['x', 'y'] })).toHaveLength(1);
  });
});

describe('the consumers of a queue', () => {
  test('share out every priority among them', () => {
    const filters = workConsumers('gpu').flatMap((row) => row.filters);
    const wanted = Array.from({ length: 10 }, (_, priority) => `work.assigned.gpu.${priority}`);
    expect(filters.toSorted()).toEqual(wanted);
    expect(Object.values(bands).flat()).toHaveLength(10);
  });

  test('are made once, whoever asks how often, and become what the row says when that changes', async () => {
    const rows = workConsumers('gpu');
    await Promise.all([...rows, ...rows].map((row) => ensureConsumer(manager, row)));
    const [row] = rows as [ConsumerRow];
    await ensureConsumer(manager, { ...row, ackWaitMs: 1_000 });
    expect((await manager.consumers.info('WORK', row.name)).config.ack_wait).toBe(1_000_000_000);
    await ensureConsumer(manager, row);
    const { config } = await manager.consumers.info('WORK', row.name);
    expect(differences(consumerConfig(row), config as unknown as Record<string, unknown>)).toEqual([]);
  });

  test('cannot be made on a stream that is missing', async () => {
    const [row] = workConsumers('gpu') as [ConsumerRow];
    await expect(ensureConsumer(manager, { ...row, stream: 'NOWHERE' })).rejects.toThrow('stream not found');
  });
});
