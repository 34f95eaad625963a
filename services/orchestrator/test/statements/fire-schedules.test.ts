import { deriveId, newId } from '@weir/messaging';
import type { CreateSchedule } from '@weir/schemas';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { OPEN } from '../../src/domain/gate.ts';
import type { ScheduleRow } from '../../src/domain/schedule-view.ts';
import { Scheduler } from '../../src/scheduler.ts';
import { insertSchedule, pauseSchedule, removeSchedule } from '../../src/statements/change-schedules.ts';
import { clock, readSchedule } from '../../src/statements/find-schedules.ts';
import { fireSchedules } from '../../src/statements/fire-schedules.ts';
import { OPERATION, QUEUE, Rig, TENANT } from '../rig.ts';

let rig: Rig;
let scheduler: Scheduler;
let count = 0;
beforeAll(async () => {
  rig = await Rig.start();
  scheduler = new Scheduler(rig.parts, { leads: true });
});
afterAll(() => rig?.stop());
afterEach(() => rig.clear());

const ACTOR = { principal: 'user:test', requestId: 'request-1' };
const HOURLY = { cron: '0 * * * *' };
const defaults = { queue: QUEUE, maxAttempts: 3, timeoutMs: 60_000 };
async function add(
  more: Partial<CreateSchedule> & Partial<Pick<CreateSchedule, 'cron' | 'everyMs'>>,
): Promise<ScheduleRow> {
  count += 1;
  const timing = more.everyMs === undefined ? { ...HOURLY, ...more } : more;
  const schedule: CreateSchedule = {
    name: `schedule ${count}`,
    job: { operation: OPERATION, input: { value: 1 } },
    ...timing,
  };
  const made = await insertSchedule(
    rig.parts,
    { tenantId: TENANT, actor: ACTOR, schedule, defaults },
    await clock(rig.database),
  );
  if (typeof made === 'string') throw new Error(made);
  return made;
}
const read = async (id: string) => (await readSchedule(rig.database, { tenantId: TENANT, id })) as ScheduleRow;
/** What waiting would do: its next run was so long ago. */
const backdate = (id: string, interval: string) =>
  rig.query(
    `update schedules set created_at = created_at - $2::interval, next_run_at = next_run_at - $2::interval,
       start_at = start_at - $2::interval where id = $1`,
    [id, interval],
  );
const due = async (id: string) => {
  const { next_run_at } = await read(id);
  await rig.query(`update schedules set next_run_at = date_trunc('milliseconds', now()) where id = $1`, [id]);
  return { next_run_at };
};
interface JobOfRun {
  readonly id: string;
  readonly run: string;
}
const jobs = () =>
  rig.query<JobOfRun>(`select id, request->'data'->>'runAt' as run from jobs order by request->'data'->>'runAt'`);

test('nothing happens before the time has come', async () => {
  const { id, next_run_at } = await add({});
  expect(await fireSchedules(rig.parts)).toEqual({ schedules: 0, jobs: 0 });
  expect((await read(id)).next_run_at).toEqual(next_run_at);
  expect(await jobs()).toEqual([]);
});

test('a run is one job, asked for as by a client, with an id that follows from schedule and time; the schedule moves on', async () => {
  const { id } = await add({
    job: {
      operation: OPERATION,
      input: { value: 7 },
      priority: 9,
      maxAttempts: 5,
      deadlineAfterMs: 60_000,
      metadata: { a: 'b' },
    },
    everyMs: 3_600_000,
    missedRuns: 'last',
  });
  await backdate(id, '1 hour');
  const run = (await read(id)).next_run_at as Date;
  expect(await scheduler.sweep()).toBe(1);
  const jobId = deriveId(id, run.toISOString());
  const [{ request, ...row }] = (await rig.query(`select * from jobs`)) as [Record<string, never>];
  expect(row).toMatchObject({
    id: jobId,
    tenant_id: TENANT,
    operation: OPERATION,
    queue: QUEUE,
    priority: 9,
    max_attempts: 5,
  });
  expect(row.deadline_at).toEqual(new Date(run.getTime() + 60_000));
  expect(request).toMatchObject({
    correlationid: `schedule-${id}`,
    causationid: id,
    data: {
      input: { value: 7 },
      runAt: run.toISOString(),
      principal: 'user:test',
      timeoutMs: 60_000,
      metadata: { a: 'b' },
    },
  });
  expect(await read(id)).toMatchObject({
    last_run_at: run,
    last_job_id: jobId,
    next_run_at: new Date(run.getTime() + 3_600_000),
  });
  expect(await scheduler.sweep()).toBe(0);
});

