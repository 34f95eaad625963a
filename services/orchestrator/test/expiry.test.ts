import { open } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Expiry } from '../src/expiry.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import { workProgressed } from '../src/handlers/work-progressed.ts';
import { Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());

const soon = () => new Date(Date.now() + 3_600_000).toISOString();
/** What waiting an hour would do. */
const pass = (...ids: string[]) => rig.query('update jobs set deadline_at = now() where id = any($1::uuid[])', [ids]);

test('a job whose deadline passes expires wherever it is: queued, for later, out, running, between attempts', async () => {
  const expiry = new Expiry(rig.parts);
  const deadline = soon();
  const queued = rig.request({ deadline, notify: 'gateway-1' });
  const scheduled = rig.request({ deadline, runAt: soon() });
  await rig.handle(jobRequested(rig.parts), [queued, scheduled]);
  await rig.register(1, {}, 'other');
  const [out, running, retrying] = [0, 1, 2].map(() => rig.request({ deadline, queue: 'other' })) as [
    typeof queued,
    typeof queued,
    typeof queued,
  ];
  await rig.handle(jobRequested(rig.parts), [out, running, retrying]);
  await rig.handle(workProgressed(rig.parts), [rig.progressed(running.subject)]);
  await rig.handle(workFinished(rig.parts), [
    rig.finished(retrying.subject, { outcome: 'failed', retryAfterMs: 3_600_000 }),
  ]);
  const ids = [queued, scheduled, out, running, retrying].map(({ subject }) => subject);
  expect((await rig.rows(...ids)).map(({ state }) => state)).toEqual([
    'queued',
    'scheduled',
    'dispatched',
    'running',
    'retrying',
  ]);
  expect(await expiry.sweep()).toBe(0);

  await pass(...ids);
  rig.notices.length = 0;
  const inFlight = rig.parts.window.inFlight('other');
  expect(await expiry.sweep()).toBe(5);
  expect(await rig.rows(...ids)).toMatchObject(
    ids.map(() => ({ state: 'expired', error: { code: 'DEADLINE_EXCEEDED' }, finished_at: expect.any(Date) })),
  );
  expect(await rig.waiting(...ids)).toEqual([]);
  expect(inFlight - rig.parts.window.inFlight('other')).toBe(2);
  expect(rig.notices.map(({ envelope }) => envelope.data)).toMatchObject([{ id: queued.subject, state: 'expired' }]);
  await eventually(async () => {
    const events = (await rig.about<'job-expired'>('EVENTS', ...ids)).filter(({ type }) => type === 'job-expired');
    expect(events.map(({ subject }) => subject).toSorted()).toEqual(ids.toSorted());
    for (const event of events) open(event, new Set(['job-expired'] as const));
  });
});

test('the result of a job that has expired is stale', async () => {
  await rig.register(10);
  const request = rig.request({ deadline: soon() });
  await rig.handle(jobRequested(rig.parts), [request]);
  await pass(request.subject);
  await new Expiry(rig.parts).sweep();
  await rig.handle(workFinished(rig.parts), [rig.finished(request.subject)]);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'expired', output: null });
});

test('a deadline that passed long before the job came expires it', async () => {
  const expiry = new Expiry(rig.parts);
  await expiry.sweep();
  const request = rig.request({ deadline: '2001-01-01T00:00:00Z' });
  await rig.handle(jobRequested(rig.parts), [request]);
  await expiry.sweep();
  expect(await rig.row(request.subject)).toMatchObject({ state: 'expired', attempt: 0 });
});

test('what passed while no orchestrator ran is found at the start, however long ago', async () => {
  const request = rig.request({ deadline: soon() });
  await rig.handle(jobRequested(rig.parts), [request]);
  await rig.query(`update jobs set deadline_at = now() - interval '30 days' where id = $1`, [request.subject]);
  expect(await new Expiry(rig.parts).sweep()).toBe(1);
});

test('more than one statement takes expire in one sweep', async () => {
  const list = Array.from({ length: 450 }, () => rig.request({ deadline: soon(), queue: 'nobody' }));
  await rig.handle(jobRequested(rig.parts), list);
  await pass(...list.map(({ subject }) => subject));
  expect(await new Expiry(rig.parts).sweep()).toBe(450);
});
