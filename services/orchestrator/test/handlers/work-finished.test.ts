import { DependencyUnavailable, type Envelope, fateOf, type Outgoing, open } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aboutJobs } from '../../src/handlers/about-jobs.ts';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { JobNotRecorded, workFinished } from '../../src/handlers/work-finished.ts';
import { claimAttempt } from '../../src/lost-attempts.ts';
import { acceptJobs } from '../../src/statements/accept-jobs.ts';
import { cancelJob } from '../../src/statements/cancel-job.ts';
import { Rig, TENANT } from '../rig.ts';

let rig: Rig;
const handler = () => aboutJobs(workFinished(rig.parts));

beforeAll(async () => {
  rig = await Rig.start();
  rig.parts.dispatcher.start();
  await rig.register(1000);
});
afterAll(() => rig?.stop());

/** Records jobs that are dispatched with their first attempt; returns their ids. */
async function dispatched(count = 1, data: Parameters<Rig['request']>[0] = {}): Promise<string[]> {
  const requests = Array.from({ length: count }, () => rig.request(data));
  await begin(...requests);
  return requests.map(({ subject }) => subject);
}
/** Behind a job of another test that still waits, a new one is queued first. */
async function begin(...requests: readonly Envelope<'job-requested'>[]): Promise<void> {
  await rig.handle(jobRequested(rig.parts), requests);
  const rows = () => rig.rows(...requests.map(({ subject }) => subject));
  await eventually(async () => expect(await rows()).toMatchObject(requests.map(() => ({ state: 'dispatched' }))));
}
const one = async (data: Parameters<Rig['request']>[0] = {}): Promise<string> =>
  (await dispatched(1, data))[0] as string;
const eventsOf = async (...ids: string[]) => (await rig.about('EVENTS', ...ids)).map(({ type }) => type);
const failure = { outcome: 'failed', retryAfterMs: 0 } as const;
const actor = { principal: 'user:test', requestId: 'request-1' };

test('a success is recorded with its output and told of once, with the id that follows from job, state and attempt', async () => {
  const ids = await dispatched(3);
  const before = rig.parts.window.inFlight('test');
  await rig.handle(
    handler(),
    ids.map((id) => rig.finished(id, { output: { answer: 42 } })),
  );
  expect(await rig.rows(...ids)).toMatchObject(
    ids.map(() => ({ state: 'succeeded', attempt: 1, output: { answer: 42 }, error: null, worker: 'worker/test' })),
  );
  await eventually(async () => expect(await eventsOf(...ids)).toEqual(ids.map(() => 'job-succeeded')));
  expect(before - rig.parts.window.inFlight('test')).toBe(3);
});

test('an output of null and one with characters that jsonb would refuse are kept as they are', async () => {
  const [a, b] = (await dispatched(2)) as [string, string];
  const output = { text: 'nul \u0000 and a lone \ud800', deep: [[[]]] };
  await rig.handle(handler(), [rig.finished(a, { output: null }), rig.finished(b, { output })]);
  expect(await rig.rows(a, b)).toMatchObject([
    { state: 'succeeded', output: null },
    { state: 'succeeded', output },
  ]);
});

test('a failure that trying again cannot help ends the job as failed', async () => {
  const id = await one();
  await rig.handle(handler(), [rig.finished(id, { outcome: 'failed', retryable: false })]);
  expect(await rig.row(id)).toMatchObject({ state: 'failed', attempt: 1, error: { code: 'TEST_FAILED' } });
  await eventually(async () => expect(await eventsOf(id)).toEqual(['job-failed']));
});

test('a worker that finds the deadline passed expires the job', async () => {
  const id = await one();
  const error = { code: 'DEADLINE_EXCEEDED', message: 'too late' };
  await rig.handle(handler(), [rig.finished(id, { outcome: 'expired', error })]);
  expect(await rig.row(id)).toMatchObject({ state: 'expired', error });
  await eventually(async () => expect(await eventsOf(id)).toEqual(['job-expired']));
});

test('a failure that cannot be recorded yet holds up no other failure of its group', async () => {
  const [locked, ...others] = (await dispatched(6)) as [string, ...string[]];
  const release = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holding = rig.parts.database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      await tx.selectFrom('jobs').select('id').where('id', '=', locked).forUpdate().execute();
      held.resolve();
      await release.promise;
    }),
  );
  await held.promise;
  const later = { outcome: 'failed', retryAfterMs: 3_600_000 } as const;
  const handled = rig.handle(
    handler(),
    [locked, ...others].map((id) => rig.finished(id, later)),
  );
  await eventually(async () =>
    expect(await rig.rows(...others)).toMatchObject(others.map(() => ({ state: 'retrying' }))),
  );
  expect(await rig.row(locked)).toMatchObject({ state: 'dispatched' });
  release.resolve();
  await Promise.all([holding, handled]);
  expect(await rig.row(locked)).toMatchObject({ state: 'retrying' });
});

