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
import { DependencyUnavailable, type Envelope, newId, type Outgoing, type Publisher } from '@weir/messaging';
import type { MessageType, WorkAssigned } from '@weir/schemas';
import { createLogger } from '@weir/telemetry';
import { eventually, startTestNats } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { compileOperations } from '../src/compiled.ts';
import { type JobContext, OperationError, type Operations } from '../src/operation.ts';
import { Pool, type PoolOptions } from '../src/pool.ts';
import { assign } from './work.ts';

const log = createLogger({ service: 'worker', instance: 'worker-test', level: 'silent' });
const ACK_WAIT_MS = 500;

let nats: Awaited<ReturnType<typeof startTestNats>>;
let bus: Bus;
/** Each test has a queue of its own. */
let queue: string;
let count = 0;
/** Throwing makes a publish fail. */
let onPublish: (outgoing: readonly Outgoing[]) => void;
let publisher: Publisher;
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

interface Worker {
  readonly pool: Pool;
  readonly arrivals: Arrival<'work-assigned'>[];
  /** Stops pulling, then drains. */
  readonly stop: (graceMs?: number) => Promise<void>;
}

/** A pool that pulls from the queue as a worker process does. */
async function work(
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

const send = (works: readonly Envelope<'work-assigned'>[], packSizeMax = 1, priority = 5) =>
  publisher.publish(
    works.map((envelope) => ({ subject: `work.assigned.${queue}.${priority}`, envelope, packSizeMax })),
  );
const works = (amount: number, data: Partial<WorkAssigned> = {}) => Array.from({ length: amount }, () => assign(data));

async function envelopes<T extends MessageType>(
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
const subjectsOf = (list: readonly Envelope<'work-assigned'>[]) => list.map(({ subject }) => subject);
const resultsOf = (list: readonly Envelope<'work-assigned'>[]) =>
  envelopes('RESULTS', 'work-finished', subjectsOf(list));
/** How many messages of the queue nobody has settled. */
async function unsettled(): Promise<number> {
  const manager = await bus.manager();
  const infos = await Promise.all(workConsumers(queue).map(({ name }) => manager.consumers.info('WORK', name)));
  return infos.reduce((sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending, 0);
}

/** A handler that waits until the test lets it go. */
function gate() {
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

test('an operation that takes several jobs at once gets them together, and each has its own result', async () => {
  const list = [1, 2, 3, 4, 5, 6].map((input) => assign({ input }));
  const sizes: number[] = [];
  await work({
    'test.run': {
      input: true,
      output: true,
      batch: { sizeMax: 4, waitMaxMs: 50 },
      run(inputs: readonly number[]) {
        sizes.push(inputs.length);
        return inputs.map((input) => (input === 3 ? new OperationError('THREE', 'is three') : input * 10));
      },
    },
  });
  await send(list);
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(6));
  const outputs = new Map(
    (await resultsOf(list)).map(({ subject, data }) => [subject, data.output ?? data.error?.code]),
  );
  expect(list.map(({ subject }) => outputs.get(subject))).toEqual([10, 20, 'THREE', 40, 50, 60]);
  expect(Math.max(...sizes)).toBeGreaterThan(1);
  await eventually(async () => expect(await unsettled()).toBe(0));
});

/** As the orchestrator hands it over, past the stream. */
function handOver(pool: Pool, envelope: Envelope<'work-assigned'>): readonly string[] {
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
  });
  return settled;
}

test('what was handed over and comes by the stream as well runs once, and is settled when it is done', async () => {
  const { begun, operation, open } = gate();
  const { pool, arrivals } = await work({ 'test.run': operation });
  const [one] = works(1) as [Envelope<'work-assigned'>];
  const settled = handOver(pool, one);
  await send([one]);
  await eventually(() => expect([arrivals.length, pool.active]).toEqual([1, 2]));
  expect([begun.length, settled, await unsettled()]).toEqual([1, [], 1]);
  open();
  await eventually(async () => expect([settled, await unsettled()]).toEqual([['ack'], 0]));
  expect(begun).toHaveLength(1);
  expect(await resultsOf([one])).toHaveLength(1);
});

test('what was handed over and has no result in the end is done again by what came by the stream', async () => {
  const { begun, operation, open } = gate();
  const { pool, arrivals } = await work(
    { 'test.run': operation },
    { claim: (_job, attempt) => Promise.resolve(attempt + 1) },
  );
  const [one] = works(1) as [Envelope<'work-assigned'>];
  const settled = handOver(pool, one);
  await send([one]);
  await eventually(() => expect([arrivals.length, pool.active]).toEqual([1, 2]));
  onPublish = () => {
    throw new Error('not to be stored');
  };
  open();
  await eventually(() => expect(settled).toEqual(['nak']));
  onPublish = () => undefined;
  await eventually(async () => {
    open();
    expect([begun.length, await unsettled()]).toEqual([2, 0]);
  }, 20_000);
  expect(await resultsOf([one])).toMatchObject([{ data: { attempt: 2 } }]);
});

test('work is done, its result stored, and then it is settled', async () => {
  const list = works(10);
  const ended: string[] = [];
  const onFinished = (operation: string, { outcome }: { readonly outcome: string }) =>
    void ended.push(`${operation} ${outcome}`);
  await work({ 'test.run': { input: true, output: true, run: () => 42 } }, { onFinished });
  await send(list);
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(10));
  const [result] = await resultsOf(list.slice(0, 1));
  expect(result).toMatchObject({
    tenantid: list[0]?.tenantid,
    correlationid: list[0]?.correlationid,
    causationid: list[0]?.id,
    traceparent: list[0]?.traceparent,
    data: { attempt: 1, outcome: 'succeeded', output: 42, worker: 'worker/test' },
  });
  await eventually(async () => expect(await unsettled()).toBe(0));
  expect(ended).toEqual(list.map(() => 'test.run succeeded'));
});

