import { eventually } from '@weir/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Expiry } from '../src/expiry.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import { claimAttempt } from '../src/lost-attempts.ts';
import { Scheduler } from '../src/scheduler.ts';
import { insertSchedule } from '../src/statements/change-schedules.ts';
import { clock } from '../src/statements/find-schedules.ts';
import { OPERATION, QUEUE, Rig, TENANT } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());
beforeEach(async () => {
  await rig.clear();
  await rig.register(10);
});

const HOUR = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const accept = async (data: Parameters<Rig['request']>[0]) => {
  const request = rig.request(data);
  await rig.handle(jobRequested(rig.parts), [request]);
  return request.subject;
};
const become = (id: string) => rig.query('update waiting set due_at = now() where job_id = $1', [id]);

test('a job whose time is farther away than a timer can wait stays where it is, and runs when the time has come', async () => {
  const id = await accept({ runAt: inMs(60 * 24 * HOUR) });
  const witness = await accept({});
  await eventually(async () => expect((await rig.row(witness)).state).toBe('dispatched'));
  // Whatever the dispatcher does for others, it does nothing for this one.
  rig.parts.dispatcher.parked(QUEUE);
  const next = await accept({});
  await eventually(async () => expect((await rig.row(next)).state).toBe('dispatched'));
  expect(await rig.row(id)).toMatchObject({ state: 'scheduled', attempt: 0 });
  await become(id);
  rig.parts.dispatcher.parked(QUEUE);
  await eventually(async () => expect(await rig.row(id)).toMatchObject({ state: 'dispatched', attempt: 1 }));
});

test('every attempt carries the same deadline and the same time limit', async () => {
  const deadline = inMs(HOUR);
  const id = await accept({ deadline, timeoutMs: 1_234 });
  await rig.handle(workFinished(rig.parts), [rig.finished(id, { outcome: 'failed', retryAfterMs: 0 })]);
  rig.parts.dispatcher.parked(QUEUE);
  await eventually(async () => expect((await rig.row(id)).attempt).toBe(2));
  expect(await claimAttempt(rig.parts, id, 2, 'worker/other')).toBe(3);
  await eventually(async () =>
    expect((await rig.about('WORK', id)).map(({ data }) => data)).toMatchObject([
      { attempt: 1, deadline, timeoutMs: 1_234 },
      { attempt: 2, deadline, timeoutMs: 1_234 },
    ]),
  );
});

test('an attempt that took too long is tried again; the deadline of the job stays', async () => {
  const id = await accept({ deadline: inMs(HOUR) });
  const error = { code: 'JOB_TIMEOUT', message: 'too long' };
  await rig.handle(workFinished(rig.parts), [rig.finished(id, { outcome: 'failed', error, retryAfterMs: 2 * HOUR })]);
  expect(await rig.row(id)).toMatchObject({ state: 'retrying', error });
  // Its next attempt would begin after the deadline: it ends at the deadline, not later.
  await rig.query('update jobs set deadline_at = now() where id = $1', [id]);
  // A row that somebody holds for a moment is passed over, and taken by the next sweep.
  const expiry = new Expiry(rig.parts);
  await eventually(async () => expect(await expiry.sweep()).toBe(1));
  expect(await rig.row(id)).toMatchObject({ state: 'expired', attempt: 1, error: { code: 'DEADLINE_EXCEEDED' } });
  expect(await rig.waiting(id)).toEqual([]);
});

test('what is due after its deadline is not dispatched any more: neither for the first time nor again', async () => {
  const scheduled = await accept({ runAt: inMs(HOUR), deadline: inMs(2 * HOUR) });
  const retrying = await accept({ deadline: inMs(HOUR) });
  await rig.handle(workFinished(rig.parts), [rig.finished(retrying, { outcome: 'failed', retryAfterMs: HOUR })]);
  for (const id of [scheduled, retrying]) {
    await rig.query('update jobs set deadline_at = now() where id = $1', [id]);
    await become(id);
  }
  rig.parts.dispatcher.parked(QUEUE);
  await eventually(async () => expect(await rig.waiting(scheduled, retrying)).toEqual([]));
  expect((await rig.rows(scheduled, retrying)).map(({ state, attempt }) => [state, attempt])).toEqual([
    ['scheduled', 0],
    ['retrying', 1],
  ]);
  await new Expiry(rig.parts).sweep();
  expect((await rig.rows(scheduled, retrying)).map(({ state }) => state)).toEqual(['expired', 'expired']);
});

test('each run of a schedule has a deadline of its own: a missed run that is past it expires, one that is not runs', async () => {
  const schedule = {
    name: 'with a deadline',
    job: { operation: OPERATION, input: {}, deadlineAfterMs: 90_000 },
    everyMs: 60_000,
    missedRuns: 'all' as const,
  };
  const actor = { principal: 'user:test', requestId: 'request-1' };
  const defaults = { queue: QUEUE, maxAttempts: 3, timeoutMs: 60_000 };
  await insertSchedule(rig.parts, { tenantId: TENANT, actor, schedule, defaults }, await clock(rig.database));
  // Runs 190, 130, 70 and 10 seconds ago.
  await rig.query(
    `update schedules set created_at = created_at - interval '250 seconds', next_run_at = next_run_at - interval '250 seconds'`,
  );
  expect(await new Scheduler(rig.parts, { leads: true }).sweep()).toBe(4);
  const expiry = new Expiry(rig.parts);
  await eventually(async () => {
    await expiry.sweep();
    const states = await rig.query<{ state: string }>(`select state from jobs order by request->'data'->>'runAt'`);
    expect(states.map(({ state }) => state)).toEqual(['expired', 'expired', 'dispatched', 'dispatched']);
  });
});
