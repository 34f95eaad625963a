/** Jobs that run before they are recorded (ADR 0029). */
import {
  type Delivery,
  DependencyUnavailable,
  type Envelope,
  EnvelopeRefused,
  type Outgoing,
  processGroup,
  type Receipt,
} from '@weir/messaging';
import { FEW_AT_ONCE } from '@weir/runtime';
import type { JobRequested, WorkFinished } from '@weir/schemas';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import { PromptOperations } from '../src/prompt-operations.ts';
import { nobodyTakes, OPERATION, Rig } from './rig.ts';

let rig: Rig;
/** What workers were asked to run before it was recorded. */
let asked: Envelope<'work-assigned'>[] = [];

beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());
beforeEach(async () => {
  asked = [];
  rig.notices.length = 0;
  await rig.register(1_000, { packSizeMax: 50 });
  rig.parts.window.release('test', 10_000);
  const now = new Date().toISOString();
  Object.assign(rig.parts, { promptOperations: new PromptOperations() });
  rig.parts.promptOperations.took(OPERATION, now, now);
  answer(({ subject }) => rig.finished(subject));
});

const WAITING = { notify: 'gateway-1 http://gateway' };
const inFlight = () => rig.parts.window.inFlight('test');

/** What a worker answers to each that it is asked to run; undefined when it takes its time. */
function answer(reply: (work: Envelope<'work-assigned'>) => unknown): void {
  rig.onAsk = (outgoing: readonly Outgoing[]) => {
    const work = outgoing.map(({ envelope }) => envelope as Envelope<'work-assigned'>);
    asked.push(...work);
    return Promise.resolve(
      work.map((one): Receipt => {
        const said = reply(one);
        return said === undefined
          ? { duplicate: false }
          : { duplicate: false, reply: JSON.parse(JSON.stringify(said)) };
      }),
    );
  };
}

/** Requests that a gateway asks itself, as the pipeline hands them over. */
async function ask(
  requests: readonly Envelope<'job-requested'>[],
  road: Delivery['road'] = 'direct',
  deliveryCount = 1,
) {
  const deliveries = requests.map(
    (envelope): Delivery<'job-requested'> => ({ envelope, consumer: 'test', deliveryCount, road }),
  );
  const { failed, duplicates, replies } = await processGroup(deliveries, jobRequested(rig.parts), rig.parts);
  return {
    failed: [...failed.values()],
    duplicates: [...duplicates].map(({ envelope }) => envelope.subject),
    replies: new Map([...replies].map(([{ envelope }, reply]) => [envelope.subject, reply])),
  };
}
const waiting = (data: Partial<JobRequested> = {}) => rig.request({ ...WAITING, ...data });
const told = async (id: string) => (await rig.about('EVENTS', id)).map(({ type }) => type);

test('a job that ends at once is recorded with its end, and whoever asked is answered with it', async () => {
  const requests = [waiting(), waiting({ metadata: { a: 'b' } })];
  const { replies, duplicates, failed } = await ask(requests);
  expect([failed, duplicates]).toEqual([[], []]);
  expect(asked.map(({ subject, data }) => [subject, data.attempt, data.endInReply])).toEqual(
    requests.map(({ subject }) => [subject, 1, true]),
  );
  for (const { subject, data } of requests) {
    expect(await rig.row(subject)).toMatchObject({ state: 'succeeded', attempt: 1, output: { value: 1 } });
    expect(replies.get(subject)).toMatchObject({
      type: 'job-finished',
      data: {
        id: subject,
        state: 'succeeded',
        attempt: 1,
        input: { value: 1 },
        output: { value: 1 },
        createdAt: data.requestedAt,
        ...(data.metadata === undefined ? {} : { metadata: data.metadata }),
      },
    });
  }
  expect(await rig.about('WORK', ...requests.map(({ subject }) => subject))).toEqual([]);
  expect([rig.notices, inFlight()]).toEqual([[], 0]);
  for (const { subject } of requests)
    await eventually(async () => expect(await told(subject)).toEqual(['job-succeeded']));
});