test('each job of a pack has its own result', async () => {
  const list = [assign({ input: 'good' }), assign({ input: 'bad' }), assign({ input: 'slow' })];
  const run = (input: string) => {
    if (input === 'bad') throw new OperationError('NO_GOOD', 'no');
    return input === 'slow' ? Promise.resolve(input) : input;
  };
  const { arrivals } = await work({ 'test.run': { input: true, output: true, run } });
  await send(list, 10);
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(3));
  expect(arrivals).toHaveLength(1);
  const outcomes = new Map((await resultsOf(list)).map(({ subject, data }) => [subject, data.outcome]));
  expect(list.map(({ subject }) => outcomes.get(subject))).toEqual(['succeeded', 'failed', 'succeeded']);
});

test('work that is sent again in other packs is not done again once its result is stored', async () => {
  const list = works(4);
  const runs: string[] = [];
  const run = (_input: unknown, { jobId }: JobContext) => void runs.push(jobId);
  const { arrivals } = await work({ 'test.run': { input: true, output: true, run } });
  await send(list.slice(0, 3), 10);
  await eventually(async () => expect([arrivals.length, await unsettled()]).toEqual([1, 0]));
  // As an orchestrator does at its start that knows of no result yet: the server does not recognise this pack.
  await send(list, 10);
  await eventually(async () => expect([arrivals.length, await unsettled()]).toEqual([2, 0]));
  expect(runs).toEqual(subjectsOf(list));
  expect(await resultsOf(list)).toHaveLength(4);
});

test('the next attempt at a job that was done is another piece of work', async () => {
  const first = assign();
  const second = assign({ attempt: 2 }, first.subject);
  const run = (_input: unknown, { attempt }: JobContext) => attempt;
  await work({ 'test.run': { input: true, output: true, run } });
  for (const one of [first, second]) {
    await send([one], 10);
    await eventually(async () => expect(await unsettled()).toBe(0));
  }
  await eventually(async () => expect((await resultsOf([first])).map(({ data }) => data.output)).toEqual([1, 2]));
});

test('no more runs at once than was asked for, and urgent work goes first', async () => {
  const { begun, operation, open } = gate();
  const { pool, arrivals } = await work({ 'test.run': operation }, { concurrency: 2, prefetchMax: 10 });
  const first = works(2);
  await send(first);
  await eventually(() => expect(begun).toHaveLength(2));
  const [low, normal, high] = [works(2), works(2), works(2)] as const;
  await send(low, 1, 0);
  await send(normal, 1, 5);
  await send(high, 1, 9);
  await eventually(() => expect(arrivals).toHaveLength(8));
  expect([pool.active, begun.length]).toEqual([2, 2]);
  for (const expected of [4, 6, 8, 8]) {
    open();
    await eventually(() => expect(begun).toHaveLength(expected));
  }
  expect(begun.map(({ jobId }) => jobId)).toEqual([...first, ...high, ...normal, ...low].map(({ subject }) => subject));
});

test('work that takes longer than the ack wait stays with its worker', async () => {
  const { begun, operation, open } = gate();
  const list = works(1);
  const { arrivals } = await work({ 'test.run': operation });
  await send(list);
  await eventually(() => expect(begun).toHaveLength(1));
  const began = Date.now();
  await eventually(() => expect(Date.now() - began).toBeGreaterThan(3 * ACK_WAIT_MS));
  open();
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(1));
  expect(arrivals).toHaveLength(1);
});

