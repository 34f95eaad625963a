import { newId } from '@weir/messaging';
import { validateJob, validateJobAttempts, validateJobList } from '@weir/schemas';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { workFinished } from '../../src/handlers/work-finished.ts';
import { Rig, TENANT } from '../rig.ts';
import { serve } from './routes.ts';

let rig: Rig;
let routes: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  rig = await Rig.start();
  await rig.register(1000);
  routes = await serve(rig);
});
afterAll(async () => {
  await routes?.stop();
  await rig?.stop();
});

const accept = async (...list: ReturnType<Rig['request']>[]) => {
  await rig.handle(jobRequested(rig.parts), list);
  return list.map(({ subject }) => subject);
};
const read = (path: string, tenantId: string = TENANT) =>
  routes.call('gateway', 'GET', `${path}${path.includes('?') ? '&' : '?'}tenantId=${tenantId}`);
const listed = async (query: string, tenantId: string) => {
  const { status, body } = await read(`/jobs?${query}`, tenantId);
  expect(status).toBe(200);
  expect(validateJobList(body)).toBe(true);
  return body as { items: { id: string }[]; nextCursor: string | null };
};
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

test('200 a job as its owner sees it, and the fingerprint of its request', async () => {
  const deadline = '2099-01-01T00:00:00Z';
  const request = rig.request({ deadline, metadata: { a: 'b' }, concurrencyKey: 'k', timeoutMs: 5 });
  await accept(request);
  await eventually(async () => expect((await rig.row(request.subject)).state).toBe('dispatched'));
  await rig.handle(workFinished(rig.parts), [rig.finished(request.subject, { output: { answer: 42 } })]);
  const { status, body } = await read(`/jobs/${request.subject}`);
  expect([status, body.fingerprint, validateJob(body.job)]).toEqual([200, request.data.fingerprint, true]);
  expect(body.job).toMatchObject({
    id: request.subject,
    tenantId: TENANT,
    state: 'succeeded',
    input: { value: 1 },
    output: { answer: 42 },
    deadline,
    metadata: { a: 'b' },
    concurrencyKey: 'k',
    timeoutMs: 5,
    createdAt: request.data.requestedAt,
  });
});

test('404 JOB_NOT_FOUND: unknown, of another tenant, or not even an id', async () => {
  const [id] = await accept(rig.request());
  for (const [path, tenantId] of [
    [`/jobs/${newId()}`, TENANT],
    [`/jobs/${id}`, newId()],
    [`/jobs/${id}`, 'nobody'],
    [`/jobs/${id}`, ''],
    ['/jobs/not-an-id', TENANT],
    [`/jobs/${id}/history`, newId()],
    ['/jobs/not-an-id/history', TENANT],
  ] as const) {
    expect(await read(path, tenantId)).toEqual({ status: 404, body: { code: 'JOB_NOT_FOUND' } });
  }
  expect((await routes.call('gateway', 'GET', `/jobs/${id}`)).status).toBe(404);
});

test('200 the history of a job, and whether it has ended', async () => {
  const [id] = (await accept(rig.request())) as [string];
  expect((await read(`/jobs/${id}/history`)).body).toMatchObject({ finished: false, entries: [{ position: '0.0.0' }] });
  await rig.handle(workFinished(rig.parts), [rig.finished(id)]);
  const { body } = await read(`/jobs/${id}/history`);
  expect([body.finished, body.entries.map((entry: { envelope: { type: string } }) => entry.envelope.type)]).toEqual([
    true,
    ['job-queued', 'job-started', 'job-succeeded'],
  ]);
});

test('200 a list by every filter, alone and together; the newest first', async () => {
  const tenant = newId();
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  const [a, b, c, d] = (await accept(
    rig.request({ requestedAt: at(1) }, newId(), tenant),
    rig.request({ requestedAt: at(2), operation: 'test.other' }, newId(), tenant),
    rig.request({ requestedAt: at(3), queue: 'nobody' }, newId(), tenant),
    rig.request({ requestedAt: at(4) }, newId(), tenant),
  )) as [string, string, string, string];
  await rig.handle(workFinished(rig.parts), [rig.finished(a), rig.finished(b)]);
  const list = async (query: string) => idsOf(await listed(query, tenant));
  expect(await list('')).toEqual([d, c, b, a]);
  expect(await list('state=succeeded')).toEqual([b, a]);
  expect(await list('operation=test.other')).toEqual([b]);
  expect(await list('queue=nobody')).toEqual([c]);
  expect(await list(`since=${at(3)}`)).toEqual([d, c]);
  expect(await list(`state=succeeded&operation=test.run&queue=test&since=${at(0)}`)).toEqual([a]);
  expect(await list('state=failed')).toEqual([]);
});

test('200 pages that hold every job once, also while jobs come and several have one time', async () => {
  const tenant = newId();
  const requestedAt = '2026-01-01T00:00:00.000Z';
  const before = await accept(...Array.from({ length: 7 }, () => rig.request({ requestedAt }, newId(), tenant)));
  const seen: string[] = [];
  let cursor: string | null = '';
  do {
    const page = await listed(`limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`, tenant);
    seen.push(...idsOf(page));
    cursor = page.nextCursor;
    await accept(rig.request({}, newId(), tenant));
  } while (cursor !== null);
  expect(seen).toEqual(before.toSorted().toReversed());
});

