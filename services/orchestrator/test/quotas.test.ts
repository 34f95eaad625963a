import { newId, sealDeadLetter } from '@weir/messaging';
import type { CreateSchedule, RedrivenDeadLetters } from '@weir/schemas';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ScheduleRow, scheduleView } from '../src/domain/schedule-view.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { messageDeadLettered } from '../src/handlers/message-dead-lettered.ts';
import { Scheduler } from '../src/scheduler.ts';
import { insertSchedule } from '../src/statements/change-schedules.ts';
import { clock, readSchedule } from '../src/statements/find-schedules.ts';
import { redriveDeadLetter, redriveDeadLetters } from '../src/statements/redrive-dead-letters.ts';
import { OPERATION, QUEUE, Rig } from './rig.ts';

let rig: Rig;
let scheduler: Scheduler;
/** A tenant of its own for each test, whose quota is what the test says. */
let tenantId: string;
beforeAll(async () => {
  rig = await Rig.start();
  scheduler = new Scheduler(rig.parts, { leads: true });
});
afterAll(() => rig?.stop());
beforeEach(() => {
  tenantId = newId();
});
afterEach(() => rig.clear());

const ACTOR = { principal: 'user:test', requestId: 'request-1' };
const asker = () => ({ ...ACTOR, tenantId });
const LATER = { runAt: new Date(Date.now() + 3_600_000).toISOString() };

const allow = (jobsInFlight: number) => rig.quotas.set(tenantId, { jobsInFlight });
/** Jobs that are in flight until somebody ends them. */
async function fill(count: number): Promise<readonly string[]> {
  const requests = Array.from({ length: count }, () => rig.request(LATER, newId(), tenantId));
  await rig.handle(jobRequested(rig.parts), requests);
  return requests.map(({ subject }) => subject);
}
const end = (ids: readonly string[]) =>
  rig.query(`update jobs set state = 'succeeded' where id = any($1::uuid[])`, [ids]);
const inFlight = async (): Promise<number> => {
  const [row] = await rig.query<{ count: number }>(
    `select count(*)::int as count from jobs where tenant_id = $1 and state <> 'succeeded'`,
    [tenantId],
  );
  return row?.count ?? 0;
};
const refusals = async (policy: string) => {
  const { values } = await rig.parts.metrics.rateLimited.get();
  return values.find(({ labels }) => labels.policy === policy)?.value ?? 0;
};

/** A schedule whose runs of the last `hours` have not begun. */
async function addDue(
  missedRuns: CreateSchedule['missedRuns'] & string,
  hours = 1,
  owner = tenantId,
): Promise<() => Promise<ScheduleRow>> {
  const schedule: CreateSchedule = {
    name: `schedule ${newId()}`,
    job: { operation: OPERATION, input: { value: 1 } },
    everyMs: 3_600_000,
    missedRuns,
  };
  const defaults = { queue: QUEUE, maxAttempts: 3, timeoutMs: 60_000 };
  const asked = { tenantId: owner, actor: ACTOR, schedule, defaults };
  const made = await insertSchedule(rig.parts, asked, await clock(rig.database));
  if (typeof made === 'string') throw new Error(made);
  const { id } = made;
  await rig.query(
    `update schedules set created_at = created_at - $2::interval, next_run_at = next_run_at - $2::interval where id = $1`,
    [id, `${hours} hours`],
  );
  return async () => (await readSchedule(rig.database, { tenantId: owner, id })) as ScheduleRow;
}
/** What waiting would do. */
const waitOver = () => rig.query(`update schedules set held_until = now() where held_until is not null`);

async function bury(count: number): Promise<readonly string[]> {
  const letters = Array.from({ length: count }, () => {
    const what = rig.request({}, newId(), tenantId);
    const facts = {
      source: '/worker/test',
      stream: 'WORK',
      consumer: 'worker-test',
      attempts: 3,
      operation: OPERATION,
    };
    return sealDeadLetter({ ...facts, code: 'TEST_FAILED', reason: 'it failed', what }).envelope;
  });
  await rig.handle(messageDeadLettered(rig.parts), letters as Parameters<typeof rig.handle>[1] as never);
  return letters.map(({ id }) => id);
}
const redriveMany = (more: { readonly dryRun?: boolean; readonly max?: number } = {}): Promise<RedrivenDeadLetters> =>
  redriveDeadLetters(rig.parts, {
    asker: asker(),
    filter: { tenantIds: [tenantId] },
    dryRun: false,
    ratePerS: 1_000,
    max: 100,
    ...more,
  });
const redriveOne = (id: string, by = rig.parts) =>
  redriveDeadLetter(by, { id, tenantIds: [tenantId] }, asker(), undefined);
const refusedIn = ({ items }: RedrivenDeadLetters) =>
  items.filter(({ refusal }) => refusal === 'QUOTA_EXCEEDED').length;

