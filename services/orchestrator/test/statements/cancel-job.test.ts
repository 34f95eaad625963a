import { newId, open } from '@weir/messaging';
import { eventually } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Expiry } from '../../src/expiry.ts';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { workFinished } from '../../src/handlers/work-finished.ts';
import { workProgressed } from '../../src/handlers/work-progressed.ts';
import { claimAttempt } from '../../src/lost-attempts.ts';
import { cancelJob, recordCancellation } from '../../src/statements/cancel-job.ts';
import { dispatchAgain } from '../../src/statements/dispatch-again.ts';
import { staleAttempts } from '../../src/statements/stale-attempts.ts';
import { Rig, TENANT } from '../rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
  await rig.register(1_000);
});
afterAll(() => rig?.stop());
beforeEach(() => {
  rig.notices.length = 0;
});

const later = () => new Date(Date.now() + 3_600_000).toISOString();
const cancellation = (jobId: string, tenantId: string = TENANT) => ({
  jobId,
  tenantId,
  actor: { principal: 'user:test', requestId: 'request-1' },
});
const cancel = (jobId: string) => cancelJob(rig.parts, cancellation(jobId));
const accept = async (data: Parameters<Rig['request']>[0] = {}) => {
  const request = rig.request(data);
  await rig.handle(jobRequested(rig.parts), [request]);
  return request.subject;
};
const ends = async (...ids: string[]) =>
  (await rig.about('EVENTS', ...ids)).filter(({ type }) =>
    ['job-succeeded', 'job-failed', 'job-cancelled', 'job-expired', 'job-dead-lettered'].includes(type),
  );

/** A job in each open state. */
const inState = {
  scheduled: () => accept({ runAt: later() }),
  // Its queue has no workers.
  queued: () => accept({ queue: 'nobody' }),
  dispatched: () => accept(),
  running: async () => {
    const id = await accept();
    await rig.handle(workProgressed(rig.parts), [rig.progressed(id)]);
    return id;
  },
  retrying: async () => {
    const id = await accept();
    await rig.handle(workFinished(rig.parts), [rig.finished(id, { outcome: 'failed', retryAfterMs: 3_600_000 })]);
    return id;
  },
};

test.each(Object.entries(inState))(
  'a job that is %s is cancelled at once, told of once, and waits nowhere',
  async (state, make) => {
    const id = await make();
    const { attempt } = await rig.row(id);
    expect((await rig.row(id)).state).toBe(state);
    const inFlight = rig.parts.window.inFlight('test');

    expect(await cancel(id)).toMatchObject({
      job: { id, state: 'cancelled', attempt, error: { code: 'JOB_CANCELLED' } },
    });

    expect(await rig.row(id)).toMatchObject({ state: 'cancelled', attempt, finished_at: expect.any(Date) });
    expect(await rig.waiting(id)).toEqual([]);
    const isOut = state === 'dispatched' || state === 'running';
    expect(inFlight - rig.parts.window.inFlight('test')).toBe(isOut ? 1 : 0);
    expect(rig.notices.filter(({ envelope }) => envelope.type === 'work-cancelled')).toMatchObject(
      isOut ? [{ subject: 'notices.worker.test', envelope: { subject: id, data: { attempt: 1 } } }] : [],
    );
    for (const { envelope } of rig.notices) open(envelope, new Set(['work-cancelled'] as const));
    await eventually(async () => expect(await ends(id)).toMatchObject([{ type: 'job-cancelled', data: { attempt } }]));
    for (const event of await ends(id)) open(event, new Set(['job-cancelled'] as const));
  },
);

test('who cancelled it is in the audit', async () => {
  const id = await accept();
  await cancel(id);
  await cancel(id);
  await eventually(async () =>
    expect(await rig.about('AUDIT', id)).toMatchObject([
      {
        type: 'audit-recorded',
        tenantid: TENANT,
        correlationid: 'request-1',
        data: {
          principal: 'user:test',
          action: 'job.cancel',
          resource: { type: 'job', id },
          outcome: 'succeeded',
          details: { state: 'dispatched', attempt: 1 },
        },
      },
    ]),
  );
  for (const record of await rig.about('AUDIT', id)) open(record, new Set(['audit-recorded'] as const));
});

test('a request that waits for the job is answered', async () => {
  const id = await accept({ notify: 'gateway-1' });
  await cancel(id);
  expect(rig.notices.map(({ subject, envelope }) => [subject, envelope.subject])).toEqual([
    ['notices.gateway.gateway-1', id],
    ['notices.worker.test', id],
  ]);
});

test('whatever comes after it is refused: the dispatcher, a second publication, a claim, progress, a result, a failure', async () => {
  const id = await accept();
  const held = await accept({ queue: 'nobody' });
  await cancel(id);
  await cancel(held);
  const stale = await rig.metric('staleResults');
  expect(await dispatchAgain(rig.database, [id, held])).toEqual([]);
  expect(await claimAttempt(rig.parts, id, 1, 'worker/other')).toBeUndefined();
  await rig.handle(workProgressed(rig.parts), [rig.progressed(id)]);
  await rig.handle(workFinished(rig.parts), [rig.finished(id)]);
  await rig.handle(workFinished(rig.parts), [rig.finished(id, { outcome: 'failed' })]);
  expect(await rig.row(id)).toMatchObject({ state: 'cancelled', output: null, started_at: null });
  expect((await rig.metric('staleResults')) - stale).toBe(2);

  // Room appears in the queue of the one that was held in memory.
  await rig.register(1, {}, 'nobody');
  rig.parts.dispatcher.parked('nobody');
  const next = await accept({ queue: 'nobody' });
  await eventually(async () => expect((await rig.row(next)).state).toBe('dispatched'));
  expect(await rig.row(held)).toMatchObject({ state: 'cancelled', attempt: 0 });
  expect(await rig.about('WORK', held)).toEqual([]);
});

