import { createLogger } from '@weir/telemetry';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Attempt } from '../src/attempt.ts';
import { ProgressReports, type Report } from '../src/progress-reports.ts';
import { assign } from './work.ts';

const log = createLogger({ service: 'worker', instance: 'worker-test', level: 'silent' });
const sent: Report['data'][] = [];
let reports: ProgressReports;

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  reports = new ProgressReports(({ data }) => sent.push(data));
});
afterEach(() => {
  reports.stop();
  vi.useRealTimers();
});

function begin(attempt = 1, assignment = assign()): Attempt {
  const running = new Attempt({ assignment, attempt, operation: undefined, log, onProgress: () => undefined });
  reports.began(running, assignment, attempt);
  return running;
}

test('an attempt that is over soon is not told of', () => {
  const running = begin();
  vi.advanceTimersByTime(200);
  reports.ended(running);
  vi.advanceTimersByTime(10_000);
  expect(sent).toEqual([]);
});

test('one that takes longer is told of once', () => {
  const { startedAt } = begin(3);
  vi.advanceTimersByTime(10_000);
  expect(sent).toEqual([{ attempt: 3, startedAt: new Date(startedAt).toISOString() }]);
});

test('of many reports the latest is sent, and no more than eight a second; each has the next number', () => {
  const running = begin();
  for (let step = 1; step <= 1_000; step += 1) {
    reports.progress(running, step / 1_000, `step ${step}`);
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(1_000);
  expect(sent.map(({ progress }) => progress?.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(sent.at(-1)?.progress).toMatchObject({ fraction: 1, message: 'step 1000' });
});

test('what is reported is brought within the contract, and what is no number is not sent', () => {
  const running = begin();
  for (const fraction of [-1, 2, Number.POSITIVE_INFINITY, Number.NaN]) {
    reports.progress(running, fraction, 'm'.repeat(1_000));
    vi.advanceTimersByTime(125);
  }
  expect(sent.map(({ progress }) => [progress?.fraction, progress?.message?.length])).toEqual([
    [0, 512],
    [1, 512],
    [1, 512],
  ]);
});

test('nothing is sent of an attempt that is over', () => {
  const running = begin();
  reports.progress(running, 0.5, undefined);
  reports.ended(running);
  reports.progress(running, 0.6, undefined);
  vi.advanceTimersByTime(1_000);
  expect(sent).toEqual([]);
});

test('two attempts at one job in one process report each for itself', () => {
  const assignment = assign();
  const [first, second] = [begin(1, assignment), begin(2, assignment)];
  reports.ended(first);
  reports.progress(second, 0.5, undefined);
  vi.advanceTimersByTime(125);
  expect(sent).toMatchObject([{ attempt: 2, progress: { sequence: 1, fraction: 0.5 } }]);
});

test('only attempts that take long are asked about; of too many, each has its turn', () => {
  const assignments = Array.from({ length: 1_200 }, () => assign());
  for (const assignment of assignments) begin(1, assignment);
  vi.advanceTimersByTime(999);
  expect(reports.toAskAbout()).toEqual([]);
  vi.advanceTimersByTime(1);
  const asked = [1, 2, 3].map(() => reports.toAskAbout());
  expect(asked.map((question) => question.length)).toEqual([500, 500, 500]);
  expect(new Set(asked.flat().map(({ jobId }) => jobId)).size).toBe(1_200);
});

test('all attempts at a job are told to stop, or one of them', () => {
  const assignment = assign();
  const [first, second] = [begin(1, assignment), begin(2, assignment)];
  const aborted = vi.spyOn(first, 'abort');
  const alsoAborted = vi.spyOn(second, 'abort');
  const reason = new Error('stop');
  expect(reports.abort(assignment.subject, 2, reason)).toBe(true);
  expect([aborted.mock.calls.length, alsoAborted.mock.calls.length]).toEqual([0, 1]);
  expect(reports.abort(assignment.subject, undefined, reason)).toBe(true);
  expect([aborted.mock.calls.length, alsoAborted.mock.calls.length]).toEqual([1, 2]);
  expect(reports.abort(assign().subject, undefined, reason)).toBe(false);
});
