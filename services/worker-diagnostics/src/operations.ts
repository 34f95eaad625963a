import { setTimeout as sleep } from 'node:timers/promises';
import { type JobContext, type OperationDefinition, OperationError, type WorkerDefinition } from '@weir/worker';

const object = (required: readonly string[], properties: Record<string, unknown>) => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
});

const echo: OperationDefinition<{ value: unknown }> = {
  description: 'Returns what it was given.',
  input: object(['value'], { value: {} }),
  output: object(['value'], { value: {} }),
  packSizeMax: 32,
  run: ({ value }) => ({ value }),
};

const TICK_MS = 100;

const sleepOperation: OperationDefinition<{ ms: number; progress?: boolean }> = {
  description: 'Waits, and tells how far it is if asked to.',
  input: object(['ms'], { ms: { type: 'integer', minimum: 0, maximum: 3_600_000 }, progress: { type: 'boolean' } }),
  output: object(['sleptMs'], { sleptMs: { type: 'number' } }),
  timeoutMs: 3_700_000,
  async run({ ms, progress = false }, job: JobContext) {
    // By the clock that nobody sets: when the other one goes back, a sleeper would sleep so much longer.
    const began = performance.now();
    for (;;) {
      const slept = Math.round(performance.now() - began);
      if (progress) job.progress(ms === 0 ? 1 : Math.min(1, slept / ms), `${slept} of ${ms} ms`);
      if (slept >= ms) return { sleptMs: slept };
      await sleep(Math.min(ms - slept, progress ? TICK_MS : ms), undefined, { signal: job.signal });
    }
  },
};

const fail: OperationDefinition<{ message?: string; terminal?: boolean; failFirst?: number }> = {
  description: 'Fails always, or only on the first attempts.',
  input: object([], {
    message: { type: 'string', maxLength: 1024 },
    terminal: { type: 'boolean' },
    failFirst: { type: 'integer', minimum: 0, maximum: 100 },
  }),
  output: object(['attempt'], { attempt: { type: 'integer' } }),
  run({ message = 'failed as asked', terminal = false, failFirst }, { attempt }) {
    if (failFirst !== undefined && attempt > failFirst) return { attempt };
    throw new OperationError('DIAGNOSTIC_FAILURE', message, { retryable: !terminal, retryAfterMs: 50 });
  },
};

const attempts = { type: 'integer', minimum: 0, maximum: 100 };

const crash: OperationDefinition<{ onAttempts?: number | readonly number[] }> = {
  description: 'Ends its process: always, on the first so many attempts, or on those of a list.',
  input: object([], { onAttempts: { anyOf: [attempts, { type: 'array', maxItems: 100, items: attempts }] } }),
  output: object(['attempt'], { attempt: { type: 'integer' } }),
  run({ onAttempts }, { attempt }) {
    // Nothing is flushed or settled: it is to look like a crash.
    const ends = typeof onAttempts === 'number' ? attempt <= onAttempts : onAttempts?.includes(attempt);
    if (ends ?? true) process.kill(process.pid, 'SIGKILL');
    return { attempt };
  },
};

/** For smoke tests and drills. */
export const diagnostics: WorkerDefinition = {
  queue: 'diagnostics',
  concurrency: 128,
  operations: {
    'diagnostics.echo': echo,
    'diagnostics.sleep': sleepOperation,
    'diagnostics.fail': fail,
    'diagnostics.crash': crash,
  },
};
