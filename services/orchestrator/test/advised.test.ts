import { type GroupConsumer, JetStreamPublisher } from '@weir/jetstream';
import { type Envelope, sealDeadLetter } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buryAdvised } from '../src/advised.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { letters, startRecorder } from './dead-letter-road.ts';
import { Rig } from './rig.ts';

let rig: Rig;
let recorder: GroupConsumer<'message-dead-lettered'>;
let manager: Awaited<ReturnType<Rig['bus']['manager']>>;

beforeAll(async () => {
  rig = await Rig.start();
  await rig.register(1000);
  manager = await rig.bus.manager();
});
afterAll(() => rig?.stop());
beforeEach(async () => {
  recorder = await startRecorder(rig);
});
afterEach(() => recorder.stop());

/** Publishes to JOBS past everything of ours; returns the message's sequence. */
const publish = async (payload: string): Promise<number> => (await rig.bus.js.publish('jobs.requested', payload)).seq;
const next = async (stream: string, consumer: string) => {
  const pull = await rig.bus.js.consumers.get(stream, consumer);
  const message = await pull.next({ expires: 5_000 });
  if (message === null) throw new Error(`${consumer} has nothing`);
  return message;
};

/** Somebody gives our consumer a limit of deliveries; then takes that many and settles none. */
async function exhaust(stream: string, consumer: string): Promise<void> {
  await manager.consumers.update(stream, consumer, { max_deliver: 2 });
  const advisories = async () => (await manager.streams.info('ADVISORIES')).state.messages;
  const before = await advisories();
  for (let count = 0; count < 2; count += 1) (await next(stream, consumer)).nak();
  const pull = await rig.bus.js.consumers.get(stream, consumer);
  // The server notices only when somebody pulls again.
  await eventually(async () => {
    await pull.next({ expires: 1_000 });
    expect(await advisories()).toBeGreaterThan(before);
  }, 20_000);
  await manager.consumers.update(stream, consumer, { max_deliver: -1 });
}

/** Sweeps until every advisory was dealt with. */
const bury = () =>
  eventually(async () => {
    await buryAdvised(rig.parts, rig.bus, manager);
    const { num_pending, num_ack_pending } = await manager.consumers.info('ADVISORIES', 'orchestrator-advisories');
    expect(num_pending + num_ack_pending).toBe(0);
  }, 20_000);
const lettersOf = (sequence: number) => letters(rig, "stream = 'JOBS' and sequence = $1", [sequence]);

test('a message past its limit of deliveries becomes a dead letter for each of its envelopes that had no effect, once', async () => {
  const [recorded, lost] = [rig.request(), rig.request()];
  await rig.handle(jobRequested(rig.parts), [recorded]);
  const sequence = await publish(JSON.stringify([recorded, lost, { no: 'envelope' }]));
  await exhaust('JOBS', 'orchestrator-job-requested');
  await bury();
  await eventually(async () => {
    const found = (await lettersOf(sequence)).toSorted((a, b) => (a.job_id ?? '').localeCompare(b.job_id ?? ''));
    expect(found).toMatchObject([
      { code: 'DELIVERIES_EXHAUSTED', job_id: null, raw: btoa('{"no":"envelope"}') },
      { code: 'DELIVERIES_EXHAUSTED', job_id: lost.subject, envelope: lost },
    ]);
  });
  // The job was promised to its client.
  expect(await rig.row(lost.subject)).toMatchObject({
    state: 'dead_lettered',
    error: { code: 'DELIVERIES_EXHAUSTED' },
  });
  expect(await rig.row(recorded.subject)).toMatchObject({ state: 'dispatched' });
  expect(await manager.streams.getMessage('JOBS', { seq: sequence })).toBeNull();
}, 40_000);

test('a message that somebody terminated by hand becomes a dead letter with the reason', async () => {
  const request = rig.request();
  const sequence = await publish(JSON.stringify(request));
  (await next('JOBS', 'orchestrator-job-requested')).term('I did not like it');
  await eventually(async () => {
    await bury();
    expect(await lettersOf(sequence)).toMatchObject([
      { code: 'MESSAGE_TERMINATED', job_id: request.subject, reason: expect.stringContaining('I did not like it') },
    ]);
  }, 20_000);
}, 40_000);

test('a message that was gone before it could be read is told of all the same', async () => {
  const sequence = await publish('whatever');
  (await next('JOBS', 'orchestrator-job-requested')).term('gone');
  await manager.streams.deleteMessage('JOBS', sequence);
  await eventually(async () => {
    await bury();
    expect(await lettersOf(sequence)).toMatchObject([
      { raw: '', reason: expect.stringContaining('was deleted before') },
    ]);
  }, 20_000);
}, 40_000);

test('whoever died between the dead letter and its settlement is not told of twice', async () => {
  const what = Buffer.from('no envelope');
  const sequence = await publish('no envelope');
  const facts = { source: '/test/one', stream: 'JOBS', consumer: 'orchestrator-job-requested', sequence, attempts: 20 };
  await recorder.stop();
  await new JetStreamPublisher(rig.bus).publish([
    sealDeadLetter({ ...facts, code: 'SOMETHING_ELSE', reason: 'unforeseen', what }),
  ]);
  (await next('JOBS', 'orchestrator-job-requested')).term('by hand');
  // The advisory is here before the dead letter is recorded, and waits for that.
  await eventually(async () => expect((await manager.streams.info('ADVISORIES')).state.messages).toBeGreaterThan(0));
  expect(await buryAdvised(rig.parts, rig.bus, manager)).toBe(0);
  recorder = await startRecorder(rig);
  await bury();
  expect(await lettersOf(sequence)).toMatchObject([{ code: 'SOMETHING_ELSE' }]);
}, 40_000);

test('work past its limit of deliveries costs its job one attempt; the last one costs the job', async () => {
  const request = rig.request({ maxAttempts: 2 });
  await rig.handle(jobRequested(rig.parts), [request]);
  const attempt = async () => {
    await manager.streams.purge('WORK');
    const work = workOf(request, (await rig.row(request.subject)).attempt);
    await rig.bus.js.publish('work.assigned.test.5', JSON.stringify(work));
    await exhaust('WORK', 'worker-test-normal');
    await bury();
  };
  await attempt();
  expect(await rig.row(request.subject)).toMatchObject({ state: 'dispatched', attempt: 2 });
  const work = await rig.about<'work-assigned'>('WORK', request.subject);
  expect(work.map(({ data }) => data.attempt)).toEqual([2]);
  await attempt();
  expect(await rig.row(request.subject)).toMatchObject({ state: 'dead_lettered', attempt: 2 });
  await eventually(async () =>
    expect(await letters(rig, 'job_id = $1', [request.subject])).toMatchObject([
      { code: 'WORKER_LOST', envelope: request },
    ]),
  );
}, 60_000);

const workOf = (request: Envelope<'job-requested'>, attempt: number): Envelope<'work-assigned'> => {
  const { operation, input, maxAttempts } = request.data;
  return {
    ...request,
    type: 'work-assigned',
    dataschema: 'weir:work-assigned:1',
    data: { operation, input, attempt, maxAttempts },
  };
};