test('its job goes to the workers like any other', async () => {
  await rig.register(10);
  const { id } = await add({ everyMs: 3_600_000 });
  await due(id);
  expect(await scheduler.sweep()).toBe(1);
  const [job] = (await jobs()) as [JobOfRun];
  await eventually(async () =>
    expect(await rig.about('WORK', job.id)).toMatchObject([
      { data: { operation: OPERATION, attempt: 1, timeoutMs: 60_000 } },
    ]),
  );
  expect((await rig.row(job.id)).state).toBe('dispatched');
});

test('what the job leaves open is as the operation has it at the run, not at the creation', async () => {
  await rig.register(10, { name: 'test.moved', queue: 'moved', maxAttempts: 7, timeoutMs: 5_000 }, 'moved');
  const { id } = await add({ job: { operation: 'test.moved', input: {} } });
  await due(id);
  await scheduler.sweep();
  expect(await rig.query('select queue, max_attempts from jobs')).toEqual([{ queue: 'moved', max_attempts: 7 }]);
});

test('runs that were missed: skip leaves them out, last begins one, all begins each; each goes on with the next to come', async () => {
  const policies = ['skip', 'last', 'all'] as const;
  const ids: string[] = [];
  for (const missedRuns of policies) {
    const { id } = await add({
      everyMs: 3_600_000,
      missedRuns,
      startAt: new Date(Date.now() + 1_800_000).toISOString(),
    });
    // The run of half an hour ago, and the four before it.
    await backdate(id, '5 hours');
    ids.push(id);
  }
  expect(await scheduler.sweep()).toBe(6);
  const last = (await Promise.all(ids.map(read))).map((row) => [row.last_run_at !== null, row.next_run_at]);
  const next = (await read(ids[0] as string)).next_run_at as Date;
  expect(next.getTime()).toBeGreaterThan(Date.now());
  expect(last).toEqual([
    [false, next],
    [true, expect.any(Date)],
    [true, expect.any(Date)],
  ]);
  const found = await jobs();
  expect(new Set(found.map((job) => job.id)).size).toBe(6);
});

test('a hundred runs that were missed begin over several transactions, each once', async () => {
  const { id } = await add({ everyMs: 1_000, missedRuns: 'all' });
  await backdate(id, '1 day');
  const began = await scheduler.sweep();
  // One or two more may have become due meanwhile.
  expect(began).toBeGreaterThanOrEqual(100);
  const found = await jobs();
  expect(found).toHaveLength(began);
  const times = found.map(({ run }) => Date.parse(run));
  for (let index = 1; index < times.length; index += 1)
    expect((times[index] ?? 0) - (times[index - 1] ?? 0)).toBe(1_000);
});

test('two schedulers at once start every run once', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    const { id } = await add({ everyMs: 60_000, missedRuns: 'all' });
    await backdate(id, '10 minutes');
    ids.push(id);
  }
  const schedulers = Array.from({ length: 4 }, () => new Scheduler(rig.parts, { leads: true }));
  const began = await Promise.all(schedulers.map((one) => one.sweep()));
  // Whatever a sweep skipped because another held it was done by that one.
  const total = began.reduce((sum, one) => sum + one, 0);
  const found = await jobs();
  expect(found).toHaveLength(total);
  expect(total).toBe(60 * 10);
  const expected = (await Promise.all(ids.map(read))).flatMap((row) =>
    Array.from({ length: 10 }, (_, index) =>
      deriveId(row.id, new Date((row.last_run_at as Date).getTime() - index * 60_000).toISOString()),
    ),
  );
  expect(found.map((job) => job.id).toSorted()).toEqual(expected.toSorted());
});

test('even a leader that moves a schedule back starts no run a second time', async () => {
  const { id } = await add({ everyMs: 60_000 });
  const { next_run_at } = await due(id);
  const run = (await read(id)).next_run_at as Date;
  expect(next_run_at).not.toEqual(run);
  await scheduler.sweep();
  await rig.query('update schedules set next_run_at = $2 where id = $1', [id, run]);
  expect(await scheduler.sweep()).toBe(0);
  expect(await jobs()).toHaveLength(1);
});

test('a failure before the commit leaves everything as it was, and the next sweep does all of it', async () => {
  const { id } = await add({ everyMs: 60_000, missedRuns: 'all' });
  await backdate(id, '3 minutes');
  const before = await read(id);
  // The statement that records the jobs is refused.
  await rig.asSuperuser('alter table orchestrator.waiting rename to waiting_away');
  try {
    await expect(scheduler.sweep()).rejects.toThrow();
    expect(await read(id)).toEqual(before);
    expect(await jobs()).toEqual([]);
  } finally {
    await rig.asSuperuser('alter table orchestrator.waiting_away rename to waiting');
  }
  expect(await scheduler.sweep()).toBe(3);
});

