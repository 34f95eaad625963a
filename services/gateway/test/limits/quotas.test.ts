import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTenant, type Gateway, openDatabase, startGateway } from '../support.ts';

let running: TestSystem;
let database: ReturnType<typeof openDatabase>;
let gateway: Gateway;
let ask: Gateway['ask'];

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  database = openDatabase(running);
  gateway = await startGateway(running, { QUOTA_PRO_JOBS: '10', QUOTA_PRO_STORED_MB: '1' });
  ask = gateway.ask;
  await eventually(async () => expect((await ask('GET', '/api/v1/operations/diagnostics.echo')).status).toBe(200));
});
afterAll(async () => {
  await gateway?.stop();
  await database?.close();
  await running?.stop();
});

/** In flight until it is cancelled. */
const later = (text = 'x') => ({
  operation: 'diagnostics.echo',
  input: { value: text },
  runAt: new Date(Date.now() + 3_600_000).toISOString(),
});
const create = (key: string, body: object = later()) => ask('POST', '/api/v1/jobs', { key, body });
const batch = (key: string, count: number) =>
  ask('POST', '/api/v1/jobs/batch', { key, body: { jobs: Array.from({ length: count }, () => later()) } });

test('429 for the job that is one too many in flight; room comes back as jobs end', async () => {
  const { key } = await addTenant(running, database, { tier: 'pro' });
  const ids: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    const { status, body } = await create(key);
    expect(status).toBe(202);
    ids.push(body.id);
  }
  const { status, headers, body } = await create(key);
  expect(status).toBe(429);
  expect(body).toMatchObject({ code: 'QUOTA_EXCEEDED', 'violated-policies': ['jobs-in-flight'] });
  expect(body.type).toBe('https://iana.org/assignments/http-problem-types#quota-exceeded');
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  for (const id of ids.slice(0, 2)) await ask('POST', `/api/v1/jobs/${id}/cancel`, { key });
  await eventually(async () => expect((await create(key)).status).toBe(202));
  const { key: other } = await addTenant(running, database, { tier: 'pro' });
  expect((await create(other)).status).toBe(202);
});

test('at once, no more are accepted than there is room for', async () => {
  const { key } = await addTenant(running, database, { tier: 'pro' });
  const statuses = (await Promise.all(Array.from({ length: 50 }, () => create(key)))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 202)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(40);
});

test('a batch is accepted as a whole or not at all; each of its jobs counts', async () => {
  const { key } = await addTenant(running, database, { tier: 'pro' });
  expect((await batch(key, 11)).status).toBe(429);
  expect((await batch(key, 8)).status).toBe(202);
  expect((await batch(key, 3)).status).toBe(429);
  expect((await batch(key, 2)).status).toBe(202);
});

test('a retry of what was accepted is no new job, also when the quota is used up', async () => {
  const { key } = await addTenant(running, database, { tier: 'pro' });
  const headers = { 'idempotency-key': '"the first"' };
  const first = await ask('POST', '/api/v1/jobs', {
    key,
    headers,
    body: '{"operation":"diagnostics.echo","input":{"value":"x"},"runAt":"2099-01-01T00:00:00Z"}',
  });
  expect((await batch(key, 9)).status).toBe(202);
  expect((await create(key)).status).toBe(429);
  await eventually(async () => {
    const again = await ask('POST', '/api/v1/jobs', {
      key,
      headers,
      body: '{"operation":"diagnostics.echo","input":{"value":"x"},"runAt":"2099-01-01T00:00:00Z"}',
    });
    expect([again.status, again.body.id]).toEqual([202, first.body.id]);
  });
});

test('429 when inputs and outputs are more than may be stored', async () => {
  const { key } = await addTenant(running, database, { tier: 'pro' });
  const large = () => later(Array.from({ length: 9_000 }, () => Math.random().toString(36)).join(''));
  const answers = [];
  for (let n = 0; n < 9; n += 1) answers.push(await create(key, large()));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 202).length).toBeGreaterThanOrEqual(5);
  expect(refused.length).toBeGreaterThanOrEqual(1);
  for (const { body } of refused) expect(body['violated-policies']).toEqual(['stored-bytes']);
});

test('while the orchestrator is away what was accepted here counts: the quota stays closed, and jobs are accepted up to it', async () => {
  const { key } = await addTenant(running, database, { tier: 'pro' });
  expect((await ask('GET', '/api/v1/jobs', { key })).status).toBe(200);
  running.system.hold('orchestrator');
  try {
    const statuses = [];
    for (let n = 0; n < 14; n += 1) statuses.push((await create(key)).status);
    expect(statuses).toEqual([...Array(10).fill(202), ...Array(4).fill(429)]);
  } finally {
    running.system.release('orchestrator');
  }
});

test('what a tenant has of its own goes before its tier, also for enterprise', async () => {
  const { key, tenantId } = await addTenant(running, database, { tier: 'enterprise' });
  await database.query('update security.tenants set jobs_in_flight_max = 3 where id = $1', [tenantId]);
  expect((await batch(key, 4)).status).toBe(429);
  expect((await batch(key, 3)).status).toBe(202);
  const more = await addTenant(running, database, { tier: 'pro' });
  await database.query('update security.tenants set jobs_in_flight_max = 12 where id = $1', [more.tenantId]);
  expect((await batch(more.key, 12)).status).toBe(202);
  expect((await create(more.key)).status).toBe(429);
});