test('a request that is delivered again does not bring the job back', async () => {
  const request = rig.request();
  await rig.handle(jobRequested(rig.parts), [request]);
  await cancel(request.subject);
  await rig.handle(jobRequested(rig.parts), [request], 2);
  expect((await rig.row(request.subject)).state).toBe('cancelled');
});

test('a job that has ended cannot be cancelled, and says how it ended', async () => {
  const [succeeded, failed, cancelled, expired] = [
    await accept(),
    await accept(),
    await accept(),
    await accept({ deadline: later() }),
  ];
  await rig.handle(workFinished(rig.parts), [
    rig.finished(succeeded),
    rig.finished(failed, { outcome: 'failed', retryable: false }),
  ]);
  await cancel(cancelled);
  await rig.query('update jobs set deadline_at = now() where id = $1', [expired]);
  await new Expiry(rig.parts).sweep();
  for (const [id, ended] of [
    [succeeded, 'succeeded'],
    [failed, 'failed'],
    [cancelled, 'cancelled'],
    [expired, 'expired'],
  ] as const) {
    const before = await rig.row(id);
    expect(await cancel(id)).toEqual({ ended });
    expect(await rig.row(id)).toEqual(before);
  }
});

test("another tenant's job does not exist", async () => {
  const id = await accept();
  expect(await cancelJob(rig.parts, cancellation(id, newId()))).toBeUndefined();
  expect(await cancelJob(rig.parts, cancellation(newId()))).toBeUndefined();
  expect((await rig.row(id)).state).toBe('dispatched');
});

test('who dies right after the commit has cancelled the job: the event is owed, and a heartbeat stops the worker', async () => {
  const id = await accept();
  const other = await accept();
  expect(await staleAttempts(rig.database, [{ jobId: id, attempt: 1 }])).toEqual([]);
  await recordCancellation(rig.parts, cancellation(id));
  expect(await ends(id)).toEqual([]);
  const asked = [id, other].map((jobId) => ({ jobId, attempt: 1 }));
  expect(await staleAttempts(rig.database, asked)).toEqual([{ jobId: id, attempt: 1 }]);
  await rig.query(`update outbox set created_at = now() - interval '1 minute'`);
  await rig.parts.relay.sweep();
  expect(await ends(id)).toMatchObject([{ type: 'job-cancelled' }]);
  expect(await rig.about('AUDIT', id)).toHaveLength(1);
});

test('an attempt is stale when another has begun, when its job is unknown or has ended, and not before', async () => {
  const [lost, ended, current] = [await accept(), await accept(), await accept()];
  expect(await claimAttempt(rig.parts, lost, 1, 'worker/other')).toBe(2);
  await rig.handle(workFinished(rig.parts), [rig.finished(ended)]);
  const unknown = newId();
  const found = await staleAttempts(rig.database, [
    { jobId: lost, attempt: 1 },
    { jobId: lost, attempt: 2 },
    { jobId: ended, attempt: 1 },
    { jobId: current, attempt: 1 },
    { jobId: unknown, attempt: 1 },
  ]);
  expect(found.map(({ jobId, attempt }) => `${jobId}/${attempt}`).toSorted()).toEqual(
    [`${lost}/1`, `${ended}/1`, `${unknown}/1`].toSorted(),
  );
});

test('however cancellation, results, progress, claims and deadlines meet: one end, one event of it, and places in the window given back once', async () => {
  type Step = 'cancel' | 'succeed' | 'fail' | 'progress' | 'claim' | 'expire' | 'cancel again';
  const steps = fc.constantFrom<Step>('cancel', 'succeed', 'fail', 'progress', 'claim', 'expire', 'cancel again');
  const first = rig.parts.window.inFlight('test');
  const made: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 2, maxLength: 6 }), fc.boolean(), async (plan, together) => {
      const id = await accept({ deadline: later(), maxAttempts: 2 });
      made.push(id);
      const take = async (step: Step) => {
        if (step === 'cancel' || step === 'cancel again') await cancel(id);
        else if (step === 'succeed') await rig.handle(workFinished(rig.parts), [rig.finished(id)]);
        else if (step === 'fail')
          await rig.handle(workFinished(rig.parts), [rig.finished(id, { outcome: 'failed', retryAfterMs: 3_600_000 })]);
        else if (step === 'progress') await rig.handle(workProgressed(rig.parts), [rig.progressed(id)]);
        else if (step === 'claim') await claimAttempt(rig.parts, id, 1, 'worker/other');
        else {
          await rig.query('update jobs set deadline_at = now() where id = $1', [id]);
          await new Expiry(rig.parts).sweep();
        }
      };
      if (together) await Promise.all(plan.map(take));
      else for (const step of plan) await take(step);
      // Whatever is still open is cancelled now.
      const answer = await cancel(id);
      const { state, finished_at } = await rig.row(id);
      expect(finished_at).not.toBeNull();
      expect(answer).toMatchObject('job' in (answer ?? {}) ? { job: { state } } : { ended: state });
      expect(await rig.waiting(id)).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(rig.parts.window.inFlight('test')).toBe(first);
  await eventually(async () => {
    const events = await ends(...made);
    expect(events.map(({ subject }) => subject).toSorted()).toEqual(made.toSorted());
  });
}, 60_000);
