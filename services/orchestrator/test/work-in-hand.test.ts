import { DependencyUnavailable, type Outgoing, type Publisher } from '@weir/messaging';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { workAssigned } from '../src/domain/job-envelopes.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import { workProgressed } from '../src/handlers/work-progressed.ts';
import { LeaseSweep, renewLeases } from '../src/leases.ts';
import { WorkInHand } from '../src/work-in-hand.ts';
import { Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());
beforeEach(() => rig.register(100));
afterEach(() => rig.clear());

const takes: Publisher = { publish: (all) => Promise.resolve(all.map(() => ({ duplicate: false }))) };
const refuses: Publisher = { publish: () => Promise.reject(new DependencyUnavailable('nobody took it')) };
const leases = () =>
  rig.query<{ job_id: string; attempt: number; instance: string }>('select job_id, attempt, instance from leases');
const sweep = () => new LeaseSweep(0).sweep(rig.parts);

/** Jobs that are dispatched, and their work. */
async function dispatched(count = 1): Promise<{ readonly id: string; readonly work: Outgoing }[]> {
  const requests = Array.from({ length: count }, () => rig.request());
  await rig.handle(jobRequested(rig.parts), requests);
  return requests.map((request) => ({
    id: request.subject,
    work: workAssigned(rig.parts.source, { request, attempt: 1, packSizeMax: 32 }),
  }));
}
/** The attempts of which there is work in the stream. */
const attemptsInStream = async (id: string) =>
  (await rig.about<'work-assigned'>('WORK', id)).map(({ data }) => data.attempt);

test('what a worker took and has not ended soon gets a lease; what has ended never has one', async () => {
  const inHand = new WorkInHand(rig.database, 0);
  const [slow, quick] = await dispatched(2);
  await inHand.seeing(takes).publish([slow, quick].flatMap((one) => one?.work ?? []));
  inHand.ended([quick?.id ?? '']);
  expect([inHand.has(slow?.id ?? ''), inHand.has(quick?.id ?? '')]).toEqual([true, false]);
  await inHand.leaseDue();
  expect(await leases()).toEqual([{ job_id: slow?.id, attempt: 1, instance: 'handed-over' }]);
  expect(inHand.has(slow?.id ?? '')).toBe(false);
});

test('nothing is leased while it is young, nor of what nobody took', async () => {
  const inHand = new WorkInHand(rig.database, 60_000);
  const [young, refused] = await dispatched(2);
  await inHand.seeing(takes).publish(young === undefined ? [] : [young.work]);
  await expect(inHand.seeing(refuses).publish(refused === undefined ? [] : [refused.work])).rejects.toThrow('nobody');
  await inHand.leaseDue();
  expect([inHand.has(young?.id ?? ''), inHand.has(refused?.id ?? '')]).toEqual([true, false]);
  expect(await leases()).toEqual([]);
});

test('a lease that could not be made is made later', async () => {
  const [one] = await dispatched();
  const away = { run: () => Promise.reject(new DependencyUnavailable('away')) };
  const inHand = new WorkInHand(away as never, 0);
  await inHand.seeing(takes).publish(one === undefined ? [] : [one.work]);
  await expect(inHand.leaseDue()).rejects.toThrow('away');
  expect(inHand.has(one?.id ?? '')).toBe(true);
});

test('lost before a heartbeat named it, it goes into WORK alone and as the same attempt; named, it is followed by the next', async () => {
  const inHand = new WorkInHand(rig.database, 0);
  const [unnamed, named] = await dispatched(2);
  await inHand.seeing(takes).publish([unnamed, named].flatMap((one) => one?.work ?? []));
  await inHand.leaseDue();
  await renewLeases(rig.database, 'a-worker', [{ jobId: named?.id ?? '', attempt: 1 }]);
  await rig.query(`update leases set renewed_at = now() - interval '60 seconds'`);
  expect(await sweep()).toBe(2);
  expect(await rig.row(unnamed?.id ?? '')).toMatchObject({ state: 'dispatched', attempt: 1 });
  expect(await rig.row(named?.id ?? '')).toMatchObject({ state: 'dispatched', attempt: 2 });
  expect(await attemptsInStream(named?.id ?? '')).toEqual([1, 2]);
  expect(await leases()).toEqual([]);
});

test('lost after it said that it runs, it is followed by the next attempt', async () => {
  const inHand = new WorkInHand(rig.database, 0);
  const [one] = await dispatched();
  await inHand.seeing(takes).publish(one === undefined ? [] : [one.work]);
  await inHand.leaseDue();
  await rig.query(`update jobs set state = 'running'`);
  await rig.query(`update leases set renewed_at = now() - interval '60 seconds'`);
  expect(await sweep()).toBe(1);
  expect(await rig.row(one?.id ?? '')).toMatchObject({ state: 'dispatched', attempt: 2 });
});

test('what is said to run has its lease before that is recorded', async () => {
  const [running, silent] = await dispatched(2);
  const { workInHand } = rig.parts;
  await workInHand.seeing(takes).publish([running, silent].flatMap((one) => one?.work ?? []));
  await rig.handle(workProgressed(rig.parts), [rig.progressed(running?.id ?? '')]);
  expect(await rig.row(running?.id ?? '')).toMatchObject({ state: 'running' });
  expect(await leases()).toEqual([{ job_id: running?.id, attempt: 1, instance: 'handed-over' }]);
  expect([workInHand.has(running?.id ?? ''), workInHand.has(silent?.id ?? '')]).toEqual([false, true]);
});

test('a request that comes again is not assigned again while a worker has it in hand', async () => {
  const request = rig.request();
  await rig.handle(jobRequested(rig.parts), [request]);
  const before = await rig.row(request.subject);
  const work = workAssigned(rig.parts.source, { request, attempt: 1, packSizeMax: 32 });
  await rig.parts.workInHand.seeing(takes).publish([work]);
  await rig.handle(jobRequested(rig.parts), [request]);
  expect(await rig.row(request.subject)).toEqual(before);

  await rig.handle(workFinished(rig.parts), [rig.finished(request.subject)]);
  expect(rig.parts.workInHand.has(request.subject)).toBe(false);
});
