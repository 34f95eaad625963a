import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type JobContext, OperationError } from '@weir/worker';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { diagnostics } from '../src/operations.ts';

const ajv = new Ajv2020({ strict: true });
const operation = (name: string) => {
  const found = diagnostics.operations[`diagnostics.${name}`];
  if (found === undefined || found.batch !== undefined) throw new Error(`there is no operation ${name}`);
  return found;
};

/** Runs an operation as a worker does, with its schemas. */
async function run(name: string, input: unknown, job: Partial<JobContext> = {}): Promise<unknown> {
  const { input: takes, output: gives, run: handler } = operation(name);
  expect(ajv.validate(takes, input)).toBe(true);
  const context = { attempt: 1, signal: new AbortController().signal, progress: () => undefined, ...job } as JobContext;
  const output = await handler.call(operation(name), input, context);
  expect(ajv.validate(gives, output)).toBe(true);
  return output;
}
const refuses = (name: string, input: unknown) => expect(ajv.validate(operation(name).input, input)).toBe(false);

test('echo returns whatever it was given', async () => {
  for (const value of [1, null, 'text', { deep: [{}] }]) expect(await run('echo', { value })).toEqual({ value });
  refuses('echo', {});
  refuses('echo', { value: 1, more: 2 });
});

test('sleep takes as long as it was told, and says how far it is only when asked', async () => {
  const fractions: number[] = [];
  const progress = (fraction: number) => fractions.push(fraction);
  expect(await run('sleep', { ms: 0 }, { progress })).toEqual({ sleptMs: expect.any(Number) });
  expect(fractions).toEqual([]);
  const { sleptMs } = (await run('sleep', { ms: 150, progress: true }, { progress })) as { sleptMs: number };
  expect(sleptMs).toBeGreaterThanOrEqual(150);
  expect(fractions.length).toBeGreaterThanOrEqual(2);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect([fractions[0], fractions.at(-1)]).toEqual([expect.closeTo(0, 1), 1]);
  refuses('sleep', { ms: -1 });
  refuses('sleep', { ms: 3_600_001 });
});

test('sleep does not sleep longer when the clock goes back', async () => {
  const now = vi.spyOn(Date, 'now');
  onTestFinished(() => now.mockRestore());
  const sleeping = run('sleep', { ms: 50 });
  const hourAgo = Date.now() - 3_600_000;
  now.mockReturnValue(hourAgo);
  expect(await sleeping).toEqual({ sleptMs: expect.any(Number) });
});

test('sleep ends when it is told to stop', async () => {
  const stop = new AbortController();
  const sleeping = run('sleep', { ms: 600_000 }, { signal: stop.signal });
  stop.abort();
  await expect(sleeping).rejects.toThrow(/abort/i);
});

test('fail fails always, as a failure that may be tried again unless it is terminal', async () => {
  const failed = async (input: object) => run('fail', input).catch((error: unknown) => error as OperationError);
  for (const [input, expected] of [
    [{}, { message: 'failed as asked', retryable: true, retryAfterMs: 50 }],
    [
      { message: 'other', terminal: true },
      { message: 'other', retryable: false },
    ],
  ] as const) {
    const error = await failed(input);
    expect(error).toBeInstanceOf(OperationError);
    expect(error).toMatchObject({ code: 'DIAGNOSTIC_FAILURE', ...expected });
  }
});

test('fail succeeds once its first attempts are over', async () => {
  await expect(run('fail', { failFirst: 2 }, { attempt: 2 })).rejects.toThrow('failed as asked');
  expect(await run('fail', { failFirst: 2 }, { attempt: 3 })).toEqual({ attempt: 3 });
  expect(await run('fail', { failFirst: 0 })).toEqual({ attempt: 1 });
});

test('crash ends its process without a word: always, on the first so many attempts, or on those of a list', async () => {
  const module = join(import.meta.dirname, '../src/operations.ts');
  const crash = async (input: object, attempt: number) => {
    const script = `const { diagnostics } = await import(${JSON.stringify(module)});
      diagnostics.operations['diagnostics.crash'].run(${JSON.stringify(input)}, { attempt: ${attempt} });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    const [, signal] = await once(child, 'exit');
    return signal as string | null;
  };
  const ends = [crash({}, 5), crash({ onAttempts: 1 }, 1), crash({ onAttempts: 1 }, 2), crash({ onAttempts: [2] }, 2)];
  expect(await Promise.all(ends)).toEqual(['SIGKILL', 'SIGKILL', null, 'SIGKILL']);
  expect(await run('crash', { onAttempts: [2] }, { attempt: 1 })).toEqual({ attempt: 1 });
  expect(await run('crash', { onAttempts: 1 }, { attempt: 2 })).toEqual({ attempt: 2 });
});
