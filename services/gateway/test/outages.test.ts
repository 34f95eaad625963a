import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectBus } from '@weir/jetstream';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Gateway, openDatabase, startGateway, startRoad } from './support.ts';

type Road = Awaited<ReturnType<typeof startRoad>>;

let running: TestSystem;
let database: ReturnType<typeof openDatabase>;
let natsRoad: Road;
let orchestratorRoad: Road;
let gateway: Gateway;
let ask: Gateway['ask'];
const frozen = new Set<number>();

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  database = openDatabase(running);
  const { NATS_URL = '', ORCHESTRATOR_URL = '' } = running.system.environmentOf('gateway');
  natsRoad = await startRoad(NATS_URL);
  orchestratorRoad = await startRoad(ORCHESTRATOR_URL);
  gateway = await startGateway(running, {
    NATS_URL: natsRoad.url,
    ORCHESTRATOR_URL: orchestratorRoad.url,
    EXECUTE_WAIT_MS: '1000',
    STREAMS_MAX: '1',
  });
  ask = gateway.ask;
  await allIsWell();
});
afterEach(async () => {
  for (const pid of frozen) process.kill(pid, 'SIGCONT');
  frozen.clear();
  await allIsWell();
});
afterAll(async () => {
  await gateway?.stop();
  await natsRoad?.close();
  await orchestratorRoad?.close();
  await database?.close();
  await running?.stop();
});

const pidOf = (name: string) => running.system.dev.services[name]?.pid ?? 0;
const freeze = (name: string) => {
  process.kill(pidOf(name), 'SIGSTOP');
  frozen.add(pidOf(name));
};
const add = {
  operation: 'uncertainty.add',
  input: {
    values: [
      [5, 0.1],
      [3, 0.2],
    ],
  },
};
const allIsWell = () =>
  eventually(async () => {
    expect((await ask('GET', '/health')).body.status).toBe('HEALTHY');
    expect((await ask('POST', '/api/v1/jobs', { body: add, headers: { prefer: 'wait=5' } })).status).toBe(200);
  }, 25_000);
const finished = (id: string) =>
  eventually(async () => {
    const { body } = await ask('GET', `/api/v1/jobs/${id}`);
    expect(body.state).toBe('succeeded');
    return body;
  }, 25_000);

/** The answer has to come within the five seconds that a client is promised. */
const create = (body: unknown = add, headers: Record<string, string> = {}) =>
  ask('POST', '/api/v1/jobs', { body, headers, signal: AbortSignal.timeout(5_000) });
const expectUnavailable = ({ status, headers, body }: Awaited<ReturnType<Gateway['ask']>>) =>
  expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({
    status: 503,
    code: 'UNAVAILABLE',
    retryAfter: '1',
  });

const execute = () =>
  ask('POST', '/operations/execute', {
    body: {
      operation: 'add',
      inputs: [
        [1, 0.1],
        [2, 0.1],
      ],
    },
  });