test('while Postgres is away failures are asked about once, together, and come again', async () => {
  const ids = await dispatched(3);
  let statements = 0;
  const away = new Proxy(rig.database, {
    get: (database, name) =>
      name === 'run'
        ? () => {
            statements += 1;
            return Promise.reject(new DependencyUnavailable('away'));
          }
        : Reflect.get(database, name, database),
  });
  const results = ids.map((id) => rig.finished(id, { outcome: 'failed', retryAfterMs: 3_600_000 }));
  const failed = await rig.handle(aboutJobs(workFinished({ ...rig.parts, database: away })), results);
  expect([...failed.keys()]).toEqual(ids);
  expect(statements).toBe(1);
  expect(await rig.handle(handler(), results)).toEqual(new Map());
  expect(await rig.rows(...ids)).toMatchObject(ids.map(() => ({ state: 'retrying', attempt: 1 })));
});

test('a failure is tried again when the wait is over, until an attempt succeeds', async () => {
  const id = await one({ maxAttempts: 4 });
  for (const attempt of [1, 2]) {
    await rig.handle(handler(), [rig.finished(id, { ...failure, attempt })]);
    await eventually(async () =>
      expect(await rig.row(id)).toMatchObject({ state: 'dispatched', attempt: attempt + 1, started_at: null }),
    );
  }
  await rig.handle(handler(), [rig.finished(id, { attempt: 3 })]);
  expect(await rig.row(id)).toMatchObject({
    state: 'succeeded',
    attempt: 3,
    error: null,
    attempts: [
      { attempt: 1, worker: 'worker/test', error: { code: 'TEST_FAILED' } },
      { attempt: 2, worker: 'worker/test', error: { code: 'TEST_FAILED' } },
    ],
  });
  const work = await rig.about<'work-assigned'>('WORK', id);
  expect(work.map(({ data }) => data.attempt)).toEqual([1, 2, 3]);
  await eventually(async () => expect(await eventsOf(id)).toEqual(['job-retrying', 'job-retrying', 'job-succeeded']));
});

test('the next attempt waits for as long as the operation asked for', async () => {
  const id = await one();
  await rig.handle(handler(), [rig.finished(id, { outcome: 'failed', retryAfterMs: 3_600_000 })]);
  expect(await rig.row(id)).toMatchObject({ state: 'retrying', attempt: 1 });
  const [row] = await rig.query<{ wait: number }>(
    'select extract(epoch from due_at - now())::float8 as wait from waiting where job_id = $1',
    [id],
  );
  expect(row?.wait).toBeGreaterThan(3_500);
  expect(row?.wait).toBeLessThanOrEqual(3_600);
});

test('used-up attempts end in a dead letter that holds the request as it came', async () => {
  const request = rig.request({ maxAttempts: 1 });
  await begin(request);
  await rig.handle(handler(), [rig.finished(request.subject, failure)]);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'dead_lettered', error: { code: 'TEST_FAILED' } });
  await eventually(async () => expect(await eventsOf(request.subject)).toEqual(['job-dead-lettered']));
  // It has a row of its own in the outbox, and may be stored after the event.
  const [letter] = await eventually(async () => {
    const letters = await rig.about<'message-dead-lettered'>('DEAD_LETTERS', request.subject);
    expect(letters).toHaveLength(1);
    return letters;
  });
  expect(letter?.data).toMatchObject({
    jobId: request.subject,
    operation: 'test.run',
    code: 'TEST_FAILED',
    reason: 'failed',
    attempts: 1,
    stream: 'WORK',
    consumer: 'worker-test',
    envelope: request,
  });
  open(letter, new Set(['message-dead-lettered'] as const));
});

test('a second result of an attempt is counted and changes nothing, in the same group or later', async () => {
  const id = await one();
  const stale = await rig.metric('staleResults');
  await rig.handle(handler(), [
    rig.finished(id, { output: 'first' }),
    rig.finished(id, { output: 'second' }),
    rig.finished(id, { ...failure }),
  ]);
  await rig.handle(handler(), [rig.finished(id, { outcome: 'failed', retryable: false })]);
  expect(await rig.row(id)).toMatchObject({ state: 'succeeded', output: 'first', error: null });
  expect((await rig.metric('staleResults')) - stale).toBe(3);
  await eventually(async () => expect(await eventsOf(id)).toEqual(['job-succeeded']));
});