test('work that another worker had begun is claimed, and done as the attempt that was claimed', async () => {
  const list = works(1);
  const claims: [string, number][] = [];
  const claim = async (jobId: string, attempt: number) => {
    claims.push([jobId, attempt]);
    return 7;
  };
  await abandoned(list);
  await work({ 'test.run': { input: true, output: true, run: (_input, { attempt }) => attempt } }, { claim });
  await eventually(async () =>
    expect((await resultsOf(list)).map(({ data }) => [data.attempt, data.output])).toEqual([[7, 7]]),
  );
  expect(claims).toEqual([[list[0]?.subject, 1]]);
  await eventually(async () => expect(await unsettled()).toBe(0));
});

test('of work that others had begun one begins at a time, and fresh work does not wait for it', async () => {
  const suspects = works(4);
  const fresh = works(2);
  await abandoned(suspects);
  const { begun, operation, open } = gate();
  const { arrivals } = await work({ 'test.run': operation }, { concurrency: 4, claim: async () => 2 });
  await eventually(() => expect([arrivals.length, begun.length]).toEqual([4, 1]));
  await send(fresh);
  await eventually(() => expect(begun).toHaveLength(3));
  expect(begun.slice(1).map(({ jobId }) => jobId)).toEqual(subjectsOf(fresh));
  open();
  await eventually(() => expect(begun).toHaveLength(4));
  // One that runs for long does not keep the others for good.
  await eventually(() => expect(begun).toHaveLength(6));
  open();
  await eventually(async () => expect(await resultsOf([...suspects, ...fresh])).toHaveLength(6));
});

test('claimed work of which nothing is left to do is settled without being done', async () => {
  const list = works(1);
  await abandoned(list);
  const { arrivals } = await work(
    { 'test.run': { input: true, output: true, run: () => 1 } },
    { claim: async () => undefined },
  );
  await eventually(async () => expect([arrivals.length, await unsettled()]).toEqual([1, 0]));
  expect(await resultsOf(list)).toEqual([]);
});

test('an orchestrator that cannot be asked leaves the work for later', async () => {
  const list = works(1);
  await abandoned(list);
  let asked = 0;
  const claim = async () => {
    asked += 1;
    if (asked === 1) throw new Error('the orchestrator is away');
    return 2;
  };
  await work({ 'test.run': { input: true, output: true, run: () => 1 } }, { claim });
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(1));
  expect(asked).toBe(2);
});

test('a pack that another worker had begun comes back as single work, as if nobody had had it', async () => {
  const list = works(5);
  await abandoned(list, 10);
  const claim = () => Promise.reject(new Error('nothing may be claimed'));
  const { arrivals } = await work(
    { 'test.run': { input: true, output: true, run: (_input, { attempt }) => attempt } },
    { claim },
  );
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(5));
  expect((await resultsOf(list)).map(({ data }) => data.attempt)).toEqual([1, 1, 1, 1, 1]);
  expect(arrivals.slice(1).map(({ deliveries, deliveryCount }) => [deliveries.length, deliveryCount])).toEqual(
    list.map(() => [1, 1]),
  );
  await eventually(async () => expect(await unsettled()).toBe(0));
});

test('a pack that cannot be handed back stays where it is', async () => {
  const list = works(3);
  await abandoned(list, 10);
  let refusals = 0;
  onPublish = (outgoing) => {
    if (refusals > 0 || !outgoing[0]?.subject.startsWith('work.')) return;
    refusals += 1;
    throw new DependencyUnavailable('JetStream is away');
  };
  await work({ 'test.run': { input: true, output: true, run: () => 1 } });
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(3));
  expect(refusals).toBe(1);
});

test('while the bus is away results are kept and sent again, and the work is not done twice', async () => {
  const list = works(2);
  let runs = 0;
  let refusals = 0;
  onPublish = (outgoing) => {
    if (outgoing[0]?.subject !== 'results.finished' || refusals >= 4) return;
    refusals += 1;
    throw new DependencyUnavailable('JetStream is away');
  };
  await work({ 'test.run': { input: true, output: true, run: () => (runs += 1) } });
  await send(list);
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(2), 20_000);
  expect(runs).toBe(2);
});

