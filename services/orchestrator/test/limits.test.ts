import { newId } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Dispatcher } from '../src/dispatcher.ts';
import { DispatchWindow } from '../src/domain/dispatch-window.ts';
import { Expiry } from '../src/expiry.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import type { Parts } from '../src/parts.ts';
import type { QueueChange } from '../src/queue-controls.ts';
import { recover } from '../src/recovery.ts';
import { underAdmissionLock } from '../src/statements/admission-lock.ts';
import { Rig } from './rig.ts';

let rig: Rig;
let parts: Parts;
const others: Parts[] = [];
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());

const fresh = (capacity: number): Parts => {
  const window = new DispatchWindow();
  const { source, database, publisher, registry, log } = rig.parts;
  const made = { ...rig.parts, window };
  const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log });
  window.setCapacity('test', capacity);
  return { ...made, dispatcher };
};
const another = (capacity: number): Parts => {
  const one = fresh(capacity);
  others.push(one);
  return one;
};
beforeEach(() => {
  parts = another(100);
});
afterEach(async () => {
  rig.onPublish = () => undefined;
  await Promise.all(others.splice(0).map(({ dispatcher }) => dispatcher.stop()));
  await rig.clear();
});

type Job = ReturnType<Rig['request']>;
const requests = (count: number, data: Parameters<Rig['request']>[0] = {}, tenantId?: string) =>
  Array.from({ length: count }, () => rig.request(data, newId(), tenantId));
const accept = (list: readonly Job[], by = parts) => rig.handle(jobRequested(by), list);
const finish = (list: readonly { readonly subject: string }[], by = parts, data = {}) =>
  rig.handle(
    workFinished(by),
    list.map(({ subject }) => rig.finished(subject, data)),
  );
const inState = async (state: string, list: readonly Job[]) => {
  const rows = await rig.rows(...list.map(({ subject }) => subject));
  return list.filter(({ subject }) => rows.some((row) => row.id === subject && row.state === state));
};
const out = (list: readonly Job[]) => inState('dispatched', list);
const slots = async () => (await rig.query<{ job_id: string }>('select job_id from slots')).map((row) => row.job_id);
const settle = (change: QueueChange, by = parts) => by.dispatcher.controls.change('test', change, 'user:test');

/** Finishes what is out again and again until all have ended; `check` looks at what is out each time. */
async function runAll(list: readonly Job[], check: (out: readonly Job[]) => void, by: readonly Parts[] = [parts]) {
  let turn = 0;
  await eventually(async () => {
    const current = await out(list);
    check(current);
    const [first] = current;
    turn += 1;
    if (first !== undefined) await finish([first], by[turn % by.length]);
    expect(await inState('succeeded', list)).toHaveLength(list.length);
  }, 30_000);
}

test('of one key one job is in flight, in order of priority, and other jobs of the queue are not held back', async () => {
  const keyed = [1, 9, 5].map((priority) => rig.request({ concurrencyKey: 'account-1', priority }));
  const free = requests(3);
  await accept([...keyed, ...free]);
  await eventually(async () => expect([await out(free), await out(keyed)]).toEqual([free, [expect.anything()]]));
  const order: string[] = [];
  await runAll(keyed, (current) => {
    expect(current.length).toBeLessThanOrEqual(1);
    for (const { subject } of current) if (order.at(-1) !== subject) order.push(subject);
  });
  expect(order).toHaveLength(3);
  await eventually(async () => expect(await slots()).toEqual([]));
});

test('a key is its tenant’s own, and keys do not hold one another back', async () => {
  const list = [
    ...requests(2, { concurrencyKey: 'k' }, newId()),
    ...requests(2, { concurrencyKey: 'k' }, newId()),
    ...requests(2, { concurrencyKey: 'l' }),
  ];
  await accept(list);
  await eventually(async () => expect(await out(list)).toHaveLength(3));
  await runAll(list, (current) => expect(current.length).toBeLessThanOrEqual(3));
});

test('an operator may allow a key more than one job', async () => {
  await settle({ key_concurrency_max: 3 });
  const list = requests(7, { concurrencyKey: 'k' });
  await accept(list);
  await eventually(async () => expect(await out(list)).toHaveLength(3));
  await runAll(list, (current) => expect(current.length).toBeLessThanOrEqual(3));
});

