import { DependencyUnavailable } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import { grantLeases, LeaseSweep, renewLeases } from '../src/leases.ts';
import { Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());
beforeEach(() => rig.register(100));
afterEach(() => rig.clear());

async function dispatched(): Promise<string> {
  const request = rig.request();
  await rig.handle(jobRequested(rig.parts), [request]);
  return request.subject;
}
const leases = () => rig.query<{ job_id: string; attempt: number }>('select job_id, attempt from leases');
const age = (seconds: number) => rig.query(`update leases set renewed_at = now() - interval '${seconds} seconds'`);
const sweepAtOnce = () => new LeaseSweep(0).sweep(rig.parts);
/** A lease lasts long enough not to run out here by itself. */
const sweepFrom = (lostAfterMs: number) => new LeaseSweep(lostAfterMs);

test('an attempt that no heartbeat names any more is followed by the next', async () => {
  const id = await dispatched();
  await grantLeases(rig.database, [{ jobId: id, attempt: 1, instance: 'one' }]);
  await age(60);
  expect(await sweepAtOnce()).toBe(1);
  expect(await rig.row(id)).toMatchObject({ state: 'dispatched', attempt: 2, attempts: [{ attempt: 1 }] });
  expect((await rig.about<'work-assigned'>('WORK', id)).map(({ data }) => data.attempt)).toEqual([1, 2]);
  expect(await leases()).toEqual([]);
});

test('a heartbeat renews what it names, and makes a lease of what had none', async () => {
  const [one, other] = [await dispatched(), await dispatched()];
  await grantLeases(rig.database, [{ jobId: one, attempt: 1, instance: 'one' }]);
  await age(60);
  await renewLeases(rig.database, 'one', [
    { jobId: one, attempt: 1 },
    { jobId: other, attempt: 1 },
  ]);
  expect(await sweepFrom(30_000).sweep(rig.parts)).toBe(0);
  expect((await leases()).map(({ job_id }) => job_id).toSorted()).toEqual([one, other].toSorted());
});

test('a heartbeat that names an attempt twice renews it once, and the others too', async () => {
  const [one, other] = [await dispatched(), await dispatched()];
  const held = [one, other, one].map((jobId) => ({ jobId, attempt: 1 }));
  await renewLeases(rig.database, 'one', held);
  expect((await leases()).map(({ job_id }) => job_id).toSorted()).toEqual([one, other].toSorted());
});

test('many attempts that are lost: each next one goes alone, since one of them may have ended the worker; who has none left is given up on', async () => {
  const requests = [{ maxAttempts: 1 }, {}, {}, { maxAttempts: 1 }].map((data) => rig.request(data));
  await rig.handle(jobRequested(rig.parts), requests);
  const ids = requests.map(({ subject }) => subject);
  await grantLeases(
    rig.database,
    ids.map((jobId) => ({ jobId, attempt: 1, instance: 'one' })),
  );
  await age(60);
  const packs: unknown[] = [];
  rig.onPublish = (outgoing) => {
    packs.push(...outgoing.filter(({ subject }) => subject.startsWith('work.')).map(({ packSizeMax }) => packSizeMax));
  };
  expect(await sweepAtOnce()).toBe(4);
  expect(packs).toEqual([1, 1]);
  expect(await rig.rows(...ids)).toMatchObject([
    { state: 'dead_lettered', attempt: 1, error: { code: 'WORKER_LOST' } },
    { state: 'dispatched', attempt: 2, attempts: [{ attempt: 1, error: { code: 'WORKER_LOST' } }] },
    { state: 'dispatched', attempt: 2, attempts: [{ attempt: 1, error: { code: 'WORKER_LOST' } }] },
    { state: 'dead_lettered', attempt: 1, error: { code: 'WORKER_LOST' } },
  ]);
  expect(await leases()).toEqual([]);
});

test('where no road takes the next attempt it is tried on, and its lease goes only when there is one', async () => {
  const id = await dispatched();
  await grantLeases(rig.database, [{ jobId: id, attempt: 1, instance: 'one' }]);
  await age(60);
  let refused = 0;
  rig.onPublish = () => {
    refused += 1;
    if (refused < 3) throw new DependencyUnavailable('no road');
  };
  expect(await sweepAtOnce()).toBe(1);
  expect(await leases()).toEqual([]);
  await eventually(async () =>
    expect((await rig.about<'work-assigned'>('WORK', id)).map(({ data }) => data.attempt)).toEqual([1, 2]),
  );
});

test('a lease stays while its attempt could not be given up', async () => {
  const id = await dispatched();
  await grantLeases(rig.database, [{ jobId: id, attempt: 1, instance: 'one' }]);
  await age(60);
  const sweep = new LeaseSweep(0);
  const failing = new Proxy(rig.database, {
    get: (database, name) =>
      name === 'run' ? () => Promise.reject(new DependencyUnavailable('away')) : Reflect.get(database, name, database),
  });
  await expect(sweep.sweep({ ...rig.parts, database: failing })).rejects.toThrow('away');
  expect(await leases()).toEqual([{ job_id: id, attempt: 1 }]);
  expect(await sweep.sweep(rig.parts)).toBe(1);
  expect(await rig.row(id)).toMatchObject({ attempt: 2 });
});

test('nothing is leased of an attempt that is over, or of a job that nobody knows', async () => {
  const id = await dispatched();
  await rig.handle(workFinished(rig.parts), [rig.finished(id)]);
  await renewLeases(rig.database, 'one', [
    { jobId: id, attempt: 1 },
    { jobId: '01990000-0000-7000-8000-000000000000', attempt: 1 },
  ]);
  expect(await leases()).toEqual([]);
});

test('the lease of a job that has ended goes, and nothing follows from it', async () => {
  const id = await dispatched();
  await grantLeases(rig.database, [{ jobId: id, attempt: 1, instance: 'one' }]);
  await rig.handle(workFinished(rig.parts), [rig.finished(id)]);
  await age(60);
  expect(await sweepAtOnce()).toBe(0);
  expect(await leases()).toEqual([]);
  expect(await rig.row(id)).toMatchObject({ state: 'succeeded', attempt: 1 });
});

test('nothing is lost before Postgres has been there for as long as a lease lasts: nobody could renew meanwhile', async () => {
  const id = await dispatched();
  await grantLeases(rig.database, [{ jobId: id, attempt: 1, instance: 'one' }]);
  await age(3_600);
  const sweep = sweepFrom(60_000);
  expect(await sweep.sweep(rig.parts)).toBe(0);
  const away = { ...rig.parts, database: { with: () => Promise.reject(new DependencyUnavailable('away')) } as never };
  await expect(sweep.sweep(away)).rejects.toThrow('away');
  expect(await sweep.sweep(rig.parts)).toBe(0);
  expect(await rig.row(id)).toMatchObject({ attempt: 1 });
});
