import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from './host.ts';

let host: Host;
let { running, gateway, ask, stranger } = {} as Host;

beforeAll(async () => {
  host = await startHost({ knows: ['diagnostics.sleep'] });
  ({ running, gateway, ask, stranger } = host);
});
afterAll(() => host?.stop());

const create = async (operation: string, input: unknown, more: object = {}): Promise<string> =>
  (await ask('POST', '/api/v1/jobs', { body: { operation, input, ...more } })).body.id;
const sleeping = (more: object = {}) => create('diagnostics.sleep', { ms: 600_000, progress: true }, more);
const cancel = (id: string, asking: Parameters<typeof ask>[2] = {}) => ask('POST', `/api/v1/jobs/${id}/cancel`, asking);
const attempts = (id: string, asking: Parameters<typeof ask>[2] = {}) =>
  ask('GET', `/api/v1/jobs/${id}/attempts`, asking);
const reached = (id: string, state: string) =>
  eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).body.state).toBe(state), 20_000);
const later = () => new Date(Date.now() + 60 * 24 * 3_600_000).toISOString();

describe('POST /jobs/{id}/cancel', () => {
  test('200 a running job is cancelled at once', async () => {
    const id = await sleeping();
    await reached(id, 'running');
    const { status, body } = await cancel(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, state: 'cancelled', attempt: 1, error: { code: 'JOB_CANCELLED' } });
    expect((await ask('GET', `/api/v1/jobs/${id}`)).body).toEqual(body);
  });

  test('200 right after the 202, and with a body that nobody asked for', async () => {
    const id = await sleeping();
    expect(await cancel(id, { body: {} })).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  });

  test('200 a job whose time is two months away, which has not begun', async () => {
    const id = await sleeping({ runAt: later() });
    expect((await ask('GET', `/api/v1/jobs/${id}`)).body).toMatchObject({ state: 'scheduled', attempt: 0 });
    expect((await cancel(id)).body).toMatchObject({ state: 'cancelled', attempt: 0, startedAt: null });
  });

  test('200 and whoever waits for the job is answered', async () => {
    const headers = { prefer: 'wait=60', 'idempotency-key': '"waits for a job that is cancelled"' };
    const body = { operation: 'diagnostics.sleep', input: { ms: 600_000 } };
    const waiting = ask('POST', '/api/v1/jobs', { body, headers });
    const find = async () =>
      (await ask('GET', '/api/v1/jobs?state=dispatched&operation=diagnostics.sleep')).body.items[0]?.id;
    const id = await eventually(async () => {
      const found = (await find()) ?? (await ask('GET', '/api/v1/jobs?state=running')).body.items[0]?.id;
      if (found === undefined) throw new Error('not there yet');
      return found as string;
    });
    await cancel(id);
    expect(await waiting).toMatchObject({ status: 200, body: { id, state: 'cancelled' } });
  });

  test('409 for a job that has ended, whichever way', async () => {
    const done = await create('diagnostics.echo', { value: 1 });
    await reached(done, 'succeeded');
    const cancelled = await sleeping();
    await cancel(cancelled);
    for (const [id, state] of [
      [done, 'succeeded'],
      [cancelled, 'cancelled'],
    ] as const) {
      const { status, body } = await cancel(id);
      expect([status, body.code]).toEqual([409, 'JOB_FINISHED']);
      expect(body.detail).toContain(state);
    }
  });

  test("400, 401, 404: no id, no key, no such job, another tenant's job", async () => {
    const id = await sleeping();
    expect(await cancel('x')).toMatchObject({ status: 400, body: { code: 'PATH_INVALID' } });
    expect((await cancel(id, { key: null })).status).toBe(401);
    expect(await cancel('00000000-0000-7000-8000-000000000000')).toMatchObject({
      status: 404,
      body: { code: 'JOB_NOT_FOUND' },
    });
    expect(await cancel(id, { key: stranger.key })).toMatchObject({ status: 404, body: { code: 'JOB_NOT_FOUND' } });
    expect((await cancel(id)).status).toBe(200);
  });

  test('200 exactly one of many at once, 409 the others', async () => {
    const id = await sleeping();
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await cancel(id)).status));
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });
});

describe('GET /jobs/{id}/events of a job that is cancelled', () => {
  test('200 its progress as it comes, and the stream ends with the cancellation', async () => {
    const id = await sleeping();
    const response = await fetch(`${gateway.url}/api/v1/jobs/${id}/events`, {
      headers: { authorization: `Bearer ${running.system.dev.apiKey}` },
    });
    let text = '';
    let cancelled: Promise<unknown> | undefined;
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.split('event: job-progressed').length > 3) cancelled ??= cancel(id);
    }
    expect(await cancelled).toMatchObject({ status: 200 });
    const events = Array.from(text.matchAll(/^event: (.*)\ndata: (.*)$/gm), ([, event, data]) => ({
      event,
      ...(JSON.parse(data ?? '') as { data: { progress?: { sequence: number; fraction: number; message: string } } }),
    }));
    expect([events[0]?.event, events[1]?.event, events.at(-1)?.event]).toEqual([
      'job-queued',
      'job-started',
      'job-cancelled',
    ]);
    const progress = events.flatMap(({ data }) => (data.progress === undefined ? [] : [data.progress]));
    expect(progress.length).toBeGreaterThanOrEqual(3);
    expect(progress[0]?.message).toMatch(/^\d+ of 600000 ms$/);
    const sequences = progress.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
  });
});

describe('GET /jobs/{id}/attempts', () => {
  test('200 each try with its worker, times, outcome and error', async () => {
    const id = await create('diagnostics.fail', { failFirst: 2, message: 'on purpose' });
    await reached(id, 'succeeded');
    const { status, body } = await attempts(id);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { attempt: 1, outcome: 'failed', error: { code: 'DIAGNOSTIC_FAILURE', message: 'on purpose' } },
      { attempt: 2, outcome: 'failed', error: { code: 'DIAGNOSTIC_FAILURE', message: 'on purpose' } },
      { attempt: 3, outcome: 'succeeded', error: null },
    ]);
    for (const one of body.items) {
      expect(one.worker).toMatch(/^worker-diagnostics\//);
      expect(Date.parse(one.startedAt)).toBeLessThanOrEqual(Date.parse(one.finishedAt));
    }
  });

  test('200 none before the first, one without an outcome while it runs, cancelled after that', async () => {
    const id = await sleeping({ runAt: later() });
    expect((await attempts(id)).body).toEqual({ items: [], nextCursor: null });
    const other = await sleeping();
    await reached(other, 'running');
    expect((await attempts(other)).body.items).toMatchObject([{ attempt: 1, outcome: null, finishedAt: null }]);
    await cancel(other);
    expect((await attempts(other)).body.items).toMatchObject([
      { attempt: 1, outcome: 'cancelled', error: { code: 'JOB_CANCELLED' } },
    ]);
    await cancel(id);
    expect((await attempts(id)).body.items).toEqual([]);
  });

  test("400, 401, 404: no id, no key, another tenant's job", async () => {
    const id = await sleeping();
    expect((await attempts('x')).status).toBe(400);
    expect((await attempts(id, { key: null })).status).toBe(401);
    expect((await attempts(id, { key: stranger.key })).body.code).toBe('JOB_NOT_FOUND');
    await cancel(id);
  });
});

test('the pool is free again after all of that: a cancelled handler keeps no place', async () => {
  const id = await create('diagnostics.echo', { value: 'free' });
  await reached(id, 'succeeded');
  expect((await ask('GET', '/api/v1/jobs?state=running')).body.items).toEqual([]);
});
