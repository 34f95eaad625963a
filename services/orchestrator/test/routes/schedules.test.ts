import { newId } from '@weir/messaging';
import { validateSchedule, validateScheduleList } from '@weir/schemas';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATION, QUEUE, Rig } from '../rig.ts';
import { serve } from './routes.ts';

let rig: Rig;
let routes: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  rig = await Rig.start();
  routes = await serve(rig);
});
afterAll(async () => {
  await routes?.stop();
  await rig?.stop();
});

const actor = { principal: 'user:test', requestId: 'request-1' };
const asked = (tenantId: string, more: object = {}) => ({
  tenantId,
  actor,
  defaults: { queue: QUEUE, maxAttempts: 3, timeoutMs: 60_000 },
  schedule: { name: `schedule ${newId()}`, job: { operation: OPERATION, input: {} }, everyMs: 3_600_000, ...more },
});
const post = (body: unknown) => routes.call('gateway', 'POST', '/schedules', body);
const at = (method: string, id: string, tenantId: string, body?: unknown) =>
  routes.call('gateway', method, `/schedules/${id}?tenantId=${tenantId}`, body);

test('200 from its creation to its deletion, and every change is in the audit', async () => {
  const tenantId = newId();
  const made = await post(asked(tenantId));
  expect([made.status, validateSchedule(made.body)]).toEqual([200, true]);
  const { id } = made.body;
  expect(await at('GET', id, tenantId)).toEqual(made);
  for (const paused of [true, true, false, true])
    expect(await at('PUT', id, tenantId, { actor, paused })).toMatchObject({ status: 200, body: { paused } });
  expect(await at('DELETE', id, tenantId, { actor })).toMatchObject({ status: 200, body: { id } });
  expect(await at('GET', id, tenantId)).toEqual({ status: 404, body: { code: 'SCHEDULE_NOT_FOUND' } });
  await eventually(async () =>
    expect((await rig.about('AUDIT', id)).map(({ data }) => (data as { action: string }).action)).toEqual([
      'schedule.create',
      'schedule.pause',
      'schedule.resume',
      'schedule.pause',
      'schedule.delete',
    ]),
  );
});

test('200 a page of them', async () => {
  const tenantId = newId();
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) ids.push((await post(asked(tenantId))).body.id);
  const page = async (query: string) => {
    const { status, body } = await routes.call('gateway', 'GET', `/schedules?tenantId=${tenantId}${query}`);
    expect([status, validateScheduleList(body)]).toEqual([200, true]);
    return body as { items: { id: string }[]; nextCursor: string | null };
  };
  const first = await page('&limit=2');
  const second = await page(`&limit=2&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
  expect(second.nextCursor).toBeNull();
});

test('400, 409, 422 for what cannot be kept, each with its code', async () => {
  const tenantId = newId();
  expect(await post({ ...asked(tenantId), more: 1 })).toEqual({ status: 400, body: { code: 'REQUEST_INVALID' } });
  const same = asked(tenantId);
  expect((await post(same)).status).toBe(200);
  expect(await post(same)).toEqual({ status: 409, body: { code: 'SCHEDULE_EXISTS' } });
  expect(await post(asked(tenantId, { everyMs: undefined }))).toMatchObject({
    status: 422,
    body: { code: 'SCHEDULE_INVALID', path: '/cron', message: expect.any(String) },
  });
  const { id } = (await post(asked(tenantId))).body;
  for (const body of [{}, { actor }, { paused: true }])
    expect(await at('PUT', id, tenantId, body)).toEqual({ status: 400, body: { code: 'REQUEST_INVALID' } });
  expect((await at('DELETE', id, tenantId, {})).status).toBe(400);
  for (const query of ['', '?tenantId=nobody', `?tenantId=${tenantId}&limit=0`, `?tenantId=${tenantId}&cursor=AAAA`])
    expect(await routes.call('gateway', 'GET', `/schedules${query}`)).toEqual({
      status: 400,
      body: { code: 'QUERY_INVALID' },
    });
});

test("404 for another tenant's, and for what is no id", async () => {
  const { id } = (await post(asked(newId()))).body;
  for (const [path, tenantId] of [
    [id, newId()],
    [id, 'nobody'],
    [newId(), newId()],
    ['not-an-id', newId()],
  ] as const)
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', { actor, paused: true }],
      ['DELETE', { actor }],
    ] as const)
      expect(await at(method, path, tenantId, body)).toEqual({ status: 404, body: { code: 'SCHEDULE_NOT_FOUND' } });
});
