import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { eventually } from '@weir/testing';
import { expect, onTestFinished, test } from 'vitest';
import { EX_CONFIG } from '../src/index.ts';

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly code?: string;
  readonly service: string;
  readonly heldMb?: number;
  readonly leftMb?: number;
}

function start(way: string, environment: NodeJS.ProcessEnv = {}) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'run-service.ts'), way],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: { ...process.env, LOG_LEVEL: 'info', ...environment } },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const said = () =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
  const messages = () => said().map(({ msg }) => msg);
  return {
    child,
    said,
    messages,
    until: (message: string) => eventually(() => expect(messages()).toContain(message)),
    // Not 'close', which does not come after a `disconnect` from this side.
    ended: Promise.all([once(child, 'exit'), once(child.stdout as Readable, 'end')]).then(
      ([[code]]) => code as number | null,
    ),
  };
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops a service in order, and it ends well', async (signal) => {
  const service = start('runs');
  await service.until('ready');
  service.child.kill(signal);
  expect(await service.ended).toBe(0);
  expect(service.messages()).toEqual(['ready', 'server closed', 'first closed']);
});

test('a signal stops a service that is still starting', async () => {
  const service = start('starting');
  await service.until('starting');
  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(service.messages()).toEqual(['starting', 'server closed', 'first closed']);
});

test('a service that cannot start says why, closes what it had opened, and ends with 1', async () => {
  const service = start('fails');
  expect(await service.ended).toBe(1);
  expect(service.said()).toMatchObject([
    { level: 'fatal', service: 'test', code: 'DEPENDENCY_UNAVAILABLE', msg: 'test could not start: no database' },
    { msg: 'first closed' },
  ]);
});

test('a service whose configuration is wrong ends with what says that starting it again is of no use', async () => {
  const service = start('runs', { LOG_LEVEL: 'loud' });
  expect(await service.ended).toBe(EX_CONFIG);
  expect(service.said()).toMatchObject([
    {
      level: 'fatal',
      code: 'CONFIG_INVALID',
      msg: expect.stringContaining('LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent'),
    },
  ]);
});

test.each([
  ['breaks', 'uncaughtException: a bug'],
  ['throws', 'unhandledRejection: nobody hears it'],
])('a bug that nobody catches (%s) is said, and ends the service in order with 1', async (way, message) => {
  const service = start(way);
  expect(await service.ended).toBe(1);
  expect(service.messages()).toContain(message);
  expect(service.messages().slice(-2)).toEqual(['server closed', 'first closed']);
});

test('a service ends when whoever started it is gone', async () => {
  const service = start('runs');
  await service.until('ready');
  service.child.disconnect();
  expect(await service.ended).toBe(0);
  expect(service.messages().slice(-2)).toEqual(['server closed', 'first closed']);
});

test('the level of its logs is that of the environment', async () => {
  const service = start('fails', { LOG_LEVEL: 'fatal' });
  await service.ended;
  expect(service.said().map(({ level }) => level)).toEqual(['fatal']);
});

test('what Node warns of is a line of the log', async () => {
  const service = start('warns');
  await service.until('a file is open to all');
  expect(service.said()).toContainEqual(
    expect.objectContaining({ level: 'warn', code: 'SECRET_FILE_EXPOSED', msg: 'a file is open to all' }),
  );
});

test('what a start leaves behind is dropped when it is over', async () => {
  const service = start('leaves-much');
  await service.until('heap');
  const { heldMb = 0, leftMb = 0 } = service.said().find(({ msg }) => msg === 'heap') ?? {};
  expect(heldMb).toBeGreaterThan(10);
  expect(leftMb).toBeLessThan(heldMb / 4);
});