/** Its quota is its own, and so known to the orchestrator as to the gateway; as to requests it has no limit. */
async function addLimited(jobsInFlightMax: number) {
  const tenant = await addTenant(running, database, { tier: 'enterprise', scopes: ['read', 'write'] });
  await database.query('update security.tenants set jobs_in_flight_max = $2 where id = $1', [
    tenant.tenantId,
    jobsInFlightMax,
  ]);
  return tenant;
}

test('a redrive is held to the quota as a new job is: 429 for one, and of many the first that there is room for', async () => {
  const { key } = await addLimited(4);
  const failing = { operation: 'diagnostics.fail', input: { message: 'no' }, maxAttempts: 1 };
  const jobs = { jobs: [failing, failing, failing, failing] };
  expect((await ask('POST', '/api/v1/jobs/batch', { key, body: jobs })).status).toBe(202);
  const letters = await eventually(async () => {
    const { items } = (await ask('GET', '/api/v1/dead-letters?group=none', { key })).body;
    expect(items).toHaveLength(4);
    return items as readonly { readonly id: string }[];
  }, 15_000);
  await eventually(async () => expect((await batch(key, 2)).status).toBe(202));
  await eventually(async () =>
    expect((await ask('GET', '/api/v1/jobs?state=scheduled', { key })).body.items).toHaveLength(2),
  );
  const body = { filter: {}, ratePerS: 0.01 };
  const many = await ask('POST', '/api/v1/dead-letters/redrive', { key, body });
  expect([many.status, many.body.redriven, many.body.stopped]).toEqual([
    202,
    2,
    { code: 'QUOTA_EXCEEDED', policy: 'jobs-in-flight', notRedriven: 2 },
  ]);
  // The first of them fails again at once; the second waits, and holds its place.
  const [, , , last] = many.body.items;
  await eventually(async () => expect((await batch(key, 1)).status).toBe(202));
  await eventually(async () =>
    expect((await ask('GET', '/api/v1/jobs?state=scheduled', { key })).body.items).toHaveLength(4),
  );
  const one = await ask('POST', `/api/v1/dead-letters/${last.id}/redrive`, { key });
  const asJob = await create(key);
  expect([one.status, Number(one.headers.get('retry-after'))]).toEqual([429, 5]);
  const told = ({ requestId: _requestId, instance: _instance, ...problem }: Record<string, unknown>) => problem;
  expect(told(one.body)).toEqual(told(asJob.body));
  expect(letters.map(({ id }) => id)).toContain(last.id);
});

test('what was redriven here counts here at once', async () => {
  const { key } = await addLimited(2);
  const body = { operation: 'diagnostics.fail', input: { message: 'no' }, maxAttempts: 1 };
  for (let n = 0; n < 2; n += 1) expect((await ask('POST', '/api/v1/jobs', { key, body })).status).toBe(202);
  await eventually(
    async () => expect((await ask('GET', '/api/v1/dead-letters?group=none', { key })).body.items).toHaveLength(2),
    15_000,
  );
  // A queue that is paused keeps what was redriven in flight.
  await ask('POST', '/api/v1/system/queues/diagnostics/pause');
  try {
    await eventually(async () => expect((await create(key)).status).toBe(202));
    const redriven = await ask('POST', '/api/v1/dead-letters/redrive', { key, body: { filter: {}, max: 1 } });
    expect(redriven.body.redriven).toBe(1);
    expect((await create(key)).status).toBe(429);
  } finally {
    await ask('POST', '/api/v1/system/queues/diagnostics/resume');
  }
});

test('a run of a schedule that finds the quota full does not begin, and the schedule says so', async () => {
  const { key } = await addLimited(1);
  expect((await create(key)).status).toBe(202);
  const job = { operation: 'diagnostics.echo', input: { value: 1 } };
  const body = { name: 'every second', job, everyMs: 1_000, missedRuns: 'skip' };
  const made = await ask('POST', '/api/v1/schedules', { key, body });
  expect([made.status, made.body.lastMissedRun]).toEqual([201, null]);
  await eventually(async () => {
    const { body: schedule } = await ask('GET', `/api/v1/schedules/${made.body.id}`, { key });
    expect(schedule).toMatchObject({ lastMissedRun: { code: 'QUOTA_EXCEEDED' }, lastJobId: null });
  }, 15_000);
  const { items } = (await ask('GET', '/api/v1/jobs?state=scheduled', { key })).body;
  await ask('POST', `/api/v1/jobs/${items[0].id}/cancel`, { key });
  await eventually(async () => {
    const { body: schedule } = await ask('GET', `/api/v1/schedules/${made.body.id}`, { key });
    expect(schedule.lastJobId).not.toBeNull();
  }, 15_000);
  await ask('DELETE', `/api/v1/schedules/${made.body.id}`, { key });
});

test('an enterprise tenant has no quota and nobody is asked about it', async () => {
  expect(
    (await ask('POST', '/api/v1/jobs/batch', { body: { jobs: Array.from({ length: 60 }, () => later()) } })).status,
  ).toBe(202);
});
