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

test('an enterprise tenant has no quota and nobody is asked about it', async () => {
  expect(
    (await ask('POST', '/api/v1/jobs/batch', { body: { jobs: Array.from({ length: 60 }, () => later()) } })).status,
  ).toBe(202);
});