test('a stale result beside the current one does not lend it its error', async () => {
  const request = rig.request({ notify: 'gateway-1' });
  const id = request.subject;
  await begin(request);
  expect(await claimAttempt(rig.parts, id, 1, 'worker/other')).toBe(2);
  rig.notices.length = 0;
  await rig.handle(handler(), [
    rig.finished(id, { attempt: 1, outcome: 'failed', retryable: false }),
    rig.finished(id, { attempt: 2, output: 'current' }),
    rig.finished(id, { attempt: 1, output: 'stale' }),
  ]);
  expect(await rig.row(id)).toMatchObject({ state: 'succeeded', attempt: 2, output: 'current', error: null });
  expect(rig.notices.map(({ envelope }) => envelope.data)).toMatchObject([{ output: 'current', error: null }]);
  await eventually(async () => {
    const [event] = await rig
      .about<'job-succeeded'>('EVENTS', id)
      .then((all) => all.filter(({ type }) => type === 'job-succeeded'));
    expect(event?.data).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(event?.data.error).toBeUndefined();
  });
});

test('a result for an attempt that is over, and one for a job that nobody knows, change nothing', async () => {
  const id = await one();
  expect(await claimAttempt(rig.parts, id, 1, 'worker/other')).toBe(2);
  const unknown = rig.request().subject;
  const finishedAt = new Date(Date.now() - 61_000).toISOString();
  const before = await rig.metric('staleResults');
  const failed = await rig.handle(handler(), [
    rig.finished(id),
    rig.finished(id, { ...failure }),
    rig.finished(unknown, { finishedAt }),
    rig.finished(unknown, { ...failure, finishedAt }),
    rig.finished('no-id-at-all'),
  ]);
  expect(await rig.metric('staleResults')).toBe(before + 4);
  expect([...failed.keys()]).toEqual(['no-id-at-all']);
  expect(await rig.row(id)).toMatchObject({ state: 'dispatched', attempt: 2 });
  expect(await rig.rows(unknown)).toEqual([]);
});

test('a result that comes a moment before its job is recorded is not taken yet, and counts when it comes again', async () => {
  const requests = [rig.request(), rig.request()];
  const again = { outcome: 'failed', retryAfterMs: 3_600_000 } as const;
  const results = requests.map(({ subject }, place) => rig.finished(subject, place === 0 ? {} : again));
  const before = await rig.metric('staleResults');
  const failed = await rig.handle(handler(), results);
  expect([...failed.values()]).toEqual([expect.any(JobNotRecorded), expect.any(JobNotRecorded)]);
  // Postgres may have been away for many deliveries before.
  for (const error of failed.values()) expect(fateOf(error, 100)).toMatchObject({ kind: 'retry' });
  await acceptJobs(
    rig.database,
    requests.map((request) => ({ request, state: 'dispatched' })),
  );
  expect(await rig.handle(handler(), results, 2)).toEqual(new Map());
  expect(await rig.rows(...requests.map(({ subject }) => subject))).toMatchObject([
    { state: 'succeeded', attempt: 1 },
    { state: 'retrying', attempt: 1 },
  ]);
  expect(await rig.metric('staleResults')).toBe(before);
});

test('a result of a job that is recorded as waiting for that attempt is not taken yet; of one that was cancelled it is never', async () => {
  const [waiting, cancelled] = [rig.request(), rig.request()];
  // Not due, so that the dispatcher leaves it where it is.
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  await acceptJobs(rig.database, [
    { request: waiting, state: 'queued', dueAt },
    { request: cancelled, state: 'queued' },
  ]);
  await cancelJob(rig.parts, { jobId: cancelled.subject, tenantId: TENANT, actor });
  const failed = await rig.handle(handler(), [rig.finished(waiting.subject), rig.finished(cancelled.subject)]);
  expect([...failed]).toEqual([[waiting.subject, expect.any(JobNotRecorded)]]);
});

const NESTED = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown;
const LATER = { outcome: 'failed', retryAfterMs: 3_600_000 } as const;

test.each([
  ['result', {}, { output: NESTED }, 'succeeded'],
  [
    'failure',
    LATER,
    { ...LATER, error: { code: 'TEST_FAILED', message: 'failed', details: NESTED } as never },
    'retrying',
  ],
] as const)('one %s that cannot be recorded does not keep the others', async (_kind, good, bad, state) => {
  const [a, b, c] = (await dispatched(3)) as [string, string, string];
  const failed = await rig.handle(handler(), [rig.finished(a, good), rig.finished(b, bad), rig.finished(c, good)]);
  expect([...failed.keys()]).toEqual([b]);
  expect(await rig.rows(a, b, c)).toMatchObject([{ state }, { state: 'dispatched' }, { state }]);
});

