import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, startHost } from './host.ts';

let host: Host;
let { ask, stranger: other } = {} as Host;

const QUEUES = '/api/v1/system/queues';
const JOBS = '/api/v1/jobs';
const echo = { operation: 'diagnostics.echo', input: { value: 1 } };

beforeAll(async () => {
  host = await startHost({ knows: ['diagnostics.echo'] });
  ({ ask, stranger: other } = host);
});
afterAll(() => host?.stop());

const queue = async (key?: string) => {
  const { status, body } = await ask('GET', QUEUES, key === undefined ? {} : { key });
  expect(status).toBe(200);
  return body.items.find(({ name }: { name: string }) => name === 'diagnostics');
};

test('200 every queue with its state, capacity and workers', async () => {
  await eventually(async () => {
    const { body } = await ask('GET', QUEUES);
    expect(body.items).toMatchObject([
      { name: 'diagnostics', state: 'active', workers: 1, oldestWaitMs: null },
      { name: 'uncertainty', state: 'active', workers: 1, oldestWaitMs: null },
    ]);
    for (const { capacity } of body.items) expect(capacity).toBeGreaterThan(0);
  }, 20_000);
});

test('200 pause: jobs are accepted and wait, seen by their tenant alone; resume: they run', async () => {
  expect((await ask('POST', `${QUEUES}/diagnostics/pause`)).body).toMatchObject({ state: 'paused' });
  const accepted = await ask('POST', JOBS, { body: echo });
  expect(accepted.status).toBe(202);
  await eventually(async () => expect((await queue()).waiting.table).toBe(1));
  expect(await queue(other.key)).toMatchObject({ state: 'paused', waiting: { memory: 0, table: 0 }, tenants: [] });
  expect((await ask('POST', `${QUEUES}/diagnostics/resume`)).body).toMatchObject({ state: 'active' });
  await eventually(async () =>
    expect((await ask('GET', `${JOBS}/${accepted.body.id}`)).body).toMatchObject({ state: 'succeeded' }),
  );
});

test('503 QUEUE_DRAINING for new jobs, one or many, while a retry of what was accepted gets its answer', async () => {
  const headers = { 'idempotency-key': '"before-the-drain"' };
  const batchHeaders = { 'idempotency-key': '"batch-before-the-drain"' };
  const first = await ask('POST', JOBS, { body: echo, headers });
  const batch = await ask('POST', `${JOBS}/batch`, { body: { jobs: [echo, echo] }, headers: batchHeaders });
  await eventually(async () => expect((await ask('GET', `${JOBS}/${first.body.id}`)).body.state).toBe('succeeded'));
  expect((await ask('POST', `${QUEUES}/diagnostics/drain`)).body.state).toMatch(/^drain/);
  const refused = await ask('POST', JOBS, { body: echo });
  expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
    503,
    'QUEUE_DRAINING',
    '30',
  ]);
  const many = await ask('POST', `${JOBS}/batch`, {
    body: { jobs: [echo, { ...echo, operation: 'uncertainty.add', input: { values: [[1, 0]] } }] },
  });
  expect(many.body.items).toMatchObject([{ error: { code: 'QUEUE_DRAINING' } }, { state: 'queued' }]);
  expect((await ask('POST', JOBS, { body: echo, headers })).body.id).toBe(first.body.id);
  expect(
    (await ask('POST', `${JOBS}/batch`, { body: { jobs: [echo, echo] }, headers: batchHeaders })).body.items.map(
      ({ id }: { id: string }) => id,
    ),
  ).toEqual(batch.body.items.map(({ id }: { id: string }) => id));
  await eventually(async () => expect(await queue()).toMatchObject({ state: 'drained', inFlight: 0 }));
  await ask('POST', `${QUEUES}/diagnostics/resume`);
  expect((await ask('POST', JOBS, { body: echo })).status).toBe(202);
});

test('200 limits and weights: jobs of one key run one after another', async () => {
  const tenants = [{ tenantId: other.tenantId, weight: 3, concurrencyMax: 2 }];
  const { status, body } = await ask('PATCH', `${QUEUES}/diagnostics`, { body: { concurrencyMax: 40, tenants } });
  expect([status, body.limits.concurrencyMax]).toEqual([200, 40]);
  expect(await queue(other.key)).toMatchObject({
    tenants: [{ tenantId: other.tenantId, weight: 3, concurrencyMax: 2 }],
  });
  const jobs = Array.from({ length: 4 }, () => ({
    operation: 'diagnostics.sleep',
    input: { ms: 60 },
    concurrencyKey: 'k',
  }));
  const { body: accepted } = await ask('POST', `${JOBS}/batch`, { body: { jobs } });
  const ids: string[] = accepted.items.map(({ id }: { id: string }) => id);
  const read = () => Promise.all(ids.map(async (id) => (await ask('GET', `${JOBS}/${id}`)).body));
  await eventually(async () => {
    for (const { state } of await read()) expect(state).toBe('succeeded');
  }, 15_000);
  const times = (await read()).map(({ startedAt, finishedAt }) => [startedAt, finishedAt]).toSorted();
  for (const [index, [began]] of times.entries())
    if (index > 0) expect(began >= (times[index - 1]?.[1] as string)).toBe(true);
});

test('404 TENANT_NOT_FOUND for a tenant that does not exist, and nothing is kept of it', async () => {
  const unknown = '0190d3a0-0000-7000-8000-00000000dead';
  const tenants = [
    { tenantId: other.tenantId, weight: 7 },
    { tenantId: unknown, weight: 9 },
  ];
  const { status, body } = await ask('PATCH', `${QUEUES}/diagnostics`, { body: { concurrencyMax: 41, tenants } });
  expect([status, body.code, body.errors]).toEqual([
    404,
    'TENANT_NOT_FOUND',
    [{ path: '/tenants/1/tenantId', message: 'is no tenant' }],
  ]);
  expect((await queue()).limits.concurrencyMax).not.toBe(41);
});

test('400 REQUEST_INVALID, 401 CREDENTIALS_MISSING, 403 FORBIDDEN, 404 QUEUE_NOT_FOUND', async () => {
  for (const change of [
    {},
    { concurrencyMax: -1 },
    { keyConcurrencyMax: 0 },
    { tenants: [{ weight: 1 }] },
    { state: 'paused' },
  ]) {
    const { status, body } = await ask('PATCH', `${QUEUES}/diagnostics`, { body: change });
    expect([status, body.code], JSON.stringify(change)).toEqual([400, 'REQUEST_INVALID']);
  }
  for (const [method, path, body] of [
    ['PATCH', 'diagnostics', { concurrencyMax: 1 }],
    ['POST', 'diagnostics/pause', undefined],
    ['POST', 'diagnostics/resume', undefined],
    ['POST', 'diagnostics/drain', undefined],
  ] as const) {
    const sent = body === undefined ? {} : { body };
    expect((await ask(method, `${QUEUES}/${path}`, { ...sent, key: null })).status).toBe(401);
    const forbidden = await ask(method, `${QUEUES}/${path}`, { ...sent, key: other.key });
    expect([forbidden.status, forbidden.body.code]).toEqual([403, 'FORBIDDEN']);
    const missing = await ask(method, `${QUEUES}/${path.replace('diagnostics', 'nowhere')}`, sent);
    expect([missing.status, missing.body.code]).toEqual([404, 'QUEUE_NOT_FOUND']);
  }
  expect((await ask('GET', QUEUES, { key: null })).status).toBe(401);
});