test('400 a cursor that is none of ours', async () => {
  for (const text of [
    'nonsense',
    `1 ${'-'.repeat(36)}`,
    `NaN ${newId()}`,
    `1e99 ${newId()}`,
    `-8640000000000000 ${newId()}`,
  ]) {
    const cursor = Buffer.from(text).toString('base64url');
    const { status, body } = await read(`/jobs?cursor=${cursor}`, newId());
    expect({ status, body }).toEqual({ status: 400, body: { code: 'QUERY_INVALID' } });
  }
});

test('200 a tenant that nobody knows has no jobs', async () => {
  expect(await listed('', newId())).toEqual({ items: [], nextCursor: null });
});

test('400 QUERY_INVALID: a filter or a limit that is none, or no tenant', async () => {
  for (const query of [
    'limit=0',
    'limit=501',
    'limit=x',
    'state=nowhere',
    'since=yesterday',
    'unknown=1',
    'state=queued&state=failed',
  ]) {
    expect(await read(`/jobs?${query}`)).toEqual({ status: 400, body: { code: 'QUERY_INVALID' } });
  }
  expect((await routes.call('gateway', 'GET', '/jobs')).status).toBe(400);
  expect((await read('/jobs', 'nobody')).status).toBe(400);
});

test('a worker claims the next attempt: 200, then 409 when there is nothing left, 404 and 422 for what is none', async () => {
  const [id] = await accept(rig.request({ maxAttempts: 2 }));
  const claim = (path: string, body: unknown) => routes.call('worker-diagnostics', 'POST', `/jobs/${path}/claim`, body);
  const body = { attempt: 1, worker: 'worker/second' };
  expect(await claim(id as string, body)).toEqual({ status: 200, body: { attempt: 2 } });
  expect(await claim(id as string, body)).toEqual({ status: 409, body: { code: 'ATTEMPT_NOT_CURRENT' } });
  expect(await rig.row(id as string)).toMatchObject({ state: 'dead_lettered' });
  expect(await claim('not-an-id', body)).toEqual({ status: 404, body: { code: 'JOB_NOT_FOUND' } });
  expect(await claim(id as string, { attempt: 0 })).toEqual({ status: 422, body: { code: 'CLAIM_INVALID' } });
});

test('200 a job is cancelled and its attempts are told; 409 the second time; 404, 422 for what cannot be', async () => {
  const [id] = await accept(rig.request());
  const cancel = (path: string, body: unknown, tenantId: string = TENANT) =>
    routes.call('gateway', 'POST', `/jobs/${path}/cancel?tenantId=${tenantId}`, body);
  const asked = { actor: { principal: 'user:test', requestId: 'request-1' } };
  for (const body of [{}, { actor: {} }, { ...asked, more: 1 }])
    expect(await cancel(id as string, body)).toEqual({ status: 422, body: { code: 'REQUEST_INVALID' } });
  for (const [path, tenantId] of [
    [newId(), TENANT],
    [id, newId()],
    [id, 'nobody'],
    ['not-an-id', TENANT],
  ] as const)
    expect(await cancel(path as string, asked, tenantId)).toEqual({ status: 404, body: { code: 'JOB_NOT_FOUND' } });
  const { status, body } = await cancel(id as string, asked);
  expect([status, validateJob(body), body.state]).toEqual([200, true, 'cancelled']);
  expect(await cancel(id as string, asked)).toEqual({
    status: 409,
    body: { code: 'JOB_FINISHED', state: 'cancelled' },
  });
  const attempts = await read(`/jobs/${id}/attempts`);
  expect([attempts.status, validateJobAttempts(attempts.body)]).toEqual([200, true]);
  expect(attempts.body.items).toMatchObject([{ attempt: 1, outcome: 'cancelled' }]);
  expect((await read(`/jobs/${id}/attempts`, newId())).status).toBe(404);
});

test('401 without a service token; 403 for a service that the route is not for', async () => {
  const [id] = await accept(rig.request());
  const reads = ['/jobs', `/jobs/${id}`, `/jobs/${id}/history`, `/jobs/${id}/attempts`, '/operations', '/schedules'];
  const gatewayOnly = [
    ...reads.map((path) => ['GET', path] as const),
    ['POST', `/jobs/${id}/cancel`] as const,
    ['POST', '/schedules'] as const,
    ['GET', `/schedules/${id}`] as const,
    ['PUT', `/schedules/${id}`] as const,
    ['DELETE', `/schedules/${id}`] as const,
  ];
  const workersOnly = [['POST', `/jobs/${id}/claim`] as const, ['PUT', '/workers'] as const];
  for (const [method, path] of [...gatewayOnly, ...workersOnly]) {
    expect(await routes.call(null, method, path)).toMatchObject({
      status: 401,
      body: { code: 'SERVICE_TOKEN_INVALID' },
    });
    expect(await routes.call('security', method, path)).toMatchObject({
      status: 403,
      body: { code: 'CALLER_NOT_ALLOWED' },
    });
  }
  for (const [method, path] of gatewayOnly) expect((await routes.call('worker', method, path)).status).toBe(403);
  for (const [method, path] of workersOnly) expect((await routes.call('gateway', method, path, {})).status).toBe(403);
  expect(await rig.row(id as string)).toMatchObject({ attempt: 1 });
});
