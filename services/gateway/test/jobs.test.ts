import { randomUUID } from 'node:crypto';
import { seal } from '@weir/messaging';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprintOf, withPlace } from '../src/accept.ts';
import { jobIdFor } from '../src/domain/idempotency-key.ts';
import { clientOf, type Gateway, openDatabase, publishAsGateway, startGateway } from './support.ts';

let running: TestSystem;
let gateway: Gateway;
let ask: Gateway['ask'];
/** A gateway of the same system in a process of its own. */
let askOther: Gateway['ask'];
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  running = await startTestSystem();
  database = openDatabase(running);
  gateway = await startGateway(running);
  ask = gateway.ask;
  askOther = clientOf(running.system.dev.gatewayUrl, running.system.dev.apiKey);
  await eventually(async () => expect((await ask('GET', '/api/v1/operations')).body.items?.length).toBe(20), 45_000);
});
afterAll(async () => {
  await gateway?.stop();
  await database?.close();
  await running?.stop();
});

const add = {
  operation: 'uncertainty.add',
  input: {
    values: [
      [5, 0.1],
      [3, 0.2],
    ],
  },
};
const echo = (value: unknown) => ({ operation: 'diagnostics.echo', input: { value } });
const keyed = (key: string) => ({ 'idempotency-key': `"${key}"` });
const finished = (id: string) =>
  eventually(async () => {
    const { body } = await ask('GET', `/api/v1/jobs/${id}`);
    expect(body.finishedAt ?? null).not.toBeNull();
    return body;
  });
const countJobs = async (ids: readonly string[]) =>
  Number(
    (await database.query<{ count: string }>('select count(*) from orchestrator.jobs where id = any($1)', [ids]))[0]
      ?.count,
  );
const requestOf = async (id: string) =>
  (
    await database.query<{ request: Record<string, never> & { data: Record<string, unknown> } }>(
      'select request from orchestrator.jobs where id = $1',
      [id],
    )
  )[0]?.request;

describe('POST /jobs', () => {
  test('202 with the job as it was accepted, and where to read it', async () => {
    const { status, headers, body } = await ask('POST', '/api/v1/jobs', {
      body: { ...add, metadata: { of: 'mine' }, priority: 9 },
    });
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`/api/v1/jobs/${body.id}`);
    expect(body).toMatchObject({
      state: 'queued',
      operation: 'uncertainty.add',
      queue: 'uncertainty',
      attempt: 0,
      priority: 9,
      metadata: { of: 'mine' },
    });
    expect(await finished(body.id)).toMatchObject({
      state: 'succeeded',
      output: { value: [8, expect.closeTo(0.2236, 4)] },
      createdAt: body.createdAt,
    });
  });

  test("202 and the client's request id and trace are kept with the job's request", async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { headers, body } = await ask('POST', '/api/v1/jobs', {
      body: add,
      headers: { 'x-request-id': 'mine:1', traceparent },
    });
    expect(headers.get('x-request-id')).toBe('mine:1');
    await finished(body.id);
    expect(await requestOf(body.id)).toMatchObject({
      correlationid: 'mine:1',
      traceparent: expect.stringMatching(/^00-4bf92f3577b34da6a3ce929d0e0e4736-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$/),
    });
  });

  test.each([
    ['too long', 'x'.repeat(129)],
    ['with spaces', 'a b'],
    ['with markup', '<script>'],
  ])('202 and an id of our own when that of the client is %s', async (_name, id) => {
    const { status, headers } = await ask('POST', '/api/v1/jobs', {
      body: add,
      headers: { 'x-request-id': id, traceparent: `00-${'0'.repeat(32)}-nonsense` },
    });
    expect(status).toBe(202);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('202 and times with an offset are stored and shown in UTC', async () => {
    const { status, body } = await ask('POST', '/api/v1/jobs', {
      body: { ...add, runAt: '2020-01-01T02:00:00.5+02:00', deadline: '2999-12-31T23:30:00-02:30' },
    });
    expect(status).toBe(202);
    const times = { runAt: '2020-01-01T00:00:00.500Z', deadline: '3000-01-01T02:00:00.000Z' };
    expect(body).toMatchObject({ state: 'queued', ...times });
    expect(await finished(body.id)).toMatchObject(times);
    expect((await requestOf(body.id))?.data).toMatchObject(times);
  });

  test('202 and a job of a later time waits as scheduled', async () => {
    const { status, body } = await ask('POST', '/api/v1/jobs', { body: { ...add, runAt: '2999-01-01T00:00:00Z' } });
    expect(status).toBe(202);
    expect(body.state).toBe('scheduled');
    await eventually(async () =>
      expect((await ask('GET', `/api/v1/jobs/${body.id}`)).body).toMatchObject({
        state: 'scheduled',
        runAt: '2999-01-01T00:00:00Z',
      }),
    );
  });
});

