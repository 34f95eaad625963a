import { newId, open, seal } from '@weir/messaging';
import { createLogger } from '@weir/telemetry';
import { eventually } from '@weir/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Attempt, type Ending } from '../src/attempt.ts';
import { compileOperations } from '../src/compiled.ts';
import { type JobContext, type OperationDefinition, OperationError } from '../src/operation.ts';
import { assign } from './work.ts';

const log = createLogger({ service: 'worker', instance: 'worker-test', level: 'silent' });

type Run = OperationDefinition<unknown>['run'];

function begin(
  run: Run,
  more: Partial<OperationDefinition<unknown>> = {},
  data: Parameters<typeof assign>[0] = {},
  progress: (fraction: number) => void = () => undefined,
) {
  const operations = compileOperations({
    queue: 'test',
    operations: { 'test.run': { input: true, output: true, ...more, run } },
  });
  const assignment = assign(data);
  return new Attempt({
    assignment,
    attempt: 2,
    operation: operations.get(assignment.data.operation),
    log,
    onProgress: progress,
  });
}
const end = async (...given: Parameters<typeof begin>): Promise<Ending> => {
  const ending = await begin(...given).run();
  // Whatever a handler does, what it leads to fits the contract; another result would leave its job without an end.
  const now = new Date().toISOString();
  const result = seal({
    type: 'work-finished',
    source: '/worker/test',
    subject: newId(),
    tenantId: newId(),
    correlationId: 'x',
    data: { attempt: 2, worker: 'worker/test', startedAt: now, finishedAt: now, ...ending } as never,
  });
  open(JSON.parse(JSON.stringify(result)), new Set(['work-finished'] as const));
  return ending;
};
const failure = (code: string, more: object = {}) => ({
  outcome: 'failed',
  error: expect.objectContaining({ code, ...more }),
});

test('a handler that answers at once ends the attempt without a promise', () => {
  expect(begin((input) => ({ got: input }), {}, { input: { a: 1 } }).run()).toEqual({
    outcome: 'succeeded',
    output: { got: { a: 1 } },
  });
});

test('a handler may answer later, and nothing is answered as null', async () => {
  expect(await end(async () => 'later')).toEqual({ outcome: 'succeeded', output: 'later' });
  expect(await end(() => undefined)).toEqual({ outcome: 'succeeded', output: null });
});

test('input that does not fit its schema never reaches the handler, and trying again cannot help', async () => {
  let ran = false;
  const handler = () => {
    ran = true;
  };
  const input = { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] };
  const ending = await end(handler, { input }, { input: { n: 'text' } });
  expect(ending).toMatchObject({ ...failure('INPUT_INVALID', { path: '/n' }), retryable: false });
  expect(ran).toBe(false);
});

test('output that does not fit its schema is a failure that may be tried again', async () => {
  const output = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };
  expect(await end(() => ({ n: 1.5 }), { output })).toMatchObject({ ...failure('OUTPUT_INVALID'), retryable: true });
  expect(await end(async () => undefined, { output })).toMatchObject(failure('OUTPUT_INVALID'));
});

test('an operation that the worker does not know may be known to another', async () => {
  expect(await end(() => 1, {}, { operation: 'test.other' })).toMatchObject({
    ...failure('OPERATION_UNKNOWN'),
    retryable: true,
  });
});

test('OperationError says whether and when trying again helps, and what is to blame', async () => {
  const terminal = new OperationError('NO_GOOD', 'no good', { path: '/values/0' });
  expect(
    await end(() => {
      throw terminal;
    }),
  ).toEqual({
    outcome: 'failed',
    retryable: false,
    error: { code: 'NO_GOOD', message: 'no good', path: '/values/0' },
  });
  const later = new OperationError('BUSY', 'busy', { retryable: true, retryAfterMs: 1234.5 });
  expect(await end(() => Promise.reject(later))).toEqual({
    outcome: 'failed',
    retryable: true,
    retryAfterMs: 1235,
    error: { code: 'BUSY', message: 'busy' },
  });
});

test('what an OperationError says beyond the contract is brought within it', async () => {
  for (const [retryAfterMs, expected] of [
    [-5, 0],
    [1e12, 86_400_000],
    [Number.POSITIVE_INFINITY, 86_400_000],
  ] as const) {
    expect(
      await end(() => {
        throw new OperationError('BUSY', '', { retryable: true, retryAfterMs });
      }),
    ).toMatchObject({ retryAfterMs: expected });
  }
  const noTime = await end(() => {
    throw new OperationError('BUSY', '', { retryable: true, retryAfterMs: Number.NaN });
  });
  expect(noTime).not.toHaveProperty('retryAfterMs');
  const path = '/a'.repeat(5_000);
  expect(
    await end(() => {
      throw new OperationError('not a code', 'm'.repeat(9_000), { path });
    }),
  ).toMatchObject(failure('OPERATION_FAILED', { message: 'm'.repeat(4096), path: path.slice(0, 512) }));
});

