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

test('services that start while NATS is dead work by HTTP, and take JetStream when it comes', async () => {
  running.system.hold('nats');
  await eventually(async () => expect((await road()).road).toBe('http'), 15_000);
  for (const name of ['orchestrator', 'gateway', 'worker-diagnostics', 'worker-uncertainty'])
    process.kill(running.system.dev.services[name]?.pid ?? 0, 'SIGKILL');
  await eventually(async () => {
    const answer = await ask('POST', '/api/v1/jobs', echo('born without it'), { prefer: 'wait=5' });
    expect(answer).toMatchObject({ status: 200, body: { state: 'succeeded' } });
  }, 30_000);
  running.system.release('nats');
  await eventually(async () => expect(await road()).toEqual({ status: 'HEALTHY', road: 'jetstream' }), 30_000);
  const after = await ask('POST', '/api/v1/jobs', echo('after'), { prefer: 'wait=10' });
  expect(after).toMatchObject({ status: 200, body: { state: 'succeeded' } });
}, 120_000);

test('services that start while Postgres is dead wait for it; what JetStream took meanwhile is done', async () => {
  running.system.hold('postgres');
  for (const name of ['orchestrator', 'security']) process.kill(running.system.dev.services[name]?.pid ?? 0, 'SIGKILL');
  const accepted = await Promise.all(
    Array.from({ length: 10 }, (_, value) => ask('POST', '/api/v1/jobs', echo(value))),
  );
  expect(accepted.map(({ status }) => status)).toEqual(accepted.map(() => 202));
  running.system.release('postgres');
  for (const { body } of accepted)
    await eventually(
      async () => expect((await ask('GET', `/api/v1/jobs/${body.id}`)).body.state).toBe('succeeded'),
      30_000,
    );
}, 90_000);

test('a frozen NATS is left within three seconds, and what it stores later has no second effect', async () => {
  const nats = running.system.dev.services.nats?.pid ?? 0;
  process.kill(nats, 'SIGSTOP');
  const first = await ask('POST', '/api/v1/jobs', echo('frozen'), { prefer: 'wait=10' });
  const rest = await Promise.all(
    Array.from({ length: 50 }, (_, value) => ask('POST', '/api/v1/jobs', echo(value), { prefer: 'wait=10' })),
  );
  process.kill(nats, 'SIGCONT');
  const jobs = [first, ...rest];
  expect(jobs.map(({ status, body }) => [status, body.state])).toEqual(jobs.map(() => [200, 'succeeded']));
  await eventually(async () => expect((await road()).road).toBe('jetstream'), 30_000);
  for (const { body } of jobs)
    expect((await ask('GET', `/api/v1/jobs/${body.id}`)).body).toMatchObject({
      state: 'succeeded',
      attempt: 1,
      finishedAt: body.finishedAt,
    });
}, 90_000);