describe('NATS is away', () => {
  test('by HTTP at every route that stores, answers to those who wait as well, while there is no way to it', async () => {
    await natsRoad.cut();
    await eventually(async () => expect((await ask('GET', '/health')).body).toMatchObject({ road: 'http' }));
    expect((await create()).status).toBe(202);
    expect((await create(add, { 'idempotency-key': randomUUID(), prefer: 'wait=5' })).status).toBe(200);
    expect((await ask('POST', '/api/v1/jobs/batch', { body: { jobs: [add, add] } })).status).toBe(202);
    expect((await execute()).status).toBe(200);
    expect((await ask('GET', '/ready', { key: null })).status).toBe(200);
    expect((await ask('GET', '/health')).body).toMatchObject({
      status: 'DEGRADED',
      road: 'http',
      components: { nats: { status: 'UNHEALTHY', reason: 'not connected to NATS' } },
    });
    await natsRoad.mend();
    await eventually(async () => expect((await ask('GET', '/health')).body.road).toBe('jetstream'), 25_000);
  });

  test('503 when there is no way to the orchestrator either, and 202 again once there is one', async () => {
    await Promise.all([natsRoad.cut(), orchestratorRoad.cut()]);
    await eventually(async () => expect((await ask('GET', '/health')).body).toMatchObject({ road: 'http' }));
    expectUnavailable(await create());
    expectUnavailable(await create(add, { 'idempotency-key': randomUUID() }));
    expectUnavailable(await ask('POST', '/api/v1/jobs/batch', { body: { jobs: [add, add] } }));
    expectUnavailable(await execute());
    await orchestratorRoad.mend();
    await eventually(async () => expect((await create()).status).toBe(202));
    await natsRoad.mend();
  });

  test('202 by HTTP while it does not answer; a retry with the same key is the same job, which is done once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    freeze('nats');
    const first = await create(add, key);
    expect(first.status).toBe(202);
    process.kill(pidOf('nats'), 'SIGCONT');
    const again = await create(add, key);
    expect(again).toMatchObject({ status: 202, body: { id: first.body.id } });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await finished(first.body.id)).toMatchObject({ state: 'succeeded', attempt: 1 });
  });

  test('202 or 503, nothing else, while it is killed; what was accepted is done once', async () => {
    const before = pidOf('nats');
    const accepted: string[] = [];
    const statuses = new Set<number>();
    process.kill(before, 'SIGKILL');
    for (let index = 0; index < 30; index += 1) {
      const { body } = await eventually(async () => {
        const answer = await create(
          { operation: 'diagnostics.echo', input: { value: index } },
          { 'idempotency-key': `killed-${index}` },
        );
        statuses.add(answer.status);
        expect(answer.status).toBe(202);
        return answer;
      });
      accepted.push(body.id);
    }
    expect([...statuses].filter((status) => ![202, 409, 503].includes(status))).toEqual([]);
    expect(new Set(accepted).size).toBe(30);
    await Promise.all(accepted.map(finished));
  });

  test('by HTTP when its stream is full; 503 OVERLOADED when that is away too, and 202 again once there is room', async () => {
    const bus = await connectBus({
      url: running.system.environmentOf('gateway').NATS_URL ?? '',
      service: 'provisioner',
      seed: readFileSync(join(running.home, 'secrets', 'provisioner.nkey')),
    });
    const { streams } = await bus.manager();
    const { config } = await streams.info('JOBS');
    // What has a key goes by its stream, what has none past it.
    const keyed = () => create(add, { 'idempotency-key': randomUUID() });
    try {
      await streams.update('JOBS', { ...config, max_bytes: 1 });
      expect((await keyed()).status).toBe(202);
      await orchestratorRoad.cut();
      expect((await create()).status).toBe(202);
      const { status, headers, body } = await keyed();
      expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({
        status: 503,
        code: 'OVERLOADED',
        retryAfter: '5',
      });
    } finally {
      await streams.update('JOBS', config);
      await bus.close();
      await orchestratorRoad.mend();
    }
    expect((await create()).status).toBe(202);
  });
});

describe('the orchestrator is away', () => {
  test('202 for a job of a known operation, 503 for what only the orchestrator knows', async () => {
    await orchestratorRoad.cut();
    const key = { 'idempotency-key': randomUUID() };
    const [job, keyed] = [await create(), await create(add, key)];
    expect([job.status, keyed.status]).toEqual([202, 202]);
    expectUnavailable(await create({ operation: 'nobody.knows', input: {} }));
    expectUnavailable(await ask('GET', `/api/v1/jobs/${job.body.id}`));
    expectUnavailable(await ask('GET', `/api/v1/jobs/${job.body.id}/events`));
    expectUnavailable(await ask('GET', '/api/v1/jobs'));
    expect((await ask('GET', '/api/v1/operations')).body.items.length).toBe(20);
    expect((await ask('GET', '/health')).body).toMatchObject({
      status: 'DEGRADED',
      components: { orchestrator: { status: 'UNHEALTHY' } },
    });
    expect((await ask('GET', '/ready', { key: null })).status).toBe(200);
    // The notice of its end comes by NATS.
    expect((await create(add, { prefer: 'wait=5' })).status).toBe(200);
    await orchestratorRoad.mend();
    await Promise.all([finished(job.body.id), finished(keyed.body.id)]);
    expect((await create(add, key)).body.id).toBe(keyed.body.id);
  });

  test('503 to a retry of which nobody can say what it repeats, until it is recorded', async () => {
    const key = { 'idempotency-key': randomUUID() };
    freeze('orchestrator');
    await orchestratorRoad.cut();
    const first = await create(add, key);
    expect(first.status).toBe(202);
    const retry = await ask('POST', '/api/v1/jobs', { body: add, headers: key });
    expectUnavailable(retry);
    process.kill(pidOf('orchestrator'), 'SIGCONT');
    await orchestratorRoad.mend();
    await finished(first.body.id);
    expect((await create(add, key)).body.id).toBe(first.body.id);
  });

  test('202 while it is killed, and the jobs are done once it is back', async () => {
    const before = pidOf('orchestrator');
    process.kill(before, 'SIGKILL');
    // Its end has been noticed, and the next one has only begun.
    await eventually(() => expect(pidOf('orchestrator')).not.toBe(before));
    const answers = [await create(), await create(), await create(add, { 'idempotency-key': randomUUID() })];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await Promise.all(answers.map(({ body }) => finished(body.id)));
  });

  test('503 from a gateway that never met it, 202 once it has', async () => {
    const road = await startRoad(running.system.environmentOf('gateway').ORCHESTRATOR_URL ?? '');
    await road.cut();
    const fresh = await startGateway(running, { ORCHESTRATOR_URL: road.url });
    try {
      expectUnavailable(await fresh.ask('POST', '/api/v1/jobs', { body: add }));
      expectUnavailable(await fresh.ask('GET', '/api/v1/operations'));
      await road.mend();
      await eventually(async () => expect((await fresh.ask('POST', '/api/v1/jobs', { body: add })).status).toBe(202));
    } finally {
      await fresh.stop();
      await road.close();
    }
  });
});