test('what a stream brings for the first time runs first as well, whether anybody waits or not; whoever does gets a notice', async () => {
  const [awaited, other] = [waiting(), rig.request()];
  const many = Array.from({ length: 2 * FEW_AT_ONCE }, () => rig.request());
  const { replies, duplicates } = await ask([awaited, other, ...many], 'jetstream');
  expect([replies.size, duplicates]).toEqual([0, []]);
  const rows = await rig.rows(awaited.subject, other.subject, ...many.map(({ subject }) => subject));
  expect(rows).toMatchObject(new Array(2 + many.length).fill({ state: 'succeeded', attempt: 1 }));
  expect(rig.notices.map(({ subject, envelope }) => [subject, envelope.subject])).toEqual([
    ['notices.gateway.gateway-1', awaited.subject],
  ]);
  expect(inFlight()).toBe(0);
});

test('a worker is asked for no more at a time than it takes, and what is left when it takes no more goes the usual way', async () => {
  const requests = Array.from({ length: FEW_AT_ONCE + 1 }, () => rig.request());
  const usual = rig.onAsk;
  const sizes: number[] = [];
  rig.onAsk = (outgoing) => {
    sizes.push(outgoing.length);
    return sizes.length === 1 ? usual(outgoing) : nobodyTakes(outgoing);
  };
  await ask(requests, 'jetstream');
  expect(sizes).toEqual([FEW_AT_ONCE, 1]);
  const rows = await rig.rows(...requests.map(({ subject }) => subject));
  expect(rows.map(({ state }) => state)).toEqual([...new Array(FEW_AT_ONCE).fill('succeeded'), 'dispatched']);
  expect(await rig.about('WORK', requests.at(-1)?.subject ?? '')).toHaveLength(1);
});

test('a failure that is final is an end as well', async () => {
  const request = waiting();
  answer(({ subject }) => rig.finished(subject, { outcome: 'failed', retryable: false }));
  const { replies } = await ask([request]);
  expect(replies.get(request.subject)).toMatchObject({ data: { state: 'failed', error: { code: 'TEST_FAILED' } } });
  expect(await rig.row(request.subject)).toMatchObject({ state: 'failed', attempt: 1, output: null });
});

test('a failure that may be tried again is the first attempt of a job that goes on', async () => {
  const request = waiting();
  answer(({ subject }) => rig.finished(subject, { outcome: 'failed', retryAfterMs: 60_000 }));
  const { replies, duplicates } = await ask([request]);
  expect([replies.size, duplicates]).toEqual([0, []]);
  expect(await rig.row(request.subject)).toMatchObject({
    state: 'retrying',
    attempt: 1,
    attempts: [{ attempt: 1, error: { code: 'TEST_FAILED' } }],
  });
  expect(inFlight()).toBe(0);
});

test('a job that takes its time is recorded as dispatched and sent to nobody else; its end comes as any other, and the operation is left for a while', async () => {
  const [slow, next] = [waiting(), waiting()];
  answer(() => undefined);
  const { replies, duplicates } = await ask([slow]);
  expect([replies.size, duplicates]).toEqual([0, []]);
  expect(await rig.row(slow.subject)).toMatchObject({ state: 'dispatched', attempt: 1 });
  expect(await rig.about('WORK', slow.subject)).toEqual([]);
  expect(inFlight()).toBe(1);
  await rig.handle(workFinished(rig.parts), [rig.finished(slow.subject)]);
  expect(await rig.row(slow.subject)).toMatchObject({ state: 'succeeded' });
  expect(rig.notices.map(({ envelope }) => envelope.subject)).toEqual([slow.subject]);

  await ask([next]);
  expect(asked).toHaveLength(1);
  expect(await rig.about('WORK', next.subject)).toHaveLength(1);
});

test.each<[string, typeof rig.onAsk]>([
  ['nobody takes', nobodyTakes],
  ['a worker refuses', () => Promise.reject(new EnvelopeRefused('never'))],
  ['is answered with what is no result', () => Promise.resolve([{ duplicate: false, reply: { no: 'envelope' } }])],
])('what %s goes the usual way', async (_, onAsk) => {
  const request = waiting();
  rig.onAsk = onAsk;
  expect((await ask([request])).failed).toEqual([]);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'dispatched', attempt: 1 });
  expect(await rig.about('WORK', request.subject)).toHaveLength(1);
  expect(inFlight()).toBe(1);
});