describe('POST /jobs with Prefer: wait', () => {
  test('200 with the finished job', async () => {
    const { status, headers, body } = await ask('POST', '/api/v1/jobs', {
      body: add,
      headers: { prefer: 'respond-async, wait=20' },
    });
    expect(status).toBe(200);
    expect(headers.get('preference-applied')).toBe('wait=20');
    expect(body).toMatchObject({
      state: 'succeeded',
      output: { value: [8, expect.closeTo(0.2236, 4)] },
      finishedAt: expect.any(String),
    });
  });

  test.each([
    ['failed', { terminal: true }, {}],
    ['dead_lettered', {}, { maxAttempts: 1 }],
  ])('200 with the finished job also when it is %s', async (state, input, more) => {
    const { status, body } = await ask('POST', '/api/v1/jobs', {
      body: { operation: 'diagnostics.fail', input, ...more },
      headers: { prefer: 'wait=20' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state, error: { code: 'DIAGNOSTIC_FAILURE', message: 'failed as asked' } });
  });

  test.each(['wait=0', 'wait=1'])('202 when it is not done in time, for %s', async (prefer) => {
    const { status, headers, body } = await ask('POST', '/api/v1/jobs', {
      body: { operation: 'diagnostics.sleep', input: { ms: 5_000 } },
      headers: { prefer },
    });
    expect(status).toBe(202);
    expect(headers.get('preference-applied')).toBe(prefer);
    expect(headers.get('location')).toBe(`/api/v1/jobs/${body.id}`);
  });

  test('200 and no longer a wait than 30 s is promised', async () => {
    const { status, headers } = await ask('POST', '/api/v1/jobs', { body: add, headers: { prefer: 'wait=3600' } });
    expect(status).toBe(200);
    expect(headers.get('preference-applied')).toBe('wait=30');
  });

  test('202 at once for a preference that we do not know', async () => {
    const { status, headers } = await ask('POST', '/api/v1/jobs', {
      body: add,
      headers: { prefer: 'handling=lenient' },
    });
    expect(status).toBe(202);
    expect(headers.get('preference-applied')).toBeNull();
  });

  test('a client that goes away leaves its job to itself', async () => {
    const controller = new AbortController();
    const key = randomUUID();
    const body = { operation: 'diagnostics.sleep', input: { ms: 2_000 } };
    const gone = ask('POST', '/api/v1/jobs', {
      body,
      headers: { prefer: 'wait=30', ...keyed(key) },
      signal: controller.signal,
    }).catch((error: Error) => error.name);
    const id = await eventually(async () => {
      const { items } = (await ask('GET', '/api/v1/jobs?operation=diagnostics.sleep&limit=1')).body;
      expect(items[0].input).toEqual({ ms: 2_000 });
      return items[0].id as string;
    });
    controller.abort();
    expect(await gone).toBe('AbortError');
    await eventually(() => expect(gateway.parts.waiters.count).toBe(0));
    expect((await ask('GET', `/api/v1/jobs/${id}`)).body.finishedAt).toBeNull();
    expect(await finished(id)).toMatchObject({ state: 'succeeded' });
  });
});

describe('POST /jobs with Idempotency-Key', () => {
  test('202 a hundred jobs sent twice, half of them at once, are one hundred jobs', async () => {
    const send = async (index: number, key: string) =>
      ask('POST', '/api/v1/jobs', { body: echo(index), headers: keyed(key) });
    const keys = Array.from({ length: 100 }, () => randomUUID());
    const answers = await Promise.all(
      keys.map(async (key, index) => {
        if (index % 2 === 0) return Promise.all([send(index, key), send(index, key)]);
        return [await send(index, key), await send(index, key)];
      }),
    );
    const ids = answers.map((pair, index) => {
      const accepted = pair.filter(({ status }) => status === 202);
      expect(pair.map(({ status }) => status).filter((status) => status !== 202 && status !== 409)).toEqual([]);
      expect(new Set(accepted.map(({ body }) => body.id)).size, `key ${index}`).toBe(1);
      if (index % 2 === 1)
        expect(pair.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
      for (const { status, body } of pair) if (status === 409) expect(body.code).toBe('IDEMPOTENCY_KEY_IN_USE');
      return accepted[0]?.body.id as string;
    });
    expect(new Set(ids).size).toBe(100);
    await Promise.all(ids.map(finished));
    expect(await countJobs(ids)).toBe(100);
    const [row] = await database.query<{ count: string }>(
      `select count(*) from orchestrator.jobs where operation = 'diagnostics.echo'`,
    );
    expect(Number(row?.count)).toBe(100);
  });

  test('202 the same by two gateways at once', async () => {
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const answers = await Promise.all(
      keys.flatMap((key) =>
        [ask, askOther].map((either) => either('POST', '/api/v1/jobs', { body: add, headers: keyed(key) })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 202));
    for (let index = 0; index < 40; index += 2) {
      expect(answers[index]?.body.id).toBe(answers[index + 1]?.body.id);
      const replayed = [answers[index], answers[index + 1]].filter(
        (one) => one?.headers.get('idempotent-replayed') === 'true',
      );
      expect(replayed.length).toBe(1);
    }
  });

  test('202 a quoted and an unquoted key are one, and so are the two forms of a character', async () => {
    const key = randomUUID();
    const send = (header: string) => ask('POST', '/api/v1/jobs', { body: add, headers: { 'idempotency-key': header } });
    const answers = [await send(`"${key}"`), await send(key), await send(` "${key}" `)];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await send(`"${key}\\\\"`)).body.id).toBe((await send(`${key}\\`)).body.id);
  });

  test.each([
    ['empty', '""'],
    ['blank', ' '],
    ['two strings', '"a", "b"'],
    ['an open quote', '"a'],
    ['a quote inside', 'a"b'],
    ['a space without quotes', 'a b'],
    ['parameters', '"a";b=c'],
    ['no ASCII', '"\u00e9"'],
    ['too long', `"${'k'.repeat(256)}"`],
  ])('400 for a key that is malformed: %s', async (_name, header) => {
    const { status, body } = await ask('POST', '/api/v1/jobs', { body: add, headers: { 'idempotency-key': header } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'HEADER_INVALID', errors: [{ path: 'header:Idempotency-Key' }] });
  });

  test('422 for another body: at once, once it has finished, and at another gateway', async () => {
    const key = randomUUID();
    const send = (value: number, either = ask) =>
      either('POST', '/api/v1/jobs', { body: echo(value), headers: keyed(key) });
    const { body: job } = await send(1);
    const refusals = [await send(2), await send(2, askOther)];
    await finished(job.id);
    refusals.push(await send(2), await send(2, askOther));
    for (const { status, body } of refusals) {
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', errors: [{ path: 'header:Idempotency-Key' }] });
    }
    const replay = await send(1, askOther);
    expect(replay.status).toBe(202);
    expect(replay.headers.get('idempotent-replayed')).toBe('true');
    expect(replay.body).toMatchObject({ id: job.id, state: 'succeeded', output: { value: 1 } });
  });

  test('202 for a retry whose deadline has passed since, 422 for a first request', async () => {
    const body = { ...echo('late'), deadline: new Date(Date.now() + 500).toISOString() };
    const key = randomUUID();
    const first = await ask('POST', '/api/v1/jobs', { body, headers: keyed(key) });
    expect(first.status).toBe(202);
    await finished(first.body.id);
    await eventually(() => expect(Date.parse(body.deadline)).toBeLessThan(Date.now()));
    const retry = await ask('POST', '/api/v1/jobs', { body, headers: keyed(key) });
    expect(retry.status).toBe(202);
    expect(retry.body.id).toBe(first.body.id);
    const other = await ask('POST', '/api/v1/jobs', { body, headers: keyed(randomUUID()) });
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({ code: 'DEADLINE_PASSED', errors: [{ path: '/deadline' }] });
  });

  test('200 a retry that waits gets the end of the job, also one that is under way', async () => {
    const key = randomUUID();
    const body = { operation: 'diagnostics.sleep', input: { ms: 400 } };
    const send = (prefer: string) => ask('POST', '/api/v1/jobs', { body, headers: { ...keyed(key), prefer } });
    const first = await send('wait=0');
    expect(first.status).toBe(202);
    // Recorded from here on: of two retries that come before that, one is told that the key is in use.
    expect((await ask('GET', `/api/v1/jobs/${first.body.id}`)).status).toBe(200);
    const [retry, another] = await Promise.all([send('wait=20'), send('wait=20')]);
    expect([retry.status, another.status]).toEqual([200, 200]);
    expect(retry.body).toMatchObject({ id: first.body.id, state: 'succeeded' });
    expect((await send('wait=20')).body).toMatchObject({ id: first.body.id, state: 'succeeded' });
  });

  test('202 a retry that waits too short is told so', async () => {
    const key = randomUUID();
    const body = { operation: 'diagnostics.sleep', input: { ms: 3_000 } };
    const send = () => ask('POST', '/api/v1/jobs', { body, headers: { ...keyed(key), prefer: 'wait=1' } });
    expect((await send()).status).toBe(202);
    expect((await send()).status).toBe(202);
  });
});

describe('POST /jobs/batch', () => {
  const batch = (jobs: readonly unknown[], headers: Record<string, string> = {}, either = ask) =>
    either('POST', '/api/v1/jobs/batch', { body: { jobs }, headers });

  test('202 each item on its own merit, with the path of what is wrong', async () => {
    const { status, body } = await batch([
      add,
      {
        ...add,
        input: {
          values: [
            [1, 0.1],
            [2, 'x'],
          ],
        },
      },
      { ...add, operation: 'nobody.knows' },
      { ...add, surprise: 1 },
      null,
      { operation: 'diagnostics.echo', input: {} },
      { ...add, queue: 'diagnostics' },
      { ...add, deadline: '2020-01-01T00:00:00Z' },
      { operation: 7, input: {} },
      echo('last'),
    ]);
    expect(status).toBe(202);
    const short = body.items.map(
      (item: { id?: string; state?: string; error?: { code: string; errors: { path: string }[] } }) =>
        item.state ?? `${item.error?.code} ${item.error?.errors[0]?.path}`,
    );
    expect(short).toEqual([
      'queued',
      'INPUT_INVALID /jobs/1/input/values/1/1',
      'OPERATION_UNKNOWN /jobs/2/operation',
      'REQUEST_INVALID /jobs/3/surprise',
      'REQUEST_INVALID /jobs/4',
      'INPUT_INVALID /jobs/5/input/value',
      'QUEUE_UNKNOWN /jobs/6/queue',
      'DEADLINE_PASSED /jobs/7/deadline',
      'REQUEST_INVALID /jobs/8/operation',
      'queued',
    ]);
    expect(await finished(body.items[0].id)).toMatchObject({ state: 'succeeded' });
    expect(await finished(body.items[9].id)).toMatchObject({ output: { value: 'last' } });
  });

  test('202 a thousand jobs, also when more batches come at once than there is room for', async () => {
    const jobs = Array.from({ length: 1_000 }, (_none, index) => echo(index));
    const answers = await Promise.all([1, 2, 3, 4].map(() => batch(jobs)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const ids = answers.flatMap(({ body }) => body.items.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(4_000);
    await eventually(async () => expect(await countJobs(ids)).toBe(4_000), 20_000);
    expect(await finished(ids[3_999])).toMatchObject({ output: { value: 999 } });
  });

  test('202 an item that is too large is refused alone', async () => {
    const { status, body } = await batch([echo('small'), echo('x'.repeat(1_200_000)), echo('also small')]);
    expect(status).toBe(202);
    expect(body.items[1].error).toMatchObject({ code: 'BODY_TOO_LARGE', status: 413, errors: [{ path: '/jobs/1' }] });
    expect(await finished(body.items[2].id)).toMatchObject({ output: { value: 'also small' } });
  });

  test.each([
    ['no object', [], ''],
    ['no jobs', {}, '/jobs'],
    ['none', { jobs: [] }, '/jobs'],
    ['1,001 jobs', { jobs: Array.from({ length: 1_001 }, () => 1) }, '/jobs'],
    [
      '10,000 jobs',
      { jobs: Array.from({ length: 10_000 }, () => ({ operation: 'diagnostics.echo', input: { value: 1 } })) },
      '/jobs',
    ],
    ['an unknown member', { jobs: [add], more: true }, '/more'],
  ])('400 for %s', async (_name, body, path) => {
    const answer = await ask('POST', '/api/v1/jobs/batch', { body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'REQUEST_INVALID', errors: [{ path }] });
  });

  test('202 the same key and body are the same jobs, at any gateway; 422 another body', async () => {
    const key = randomUUID();
    const jobs = Array.from({ length: 20 }, (_none, index) => echo(`${key} ${index}`));
    const first = await batch(jobs, keyed(key));
    expect(first.status).toBe(202);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const ids = (answer: typeof first) => answer.body.items.map(({ id }: { id: string }) => id);
    const retry = await batch(jobs, keyed(key));
    expect(retry.headers.get('idempotent-replayed')).toBe('true');
    expect(ids(retry)).toEqual(ids(first));
    expect(ids(await batch(jobs, keyed(key), askOther))).toEqual(ids(first));
    await Promise.all(ids(first).map(finished));
    expect(await countJobs(ids(first))).toBe(20);
    for (const either of [ask, askOther]) {
      const { status, body } = await batch(jobs.slice(1), keyed(key), either);
      expect(status).toBe(422);
      expect(body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    }
  });

  test('422 another body under the same key whichever of its jobs can be accepted', async () => {
    const bad = { operation: 'nobody.knows', input: {} };
    const key = randomUUID();
    const { body } = await batch([bad, echo('a1')], keyed(key));
    expect(body.items[0].error.code).toBe('OPERATION_UNKNOWN');
    expect(body.items[1].state).toBe('queued');
    for (const jobs of [[echo('b0'), echo('b1')], [echo('b0')], [bad, bad, echo('b2')], [bad]]) {
      const answer = await batch(jobs, keyed(key));
      expect(answer.status).toBe(422);
      expect(answer.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    }
    const single = await ask('POST', '/api/v1/jobs', { body: echo('b0'), headers: keyed(key) });
    expect(single.status).toBe(422);
  });

  test('202 and none is stored when none can be accepted', async () => {
    const key = randomUUID();
    for (let tries = 0; tries < 2; tries += 1) {
      const { status, headers, body } = await batch([{ operation: 'nobody.knows', input: {} }], keyed(key));
      expect(status).toBe(202);
      expect(headers.get('idempotent-replayed')).toBeNull();
      expect(body.items[0].error.code).toBe('OPERATION_UNKNOWN');
    }
  });

  test('202 a retry heals what a crash left between the first job and the others', async () => {
    const key = randomUUID();
    const jobs = [{ operation: 'nobody.knows', input: {} }, echo(0), echo(1), echo(2)];
    // What a gateway has done that died after its first publish.
    const { tenantId } = running.system.dev;
    const id = jobIdFor(tenantId, key);
    const fingerprint = withPlace(fingerprintOf(JSON.stringify({ jobs })), 1);
    const data = {
      ...echo(0),
      queue: 'diagnostics',
      priority: 5,
      maxAttempts: 3,
      fingerprint,
      principal: 'key:test',
      requestedAt: new Date().toISOString(),
    };
    await publishAsGateway(
      running,
      seal({ type: 'job-requested', id, subject: id, source: '/gateway/dead', tenantId, correlationId: 'test', data }),
    );

    const retry = await batch(jobs, keyed(key));
    expect(retry.status).toBe(202);
    expect(retry.headers.get('idempotent-replayed')).toBe('true');
    expect(retry.body.items[0].error.code).toBe('OPERATION_UNKNOWN');
    const ids = retry.body.items.slice(1).map((item: { id: string }) => item.id);
    expect(ids[0]).toBe(id);
    const outputs = (await Promise.all<{ output: unknown }>(ids.map(finished))).map(({ output }) => output);
    expect(outputs).toEqual([{ value: 0 }, { value: 1 }, { value: 2 }]);
  });

  test('202 a retry after a deadline has passed finds the jobs that were accepted', async () => {
    const key = randomUUID();
    const deadline = new Date(Date.now() + 500).toISOString();
    const jobs = [
      { ...echo('a'), deadline },
      { ...echo('b'), deadline: '2020-01-01T00:00:00Z' },
      { ...echo('c'), deadline },
    ];
    const first = await batch(jobs, keyed(key));
    await eventually(() => expect(Date.parse(deadline)).toBeLessThan(Date.now()));
    await finished(first.body.items[2].id);
    const retry = await batch(jobs, keyed(key));
    const short = (answer: typeof first) =>
      answer.body.items.map((item: { id?: string; error?: { code: string } }) => item.id ?? item.error?.code);
    expect(short(retry)).toEqual(short(first));
    expect(short(first)[1]).toBe('DEADLINE_PASSED');
  });
});
