import { deriveId, type Envelope, newId, PLATFORM_TENANT, seal, sealDeadLetter } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { messageDeadLettered } from '../../src/handlers/message-dead-lettered.ts';
import { Rig, TENANT } from '../rig.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start();
  await rig.register(1000);
});
afterAll(() => rig?.stop());

type Letter = Envelope<'message-dead-lettered'>;
const letterOf = (what: Envelope | Uint8Array, more: Partial<Parameters<typeof sealDeadLetter>[0]> = {}): Letter =>
  sealDeadLetter({
    source: '/worker/test',
    code: 'TEST_FAILED',
    reason: 'it failed',
    attempts: 3,
    stream: 'WORK',
    consumer: 'worker-test',
    what,
    ...more,
  }).envelope as Letter;
const handle = (...letters: readonly Letter[]) => rig.handle(messageDeadLettered(rig.parts), letters);
const rowsOf = (...letters: readonly Letter[]) =>
  rig.query<Record<string, unknown>>('select * from dead_letters where id = any($1::uuid[])', [
    letters.map(({ id }) => id),
  ]);

test('a dead letter is recorded once, however often and in whatever groups it arrives', async () => {
  const request = rig.request();
  const letter = letterOf(request);
  await Promise.all([handle(letter, letter), handle(letter), handle(letterOf(rig.request()), letter)]);
  await handle(letter);
  expect(await rowsOf(letter)).toMatchObject([
    {
      tenant_id: TENANT,
      code: 'TEST_FAILED',
      operation: 'test.run',
      job_id: request.subject,
      attempts: 3,
      redrivable: true,
      root_id: letter.id,
      redrive_of: null,
      envelope: request,
    },
  ]);
});

test('one that was deleted does not come back', async () => {
  const letter = letterOf(rig.request());
  await handle(letter);
  await rig.query('delete from dead_letters where id = $1', [letter.id]);
  expect(await handle(letter)).toEqual(new Map());
  expect(await rowsOf(letter)).toEqual([]);
});

test('bytes that were no envelope belong to the platform, whatever is in their reason', async () => {
  const letter = letterOf(Buffer.from([0, 255, 0]), {
    reason: 'a \0 and half a pair \ud800',
    consumer: 'worker-\0',
    stream: 'JOBS',
    sequence: 7,
  });
  expect(await handle(letter)).toEqual(new Map());
  expect(await rowsOf(letter)).toMatchObject([
    { tenant_id: PLATFORM_TENANT, raw: 'AP8A', envelope: null, redrivable: false, sequence: '7', consumer: 'worker-' },
  ]);
});

test('only a valid request of the same tenant can be redriven', async () => {
  const request = rig.request();
  const letters = [
    letterOf(rig.finished(newId())),
    letterOf({ ...request, data: { ...request.data, priority: 77 } } as never),
    { ...letterOf(request, { code: 'OF_ANOTHER' }), tenantid: newId() },
  ];
  await handle(...letters);
  expect((await rowsOf(...letters)).map(({ redrivable }) => redrivable)).toEqual([false, false, false]);
});

test('a job that was accepted and could never be recorded ends as dead-lettered, once, and its client can read why', async () => {
  const request = rig.request();
  const letter = letterOf(request, {
    stream: 'JOBS',
    consumer: 'orchestrator-job-requested',
    reason: 'it was refused',
  });
  await handle(letter);
  await handle(letterOf(request, { stream: 'JOBS', consumer: 'orchestrator-job-requested', code: 'AGAIN' }));
  expect(await rig.row(request.subject)).toMatchObject({
    state: 'dead_lettered',
    attempt: 0,
    error: { code: 'TEST_FAILED', message: 'it was refused' },
  });
  await eventually(async () =>
    expect((await rig.about('EVENTS', request.subject)).map(({ type }) => type)).toEqual(['job-dead-lettered']),
  );
  // The request comes after all: it is known, and nothing runs.
  await rig.handle(jobRequested(rig.parts), [request]);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'dead_lettered', attempt: 0 });
});

test('a job that is recorded keeps its state when its request is given up on', async () => {
  const request = rig.request();
  await rig.handle(jobRequested(rig.parts), [request]);
  const letter = letterOf(request, { stream: 'JOBS', consumer: 'orchestrator-job-requested' });
  await handle(letter);
  expect(await rowsOf(letter)).toHaveLength(1);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'dispatched' });
  const owed = await rig.query<{ facts: unknown }>('select facts from outbox');
  expect(JSON.stringify(owed)).not.toContain(request.subject);
  expect(await rig.about('EVENTS', request.subject)).toEqual([]);
});

test('a request that Postgres refuses costs neither its own dead letter nor the others of its group', async () => {
  const request = rig.request();
  const unstorable = seal({
    ...request,
    type: 'job-requested',
    subject: 'no uuid',
    tenantId: TENANT,
    correlationId: 'x',
  });
  const letters = [letterOf(unstorable, { stream: 'JOBS' }), letterOf(rig.request())];
  expect(await handle(...letters)).toEqual(new Map());
  expect(await rowsOf(...letters)).toHaveLength(2);
});

test('the dead letter of a redriven job knows its lineage', async () => {
  const [of, root] = [newId(), newId()];
  const request = rig.request({ redrive: { of, root, number: 2 } }, deriveId(of, 'redrive/2'));
  const letter = letterOf(request);
  await handle(letter);
  expect(await rowsOf(letter)).toMatchObject([{ redrive_of: of, root_id: root }]);
});

test('a leap second is no reason to refuse a dead letter', async () => {
  const letter = letterOf(rig.request());
  const leap = { ...letter, data: { ...letter.data, failedAt: '2016-12-31T23:59:60Z' } };
  expect(await handle(leap)).toEqual(new Map());
  expect(await rowsOf(leap)).toHaveLength(1);
});