test('what was committed and not dispatched waits for any dispatcher', async () => {
  const { id } = await add({ everyMs: 3_600_000 });
  await due(id);
  await fireSchedules({ ...rig.parts, dispatcher: { parked: () => undefined, gateOf: () => OPEN } as never });
  const [job] = (await jobs()) as [JobOfRun];
  expect(await rig.waiting(job.id)).toHaveLength(1);
});

test('a paused schedule does not run, and goes on without what came meanwhile; a deleted one is gone', async () => {
  const { id } = await add({ everyMs: 60_000, missedRuns: 'all' });
  const key = { tenantId: TENANT, id };
  expect(await pauseSchedule(rig.parts, key, true, ACTOR)).toMatchObject({ paused: true, next_run_at: null });
  await rig.query(`update schedules set created_at = created_at - interval '5 minutes' where id = $1`, [id]);
  expect(await scheduler.sweep()).toBe(0);
  const resumed = await pauseSchedule(rig.parts, key, false, ACTOR);
  expect(resumed?.next_run_at?.getTime()).toBeGreaterThan(Date.now());
  expect(await scheduler.sweep()).toBe(0);
  expect(await pauseSchedule(rig.parts, { tenantId: newId(), id }, true, ACTOR)).toBeUndefined();
  await due(id);
  expect(await removeSchedule(rig.parts, { tenantId: newId(), id }, ACTOR)).toBeUndefined();
  expect((await removeSchedule(rig.parts, key, ACTOR))?.id).toBe(id);
  expect(await scheduler.sweep()).toBe(0);
});

test('after its last run a schedule has no next', async () => {
  const { id } = await add({ everyMs: 60_000, endAt: new Date(Date.now() + 90_000).toISOString() });
  await backdate(id, '75 seconds');
  await rig.query(`update schedules set end_at = end_at - interval '75 seconds' where id = $1`, [id]);
  expect(await scheduler.sweep()).toBe(1);
  expect(await read(id)).toMatchObject({ last_run_at: expect.any(Date), next_run_at: null, paused: false });
});

test('one whose job cannot be asked for any more is left out, and holds up no other', async () => {
  const [broken, sound] = [await add({}), await add({})];
  await due(broken.id);
  await due(sound.id);
  await rig.query(`update schedules set job = '{"operation": "NO NAME", "input": 1}' where id = $1`, [broken.id]);
  expect(await scheduler.sweep()).toBe(1);
  expect((await jobs())[0]?.id).toBe((await read(sound.id)).last_job_id);
  const after = await read(broken.id);
  expect([after.last_job_id, (after.next_run_at?.getTime() ?? 0) > Date.now()]).toEqual([null, true]);
});

test('a name is free once in a tenant, and a tenant has so many schedules at the most', async () => {
  const asked = {
    actor: ACTOR,
    schedule: { name: 'same', job: { operation: OPERATION, input: {} }, everyMs: 1_000 },
    defaults,
  };
  const now = await clock(rig.database);
  const [one, two] = [newId(), newId()];
  expect(await insertSchedule(rig.parts, { ...asked, tenantId: one }, now)).toMatchObject({ name: 'same' });
  expect(await insertSchedule(rig.parts, { ...asked, tenantId: one }, now)).toBe('exists');
  expect(await insertSchedule(rig.parts, { ...asked, tenantId: two }, now)).toMatchObject({ name: 'same' });
  await rig.query(
    `insert into schedules (id, tenant_id, name, principal, job, defaults, every_ms, missed_runs, paused, created_at)
     select gen_random_uuid(), tenant_id, 'n' || number, principal, job, defaults, every_ms, missed_runs, true, created_at
     from schedules, generate_series(1, 999) as number where tenant_id = $1`,
    [one],
  );
  const other = { ...asked.schedule, name: 'one more' };
  expect(await insertSchedule(rig.parts, { ...asked, schedule: other, tenantId: one }, now)).toBe('exhausted');
});

test('a scheduler starts a run at its time by itself, and nothing while it does not lead', async () => {
  let looks = 0;
  let leads = false;
  const leadership = {
    get leads() {
      looks += 1;
      return leads;
    },
  };
  const alone = new Scheduler(rig.parts, leadership).start();
  const { id } = await add({ everyMs: 1_000 });
  await rig.query(`update schedules set next_run_at = now() - interval '1 second' where id = $1`, [id]);
  const before = looks;
  await eventually(() => expect(looks).toBeGreaterThan(before));
  expect(await jobs()).toEqual([]);
  leads = true;
  try {
    await eventually(async () => expect((await jobs()).length).toBeGreaterThanOrEqual(3));
  } finally {
    await alone.stop();
  }
  const found = await jobs();
  expect(new Set(found.map(({ run }) => run)).size).toBe(found.length);
});