test('of runs that are due as many begin as there is room for, and not one more', async () => {
  allow(5);
  await fill(3);
  const schedules = await Promise.all(Array.from({ length: 4 }, () => addDue('skip')));
  expect(await scheduler.sweep()).toBe(2);
  expect(await inFlight()).toBe(5);
  const rows = await Promise.all(schedules.map((read) => read()));
  expect(rows.filter((row) => row.missed_code === 'QUOTA_EXCEEDED')).toHaveLength(2);
  expect(rows.filter((row) => row.last_job_id !== null)).toHaveLength(2);
});

test('skip: the run is left out and said, and the schedule goes on with the next', async () => {
  allow(1);
  const ids = await fill(1);
  const read = await addDue('skip');
  const due = (await read()).next_run_at as Date;
  const before = await refusals('jobs-in-flight');
  expect(await scheduler.sweep()).toBe(0);
  const row = await read();
  expect(scheduleView(row)).toMatchObject({
    lastMissedRun: { runAt: due.toISOString(), code: 'QUOTA_EXCEEDED' },
    lastRunAt: null,
    lastJobId: null,
    nextRunAt: new Date(due.getTime() + 3_600_000).toISOString(),
  });
  expect(await refusals('jobs-in-flight')).toBe(before + 1);
  await end(ids);
  expect(await scheduler.sweep()).toBe(0);
  await rig.query(`update schedules set next_run_at = now() where id = $1`, [row.id]);
  expect(await scheduler.sweep()).toBe(1);
});

test('last: the latest run stays due, and begins when there is room', async () => {
  allow(1);
  const ids = await fill(1);
  const read = await addDue('last', 3);
  const latest = new Date(((await read()).next_run_at as Date).getTime() + 2 * 3_600_000);
  expect(await scheduler.sweep()).toBe(0);
  expect(await read()).toMatchObject({
    missed_code: 'QUOTA_EXCEEDED',
    missed_run_at: latest,
    next_run_at: latest,
    held_until: expect.any(Date),
  });
  await end(ids);
  // It is held for a moment, so that a full quota is not counted all the time.
  expect(await scheduler.sweep()).toBe(0);
  await waitOver();
  expect(await scheduler.sweep()).toBe(1);
  const after = await read();
  expect(after).toMatchObject({ last_run_at: latest, held_until: null });
  expect((after.next_run_at as Date).getTime()).toBeGreaterThan(Date.now());
});

test('all: the earliest begin as far as there is room, the others as it comes back, each once', async () => {
  allow(2);
  const read = await addDue('all', 5);
  const first = (await read()).next_run_at as Date;
  const before = await refusals('jobs-in-flight');
  expect(await scheduler.sweep()).toBe(2);
  expect(await read()).toMatchObject({
    last_run_at: new Date(first.getTime() + 3_600_000),
    next_run_at: new Date(first.getTime() + 2 * 3_600_000),
  });
  await waitOver();
  expect(await scheduler.sweep()).toBe(0);
  // Told once for each run, however often it is tried.
  expect(await refusals('jobs-in-flight')).toBe(before + 1);
  for (const begins of [2, 1]) {
    await rig.query(`update jobs set state = 'succeeded' where tenant_id = $1`, [tenantId]);
    await waitOver();
    expect(await scheduler.sweep()).toBe(begins);
  }
  expect(await read()).toMatchObject({ held_until: null, missed_code: 'QUOTA_EXCEEDED' });
  const jobs = await rig.query<{ run: string }>(
    `select request->'data'->>'runAt' as run from jobs where tenant_id = $1`,
    [tenantId],
  );
  expect(new Set(jobs.map(({ run }) => run)).size).toBe(5);
});

test('a full quota of one tenant holds up no other', async () => {
  allow(0);
  for (let n = 0; n < 60; n += 1) await addDue('last');
  const other = newId();
  const read = await addDue('skip', 1, other);
  // It is due after all of those.
  expect(await scheduler.sweep()).toBe(1);
  expect((await read()).last_job_id).not.toBeNull();
});

test('while nobody says what a tenant may have its runs stay due, and those of others begin', async () => {
  rig.quotas.set(tenantId, undefined);
  const unknown = await addDue('last');
  const before = await unknown();
  const known = await addDue('skip', 1, newId());
  expect(await scheduler.sweep()).toBe(1);
  expect((await known()).last_job_id).not.toBeNull();
  expect(await unknown()).toEqual(before);
  rig.quotas.set(tenantId, {});
  expect(await scheduler.sweep()).toBe(1);
});