test('anything thrown is a failure that may be tried again, also what is no error and what has no text', async () => {
  const proxy = new Proxy(
    {},
    {
      get() {
        throw new Error('no');
      },
    },
  );
  const odd = Object.assign(new Error('x'), { message: 42 });
  for (const thrown of [
    new Error('boom'),
    'text',
    42,
    null,
    undefined,
    Symbol('s'),
    {},
    Object.create(null),
    proxy,
    odd,
  ]) {
    expect(
      await end(() => {
        throw thrown;
      }),
    ).toMatchObject({ ...failure('OPERATION_FAILED'), retryable: true });
    expect(await end(() => Promise.reject(thrown))).toMatchObject({ ...failure('OPERATION_FAILED'), retryable: true });
  }
});

test('whatever is thrown, the ending fits the contract', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async (thrown) => {
      expect(
        await end(() => {
          throw thrown;
        }),
      ).toMatchObject(failure('OPERATION_FAILED'));
      expect(await end(() => Promise.reject(thrown))).toMatchObject(failure('OPERATION_FAILED'));
    }),
  );
});

test('an output that is no JSON is a failure and not the end of the process', async () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  for (const output of [1n, circular, () => 1, Symbol('s')]) {
    expect(await end(() => output)).toMatchObject(failure('OPERATION_FAILED'));
    expect(await end(async () => output)).toMatchObject(failure('OPERATION_FAILED'));
  }
});

test('an output of 256 KiB is taken, and one byte more is too large, however few characters', async () => {
  expect(await end(() => 'x'.repeat(256 * 1024 - 2))).toMatchObject({ outcome: 'succeeded' });
  expect(await end(() => 'x'.repeat(256 * 1024 - 1))).toMatchObject({
    ...failure('OUTPUT_TOO_LARGE'),
    retryable: false,
  });
  expect(await end(async () => '€'.repeat(100_000))).toMatchObject(failure('OUTPUT_TOO_LARGE'));
});

test('an attempt that takes too long ends as JOB_TIMEOUT, and its handler is told to stop', async () => {
  let aborted: unknown;
  const ending = await end(
    (_input, job) =>
      new Promise(() =>
        job.signal.addEventListener('abort', () => {
          aborted = job.signal.reason;
        }),
      ),
    { timeoutMs: 10 },
  );
  expect(ending).toMatchObject({ ...failure('JOB_TIMEOUT'), retryable: true });
  expect(aborted).toMatchObject({ message: 'the attempt was stopped after 10 ms' });
});

test('the time that a client allows replaces that of the operation', async () => {
  expect(await end(() => new Promise(() => undefined), { timeoutMs: 60_000 }, { timeoutMs: 5 })).toMatchObject(
    failure('JOB_TIMEOUT'),
  );
});

test('a handler that stops because it was told to does not change how the attempt ended', async () => {
  const stops = (_input: unknown, job: JobContext) =>
    new Promise((_resolve, reject) => job.signal.addEventListener('abort', () => reject(job.signal.reason)));
  expect(await end(stops, { timeoutMs: 5 })).toMatchObject(failure('JOB_TIMEOUT'));
});

test('an attempt whose deadline passes has expired, before it began or while it ran', async () => {
  let ran = false;
  const handler = () => {
    ran = true;
  };
  const past = new Date(Date.now() - 1).toISOString();
  expect(await end(handler, {}, { deadline: past })).toMatchObject({
    outcome: 'expired',
    error: { code: 'DEADLINE_EXCEEDED' },
  });
  expect(ran).toBe(false);
  const soon = new Date(Date.now() + 30).toISOString();
  expect(await end(() => new Promise(() => undefined), {}, { deadline: soon })).toMatchObject({ outcome: 'expired' });
});

test('a handler is told what it works on, and reports progress', async () => {
  const seen: JobContext[] = [];
  const reported: number[] = [];
  const deadline = new Date(Date.now() + 60_000).toISOString();
  const attempt = begin(
    (_input, job) => {
      seen.push(job);
      job.progress(0.5, 'half');
      job.log.info('said');
    },
    {},
    { deadline, metadata: { a: 'b' }, maxAttempts: 7 },
    (fraction) => reported.push(fraction),
  );
  attempt.run();
  expect(seen[0]).toMatchObject({
    operation: 'test.run',
    attempt: 2,
    maxAttempts: 7,
    metadata: { a: 'b' },
    deadline: new Date(deadline),
  });
  expect(reported).toEqual([0.5]);
  expect(seen[0]?.signal.aborted).toBe(false);
  expect(seen[0]?.signal).toBe(seen[0]?.signal);
});

test('a handler that asks for its signal after the stop finds it aborted', async () => {
  let ask: () => AbortSignal = () => {
    throw new Error('not begun');
  };
  const attempt = begin(
    (_input, job) => {
      ask = () => job.signal;
      return new Promise(() => undefined);
    },
    { timeoutMs: 60_000 },
  );
  void attempt.run();
  attempt.abort(new Error('the worker stops'));
  attempt.abort(new Error('again'));
  await eventually(() => expect(ask().reason).toMatchObject({ message: 'the worker stops' }));
});
