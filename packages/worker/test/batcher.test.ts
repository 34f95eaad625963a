import type { WorkAssigned } from '@weir/schemas';
import { createLogger } from '@weir/telemetry';
import { eventually } from '@weir/testing';
import { expect, test } from 'vitest';
import { Attempt } from '../src/attempt.ts';
import { compileOperations } from '../src/compiled.ts';
import { type BatchOperationDefinition, OperationError } from '../src/operation.ts';
import { assign } from './work.ts';

const log = createLogger({ service: 'worker', instance: 'worker-test', level: 'silent' });
const NEVER_MS = 60_000;

type Numbers = BatchOperationDefinition<number, unknown>;

/** An operation over numbers, and a way to begin an attempt at a job of it. */
function operationOf(run: Numbers['run'], { sizeMax = 3, waitMaxMs = NEVER_MS, concurrency = 32 } = {}) {
  const calls: (readonly number[])[] = [];
  const definition: Numbers = {
    input: { type: 'integer' },
    output: { type: 'integer' },
    batch: { sizeMax, waitMaxMs },
    run(inputs, jobs) {
      calls.push(inputs);
      return run(inputs, jobs);
    },
  };
  const operation = compileOperations({ queue: 'test', operations: { 'test.run': definition } }, concurrency).get(
    'test.run',
  );
  if (operation === undefined) throw new Error('there is no operation');
  const begin = (input: unknown, data: Partial<WorkAssigned> = {}, attempt = 1) =>
    Promise.resolve(
      new Attempt({
        assignment: assign({ input, ...data }),
        attempt,
        operation,
        log,
        onProgress: () => undefined,
      }).run(),
    );
  return { calls, operation, begin };
}
const doubled: Numbers['run'] = (inputs) => inputs.map((input) => 2 * input);

test('as many jobs as the batch holds begin together, and each gets its own output', async () => {
  const { begin, calls } = operationOf(doubled);
  const endings = await Promise.all([1, 2, 3].map((input) => begin(input)));
  expect(endings.map(({ output }) => output)).toEqual([2, 4, 6]);
  expect(calls).toEqual([[1, 2, 3]]);
});

test('the first does not wait longer than it is told, and one that comes alone is a batch of one', async () => {
  const { begin, calls } = operationOf(doubled, { waitMaxMs: 10 });
  expect(await begin(1)).toEqual({ outcome: 'succeeded', output: 2 });
  expect(await begin(2)).toEqual({ outcome: 'succeeded', output: 4 });
  expect(calls).toEqual([[1], [2]]);
});

test('a batch is never larger than the jobs that this process holds at once', async () => {
  const { begin, calls } = operationOf(doubled, { sizeMax: 100, concurrency: 2 });
  await Promise.all([1, 2, 3, 4].map((input) => begin(input)));
  expect(calls).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('an error in place of an output fails that job alone, as it says', async () => {
  const { begin } = operationOf(([a = 0, , c = 0]) => [
    a,
    new OperationError('ODD', 'is odd', { retryable: true, retryAfterMs: 5 }),
    c,
  ]);
  expect(await Promise.all([2, 3, 4].map((input) => begin(input)))).toEqual([
    { outcome: 'succeeded', output: 2 },
    { outcome: 'failed', retryable: true, retryAfterMs: 5, error: { code: 'ODD', message: 'is odd' } },
    { outcome: 'succeeded', output: 4 },
  ]);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('broken');
    },
    'OPERATION_FAILED',
  ],
  ['rejects', () => Promise.reject(new OperationError('BUSY', 'busy', { retryable: true })), 'BUSY'],
  ['returns too few', () => [1], 'OPERATION_FAILED'],
  ['returns no list', () => 1 as never, 'OPERATION_FAILED'],
] as const)('a handler that %s fails all of them, each to be tried again', async (_what, run, code) => {
  const { begin } = operationOf(run as Numbers['run']);
  for (const ending of await Promise.all([1, 2, 3].map((input) => begin(input))))
    expect(ending).toMatchObject({ outcome: 'failed', retryable: true, error: { code } });
});

test('an input or an output that does not fit is its own job’s failure', async () => {
  const { begin, calls } = operationOf(() => [1, 'no number', 3]);
  const endings = await Promise.all(['not a number', 1, 2, 3].map((input) => begin(input)));
  expect(endings.map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
    'INPUT_INVALID',
    'succeeded',
    'OUTPUT_INVALID',
    'succeeded',
  ]);
  expect(calls).toEqual([[1, 2, 3]]);
});

test('a job that is tried again runs alone, so that it harms no others', async () => {
  const { begin, calls } = operationOf(doubled);
  const first = begin(1);
  expect(await begin(7, {}, 2)).toEqual({ outcome: 'succeeded', output: 14 });
  await Promise.all([first, begin(2), begin(3)]);
  expect(calls).toEqual([[7], [1, 2, 3]]);
});

test('each job keeps its own time: one whose deadline passes while it waits is not given to the handler', async () => {
  const { begin, calls } = operationOf(doubled);
  const late = begin(1, { deadline: new Date(Date.now() + 30).toISOString() });
  const others = [begin(2)];
  expect(await late).toMatchObject({ outcome: 'expired', error: { code: 'DEADLINE_EXCEEDED' } });
  others.push(begin(3));
  expect((await Promise.all(others)).map(({ output }) => output)).toEqual([4, 6]);
  expect(calls).toEqual([[2, 3]]);
});

test('each job keeps its own time: one that times out while the handler runs ends, the others go on', async () => {
  let finish: () => void = () => undefined;
  const { begin } = operationOf(
    (inputs, jobs) =>
      new Promise((resolve) => {
        finish = () => resolve(inputs.map((input, index) => (jobs[index]?.signal.aborted === true ? -1 : input)));
      }),
  );
  const slow = begin(1, { timeoutMs: 30 });
  const others = [begin(2), begin(3)];
  expect(await slow).toMatchObject({ outcome: 'failed', error: { code: 'JOB_TIMEOUT' } });
  finish();
  expect((await Promise.all(others)).map(({ output }) => output)).toEqual([2, 3]);
});

test('a batch that waits begins when the worker stops', async () => {
  const { begin, calls, operation } = operationOf(doubled);
  const waiting = [begin(1), begin(2)];
  await eventually(() => operation.flush?.());
  expect((await Promise.all(waiting)).map(({ output }) => output)).toEqual([2, 4]);
  expect(calls).toEqual([[1, 2]]);
});

test.each([{ sizeMax: 0, waitMaxMs: 1 }, { sizeMax: 1, waitMaxMs: -1 }, { sizeMax: 1 }])('%o is no batch', (batch) => {
  const definition = { input: true, output: true, batch: batch as Numbers['batch'], run: doubled };
  expect(() => compileOperations({ queue: 'test', operations: { 'test.run': definition } })).toThrow(/batch/);
});
