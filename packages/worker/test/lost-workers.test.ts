import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bus, connectBus } from '@weir/jetstream';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from './client.ts';

let host: TestSystem;
let client: Client;
let bus: Bus;
beforeAll(async () => {
  host = await startTestSystem({ environment: { orchestrator: { WORK_ACK_WAIT_MS: '2000' } } });
  client = new Client(host);
  const { username, password, host: address } = new URL(host.system.dev.natsUrl);
  bus = await connectBus({ url: `nats://${address}`, service: 'test', user: { name: username, password } });
});
afterAll(async () => {
  await bus?.close();
  await host?.stop();
});

interface Running {
  readonly child: ChildProcess;
  readonly lines: string[];
}
let workers: Running[] = [];
let keep = false;

function startWorker(): Running {
  const environment = Object.fromEntries(
    readFileSync(join(host.home, 'worker.env'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
  const child = spawn(process.execPath, [join(import.meta.dirname, 'a-worker.ts')], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  child.stdout?.on('data', (data: Buffer) => lines.push(...data.toString().split('\n')));
  const running = { child, lines };
  workers.push(running);
  child.on('exit', () => {
    workers = workers.filter((one) => one !== running);
    if (keep) startWorker();
  });
  return running;
}

beforeEach(async () => {
  keep = true;
  startWorker();
  await client.known('harmed.work');
});
afterEach(async () => {
  keep = false;
  const ended = workers.map(({ child }) => once(child, 'exit'));
  for (const { child } of workers) child.kill('SIGKILL');
  await Promise.all(ended);
});

const workerOf = (jobId: string) => workers.find(({ lines }) => lines.includes(`began ${jobId}`));
/** The sum of a counter of the orchestrator, over all of its labels or those with this one. */
async function counted(name: string, label = ''): Promise<number> {
  const { internalUrl } = host.system.dev.services.orchestrator ?? {};
  const text = await (await fetch(`${internalUrl}/metrics`)).text();
  const values = text.matchAll(new RegExp(`^${name}\\{.*${label}.*\\} (\\d+)$`, 'gm'));
  return [...values].reduce((sum, [, value]) => sum + Number(value), 0);
}
const staleResults = () => counted('weir_stale_results_total');
const handedOver = () => counted('weir_published_total', 'road="direct"');

/** A job that a worker was handed past the stream and has begun. */
async function handed(): Promise<{ readonly id: string; readonly worker: Running }> {
  for (let leftMs = 2_500; ; leftMs *= 2) {
    const before = await handedOver();
    const id = await client.submit({ operation: 'harmed.handed', input: { ms: 3_000 } });
    const worker = await eventually(() => {
      const one = workerOf(id);
      if (one === undefined) throw new Error('nobody has begun');
      return one;
    });
    const isHanded = await eventually(async () => expect(await handedOver()).toBe(before + 1), 1_000).then(
      () => true,
      () => false,
    );
    if (isHanded) return { id, worker };
    // A worker on a busy machine may answer too late; then the stream is taken for a while, and nobody asked.
    await client.reached(id, 'succeeded', 30_000);
    await new Promise((resolve) => setTimeout(resolve, leftMs));
  }
}

// The first, since after a question that nobody answered the stream is taken for a while.
test('a worker that dies with what it was handed past the stream: another does it', async () => {
  const { id, worker } = await handed();
  worker.child.kill('SIGKILL');
  const job = await client.reached(id, 'succeeded', 45_000);
  expect((job.output as { readonly pid: number }).pid).not.toBe(worker.child.pid);
}, 120_000);

test('a pack with one job that ends its worker: the others succeed, and that one is a dead letter', async () => {
  const ids = await client.submitAll(
    Array.from({ length: 32 }, (_, index) => ({
      operation: 'harmed.work',
      input: index === 13 ? { crash: true } : {},
      maxAttempts: 2,
    })),
  );
  const [crasher] = ids.splice(13, 1) as [string];
  for (const id of ids) await client.reached(id, 'succeeded', 30_000);
  expect(await client.reached(crasher, 'dead_lettered', 30_000)).toMatchObject({
    attempt: 2,
    error: { code: 'WORKER_LOST' },
  });
}, 90_000);

test('a job that ends its worker again and again does not take those beside it along', async () => {
  const ids = await client.submitAll(
    Array.from({ length: 40 }, (_, index) => ({
      operation: 'harmed.alone',
      input: index === 13 ? { crash: true } : {},
      maxAttempts: index === 13 ? 5 : 3,
    })),
  );
  const [crasher] = ids.splice(13, 1) as [string];
  expect(await client.reached(crasher, 'dead_lettered', 60_000)).toMatchObject({
    attempt: 5,
    error: { code: 'WORKER_LOST' },
  });
  for (const id of ids) await client.reached(id, 'succeeded', 30_000);
}, 120_000);

test('a worker that is frozen: another takes over, and what the first says when it thaws is stale', async () => {
  const id = await client.submit({ operation: 'harmed.wait', input: { ms: 1_500 } });
  const frozen = await eventually(() => {
    const worker = workerOf(id);
    if (worker === undefined) throw new Error('nobody has begun');
    return worker;
  });
  const before = await staleResults();
  frozen.child.kill('SIGSTOP');
  const other = startWorker();
  const job = await client.reached(id, 'succeeded', 30_000);
  expect([job.attempt, job.output]).toEqual([2, { attempt: 2, pid: other.child.pid }]);
  frozen.child.kill('SIGCONT');
  await eventually(async () => expect(await staleResults()).toBe(before + 1), 20_000);
  expect(await client.job(id)).toEqual(job);
}, 60_000);

test('a worker that is told to stop: what it runs it ends, and no job loses an attempt', async () => {
  const [leaving] = workers as [Running];
  const ids = await client.submitAll(
    Array.from({ length: 150 }, () => ({ operation: 'harmed.wait', input: { ms: 300 } })),
  );
  await eventually(async () => {
    expect(leaving.lines.filter((line) => line.startsWith('began')).length).toBeGreaterThanOrEqual(64);
    // Every one of them is with the worker, begun or not.
    const { num_pending, num_ack_pending } = await (await bus.manager()).consumers.info('WORK', 'worker-harmed-normal');
    expect([num_pending, num_ack_pending > 0]).toEqual([0, true]);
  });
  const ended = once(leaving.child, 'exit');
  leaving.child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  for (const id of ids) expect(await client.reached(id, 'succeeded')).toMatchObject({ attempt: 1 });
}, 60_000);