test('an end of another job, or of another attempt, is none', async () => {
  const [one, other] = [waiting(), waiting()];
  answer(({ subject }) => rig.finished(subject === one.subject ? other.subject : subject, { attempt: 2 }));
  await ask([one, other]);
  expect(await rig.rows(one.subject, other.subject)).toMatchObject([{ state: 'dispatched' }, { state: 'dispatched' }]);
});

test('a job that came by the stream meanwhile ends once, whatever came first', async () => {
  const [recorded, ended] = [waiting(), waiting()];
  const usual = rig.onAsk;
  rig.onAsk = nobodyTakes;
  await ask([recorded, ended], 'jetstream');
  await rig.handle(workFinished(rig.parts), [rig.finished(ended.subject, { output: 'first' })]);
  rig.onAsk = usual;

  const { replies, duplicates } = await ask([recorded, ended]);
  expect([...replies.keys()]).toEqual([recorded.subject]);
  expect(duplicates).toEqual([ended.subject]);
  expect(await rig.rows(recorded.subject, ended.subject)).toMatchObject([
    { state: 'succeeded', output: { value: 1 } },
    { state: 'succeeded', output: 'first' },
  ]);
  expect(inFlight()).toBe(0);
  await eventually(async () => expect(await told(recorded.subject)).toEqual(['job-succeeded']));
});

test('while Postgres is away nothing is answered, no room is kept, and the same request is taken later', async () => {
  const requests = [waiting(), waiting(), rig.request()];
  answer(({ subject }) => (subject === requests[1]?.subject ? undefined : rig.finished(subject)));
  const { run } = rig.database;
  rig.database.run = () => Promise.reject(new DependencyUnavailable('Postgres is away'));
  try {
    expect((await ask(requests)).failed).toEqual(requests.map(() => expect.any(DependencyUnavailable)));
  } finally {
    rig.database.run = run;
  }
  expect(inFlight()).toBe(0);
  expect((await ask(requests, 'jetstream')).failed).toEqual([]);
  expect(await rig.rows(...requests.map(({ subject }) => subject))).toHaveLength(3);
});

interface Beside {
  readonly deliveryCount?: number;
  readonly packSizeMax?: number;
  readonly prompt?: boolean;
}

test.each<[string, () => Partial<JobRequested>, Delivery['road'], Beside]>([
  ['for which nobody waits', () => ({ notify: undefined as never }), 'direct', {}],
  ['with one attempt', () => ({ maxAttempts: 1 }), 'direct', {}],
  ['that a stream brings again', () => ({}), 'jetstream', { deliveryCount: 2 }],
  ['that comes by HTTP', () => ({}), 'http', {}],
  ['that may not be done twice', () => ({}), 'direct', { packSizeMax: 1 }],
  ['whose operation takes its time', () => ({}), 'direct', { prompt: false }],
  ['whose time has not come', () => ({ runAt: new Date(Date.now() + 60_000).toISOString() }), 'direct', {}],
])('a job %s is recorded first', async (_, data, road, { deliveryCount, packSizeMax = 50, prompt = true }) => {
  await rig.register(100, { packSizeMax });
  if (!prompt) rig.parts.promptOperations.missed(OPERATION);
  const { notify, ...request } = waiting(data()).data;
  const one = rig.request({ ...request, ...(notify === undefined ? {} : { notify }) });
  await ask([one], road, deliveryCount);
  expect(asked).toEqual([]);
  expect(await rig.row(one.subject)).toMatchObject({ output: null });
});

test('an operation becomes prompt by the results of its attempts', async () => {
  const operation = `${OPERATION}.other`;
  await rig.register(100, { name: operation, packSizeMax: 50 });
  const [first, second] = [waiting({ operation }), waiting({ operation })];
  await ask([first]);
  expect(asked).toEqual([]);
  const result: Partial<WorkFinished> = {
    startedAt: '2026-01-02T03:04:05.678Z',
    finishedAt: '2026-01-02T03:04:05.680Z',
  };
  await rig.handle(workFinished(rig.parts), [rig.finished(first.subject, result)]);
  await ask([second]);
  expect(asked.map(({ subject }) => subject)).toEqual([second.subject]);
});