test('a retry gives its slot back while it waits, and needs one again', async () => {
  const [first, second] = requests(2, { concurrencyKey: 'k' }) as [Job, Job];
  await accept([first]);
  await eventually(async () => expect(await out([first])).toHaveLength(1));
  await accept([second]);
  await finish([first], parts, { outcome: 'failed', retryAfterMs: 300 });
  await eventually(async () => expect(await out([second])).toHaveLength(1));
  parts.dispatcher.start();
  await eventually(async () =>
    expect((await rig.waiting(first.subject))[0]?.due_at.getTime()).toBeLessThan(Date.now()),
  );
  expect(await out([first])).toEqual([]);
  await finish([second]);
  await eventually(async () => expect(await rig.row(first.subject)).toMatchObject({ state: 'dispatched', attempt: 2 }));
  await finish([first], parts, { attempt: 2 });
  await eventually(async () => expect(await slots()).toEqual([]));
});

test('the late release of an attempt leaves the slot of the next one', async () => {
  const [job, next] = requests(2, { concurrencyKey: 'k' }) as [Job, Job];
  await accept([job]);
  await eventually(async () => expect(await slots()).toEqual([job.subject]));
  await rig.query('update slots set attempt = 2');
  parts.dispatcher.ended([{ id: job.subject, attempt: 1, queue: 'test' }]);
  await accept([next]);
  await parts.dispatcher.stop();
  expect(await slots()).toEqual([job.subject]);
});

test('limits of queue and tenant hold, whoever dispatches and whoever records the results', async () => {
  const other = another(100);
  const [a, b] = [newId(), newId()];
  await settle({ concurrency_max: 5, tenant_concurrency_max: 4, tenants: [{ tenantId: b, concurrencyMax: 2 }] });
  await other.dispatcher.controls.refresh();
  for (const { dispatcher } of [parts, other]) dispatcher.start();
  const list = [...requests(15, {}, a), ...requests(15, {}, b)];
  await Promise.all([accept(list.slice(0, 15)), accept(list.slice(15), other)]);
  await eventually(async () => expect(await out(list)).toHaveLength(5));
  await runAll(
    list,
    (current) => {
      expect(current.length).toBeLessThanOrEqual(5);
      expect(current.filter(({ tenantid }) => tenantid === a).length).toBeLessThanOrEqual(4);
      expect(current.filter(({ tenantid }) => tenantid === b).length).toBeLessThanOrEqual(2);
    },
    [parts, other],
  );
});

test('a limit that is set while jobs are in flight counts them', async () => {
  const before = requests(4);
  await accept(before);
  await eventually(async () => expect(await out(before)).toHaveLength(4));
  parts.dispatcher.start();
  await settle({ concurrency_max: 5 });
  await eventually(async () => expect(await slots()).toHaveLength(4));
  const after = requests(4);
  await accept(after);
  await eventually(async () => expect(await out(after)).toHaveLength(1));
  await runAll([...before, ...after], (current) => expect(current.length).toBeLessThanOrEqual(5));
});

test('a process that dies with jobs in flight and results unheard of leaks no slot', async () => {
  const [job, next] = requests(2, { concurrencyKey: 'k' }) as [Job, Job];
  const dead = another(100);
  await accept([job, next], dead);
  await eventually(async () => expect(await slots()).toHaveLength(1));
  await dead.dispatcher.stop();
  // Its results are recorded, and it dies before it frees the slot.
  const [running] = (await out([job, next])) as [Job];
  await rig.query(`update jobs set state = 'succeeded' where id = $1`, [running.subject]);
  parts.dispatcher.start();
  const waiting = running === job ? next : job;
  await eventually(async () => expect(await out([waiting])).toHaveLength(1));
  expect(await slots()).toEqual([waiting.subject]);
});

test('jobs that a dead process had recorded and not parked wait behind their gate at the next start', async () => {
  const list = requests(3, { concurrencyKey: 'k' });
  await accept(list);
  await rig.query('delete from waiting');
  const next = another(100);
  await recover(next);
  await runAll(list, (current) => expect(current.length).toBeLessThanOrEqual(1), [next]);
});