test('a result that will not be stored leaves the work to be done again, under a claim', async () => {
  const list = works(1);
  const attempts: number[] = [];
  let refusals = 0;
  onPublish = (outgoing) => {
    if (outgoing[0]?.subject !== 'results.finished' || refusals > 0) return;
    refusals += 1;
    throw new Error('refused');
  };
  const run = (_input: unknown, { attempt }: JobContext) => {
    attempts.push(attempt);
    return 1;
  };
  await work({ 'test.run': { input: true, output: true, run } }, { claim: async (_jobId, attempt) => attempt + 1 });
  await send(list);
  await eventually(async () => expect((await resultsOf(list)).map(({ data }) => data.attempt)).toEqual([2]));
  expect(attempts).toEqual([1, 2]);
});

test('long work is said to run, and how far it is', async () => {
  const list = works(1);
  const { begun, operation, open } = gate();
  await work({ 'test.run': operation });
  await send(list);
  await eventually(() => expect(begun).toHaveLength(1));
  const reports = () => envelopes('RESULTS', 'work-progressed', subjectsOf(list));
  await eventually(async () => expect(await reports()).toHaveLength(1));
  begun[0]?.progress(0.5, 'half');
  await eventually(async () =>
    expect((await reports()).map(({ data }) => data.progress)).toEqual([
      undefined,
      { sequence: 1, fraction: 0.5, message: 'half' },
    ]),
  );
  open();
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(1));
});

test('a report that cannot be sent is not missed', async () => {
  const list = works(1);
  const { begun, operation, open } = gate();
  let refusals = 0;
  onPublish = (outgoing) => {
    if (outgoing[0]?.subject !== 'results.progressed') return;
    refusals += 1;
    throw new DependencyUnavailable('JetStream is away');
  };
  await work({ 'test.run': operation });
  await send(list);
  await eventually(() => expect([begun.length, refusals]).toEqual([1, 1]));
  open();
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(1));
});

