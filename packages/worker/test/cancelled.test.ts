import { setTimeout as pause } from 'node:timers/promises';
import { type Context, createContext, ServiceClients, serviceIdentity } from '@weir/runtime';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type JobContext, loadConfig, startWorker } from '../src/index.ts';
import { Client } from './client.ts';

const SERVICE = 'worker-diagnostics';
let host: TestSystem;
let client: Client;
let context: Context;
const BY_NOTICE = 'the job was cancelled';
const BY_HEARTBEAT = 'the attempt is not the current one any more';
/** By job: why its handler was told to stop. */
const stopped = new Map<string, string>();
const begun = new Set<string>();

beforeAll(async () => {
  host = await startTestSystem({ without: [SERVICE] });
  client = new Client(host);
  context = createContext(SERVICE, { level: 'silent' });
  const run = async (_input: unknown, { jobId, signal }: JobContext) => {
    begun.add(jobId);
    signal.addEventListener('abort', () => stopped.set(jobId, String(signal.reason?.message)));
    await pause(600_000, undefined, { signal });
  };
  const operations = { 'long.wait': { input: true, output: true, timeoutMs: 600_000, run } };
  const environment = { ...host.system.environmentOf(SERVICE), INTERNAL_PORT: '0' };
  await startWorker({ queue: 'diagnostics', operations }, loadConfig(environment), context);
  await client.known('long.wait');
});
afterAll(async () => {
  await context?.lifecycle.stop();
  await host?.stop();
});

async function beginOne(): Promise<string> {
  const id = await client.submit({ operation: 'long.wait' });
  await eventually(() => expect(begun).toContain(id));
  return id;
}

test("a running handler's signal aborts when its job is cancelled, by a notice", async () => {
  const id = await beginOne();
  expect(await client.cancel(id)).toMatchObject({ id, state: 'cancelled' });
  await eventually(() => expect(stopped.get(id)).toBe(BY_NOTICE));
  expect(await client.job(id)).toMatchObject({ state: 'cancelled', attempt: 1, error: { code: 'JOB_CANCELLED' } });
});

test('without any notice the next heartbeat stops what is not the current attempt any more', async () => {
  const id = await beginOne();
  const config = loadConfig(host.system.environmentOf(SERVICE));
  const clients = new ServiceClients(serviceIdentity(SERVICE, config).tokens);
  try {
    // As another worker does that was given the work of one that it takes for dead.
    const orchestrator = clients.at('orchestrator', config.ORCHESTRATOR_URL);
    const claim = { attempt: 1, worker: `${SERVICE}/other` };
    expect(await orchestrator.call('POST', `/internal/v1/jobs/${id}/claim`, claim)).toMatchObject({
      status: 200,
      body: { attempt: 2 },
    });
    await eventually(() => expect(stopped.get(id)).toBe(BY_HEARTBEAT));
  } finally {
    await clients.close();
  }
  expect(await client.cancel(id)).toMatchObject({ id, state: 'cancelled' });
});

test('with NATS frozen it is stopped all the same, by the next heartbeat if not by a notice over HTTP', async () => {
  const id = await beginOne();
  const { pid } = host.system.dev.services.nats as { pid: number };
  process.kill(pid, 'SIGSTOP');
  try {
    expect(await client.cancel(id)).toMatchObject({ id, state: 'cancelled' });
    await eventually(() => expect([BY_HEARTBEAT, BY_NOTICE]).toContain(stopped.get(id)));
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  // Its late result changes nothing, and the worker goes on.
  const next = await beginOne();
  await client.cancel(next);
  await eventually(() => expect(stopped.has(next)).toBe(true));
  expect(await client.job(id)).toMatchObject({ state: 'cancelled' });
});

test('with NATS dead the notice goes by HTTP, also of work that came by HTTP', async () => {
  const before = await beginOne();
  host.system.hold('nats');
  const { gatewayUrl, apiKey } = host.system.dev;
  await eventually(async () => {
    const response = await fetch(`${gatewayUrl}/health`, { headers: { authorization: `Bearer ${apiKey}` } });
    expect(await response.json()).toMatchObject({ road: 'http' });
  }, 20_000);
  const during = await eventually(beginOne, 20_000);
  for (const id of [before, during]) {
    expect(await client.cancel(id)).toMatchObject({ id, state: 'cancelled' });
    await eventually(() => expect(stopped.get(id)).toBe(BY_NOTICE));
  }
  host.system.release('nats');
}, 60_000);
