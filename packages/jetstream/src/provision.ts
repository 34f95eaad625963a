import { JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';
import { TopologyDrift } from './errors.ts';
import { type ConsumerRow, consumerConfig, consumers, type StreamRow, streamConfig, streams } from './topology.ts';

const STREAM_NOT_FOUND = 10059;
const CONSUMER_NOT_FOUND = 10014;
const CONSUMER_EXISTS = 10148;

type Config = Readonly<Record<string, unknown>>;

/** Creates what is missing and updates what differs. The provisioner alone may call it: services cannot administer streams. */
export async function provision(manager: JetStreamManager, replicas = 1): Promise<void> {
  for (const stream of streams) {
    const config = streamConfig(stream, replicas);
    const found = await unlessAbsent(manager.streams.info(stream.name));
    if (found === undefined) await manager.streams.add(config);
    else if (differences(config, found.config as unknown as Config).length > 0)
      await manager.streams.update(stream.name, config);
  }
  for (const consumer of consumers) await ensureConsumer(manager, consumer);
}

/** Creates a durable consumer, or makes an existing one what the row says. The orchestrator calls it for the queues that workers bring. */
export async function ensureConsumer(manager: JetStreamManager, consumer: ConsumerRow): Promise<void> {
  const { stream, name } = consumer;
  const config = consumerConfig(consumer);
  await manager.consumers.add(stream, config).catch(async (error: unknown) => {
    if (!isApiError(error, CONSUMER_EXISTS)) throw error;
    await manager.consumers.update(stream, name, config);
  });
}

/**
 * Compares the server with `topology.ts`.
 *
 * @throws TopologyDrift naming every stream, field, wanted and found value.
 */
export async function checkTopology(manager: JetStreamManager, names: readonly string[], replicas = 1): Promise<void> {
  const found: string[] = [];
  for (const stream of streams.filter((row) => names.includes(row.name))) {
    found.push(...(await driftOfStream(manager, stream, replicas)));
  }
  for (const consumer of consumers.filter((row) => names.includes(row.stream))) {
    const info = await unlessAbsent(manager.consumers.info(consumer.stream, consumer.name));
    const name = `consumer ${consumer.stream}/${consumer.name}`;
    if (info === undefined) found.push(`${name} is missing`);
    else
      found.push(
        ...differences(consumerConfig(consumer), info.config as unknown as Config).map((line) => `${name}: ${line}`),
      );
  }
  if (found.length > 0) {
    throw new TopologyDrift(
      `The NATS server is not as this version needs it; run "npm run provision". ${found.join('; ')}`,
    );
  }
}

async function driftOfStream(manager: JetStreamManager, stream: StreamRow, replicas: number): Promise<string[]> {
  const info = await unlessAbsent(manager.streams.info(stream.name));
  if (info === undefined) return [`stream ${stream.name} is missing`];
  return differences(streamConfig(stream, replicas), info.config as unknown as Config).map(
    (line) => `stream ${stream.name}: ${line}`,
  );
}

/** Only what we say counts; the server adds fields of its own. */
export function differences(wanted: Config, found: Config): string[] {
  return Object.entries(wanted)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(found[field] ?? absentValue(value)))
    .map(([field, value]) => `${field} is ${JSON.stringify(found[field])} and should be ${JSON.stringify(value)}`);
}

/** The server leaves out a field that has its zero value. */
const absentValue = (value: unknown): unknown =>
  typeof value === 'boolean' ? false : typeof value === 'number' ? -1 : undefined;

/** Undefined when the stream, or the consumer, does not exist. */
async function unlessAbsent<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch((error: unknown) => {
    if (isApiError(error, STREAM_NOT_FOUND) || isApiError(error, CONSUMER_NOT_FOUND)) return undefined;
    throw error;
  });
}

const isApiError = (error: unknown, code: number): boolean => error instanceof JetStreamApiError && error.code === code;
