import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from './host.ts';

let host: Host;
let { running, ask, database, stranger } = {} as Host;

beforeAll(async () => {
  host = await startHost({ knows: ['diagnostics.echo'] });
  ({ running, ask, database, stranger } = host);
});
afterAll(() => host?.stop());

const PATH = '/api/v1/schedules';
const job = { operation: 'diagnostics.echo', input: { value: 'tick' } };
let count = 0;
const asked = (more: object = {}) => {
  count += 1;
  return { name: `schedule ${count}`, job, cron: '0 6 * * *', timeZone: 'Europe/Berlin', ...more };
};
const create = (body: unknown, asking: object = {}) => ask('POST', PATH, { body, ...asking });

describe('POST /schedules', () => {
  test('201 a schedule with its next run, and where it can be read', async () => {
    const body = asked({ missedRuns: 'last', startAt: '2027-07-01T02:00:00+02:00' });
    const answer = await create(body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`${PATH}/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      ...body,
      startAt: '2027-07-01T00:00:00.000Z',
      nextRunAt: '2027-07-01T04:00:00.000Z',
      paused: false,
      lastRunAt: null,
      lastJobId: null,
    });
    expect((await ask('GET', `${PATH}/${answer.body.id}`)).body).toEqual(answer.body);
  });

  test('201 and it runs: each run is a job of the tenant with an id of its own', async () => {
    const { body } = await create({
      name: 'every second',
      job: { ...job, metadata: { by: 'schedule' } },
      everyMs: 1_000,
    });
    const jobs = await eventually(async () => {
      const { items } = (await ask('GET', '/api/v1/jobs?operation=diagnostics.echo&state=succeeded')).body;
      const ours = items.filter((one: { metadata?: { by?: string } }) => one.metadata?.by === 'schedule');
      expect(ours.length).toBeGreaterThanOrEqual(3);
      return ours as { id: string; runAt: string; output: unknown }[];
    }, 20_000);
    const times = jobs.map(({ runAt }) => Date.parse(runAt)).toSorted((a, b) => a - b);
    for (const [index, time] of times.entries()) expect(time).toBe((times[0] ?? 0) + index * 1_000);
    expect(jobs[0]?.output).toEqual({ value: 'tick' });
    const removed = await ask('DELETE', `${PATH}/${body.id}`);
    expect(removed).toMatchObject({ status: 200, body: { id: body.id, lastJobId: expect.any(String) } });
    expect((await ask('GET', `${PATH}/${body.id}`)).status).toBe(404);
    expect((await ask('GET', `/api/v1/jobs/${removed.body.lastJobId}`)).status).toBe(200);
  });

  test('409 for a name that is taken, by this tenant', async () => {
    const body = asked();
    expect((await create(body)).status).toBe(201);
    expect(await create(body)).toMatchObject({
      status: 409,
      body: { code: 'SCHEDULE_EXISTS', errors: [{ path: '/name' }] },
    });
    expect((await create(body, { key: stranger.key })).status).toBe(201);
  });

  test.each<[string, object, number, string, string]>([
    ['no timing', { cron: undefined, timeZone: undefined }, 422, 'SCHEDULE_INVALID', '/cron'],
    ['two timings', { everyMs: 60_000 }, 422, 'SCHEDULE_INVALID', '/cron'],
    ['no cron expression', { cron: 'at noon on a day' }, 422, 'SCHEDULE_INVALID', '/cron'],
    ['a date that never comes', { cron: '0 0 31 4 *' }, 422, 'SCHEDULE_INVALID', '/cron'],
    ['no time zone', { timeZone: 'Europe/Atlantis' }, 422, 'SCHEDULE_INVALID', '/timeZone'],
    [
      'an end before the start',
      { startAt: '2030-01-01T00:00:00Z', endAt: '2029-01-01T00:00:00Z' },
      422,
      'SCHEDULE_INVALID',
      '/endAt',
    ],
    ['an end in the past', { endAt: '2020-01-01T00:00:00Z' }, 422, 'SCHEDULE_INVALID', '/endAt'],
    [
      'an operation that nobody has',
      { job: { ...job, operation: 'no.such' } },
      422,
      'OPERATION_UNKNOWN',
      '/job/operation',
    ],
    ['an input that does not fit', { job: { ...job, input: {} } }, 422, 'INPUT_INVALID', '/job/input/value'],
    ['a queue of another operation', { job: { ...job, queue: 'uncertainty' } }, 422, 'QUEUE_UNKNOWN', '/job/queue'],
    [
      'a job with a time of its own',
      { job: { ...job, runAt: '2030-01-01T00:00:00Z' } },
      400,
      'REQUEST_INVALID',
      '/job/runAt',
    ],
    ['too fast a rate', { cron: undefined, timeZone: undefined, everyMs: 999 }, 400, 'REQUEST_INVALID', '/everyMs'],
    ['no name', { name: undefined }, 400, 'REQUEST_INVALID', '/name'],
    ['an unknown policy', { missedRuns: 'some' }, 400, 'REQUEST_INVALID', '/missedRuns'],
    ['an unknown member', { colour: 'red' }, 400, 'REQUEST_INVALID', '/colour'],
  ])('4xx for %s', async (_what, more, status, code, path) => {
    const answer = await create(asked(more));
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.path]).toEqual([status, code, path]);
  });

  test('401 without a key', async () => {
    expect((await create(asked(), { key: null })).status).toBe(401);
  });
});

describe('GET /schedules', () => {
  test('200 the newest first, a page at a time; of this tenant alone', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.push((await create(asked())).body.id);
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await ask('GET', `${PATH}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      found.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(found.slice(0, 5)).toEqual(made.toReversed());
    expect(new Set(found).size).toBe(found.length);
    const theirs = (await ask('GET', PATH, { key: stranger.key })).body.items as { id: string }[];
    expect(theirs.filter(({ id }) => made.includes(id))).toEqual([]);
  });

  test.each(['?limit=0', '?cursor=AAAA', '?colour=red'])('400 for %s', async (query) => {
    expect(await ask('GET', `${PATH}${query}`)).toMatchObject({ status: 400, body: { code: 'QUERY_INVALID' } });
  });
});

describe('PATCH and DELETE /schedules/{id}', () => {
  test('200 paused it has no next run, and gets one when it goes on', async () => {
    const { body: made } = await create(asked());
    const path = `${PATH}/${made.id}`;
    const paused = await ask('PATCH', path, { body: { paused: true } });
    expect(paused).toMatchObject({ status: 200, body: { paused: true, nextRunAt: null } });
    expect((await ask('PATCH', path, { body: { paused: true } })).body).toEqual(paused.body);
    expect((await ask('PATCH', path, { body: { paused: false } })).body).toEqual(made);
  });

  test('201 one that is made paused waits to be let go', async () => {
    const { body } = await create(asked({ paused: true }));
    expect(body).toMatchObject({ paused: true, nextRunAt: null });
    expect((await ask('PATCH', `${PATH}/${body.id}`, { body: { paused: false } })).body.nextRunAt).toEqual(
      expect.any(String),
    );
  });

  test("4xx for what is no change, no id, no schedule, or another tenant's", async () => {
    const { body: made } = await create(asked());
    const path = `${PATH}/${made.id}`;
    for (const body of [{}, { paused: 1 }, { paused: true, cron: '* * * * *' }])
      expect(await ask('PATCH', path, { body })).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    expect((await ask('PATCH', path, { body: { paused: true }, key: null })).status).toBe(401);
    expect((await ask('GET', `${PATH}/x`)).body.code).toBe('PATH_INVALID');
    const unknown = `${PATH}/00000000-0000-7000-8000-000000000000`;
    for (const [method, at, key] of [
      ['GET', unknown, undefined],
      ['DELETE', unknown, undefined],
      ['PATCH', unknown, undefined],
      ['GET', path, stranger.key],
      ['DELETE', path, stranger.key],
      ['PATCH', path, stranger.key],
    ] as const) {
      const asking = {
        ...(method === 'PATCH' ? { body: { paused: true } } : {}),
        ...(key === undefined ? {} : { key }),
      };
      expect(await ask(method, at, asking)).toMatchObject({ status: 404, body: { code: 'SCHEDULE_NOT_FOUND' } });
    }
    expect((await ask('GET', path)).body).toEqual(made);
  });
});

test('the orchestrator that starts the runs is killed: the next one goes on, no run has two jobs and none is left out', async () => {
  const { body } = await create({
    name: 'outlives its leader',
    job: { ...job, metadata: { by: 'survivor' } },
    everyMs: 1_000,
    missedRuns: 'all',
  });
  const runs = async () =>
    (
      await database.query<{ run: string }>(
        `select request->'data'->>'runAt' as run from orchestrator.jobs where request->>'causationid' = $1 order by 1`,
        [body.id],
      )
    ).map(({ run }) => Date.parse(run));
  await eventually(async () => expect((await runs()).length).toBeGreaterThanOrEqual(2), 20_000);
  const pid = running.system.dev.services.orchestrator?.pid as number;
  process.kill(pid, 'SIGKILL');
  await eventually(() => expect(running.system.dev.services.orchestrator?.pid).not.toBe(pid), 30_000);
  const atDeath = (await runs()).length;
  await eventually(async () => expect((await runs()).length).toBeGreaterThan(atDeath + 3), 30_000);
  const times = await runs();
  for (let index = 1; index < times.length; index += 1)
    expect((times[index] ?? 0) - (times[index - 1] ?? 0)).toBe(1_000);
}, 90_000);