test('202 while Postgres is killed, and the jobs are done once it is back', async () => {
  process.kill(pidOf('postgres'), 'SIGKILL');
  const answers = [await create(), await create(), await create(add, { 'idempotency-key': randomUUID() })];
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  await Promise.all(answers.map(({ body }) => finished(body.id)));
});

describe('the workers are away', () => {
  test('504 from /operations/execute, which names the job; it goes on', async () => {
    freeze('worker-uncertainty');
    const { status, headers, body } = await ask('POST', '/operations/execute', {
      body: {
        operation: 'add',
        inputs: [
          [1, 0.1],
          [2, 0.1],
        ],
      },
    });
    expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({
      status: 504,
      code: 'EXECUTION_TIMEOUT',
      retryAfter: '1',
    });
    const [id = ''] = /[0-9a-f-]{36}/.exec(body.detail) ?? [];
    process.kill(pidOf('worker-uncertainty'), 'SIGCONT');
    await finished(id);
  });

  test('504 also when a first attempt has failed and there will be another', async () => {
    freeze('worker-uncertainty');
    const asking = ask('POST', '/operations/execute', {
      body: {
        operation: 'add',
        inputs: [
          [1, 0.1],
          [2, 0.1],
        ],
        parent_id: 'retrying',
      },
    });
    await eventually(async () => {
      const rows = await database.query(
        `update orchestrator.jobs set state = 'retrying', error = '{"code":"ATTEMPT_FAILED","message":"it failed"}'
         where state in ('dispatched', 'running') and request->'data'->'metadata'->>'parentId' = 'retrying' returning id`,
      );
      expect(rows.length).toBe(1);
    });
    const { status, body } = await asking;
    expect({ status, code: body.code }).toEqual({ status: 504, code: 'EXECUTION_TIMEOUT' });
  });

  test('504 when the orchestrator cannot be asked at the end of the time', async () => {
    freeze('worker-uncertainty');
    await orchestratorRoad.cut();
    const { status, body } = await ask('POST', '/operations/execute', {
      body: {
        operation: 'add',
        inputs: [
          [1, 0.1],
          [2, 0.1],
        ],
      },
    });
    expect({ status, code: body.code }).toEqual({ status: 504, code: 'EXECUTION_TIMEOUT' });
    await orchestratorRoad.mend();
  });
});

test('503 for more event streams than there may be, until one has ended', async () => {
  const { body: job } = await create({ operation: 'diagnostics.sleep', input: { ms: 60_000 } });
  const path = `/api/v1/jobs/${job.id}/events`;
  await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${job.id}`)).status).toBe(200));
  const controller = new AbortController();
  const first = ask('GET', path, { signal: controller.signal }).catch((error: Error) => error.name);
  await eventually(() => expect(gateway.parts.feed.watched).toBe(1));
  const { status, headers, body } = await ask('GET', path);
  expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({
    status: 503,
    code: 'STREAMS_EXHAUSTED',
    retryAfter: '5',
  });
  controller.abort();
  expect(await first).toBe('AbortError');
  await eventually(() => expect(gateway.parts.feed.watched).toBe(0));
  const second = new AbortController();
  const again = ask('GET', path, { signal: second.signal }).catch((error: Error) => error.name);
  await eventually(() => expect(gateway.parts.feed.watched).toBe(1));
  second.abort();
  expect(await again).toBe('AbortError');
});
