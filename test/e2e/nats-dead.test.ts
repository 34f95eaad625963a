import { randomUUID } from 'node:crypto';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let running: TestSystem;
beforeAll(async () => {
  running = await startTestSystem();
});
afterAll(() => running?.stop());

const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const { gatewayUrl, apiKey } = running.system.dev;
  const response = await fetch(`${gatewayUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const echo = (value: unknown) => ({ operation: 'diagnostics.echo', input: { value } });
const road = async () => {
  const { body } = await ask('GET', '/health');
  return { status: body.status, road: body.road };
};

test('with NATS dead jobs are accepted and finish by HTTP, waiting requests are answered, and health says so', async () => {
  running.system.hold('nats');
  // The first may take the time that the services need to see it.
  const first = await ask('POST', '/api/v1/jobs', echo('first'), {
    prefer: 'wait=10',
    'idempotency-key': randomUUID(),
  });
  expect(first).toMatchObject({ status: 200, body: { state: 'succeeded', output: { value: 'first' } } });

  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, value) => ask('POST', '/api/v1/jobs', echo(value), { prefer: 'wait=10' })),
  );
  expect(answers.map(({ status, body }) => [status, body.state, (body.output as { value: number }).value])).toEqual(
    answers.map((_, value) => [200, 'succeeded', value]),
  );
  await eventually(async () => expect(await road()).toEqual({ status: 'DEGRADED', road: 'http' }));

  // A job that fails twice gets its next attempts by HTTP as well.
  const retried = await ask(
    'POST',
    '/api/v1/jobs',
    { operation: 'diagnostics.fail', input: { failFirst: 2 } },
    { prefer: 'wait=10' },
  );
  expect(retried.body).toMatchObject({ state: 'succeeded', attempt: 3 });

  running.system.release('nats');
  await eventually(async () => expect(await road()).toEqual({ status: 'HEALTHY', road: 'jetstream' }), 30_000);
  const after = await ask('POST', '/api/v1/jobs', echo('after'), { prefer: 'wait=10' });
  expect(after).toMatchObject({ status: 200, body: { state: 'succeeded' } });
}, 90_000);

test('a worker that dies with jobs it had by HTTP loses none: another attempt is made', async () => {
  running.system.hold('nats');
  await eventually(async () => expect((await road()).road).toBe('http'), 15_000);
  const { body: job } = await ask('POST', '/api/v1/jobs', { operation: 'diagnostics.sleep', input: { ms: 2_000 } });
  await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${job.id}`)).body.state).toBe('running'));
  process.kill(running.system.dev.services['worker-diagnostics']?.pid ?? 0, 'SIGKILL');
  await eventually(
    async () =>
      expect((await ask('GET', `/api/v1/jobs/${job.id}`)).body).toMatchObject({ state: 'succeeded', attempt: 2 }),
    45_000,
  );
  running.system.release('nats');
  await eventually(async () => expect((await road()).road).toBe('jetstream'), 30_000);
}, 120_000);
