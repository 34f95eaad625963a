import { DependencyUnavailable, EnvelopeInvalid, newId, type Outgoing } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { aboutJobs } from '../../src/handlers/about-jobs.ts';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { workFinished } from '../../src/handlers/work-finished.ts';
import { acceptJobs } from '../../src/statements/accept-jobs.ts';
import { Rig } from '../rig.ts';

let rig: Rig;
const handler = () => aboutJobs(jobRequested(rig.parts));
const isWork = (outgoing: readonly Outgoing[]) => outgoing.some(({ subject }) => subject.startsWith('work.'));
const inFlight = () => rig.parts.window.inFlight('test');

beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());
beforeEach(() => rig.register(100));
afterEach(async () => {
  rig.onPublish = () => undefined;
  rig.parts.window.release('test', 10_000);
  await rig.query('delete from waiting');
});

const later = (ms: number) => new Date(Date.now() + ms).toISOString();

test('a group is recorded and dispatched with one attempt each', async () => {
  const requests = [rig.request(), rig.request(), rig.request()];
  const ids = requests.map(({ subject }) => subject);
  expect(await rig.handle(handler(), requests)).toEqual(new Map());
  expect(await rig.rows(...ids)).toMatchObject(ids.map((id) => ({ id, state: 'dispatched', attempt: 1 })));
  const work = await rig.about<'work-assigned'>('WORK', ...ids);
  expect(work.map(({ subject, data }) => [subject, data.attempt])).toEqual(ids.map((id) => [id, 1]));
  expect(inFlight()).toBe(3);
});

test('the work says what was asked for, and nothing of who asked', async () => {
  const deadline = later(60_000);
  const request = rig.request({ priority: 9, timeoutMs: 5, deadline, metadata: { a: 'b' }, maxAttempts: 1 });
  await rig.handle(handler(), [request]);
  const [work] = await rig.about<'work-assigned'>('WORK', request.subject);
  expect(work).toMatchObject({
    tenantid: request.tenantid,
    correlationid: request.correlationid,
    causationid: request.id,
  });
  expect(work?.data).toEqual({
    operation: 'test.run',
    input: { value: 1 },
    attempt: 1,
    maxAttempts: 1,
    timeoutMs: 5,
    deadline,
    metadata: { a: 'b' },
  });
});

test('the same request twice in a group, redelivered, and in two groups at once is one job with one assignment', async () => {
  const request = rig.request();
  const others = Array.from({ length: 20 }, () => rig.request());
  await Promise.all([
    rig.handle(handler(), [request, ...others, request]),
    rig.handle(handler(), [...others.toReversed(), request]),
    rig.handle(handler(), [request]),
  ]);
  await rig.handle(handler(), [request, ...others], 2);
  const ids = [request, ...others].map(({ subject }) => subject);
  expect(await rig.rows(...ids)).toMatchObject(ids.map(() => ({ state: 'dispatched', attempt: 1 })));
  expect(await rig.about('WORK', ...ids)).toHaveLength(ids.length);
  expect(inFlight()).toBe(ids.length);
});

test('a request that comes again after its job ended changes nothing', async () => {
  const request = rig.request();
  await rig.handle(handler(), [request]);
  await rig.handle(workFinished(rig.parts), [rig.finished(request.subject)]);
  await rig.handle(handler(), [request], 2);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'succeeded', attempt: 1 });
  expect(await rig.about('WORK', request.subject)).toHaveLength(1);
  expect(inFlight()).toBe(0);
});

test('work that no road takes after the commit is tried until one does, under the same id; a redelivery adds nothing', async () => {
  const requests = [rig.request(), rig.request()];
  const ids = requests.map(({ subject }) => subject);
  const tried: string[] = [];
  rig.onPublish = (outgoing) => {
    if (!isWork(outgoing)) return;
    tried.push(...outgoing.map(({ envelope }) => envelope.id));
    throw new DependencyUnavailable('JetStream is away');
  };
  // Who sent the request finds its job recorded, and would not send it again.
  expect(await rig.handle(handler(), requests)).toEqual(new Map());
  expect(await rig.rows(...ids)).toMatchObject([{ state: 'dispatched' }, { state: 'dispatched' }]);

  rig.onPublish = () => undefined;
  expect(await rig.handle(handler(), requests, 2)).toEqual(new Map());
  await rig.handle(handler(), requests, 3);
  await eventually(async () => {
    const work = await rig.about<'work-assigned'>('WORK', ...ids);
    expect(work.map(({ id }) => id).toSorted()).toEqual([...new Set(tried)].toSorted());
  });
  expect(inFlight()).toBe(2);
  const finished = ids.map((id) => rig.finished(id));
  await rig.handle(workFinished(rig.parts), [...finished, ...finished]);
  expect(await rig.rows(...ids)).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
  expect(inFlight()).toBe(0);
});

