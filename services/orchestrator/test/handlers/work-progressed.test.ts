import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aboutJobs } from '../../src/handlers/about-jobs.ts';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { workFinished } from '../../src/handlers/work-finished.ts';
import { workProgressed } from '../../src/handlers/work-progressed.ts';
import { Rig } from '../rig.ts';

let rig: Rig;
const handler = () => aboutJobs(workProgressed(rig.parts));
const typesOf = async (id: string) => (await rig.about('EVENTS', id)).map(({ type }) => type);

beforeAll(async () => {
  rig = await Rig.start();
  await rig.register(1000);
});
afterAll(() => rig?.stop());

async function dispatched(): Promise<string> {
  const request = rig.request();
  await rig.handle(jobRequested(rig.parts), [request]);
  return request.subject;
}

test('a first report says that the job runs, where and since when', async () => {
  const id = await dispatched();
  const startedAt = '2026-01-01T00:00:00.000Z';
  await rig.handle(handler(), [rig.progressed(id, { startedAt })]);
  expect(await rig.row(id)).toMatchObject({ state: 'running', worker: 'worker/test', started_at: new Date(startedAt) });
  await eventually(async () => expect(await typesOf(id)).toEqual(['job-started']));
});

test('a first report that has progress already tells of the start as well', async () => {
  const id = await dispatched();
  await rig.handle(handler(), [rig.progressed(id, { progress: { sequence: 1, fraction: 0.1 } })]);
  await eventually(async () => expect(await typesOf(id)).toEqual(['job-started', 'job-progressed']));
});

test('reports that are overtaken or come again are no news', async () => {
  const id = await dispatched();
  const report = (sequence: number) => rig.progressed(id, { progress: { sequence, message: `at ${sequence}` } });
  await rig.handle(handler(), [report(2), report(1), report(2), rig.progressed(id)]);
  await rig.handle(handler(), [report(1), report(3)]);
  expect(await rig.row(id)).toMatchObject({ state: 'running', progress: { sequence: 3, message: 'at 3' } });
  await eventually(async () =>
    expect((await rig.about<'job-progressed'>('EVENTS', id)).map(({ data }) => data.progress?.sequence)).toEqual([
      undefined,
      2,
      3,
    ]),
  );
});

test('reports of many jobs together: each is told as if it came alone', async () => {
  const [first, second, third] = [await dispatched(), await dispatched(), await dispatched()];
  const report = (id: string, sequence: number) =>
    rig.progressed(id, { progress: { sequence, fraction: sequence / 10 } });
  await rig.handle(handler(), [rig.progressed(first)]);
  await rig.handle(handler(), [
    report(first, 1),
    rig.progressed(second),
    report(third, 1),
    report(second, 2),
    report(first, 3),
    report(second, 1),
  ]);
  expect(await rig.rows(first, second, third)).toMatchObject(
    [3, 2, 1].map((sequence) => ({ state: 'running', progress: { sequence, fraction: sequence / 10 } })),
  );
  const sequences = async (id: string) =>
    (await rig.about<'job-progressed'>('EVENTS', id)).map(({ data }) => data.progress?.sequence);
  await eventually(async () =>
    expect(await Promise.all([first, second, third].map(sequences))).toEqual([
      [undefined, 1, 3],
      [undefined, 2],
      [undefined, 1],
    ]),
  );
});

test('a report of a job that has ended, of another attempt, or of no job changes nothing', async () => {
  const [ended, other] = [await dispatched(), await dispatched()];
  await rig.handle(workFinished(rig.parts), [rig.finished(ended)]);
  const failed = await rig.handle(handler(), [
    rig.progressed(ended),
    rig.progressed(other, { attempt: 2 }),
    rig.progressed(rig.request().subject),
    rig.progressed('no-id-at-all'),
  ]);
  expect([...failed.keys()]).toEqual(['no-id-at-all']);
  expect(await rig.rows(ended, other)).toMatchObject([{ state: 'succeeded' }, { state: 'dispatched' }]);
});
