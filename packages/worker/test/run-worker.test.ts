import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Context, createContext } from '@weir/runtime';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type JobContext,
  loadConfig,
  OperationError,
  type Operations,
  startWorker,
  WorkerDefinitionInvalid,
} from '../src/index.ts';
import { Client } from './client.ts';

const SERVICE = 'worker-diagnostics';
let host: TestSystem;
let client: Client;
let orchestrator: { readonly stop: () => Promise<unknown> } | undefined;

beforeAll(async () => {
  host = await startTestSystem({ without: ['orchestrator', SERVICE] });
  client = new Client(host);
});
const contexts: Context[] = [];
afterEach(async () => {
  for (const { lifecycle } of contexts.splice(0)) await lifecycle.stop();
});
afterAll(async () => {
  await orchestrator?.stop();
  await host?.stop();
});

function startOrchestrator(): void {
  const script = join(import.meta.dirname, '../../../services/orchestrator/src/main.ts');
  const environment = { PATH: process.env.PATH, ...host.system.environmentOf('orchestrator') };
  const child = spawn(process.execPath, [script], { env: environment, stdio: 'ignore' });
  orchestrator = {
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** A worker in this process; every one of a test has the queue of the diagnostics worker, and its rights. */
async function start(operations: Operations, more: NodeJS.ProcessEnv = {}, service = SERVICE): Promise<Context> {
  const context = createContext(service, { level: 'silent' });
  contexts.push(context);
  const environment = { ...host.system.environmentOf(SERVICE), INTERNAL_PORT: '0', ...more };
  await startWorker({ queue: 'diagnostics', operations }, loadConfig(environment), context);
  return context;
}
const echo = { input: true, output: true, run: (input: unknown) => input };

test('a worker waits for an orchestrator that starts later', async () => {
  let started = false;
  const starting = start({ 'early.echo': echo }).then(() => {
    started = true;
  });
  await eventually(() => expect(contexts).toHaveLength(1));
  expect(started).toBe(false);
  startOrchestrator();
  await starting;
  await client.known('early.echo');
  const id = await client.submit({ operation: 'early.echo', input: { a: 1 } });
  expect(await client.reached(id, 'succeeded')).toMatchObject({ output: { a: 1 } });
});

test('a worker that is stopped while it waits for the orchestrator gives up', async () => {
  const { INTERNAL_PORT } = host.system.environmentOf(SERVICE);
  const starting = start({ 'never.echo': echo }, { ORCHESTRATOR_URL: 'http://127.0.0.1:9', INTERNAL_PORT });
  const ended = expect(starting).rejects.toThrow(/orchestrator did not answer/);
  await eventually(() => fetch(`http://127.0.0.1:${INTERNAL_PORT}/live`));
  await contexts[0]?.lifecycle.stop();
  await ended;
});

test('a service that is no worker is refused, and says why', async () => {
  const { SERVICE_KEY_FILE = '' } = host.system.environmentOf('gateway');
  await expect(start({ 'no.worker': echo }, { SERVICE_KEY_FILE }, 'gateway')).rejects.toThrow(
    /the orchestrator refused this worker: 403 .*CALLER_NOT_ALLOWED/,
  );
});

test('a definition that is wrong is refused before anything is connected', async () => {
  await expect(start({ 'Not A Name': echo })).rejects.toThrow(WorkerDefinitionInvalid);
  expect(() => loadConfig({ WORKER_CONCURRENCY: '0' })).toThrow(
    /NATS_URL is not set[\s\S]*ORCHESTRATOR_URL is not set/,
  );
});

test('jobs end as their handlers say: done, refused, tried again, too slow', async () => {
  const operations: Operations = {
    'ends.done': { ...echo, run: async () => 'done' },
    'ends.refused': {
      ...echo,
      run: () => {
        throw new OperationError('NO_GOOD', 'no good', { path: '/x' });
      },
    },
    'ends.again': {
      ...echo,
      run: (_input: unknown, { attempt }: JobContext) => {
        if (attempt < 3) throw new OperationError('BUSY', 'busy', { retryable: true, retryAfterMs: 10 });
        return attempt;
      },
    },
    'ends.slow': { ...echo, maxAttempts: 1, timeoutMs: 20, run: () => new Promise(() => undefined) },
    'ends.odd': { ...echo, maxAttempts: 1, run: () => Promise.reject(Object.create(null)) },
    'ends.wrong': { ...echo, maxAttempts: 1, output: { type: 'integer' }, run: async () => 'text' },
  };
  const context = await start(operations);
  await client.known('ends.done');
  const names = Object.keys(operations);
  const ids = await client.submitAll(names.map((operation) => ({ operation })));
  const idOf = (name: string) => ids[names.indexOf(name)] as string;
  expect(await client.reached(idOf('ends.done'), 'succeeded')).toMatchObject({ output: 'done' });
  expect(await client.reached(idOf('ends.refused'), 'failed')).toMatchObject({
    attempt: 1,
    error: { code: 'NO_GOOD', path: '/x' },
  });
  expect(await client.reached(idOf('ends.again'), 'succeeded')).toMatchObject({ attempt: 3, output: 3 });
  expect(await client.reached(idOf('ends.slow'), 'dead_lettered')).toMatchObject({ error: { code: 'JOB_TIMEOUT' } });
  expect(await client.reached(idOf('ends.odd'), 'dead_lettered')).toMatchObject({
    error: { code: 'OPERATION_FAILED' },
  });
  expect(await client.reached(idOf('ends.wrong'), 'dead_lettered')).toMatchObject({
    error: { code: 'OUTPUT_INVALID' },
  });
  const metrics = await context.metrics.registry.metrics();
  expect(metrics).toContain(`weir_attempts_total{operation="ends.again",outcome="failed",service="${SERVICE}"} 2`);
});

test('a worker that stops is gone from the queue, and the next one takes what it left', async () => {
  const first = await start({ 'late.echo': echo });
  await client.known('late.echo');
  await first.lifecycle.stop();
  const ids = await client.submitAll(Array.from({ length: 20 }, () => ({ operation: 'late.echo' })));
  await eventually(async () => expect((await client.job(ids[0] as string)).state).toMatch(/queued|dispatched/));
  await start({ 'late.echo': echo }, { WORKER_CONCURRENCY: '2' });
  for (const id of ids) expect(await client.reached(id, 'succeeded')).toMatchObject({ attempt: 1 });
});