test('the gateway whose client waits hears of every end, and of nothing else', async () => {
  const [ok, failed, retried] = (await dispatched(3, { notify: 'gateway-1', maxAttempts: 2 })) as [
    string,
    string,
    string,
  ];
  rig.notices.length = 0;
  await rig.handle(handler(), [
    rig.finished(ok, { output: 1 }),
    rig.finished(failed, { outcome: 'failed', retryable: false }),
    rig.finished(retried, { ...failure }),
  ]);
  expect(rig.notices.map(({ subject, envelope }) => [subject, envelope.subject])).toEqual([
    ['notices.gateway.gateway-1', ok],
    ['notices.gateway.gateway-1', failed],
  ]);
  for (const { envelope } of rig.notices) open(structuredClone(envelope), new Set(['job-finished'] as const));
  await eventually(async () => expect(await rig.row(retried)).toMatchObject({ state: 'dispatched', attempt: 2 }));
  await rig.handle(handler(), [rig.finished(retried, { ...failure, attempt: 2 })]);
  expect(rig.notices.at(-1)?.envelope.data).toMatchObject({ id: retried, state: 'dead_lettered' });
});

test('a crash between commit and publish: the sweep of the outbox tells the same facts under the same ids', async () => {
  const ids = await dispatched(3, { maxAttempts: 1 });
  const scheduled = rig.request({ runAt: new Date(Date.now() + 3_600_000).toISOString() });
  const [ok, failed, dead] = ids as [string, string, string];
  const [retried, lost] = (await dispatched(2, { maxAttempts: 2 })) as [string, string];
  const all = [...ids, retried, lost, scheduled.subject];
  const calls: Outgoing[][] = [];
  const relay = rig.parts.relay;
  const forgetful = {
    ...rig.parts,
    relay: { offer: (_id: string, outgoing: Outgoing[]) => calls.push(outgoing) } as never,
  };
  await rig.handle(jobRequested(forgetful), [scheduled]);
  await rig.handle(workFinished(forgetful), [
    rig.finished(ok),
    rig.finished(failed, { outcome: 'failed', retryable: false }),
    rig.finished(dead, { ...failure }),
    rig.finished(retried, { outcome: 'failed', retryAfterMs: 3_600_000 }),
  ]);
  expect(await claimAttempt(forgetful, lost, 1, 'worker/other')).toBe(2);
  const told = calls.flat();
  expect(told).toHaveLength(7);
  expect(await rig.about('EVENTS', ...all)).toEqual([]);
  await rig.query(`update outbox set created_at = now() - interval '1 minute'`);
  await relay.sweep();
  const found = [...(await rig.about('EVENTS', ...all)), ...(await rig.about('DEAD_LETTERS', dead))];
  const byId = (envelopes: readonly { readonly id: string }[]) => envelopes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(found)).toEqual(byId(told.map(({ envelope }) => envelope)));
  // In the same packs, too: what the process sent before it died is recognised when the sweep sends it.
  for (const call of calls)
    expect((await rig.parts.publisher.publish(call)).every(({ duplicate }) => duplicate)).toBe(true);
  expect(await rig.query('select id from outbox')).toEqual([]);
});

test('the events of a job are those that its history names', async () => {
  const { jobHistory } = await import('../../src/domain/job-history.ts');
  const { jobColumns } = await import('../../src/domain/job-view.ts');
  const id = await one({ maxAttempts: 3 });
  await rig.handle(handler(), [rig.finished(id, { ...failure })]);
  await eventually(async () => expect(await rig.row(id)).toMatchObject({ state: 'dispatched', attempt: 2 }));
  expect(await claimAttempt(rig.parts, id, 2, 'worker/other')).toBe(3);
  await rig.handle(handler(), [rig.finished(id, { ...failure, attempt: 3 })]);
  const row = await rig.database.kysely
    .selectFrom('jobs')
    .select([...jobColumns, 'attempts'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const history = jobHistory(rig.parts.source, row as never, row.attempts as never).map(({ envelope }) => envelope);
  await eventually(async () => {
    const events = await rig.about('EVENTS', id);
    expect(events.map(({ type }) => type)).toEqual(['job-retrying', 'job-retrying', 'job-dead-lettered']);
    for (const event of events) expect(history).toContainEqual(event);
  });
});
