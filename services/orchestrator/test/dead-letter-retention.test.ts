import { GroupConsumer } from '@weir/jetstream';
import { Intake, newId, sealDeadLetter } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOldDeadLetters, makeRoomForDeadLetters } from '../src/dead-letter-retention.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { messageDeadLettered } from '../src/handlers/message-dead-lettered.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import { letters, startRecorder } from './dead-letter-road.ts';
import { Rig, TENANT } from './rig.ts';

let rig: Rig;
let manager: Awaited<ReturnType<Rig['bus']['manager']>>;

beforeAll(async () => {
  rig = await Rig.start();
  await rig.register(1000);
  manager = await rig.bus.manager();
});
afterAll(() => rig?.stop());

const limit = (max_bytes: number) => manager.streams.update('DEAD_LETTERS', { max_bytes });
const info = () => manager.streams.info('DEAD_LETTERS');
/** Fills DEAD_LETTERS to its last byte; all of it is recorded. */
async function fill(): Promise<void> {
  const { bytes } = (await info()).state;
  await limit(Math.max(bytes, 1) + 20_000);
  const letter = () =>
    sealDeadLetter({
      source: '/test/one',
      code: 'FILLING',
      reason: 'x'.repeat(3_000),
      attempts: 1,
      stream: 'WORK',
      consumer: 'worker-test',
      what: Buffer.from(newId()),
    });
  for (;;) {
    try {
      await rig.parts.publisher.publish([letter()]);
    } catch {
      await limit((await info()).state.bytes);
      return;
    }
  }
}

test('while DEAD_LETTERS is full nothing is given up: what should be buried comes again, and is buried when there is room', async () => {
  await fill();
  const settled: string[] = [];
  const consumer = await new GroupConsumer<'job-requested'>({
    bus: rig.bus,
    stream: 'JOBS',
    consumer: 'orchestrator-job-requested',
    types: ['job-requested'],
    source: rig.parts.source,
    prefetchMax: 100,
    intake: new Intake({ handler: jobRequested(rig.parts), roads: rig.parts, groupSizeMax: 100 }),
    publisher: rig.parts.publisher,
    onSettled: (kind) => settled.push(kind),
  }).start();
  const good = rig.request();
  const poison = await rig.bus.js.publish('jobs.requested', 'no envelope');
  await rig.bus.js.publish('jobs.requested', JSON.stringify(good));
  // What comes behind it goes on, and the poison is delivered again and again instead of being terminated.
  await eventually(async () => expect(await rig.row(good.subject)).toMatchObject({ state: 'dispatched' }));
  const name = 'orchestrator-job-requested';
  await eventually(async () => expect((await manager.consumers.info('JOBS', name)).num_redelivered).toBe(1));
  expect((await manager.consumers.info('JOBS', name)).num_ack_pending).toBe(1);
  expect(await manager.streams.getMessage('JOBS', { seq: poison.seq })).not.toBeNull();
  expect((await manager.streams.info('ADVISORIES')).state.messages).toBe(0);

  await limit(10_000_000);
  await eventually(async () => expect((await manager.consumers.info('JOBS', name)).num_ack_pending).toBe(0));
  const buried = (await rig.envelopes<'message-dead-lettered'>('DEAD_LETTERS')).filter(
    ({ data }) => data.sequence === poison.seq,
  );
  expect(buried.map(({ data }) => [data.code, data.raw])).toEqual([['ENVELOPE_INVALID', btoa('no envelope')]]);
  await consumer.stop();
}, 30_000);

test('a job that is given up on meanwhile ends at once and is told of once; its dead letter waits in the outbox', async () => {
  await fill();
  const request = rig.request({ maxAttempts: 1 });
  const id = request.subject;
  await rig.handle(jobRequested(rig.parts), [request]);
  await rig.handle(workFinished(rig.parts), [rig.finished(id, { outcome: 'failed' })]);
  expect(await rig.row(id)).toMatchObject({ state: 'dead_lettered' });
  const types = async () => (await rig.about('EVENTS', id)).map(({ type }) => type);
  await eventually(async () => expect(await types()).toEqual(['job-dead-lettered']));
  const owed = () => rig.query('select kind, facts from outbox');
  await eventually(async () => expect(await owed()).toEqual([{ kind: 'job-given-up', facts: [id] }]));
  await limit(10_000_000);
  await rig.query("update outbox set created_at = now() - interval '1 hour'");
  await rig.parts.relay.sweep();
  expect(await owed()).toEqual([]);
  expect(await rig.about('DEAD_LETTERS', id)).toHaveLength(1);
  expect(await types()).toEqual(['job-dead-lettered']);
}, 30_000);

test('before DEAD_LETTERS is full, the older half of what is recorded makes room; what is not recorded stays', async () => {
  await fill();
  expect(await makeRoomForDeadLetters(manager)).toBe(0);
  const recorder = await startRecorder(rig);
  const { state } = await info();
  await eventually(async () => {
    const { ack_floor } = await manager.consumers.info('DEAD_LETTERS', 'orchestrator-message-dead-lettered');
    expect(ack_floor.stream_seq).toBe(state.last_seq);
  });
  await recorder.stop();
  expect(await makeRoomForDeadLetters(manager)).toBe(Math.ceil(state.messages / 2));
  expect((await info()).state.last_seq).toBe(state.last_seq);
  expect(await makeRoomForDeadLetters(manager)).toBe(0);
});

test('bytes in DEAD_LETTERS that are no dead letter become one themselves, once', async () => {
  await limit(10_000_000);
  const recorder = await startRecorder(rig);
  const { seq } = await rig.bus.js.publish('dead_letters.WORK.somebody', '{"no":"dead letter"}');
  await eventually(async () =>
    expect(await letters(rig, "stream = 'DEAD_LETTERS'", [])).toMatchObject([
      { code: 'ENVELOPE_INVALID', sequence: String(seq), raw: btoa('{"no":"dead letter"}') },
    ]),
  );
  await recorder.stop();
});

test('a dead letter is forgotten after 90 days, its lineage when none of it is left, the inbox later', async () => {
  const handler = messageDeadLettered(rig.parts);
  const make = async () => {
    const what = rig.request();
    const { envelope } = sealDeadLetter({
      source: '/test/one',
      code: 'OLD',
      reason: 'old',
      attempts: 1,
      stream: 'WORK',
      consumer: 'worker-test',
      what,
    });
    await rig.handle(handler, [envelope as never]);
    const redrive = [TENANT, envelope.id, 1, envelope.id, newId(), 'key:test'];
    await rig.query(
      "insert into redrives (tenant_id, root_id, number, dead_letter_id, job_id, principal, redriven_at) values ($1, $2, $3, $4, $5, $6, now() - interval '91 days')",
      redrive,
    );
    return envelope.id;
  };
  const [old, kept] = [await make(), await make()];
  await rig.query("update dead_letters set recorded_at = now() - interval '91 days' where id = $1", [old]);
  await rig.query("update dead_letters set recorded_at = now() - interval '89 days' where id = $1", [kept]);
  await rig.query("update inbox set recorded_at = now() - interval '101 days' where envelope_id = $1", [old]);
  expect(await forgetOldDeadLetters(rig.parts)).toBe(1);
  expect((await letters(rig, "code = 'OLD'", [])).map(({ id }) => id)).toEqual([kept]);
  expect(await rig.query('select root_id from redrives')).toEqual([{ root_id: kept }]);
  expect(await rig.query('select 1 from inbox where envelope_id = $1', [old])).toEqual([]);
  expect(await rig.query('select 1 from inbox where envelope_id = $1', [kept])).toHaveLength(1);
});