test('a deadline that passes while a job waits or runs frees what it held', async () => {
  const deadline = new Date(Date.now() + 300).toISOString();
  const [running, waiting] = requests(2, { concurrencyKey: 'k', deadline }) as [Job, Job];
  const last = rig.request({ concurrencyKey: 'k' });
  await accept([running]);
  await accept([waiting, last]);
  parts.dispatcher.start();
  const expiry = new Expiry(parts);
  await eventually(async () => {
    await expiry.sweep();
    expect(await inState('expired', [running, waiting])).toHaveLength(2);
    expect(await out([last])).toHaveLength(1);
  });
});

test('deep backlogs behind blocked keys do not hide a key that is free', async () => {
  const blocked = requests(1_500, { concurrencyKey: 'blocked', priority: 9 });
  for (let start = 0; start < blocked.length; start += 400) await accept(blocked.slice(start, start + 400));
  const free = rig.request({ concurrencyKey: 'free', priority: 0 });
  await accept([free]);
  await eventually(async () => expect(await out([free])).toHaveLength(1));
  expect(await out(blocked)).toHaveLength(1);
});

test('more blocked keys than one look sees, and more tenants, do not hide a key that is free', async () => {
  const add = (table: string, columns: string, values: string, tenants: number) =>
    rig.query(
      `insert into ${table} (job_id, tenant_id, queue, ${columns})
        select gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad((n % ${tenants})::text, 12, '0'))::uuid, 'test', ${values}
        from generate_series(1, 3000) as n`,
    );
  for (const tenants of [1, 1_200]) {
    await add('slots', 'concurrency_key, attempt', `'key-' || n, 1`, tenants);
    await add('waiting', 'gate, priority, due_at', `'/key-' || n, 9, now()`, tenants);
    const free = rig.request(
      { concurrencyKey: 'z', priority: 0 },
      newId(),
      tenants === 1 ? '00000000-0000-7000-8000-000000000000' : newId(),
    );
    await accept([free]);
    await eventually(async () => {
      parts.dispatcher.returned('test', 0);
      expect(await out([free])).toHaveLength(1);
    });
  }
});

test('slots are counted and given out by one at a time, whoever asks', async () => {
  let [active, most] = [0, 0];
  const admit = () =>
    underAdmissionLock(rig.database, async (runs) => {
      active += 1;
      most = Math.max(most, active);
      await runs.run({ name: 'a-while', text: 'select pg_sleep(0.02)' }, []);
      active -= 1;
    });
  await Promise.all(Array.from({ length: 6 }, admit));
  expect(most).toBe(1);
});

test('an orchestrator that stands still while it admits jobs holds the others up for seconds only', async () => {
  const [locked, thawed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const frozen = underAdmissionLock(rig.database, async (runs) => {
    locked.resolve();
    await thawed.promise;
    await runs.run({ name: 'too-late', text: 'select 1' }, []);
  }).catch((error: unknown) => error);
  await locked.promise;
  const job = rig.request({ concurrencyKey: 'k' });
  await accept([job]);
  await eventually(async () => expect(await out([job])).toHaveLength(1));
  thawed.resolve();
  expect(await frozen).toBeInstanceOf(Error);
});

test('a rate holds over all orchestrators and both tenants, and what it holds back goes later by itself', async () => {
  await rig.register(100, { rateLimit: { limit: 5, perMs: 2_000 } });
  const other = another(100);
  const list = [...requests(4, {}, newId()), ...requests(4, {}, newId())];
  await Promise.all([accept(list.slice(0, 4)), accept(list.slice(4), other)]);
  await eventually(async () => expect(await out(list)).toHaveLength(8));
  const rows = await rig.query<{ ms: number }>(
    'select extract(epoch from dispatched_at - min(dispatched_at) over ())::float8 * 1000 as ms from jobs order by dispatched_at',
  );
  // Five tokens are there at once, and another comes every 400 ms; a commit is a moment younger than its tokens.
  for (const [index, { ms }] of rows.entries()) expect(ms).toBeGreaterThanOrEqual((index - 4) * 400 - 100);
  await rig.register(100);
});