test('a job that is assigned again counts as dispatched now, so that the sweep does not believe its work lost', async () => {
  const request = rig.request();
  await rig.handle(handler(), [request]);
  await rig.query(`update jobs set dispatched_at = now() - interval '1 hour' where id = $1`, [request.subject]);
  await rig.handle(handler(), [request], 2);
  const [row] = await rig.query<{ age: number }>(
    'select extract(epoch from now() - dispatched_at)::float8 as age from jobs where id = $1',
    [request.subject],
  );
  expect(row?.age).toBeLessThan(60);
});

test('Postgres away: nothing is recorded, no place is lost, and the request may come again', async () => {
  const request = rig.request();
  const failed = await rig.handle(
    jobRequested({
      ...rig.parts,
      database: { run: () => Promise.reject(new DependencyUnavailable('Postgres is away')) } as never,
    }),
    [request],
  );
  expect(failed.get(request.subject)).toBeInstanceOf(DependencyUnavailable);
  expect([await rig.rows(request.subject), inFlight()]).toEqual([[], 0]);
});

test('what Postgres refuses fails alone; the others of its group are recorded and dispatched once', async () => {
  const good = Array.from({ length: 6 }, () => rig.request());
  // Too deep for Postgres to parse, though it is JSON.
  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const poison = rig.request({ input: JSON.parse(nested) as unknown });
  const failed = await rig.handle(handler(), [...good.slice(0, 2), poison, ...good.slice(2)]);
  expect([...failed.keys()]).toEqual([poison.subject]);
  const ids = good.map(({ subject }) => subject);
  expect(await rig.rows(...ids)).toMatchObject(ids.map(() => ({ state: 'dispatched' })));
  expect(await rig.about('WORK', ...ids)).toHaveLength(ids.length);
  expect(inFlight()).toBe(ids.length);
});

test('a request whose subject is no id of a job is a dead letter at once; the others go on', async () => {
  const good = rig.request();
  const failed = await rig.handle(handler(), [
    rig.request({}, 'not-a-uuid'),
    good,
    rig.request({}, newId().toUpperCase()),
  ]);
  expect(failed.size).toBe(2);
  for (const error of failed.values()) expect(error).toBeInstanceOf(EnvelopeInvalid);
  expect(await rig.row(good.subject)).toMatchObject({ state: 'dispatched' });
});

test('a job for later waits for its time and is told of as queued', async () => {
  const runAt = later(3_600_000);
  const request = rig.request({ runAt });
  await rig.handle(handler(), [request]);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'scheduled', attempt: 0 });
  expect(await rig.waiting(request.subject)).toEqual([{ job_id: request.subject, due_at: new Date(runAt) }]);
  expect(await rig.about('WORK', request.subject)).toEqual([]);
  await eventually(async () => {
    const events = await rig.about('EVENTS', request.subject);
    expect(events.map(({ type }) => type)).toEqual(['job-queued']);
  });
  expect(inFlight()).toBe(0);
});

test('a job whose time has passed already is dispatched at once', async () => {
  const request = rig.request({ runAt: later(-1000) });
  await rig.handle(handler(), [request]);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'dispatched' });
});

test('a job whose deadline has passed goes nowhere, and its deadline counts from now', async () => {
  const request = rig.request({ deadline: '2001-01-01T00:00:00Z' });
  await rig.handle(handler(), [request]);
  expect(await rig.row(request.subject)).toMatchObject({ state: 'queued', attempt: 0 });
  const [row] = await rig.query<{ age: number }>(
    'select extract(epoch from now() - deadline_at)::float8 as age from jobs where id = $1',
    [request.subject],
  );
  expect(row?.age).toBeLessThan(60);
  expect([await rig.waiting(request.subject), await rig.about('WORK', request.subject), inFlight()]).toEqual([
    [],
    [],
    0,
  ]);
});

test('a job parked without a time of its own is due by the clock of the database', async () => {
  const request = rig.request();
  await acceptJobs(rig.database, [{ request, state: 'queued', dueAt: null }]);
  const [row] = await rig.query<{ due: boolean }>('select due_at <= now() as due from waiting where job_id = $1', [
    request.subject,
  ]);
  expect(row).toEqual({ due: true });
});