test('a scheduler with a run that it may not start goes on starting those of others at their time', async () => {
  rig.quotas.set(tenantId, undefined);
  await addDue('last');
  const waits: unknown[] = [];
  const run = rig.database.run.bind(rig.database);
  const database = new Proxy(rig.database, {
    get(target, name) {
      if (name !== 'run') return Reflect.get(target, name);
      return async (statement: { readonly name: string }, values: readonly unknown[]) => {
        const rows = await run(statement as never, values);
        if (statement.name === 'until-next-run') waits.push((rows[0] as { waitMs: string | null }).waitMs);
        return rows;
      };
    },
  });
  const alone = new Scheduler({ ...rig.parts, database }, { leads: true }).start();
  await expect.poll(() => waits.length).toBeGreaterThan(1);
  await alone.stop();
  expect(Number(waits[0])).toBeLessThan(0);
  // After the sweep not the run that is left, which would have it look again at once and for ever.
  expect(waits[1]).toBeNull();
});

test('a run that came too late, and a job that cannot be asked for, are said as well', async () => {
  const late = await addDue('skip', 3);
  const run = new Date(((await late()).next_run_at as Date).getTime() + 2 * 3_600_000);
  await rig.query(
    `update schedules set next_run_at = next_run_at - interval '10 minutes', created_at = created_at - interval '10 minutes'`,
  );
  const broken = await addDue('last');
  await rig.query(`update schedules set job = '{"operation": "NO NAME", "input": 1}' where id = $1`, [
    (await broken()).id,
  ]);
  expect(await scheduler.sweep()).toBe(0);
  expect(await late()).toMatchObject({ missed_code: 'RUN_MISSED', missed_run_at: new Date(run.getTime() - 600_000) });
  expect(await broken()).toMatchObject({ missed_code: 'JOB_INVALID' });
});

test('a redrive that finds the quota full makes no job and says which quota; one that was made before is still known', async () => {
  allow(2);
  const [one, two] = (await bury(2)) as [string, string];
  await fill(1);
  const made = await redriveOne(one);
  expect(made).toMatchObject({ kind: 'known' });
  expect(await redriveOne(two)).toEqual({ kind: 'full', full: { policy: 'jobs-in-flight', max: 2 } });
  expect(await redriveOne(one)).toEqual(made);
  expect(await inFlight()).toBe(2);
  expect(await rig.query('select redriven_as from dead_letters where id = $1', [two])).toEqual([{ redriven_as: null }]);
});

test('a redrive of many stops at the quota, and says how many it left and why; what it left can be redriven later', async () => {
  allow(75);
  await bury(90);
  const ids = await fill(5);
  const dry = await redriveMany({ dryRun: true });
  const real = await redriveMany();
  expect(real).toMatchObject({
    matched: 90,
    redriven: 70,
    stopped: { code: 'QUOTA_EXCEEDED', policy: 'jobs-in-flight', notRedriven: 20 },
  });
  expect(refusedIn(real)).toBe(20);
  const said = ({ items, ...rest }: RedrivenDeadLetters) => ({
    ...rest,
    items: items.map(({ id, jobId }) => ({ id, jobId })),
  });
  expect(said({ ...dry, dryRun: false })).toEqual(said(real));
  expect(await inFlight()).toBe(75);
  await end(ids);
  expect(await redriveMany()).toMatchObject({ redriven: 5, stopped: { notRedriven: 15 } });
  rig.quotas.set(tenantId, {});
  const rest = await redriveMany();
  expect([rest.redriven, rest.stopped]).toEqual([15, undefined]);
});

test('what lies beyond the group that met the quota is counted too', async () => {
  allow(10);
  await bury(120);
  const { redriven, items, stopped } = await redriveMany({ max: 110 });
  expect([redriven, items.length, stopped?.notRedriven]).toEqual([10, 50, 100]);
});

test('schedulers and redrives at once, in several processes, fill the quota to the job', async () => {
  allow(20);
  await fill(4);
  const letters = await bury(15);
  for (let n = 0; n < 10; n += 1) await addDue('all', 3);
  const others = Array.from({ length: 3 }, () => new Scheduler(rig.parts, { leads: true }));
  await Promise.all([
    ...others.map((one) => one.sweep()),
    redriveMany({ max: 7 }),
    redriveMany({ max: 7 }),
    ...letters.map((id) => redriveOne(id)),
  ]);
  expect(await inFlight()).toBe(20);
});

test('what is stored counts: nothing begins that would be too much, and then what fits', async () => {
  const [letter] = (await bury(1)) as [string];
  rig.quotas.set(tenantId, { storedBytes: 100 });
  expect(await redriveOne(letter)).toEqual({ kind: 'full', full: { policy: 'stored-bytes', max: 100 } });
  const read = await addDue('skip');
  await scheduler.sweep();
  expect(await read()).toMatchObject({ missed_code: 'QUOTA_EXCEEDED', last_job_id: null });
  rig.quotas.set(tenantId, { storedBytes: 10_000 });
  expect(await redriveOne(letter)).toMatchObject({ kind: 'known' });
});

test('while nobody says what a tenant may have nothing is redriven', async () => {
  const [letter] = (await bury(1)) as [string];
  rig.quotas.set(tenantId, undefined);
  await expect(redriveOne(letter)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await expect(redriveMany()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  expect(await inFlight()).toBe(0);
});
