import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../src/index.ts';

/** As `run.test.ts`, in this process, so that what it does is seen line by line; only the end of the process is kept from it. */
const events = ['SIGTERM', 'SIGINT', 'disconnect', 'uncaughtException', 'unhandledRejection'] as const;
const before = new Map(events.map((event) => [event, process.listeners(event as 'SIGTERM')]));
let exit: Promise<number | undefined>;

beforeEach(() => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  exit = new Promise((resolve) => {
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      resolve(code as number | undefined);
      return undefined as never;
    });
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const event of events) {
    for (const listener of process.listeners(event as 'SIGTERM')) {
      if (!before.get(event)?.includes(listener)) process.removeListener(event, listener);
    }
  }
});

test.each([
  ['SIGTERM', 0, () => void process.emit('SIGTERM')],
  ['disconnect', 0, () => void process.emit('disconnect')],
  ['an error that nobody catches', 1, () => void process.emit('uncaughtException', new Error('a bug'))],
])('%s closes what was opened and ends the process with %i', async (_name, code, end) => {
  const closed: string[] = [];
  const started = Promise.withResolvers<void>();
  const ran = run('test', ({ service, instance, lifecycle }) => {
    expect(instance).toMatch(new RegExp(`^${service}-[0-9a-f]{8}$`));
    lifecycle.onStop('first', () => closed.push('first'));
    lifecycle.onStop('second', () => closed.push('second'));
    started.resolve();
    return Promise.resolve();
  });
  await started.promise;
  end();
  await ran;
  expect([await exit, closed]).toEqual([code, ['second', 'first']]);
});

test('a start that fails closes what was opened and ends the process with 1', async () => {
  const closed: string[] = [];
  await run('test', ({ lifecycle }) => {
    lifecycle.onStop('first', () => closed.push('first'));
    return Promise.reject(new Error('no database'));
  });
  expect([await exit, closed]).toEqual([1, ['first']]);
});
