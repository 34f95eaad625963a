import {
  type Arrival,
  type Bus,
  connectBus,
  ensureConsumer,
  JetStreamPublisher,
  PullConsumer,
  workConsumerName,
  workConsumers,
} from '@weir/jetstream';
import { provision } from '@weir/jetstream/provision';
import type { Envelope, Outgoing, Publisher } from '@weir/messaging';
import type { MessageType, WorkAssigned } from '@weir/schemas';
import { createLogger } from '@weir/telemetry';
import { eventually, startTestNats } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { compileOperations } from '../src/compiled.ts';
import type { JobContext, Operations } from '../src/operation.ts';
import { Pool, type PoolOptions } from '../src/pool.ts';
import type { PromptEnds } from '../src/prompt-ends.ts';
import { assign } from './work.ts';

const log = createLogger({ service: 'worker', instance: 'worker-test', level: 'silent' });
export const ACK_WAIT_MS = 500;

export let nats: Awaited<ReturnType<typeof startTestNats>>;
export let bus: Bus;
/** Each test has a queue of its own. */
export let queue: string;
let count = 0;
let onPublish: (outgoing: readonly Outgoing[]) => void;
export let publisher: Publisher;
/** Of the test that runs: what one that is over still publishes is none of the next one's business. */
let over = { is: false };
const stops: (() => Promise<unknown>)[] = [];
/** Pulls that are under way are waited for, for all tests together. */
const stopping: Promise<unknown>[] = [];

beforeAll(async () => {
  nats = await startTestNats();
  bus = await connectBus({ url: nats.url, service: 'test', user: nats.user });
  await provision(await bus.manager());
});
afterAll(async () => {
  await Promise.all(stopping);
  await bus?.close();
  await nats?.stop();
});
beforeEach(async () => {
  queue = `q${++count}`;
  onPublish = () => undefined;
  const stream = new JetStreamPublisher(bus);
  const isOver = over;
  publisher = {
    publish: async (outgoing) => {
      if (!isOver.is) onPublish(outgoing);
      return stream.publish(outgoing);
    },
  };
  const manager = await bus.manager();
  for (const consumer of workConsumers(queue)) await ensureConsumer(manager, { ...consumer, ackWaitMs: ACK_WAIT_MS });
});
afterEach(() => {
  over.is = true;
  over = { is: false };
  onPublish = () => undefined;
  stopping.push(...stops.splice(0).map((stop) => stop()));
});

/** Throwing makes a publish fail; until the end of the test. */
export function whenPublishing(run: typeof onPublish): void {
  onPublish = run;
}

interface Worker {
  readonly pool: Pool;
  readonly arrivals: Arrival<'work-assigned'>[];
  /** Stops pulling, then drains. */
  readonly stop: (graceMs?: number) => Promise<void>;
}

/** A pool that pulls from the queue as a worker process does. */
export async function work(
  operations: Operations,
  { prefetchMax, ...options }: Partial<PoolOptions> & { readonly prefetchMax?: number } = {},
): Promise<Worker> {
  const pool = new Pool({
    worker: 'worker/test',
    operations: compileOperations({ queue, operations }),
    concurrency: 4,
    publisher,
    claim: () => Promise.reject(new Error('nobody said what to claim')),
    log,
    ackWaitMs: ACK_WAIT_MS,
    ...options,
  });
  const arrivals: Arrival<'work-assigned'>[] = [];
  const consumers = await Promise.all(
    workConsumers(queue).map(({ name }, band) =>
      new PullConsumer({
        bus,
        stream: 'WORK',
        consumer: name,
        types: ['work-assigned'],
        prefetchMax: prefetchMax ?? options.concurrency ?? 4,
        source: '/worker/test',
        publisher,
        onArrival: (arrival) => {
          arrivals.push(arrival);
          pool.push(band, arrival);
        },
      }).start(),
    ),
  );
  let stopped: Promise<void> | undefined;
  const stop = (graceMs = 0) => {
    stopped ??= (async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await pool.drain(graceMs);
    })();
    return stopped;
  };
  stops.push(stop);
  return { pool, arrivals, stop };
}

export const send = (works: readonly Envelope<'work-assigned'>[], packSizeMax = 1, priority = 5) =>
  publisher.publish(
    works.map((envelope) => ({ subject: `work.assigned.${queue}.${priority}`, envelope, packSizeMax })),
  );
export const works = (amount: number, data: Partial<WorkAssigned> = {}) =>
  Array.from({ length: amount }, () => assign(data));

export async function envelopes<T extends MessageType>(
  stream: string,
  type: T,
  ids: readonly string[],
): Promise<Envelope<T>[]> {
  const manager = await bus.manager();
  const { state } = await manager.streams.info(stream);
  const found: Envelope[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
    const document = (await manager.streams.getMessage(stream, { seq }))?.json<Envelope | Envelope[]>();
    if (document !== undefined) found.push(...(Array.isArray(document) ? document : [document]));
  }
  return found.filter((one) => one.type === type && ids.includes(one.subject)) as Envelope<T>[];
}
export const subjectsOf = (list: readonly Envelope<'work-assigned'>[]) => list.map(({ subject }) => subject);
export const resultsOf = (list: readonly Envelope<'work-assigned'>[]) =>
  envelopes('RESULTS', 'work-finished', subjectsOf(list));
/** How many messages of the queue nobody has settled. */
export async function unsettled(): Promise<number> {
  const manager = await bus.manager();
  const infos = await Promise.all(workConsumers(queue).map(({ name }) => manager.consumers.info('WORK', name)));
  return infos.reduce((sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending, 0);
}

/** A handler that waits until the test lets it go. */
export function gate() {
  const waiting: (() => void)[] = [];
  const begun: JobContext[] = [];
  const run = (_input: unknown, job: JobContext) => {
    begun.push(job);
    return new Promise((resolve, reject) => {
      waiting.push(() => resolve('done'));
      job.signal.addEventListener('abort', () => reject(job.signal.reason));
    });
  };
  const open = () => {
    for (const go of waiting.splice(0)) go();
  };
  return { begun, operation: { input: true, output: true, run }, open };
}

/** As the orchestrator hands it over, past the stream. */
export function handOver(pool: Pool, envelope: Envelope<'work-assigned'>, ends?: PromptEnds): readonly string[] {
  const settled: string[] = [];
  pool.push(1, {
    deliveries: [{ envelope, consumer: 'worker-test', deliveryCount: 1, road: 'direct' }],
    bytes: 0,
    deliveryCount: 1,
    sequence: 0,
    subject: '',
    settle: ({ kind }) => void settled.push(kind),
    extend: () => undefined,
    makeRoom: () => undefined,
    ...(ends === undefined ? {} : { ends }),
  });
  return settled;
}

/** Work that a worker took and never settled: it died. */
export async function abandoned(list: readonly Envelope<'work-assigned'>[], packSizeMax = 1): Promise<void> {
  const name = workConsumerName(queue, 'normal');
  const dying = await connectBus({ url: nats.url, service: 'test', user: nats.user });
  let arrived = 0;
  const consumer = await new PullConsumer({
    bus: dying,
    stream: 'WORK',
    consumer: name,
    types: ['work-assigned'],
    prefetchMax: 100,
    source: '/worker/dying',
    publisher,
    onArrival: ({ deliveries, deliveryCount }) => {
      if (deliveryCount === 1) arrived += deliveries.length;
    },
  }).start();
  await send(list, packSizeMax);
  await eventually(() => expect(arrived).toBe(list.length));
  // Whoever dies does not keep others waiting.
  void dying.close().finally(() => consumer.stop());
}