test('a worker that stops finishes what runs, and hands back the rest as if it had never had it', async () => {
  const { begun, operation, open } = gate();
  const list = works(6);
  const first = await work({ 'test.run': operation }, { concurrency: 2, prefetchMax: 10 });
  await send(list);
  await eventually(() => expect([begun.length, first.arrivals.length]).toEqual([2, 6]));
  const stopped = first.stop(60_000);
  const second = await work({ 'test.run': { input: true, output: true, run: () => 2 } });
  await eventually(async () => expect(await resultsOf(list)).toHaveLength(4));
  expect(second.arrivals.map(({ deliveryCount }) => deliveryCount)).toEqual([1, 1, 1, 1]);
  open();
  await stopped;
  expect((await resultsOf(list)).map(({ data }) => data.attempt)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(first.pool.active).toBe(0);
  await eventually(async () => expect(await unsettled()).toBe(0));
});

test('a worker that stops leaves redelivered work to be claimed: it may be further than it says', async () => {
  const list = works(1);
  const blocked = works(1);
  const { begun, operation, open } = gate();
  await abandoned(list);
  const first = await work({ 'test.run': operation }, { concurrency: 1, prefetchMax: 10 });
  await send(blocked);
  await eventually(() => expect(begun).toHaveLength(1));
  await eventually(() => expect(first.arrivals.map(({ deliveryCount }) => deliveryCount)).toEqual([1, 2]));
  const stopped = first.stop(60_000);
  const claimed: number[] = [];
  const claim = async (_jobId: string, attempt: number) => {
    claimed.push(attempt);
    return 5;
  };
  await work({ 'test.run': { input: true, output: true, run: () => 1 } }, { claim });
  await eventually(async () => expect((await resultsOf(list)).map(({ data }) => data.attempt)).toEqual([5]));
  expect(claimed).toEqual([1]);
  open();
  await stopped;
});

test('handlers that are not done in time are told to stop, and what they say then counts', async () => {
  const list = works(1);
  const run = (_input: unknown, { signal }: JobContext) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const worker = await work({ 'test.run': { input: true, output: true, run } });
  await send(list);
  await eventually(() => expect(worker.pool.active).toBe(1));
  await worker.stop(10);
  expect((await resultsOf(list)).map(({ data }) => data.error?.message)).toEqual(['the worker stops']);
});

/** Work that a worker took and never settled: it died. */
async function abandoned(list: readonly Envelope<'work-assigned'>[], packSizeMax = 1): Promise<void> {
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

test('ids of results follow from the assignment and the attempt, so that a repeated result is one', async () => {
  const work1 = assign({}, newId());
  await work({ 'test.run': { input: true, output: true, run: () => 1 } });
  await send([work1]);
  await eventually(async () => expect(await resultsOf([work1])).toHaveLength(1));
  const again = { ...work1, id: newId() };
  await send([again]);
  await eventually(async () => expect(await resultsOf([work1])).toHaveLength(2));
  const ids = (await resultsOf([work1])).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});

test('a cancelled job: its handler is told to stop, and how it ends is reported all the same', async () => {
  const { begun, operation } = gate();
  const list = works(2);
  const { pool } = await work({ 'test.run': operation });
  await send(list);
  await eventually(() => expect(begun).toHaveLength(2));
  const [cancelled, other] = begun as [JobContext, JobContext];
  // Whoever did not look at the signal yet finds it aborted.
  pool.cancel(cancelled.jobId);
  expect([cancelled.signal.aborted, other.signal.aborted]).toEqual([true, false]);
  expect(String(cancelled.signal.reason)).toContain('the job was cancelled');
  await eventually(async () =>
    expect(await resultsOf(list)).toMatchObject([{ subject: cancelled.jobId, data: { outcome: 'failed' } }]),
  );
});

test('a cancelled job whose work is still on its way does not begin, and the rest of its pack does', async () => {
  const { begun, operation, open } = gate();
  const list = works(3);
  const { pool } = await work({ 'test.run': operation });
  pool.cancel(list[1]?.subject ?? '');
  await send(list, 10);
  await eventually(() => expect(begun).toHaveLength(2));
  open();
  await eventually(async () => expect(await unsettled()).toBe(0));
  expect(subjectsOf(list).filter((id) => begun.every(({ jobId }) => jobId !== id))).toEqual([list[1]?.subject]);
  expect(await resultsOf(list)).toHaveLength(2);
});

test('work of cancelled jobs alone is settled without a result', async () => {
  const list = works(2);
  const { pool, arrivals } = await work({ 'test.run': { input: true, output: true, run: () => 42 } });
  for (const { subject } of list) pool.cancel(subject);
  await send(list, 10);
  await eventually(() => expect(arrivals).toHaveLength(1));
  await eventually(async () => expect(await unsettled()).toBe(0));
  expect(await resultsOf(list)).toEqual([]);
});

test('an attempt that is current no more is stopped, and another attempt at the same job goes on', async () => {
  const { begun, operation } = gate();
  const first = assign();
  const second = assign({ attempt: 2 }, first.subject);
  const { pool } = await work({ 'test.run': operation });
  await send([first]);
  await send([second]);
  await eventually(() => expect(begun).toHaveLength(2));
  await eventually(() =>
    expect(pool.running().toSorted((a, b) => a.attempt - b.attempt)).toEqual([
      { jobId: first.subject, attempt: 1 },
      { jobId: first.subject, attempt: 2 },
    ]),
  );
  pool.stop({ jobId: first.subject, attempt: 1 });
  const aborted = new Map(begun.map(({ attempt, signal }) => [attempt, signal.aborted]));
  expect([aborted.get(1), aborted.get(2)]).toEqual([true, false]);
});

test('work that takes long is held by a lease: its message is settled, what was settled after it too, and its result counts', async () => {
  const { begun, operation, open } = gate();
  const { pool } = await work({ 'test.run': operation }, { leaseAfterMs: 0 });
  const [long] = works(1) as [Envelope<'work-assigned'>];
  await send([long]);
  await eventually(() => expect(begun).toHaveLength(1));
  expect(pool.longRunning()).toEqual([{ jobId: long.subject, attempt: 1 }]);
  pool.leased([{ jobId: long.subject, attempt: 2 }]);
  expect(await unsettled()).toBe(1);
  pool.leased(pool.longRunning());
  await eventually(async () => expect(await unsettled()).toBe(0));
  expect(pool.longRunning()).toEqual([{ jobId: long.subject, attempt: 1 }]);
  open();
  await eventually(async () => expect(await resultsOf([long])).toHaveLength(1));
  expect(pool.longRunning()).toEqual([]);
});

test('what was handed over and is named by a heartbeat stays in hand: nothing but the next heartbeat holds it', async () => {
  const { begun, operation, open } = gate();
  const { pool } = await work({ 'test.run': operation });
  const [one] = works(1) as [Envelope<'work-assigned'>];
  const settled = handOver(pool, one);
  await eventually(() => expect(begun).toHaveLength(1));
  pool.leased([{ jobId: one.subject, attempt: 1 }]);
  expect(settled).toEqual([]);
  open();
  await eventually(() => expect(settled).toEqual(['ack']));
});

test('work that has begun shortly before is held by its message', async () => {
  const { begun, operation, open } = gate();
  const { pool } = await work({ 'test.run': operation });
  await send(works(1));
  await eventually(() => expect(begun).toHaveLength(1));
  expect(pool.longRunning()).toEqual([]);
  open();
});
