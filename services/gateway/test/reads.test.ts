import { request } from 'node:http';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTenant, type Gateway, openDatabase, startGateway, startRoad } from './support.ts';

let running: TestSystem;
let gateway: Gateway;
let ask: Gateway['ask'];
let database: ReturnType<typeof openDatabase>;
let natsRoad: Awaited<ReturnType<typeof startRoad>>;
let stranger: Awaited<ReturnType<typeof addTenant>>;

beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  database = openDatabase(running);
  natsRoad = await startRoad(running.system.environmentOf('gateway').NATS_URL ?? '');
  gateway = await startGateway(running, { NATS_URL: natsRoad.url, EXECUTE_WAIT_MS: '15000' });
  ask = gateway.ask;
  stranger = await addTenant(running, database);
  await eventually(async () => expect((await ask('GET', '/api/v1/operations')).body.items?.length).toBe(20), 45_000);
});
afterAll(async () => {
  await gateway?.stop();
  await natsRoad?.close();
  await database?.close();
  await running?.stop();
});

const create = async (operation: string, input: unknown, more: object = {}): Promise<string> =>
  (await ask('POST', '/api/v1/jobs', { body: { operation, input, ...more } })).body.id;

describe('GET /jobs and GET /jobs/{id}', () => {
  const list = async (query: string, key?: string) =>
    ask('GET', `/api/v1/jobs${query}`, key === undefined ? {} : { key });

  test('200 at once after the 202, with an idempotency key or without, also for the items of a batch', async () => {
    const body = { operation: 'diagnostics.sleep', input: { ms: 0 } };
    const read = async (id: string) => expect((await ask('GET', `/api/v1/jobs/${id}`)).status).toBe(200);
    for (let index = 0; index < 60; index += 1) {
      const headers: Record<string, string> = index % 2 === 0 ? {} : { 'idempotency-key': `"read at once ${index}"` };
      await read((await ask('POST', '/api/v1/jobs', { body, headers })).body.id);
    }
    for (const headers of [{}, { 'idempotency-key': '"a batch read at once"' }] as Record<string, string>[]) {
      const { items } = (await ask('POST', '/api/v1/jobs/batch', { body: { jobs: [body, body, body] }, headers })).body;
      for (const { id } of items) await read(id);
    }
  });

  test('200 newest first, a page at a time, each job once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 25; index += 1) ids.push(await create('diagnostics.echo', { value: index }));
    await eventually(async () =>
      expect((await list('?operation=diagnostics.echo&limit=500')).body.items.length).toBe(25),
    );
    const found: string[] = [];
    let pages = 0;
    for (let cursor: string | null = ''; cursor !== null; pages += 1) {
      const { body } = await list(`?operation=diagnostics.echo&limit=10${cursor === '' ? '' : `&cursor=${cursor}`}`);
      found.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(pages).toBe(3);
    expect(found.toSorted()).toEqual(ids.toSorted());
    const times = (await list('?operation=diagnostics.echo&limit=500')).body.items.map(
      ({ createdAt }: { createdAt: string }) => createdAt,
    );
    expect(times).toEqual(times.toSorted().toReversed());
  });

  test('200 filtered by state, operation, queue and time', async () => {
    const id = await create('diagnostics.fail', { terminal: true });
    await eventually(async () =>
      expect((await list('?state=failed')).body.items).toMatchObject([{ id, state: 'failed' }]),
    );
    expect((await list('?operation=diagnostics.fail&queue=diagnostics')).body.items).toMatchObject([{ id }]);
    expect((await list('?queue=uncertainty')).body.items).toEqual([]);
    expect((await list('?since=2999-01-01T00:00:00Z')).body.items).toEqual([]);
    expect(
      (await list(`?state=failed&since=${encodeURIComponent('2020-01-01T00:00:00+02:00')}`)).body.items,
    ).toMatchObject([{ id }]);
    expect((await list('?operation=no.such')).body).toEqual({ items: [], nextCursor: null });
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['state=asleep', 'state'],
    ['state[]=queued', 'state[]'],
    ['since=yesterday', 'since'],
    ['since=2024-01-01T00:00:00+02:00', 'since'],
    ['queue=A%20B', 'queue'],
    ['operation=%00', 'operation'],
    ['cursor=!', 'cursor'],
    ['tenantId=00000000-0000-0000-0000-000000000000', 'tenantId'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['surprise=1', 'surprise'],
  ])('400 for the query %s, which names the parameter', async (query, name) => {
    const { status, body } = await list(`?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'QUERY_INVALID', errors: [{ path: `query:${name}` }] });
  });

  test.each([
    'nonsense',
    '-',
    Buffer.from('0 ------------------------------------').toString('base64url'),
    Buffer.from('8640000000000000 00000000-0000-7000-8000-000000000000').toString('base64url'),
    Buffer.from('NaN 00000000-0000-7000-8000-000000000000').toString('base64url'),
  ])('2xx or 4xx, no more, for the cursor %s that no list gave', async (cursor) => {
    const { status } = await list(`?cursor=${cursor}`);
    expect([200, 400]).toContain(status);
  });

  test.each([
    'no-uuid',
    '0',
    '00000000-0000-0000-0000-00000000000G',
    'ABCDEF00-0000-7000-8000-000000000000',
    '%00',
    '..%2f..%2fmetrics',
    `x${'y'.repeat(4_000)}`,
  ])('400 for an id that is no UUID: %s', async (id) => {
    for (const path of [`/api/v1/jobs/${id}`, `/api/v1/jobs/${id}/events`]) {
      const { status, body } = await ask('GET', path);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'PATH_INVALID', errors: [{ path: 'path:id' }] });
    }
  });

  test("404 another tenant's key sees no job of ours, in no way", async () => {
    const { key } = stranger;
    const id = await create('diagnostics.sleep', { ms: 200 });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).status).toBe(200));
    for (const path of [`/api/v1/jobs/${id}`, `/api/v1/jobs/${id}/events`]) {
      const { status, body } = await ask('GET', path, { key });
      expect(status).toBe(404);
      expect(body.code).toBe('JOB_NOT_FOUND');
    }
    expect((await list('', key)).body).toEqual({ items: [], nextCursor: null });
    const theirs = await ask('POST', '/api/v1/jobs', {
      key,
      body: { operation: 'diagnostics.echo', input: { value: 1 } },
      headers: { 'idempotency-key': 'shared' },
    });
    const ours = await ask('POST', '/api/v1/jobs', {
      body: { operation: 'diagnostics.echo', input: { value: 2 } },
      headers: { 'idempotency-key': 'shared' },
    });
    expect([theirs.status, ours.status]).toEqual([202, 202]);
    expect(theirs.body).toMatchObject({ tenantId: stranger.tenantId });
    expect(theirs.body.id).not.toBe(ours.body.id);
    await eventually(async () => expect((await list('', key)).body.items).toMatchObject([{ id: theirs.body.id }]));
    expect((await ask('GET', `/api/v1/jobs/${theirs.body.id}`)).status).toBe(404);
  });

  test('404 for a job that there is not', async () => {
    const { status, body } = await ask('GET', '/api/v1/jobs/00000000-0000-7000-8000-000000000000');
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'JOB_NOT_FOUND', errors: [{ path: 'path:id' }] });
  });
});

describe('GET /operations', () => {
  test('200 all of them with their schemas, in order, and each by its name', async () => {
    const { body } = await ask('GET', '/api/v1/operations');
    const names = body.items.map(({ name }: { name: string }) => name);
    expect(names).toEqual(names.toSorted());
    expect(names).toContain('uncertainty.add');
    expect((await ask('GET', '/api/v1/operations/uncertainty.add')).body).toEqual(
      body.items[names.indexOf('uncertainty.add')],
    );
  });

  test.each(['no.such', 'constructor', '__proto__', '%00', 'x'.repeat(3_000)])('404 for %s', async (name) => {
    const { status, body } = await ask('GET', `/api/v1/operations/${name}`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'OPERATION_NOT_FOUND', errors: [{ path: 'path:name' }] });
  });
});

describe('lists that have no filter', () => {
  /** All pages, and how many items each has. */
  async function pages(path: string, limit: number): Promise<{ readonly items: object[]; readonly sizes: number[] }> {
    const items: object[] = [];
    const sizes: number[] = [];
    for (let cursor = ''; ; ) {
      const { status, body } = await ask('GET', `${path}?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      items.push(...body.items);
      sizes.push(body.items.length);
      if (body.nextCursor === null) return { items, sizes };
      cursor = body.nextCursor;
    }
  }

  test('200 a page at a time: operations, queues, the attempts of a job', async () => {
    const id = await create('diagnostics.fail', { failFirst: 2 }, { maxAttempts: 3 });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).body.state).toBe('succeeded'), 15_000);
    const names = (items: readonly object[]) => items.map((item) => (item as { name?: string }).name);
    for (const [path, limit, sizes] of [
      ['/api/v1/operations', 7, [7, 7, 6]],
      ['/api/v1/system/queues', 1, [1, 1]],
      [`/api/v1/jobs/${id}/attempts`, 2, [2, 1]],
    ] as const) {
      const { body } = await ask('GET', path);
      expect(body.nextCursor).toBeNull();
      const paged = await pages(path, limit);
      expect(paged.sizes, path).toEqual(sizes);
      expect(names(paged.items)).toEqual(names(body.items));
    }
  });

  test('400 QUERY_INVALID for what is no page', async () => {
    const id = await create('diagnostics.echo', { value: 1 });
    for (const path of ['/api/v1/operations', '/api/v1/system/queues', `/api/v1/jobs/${id}/attempts`])
      for (const [query, member] of [
        ['limit=0', 'limit'],
        ['limit=501', 'limit'],
        ['limit=1&limit=2', 'limit'],
        ['cursor=AAAA', 'cursor'],
        ['cursor=%25', 'cursor'],
        ['other=1', 'other'],
      ]) {
        const { status, body } = await ask('GET', `${path}?${query}`);
        expect([status, body.code, body.errors?.[0].path], `${path}?${query}`).toEqual([
          400,
          'QUERY_INVALID',
          `query:${member}`,
        ]);
      }
  });
});

describe('POST /operations/execute', () => {
  const execute = (body: unknown) => ask('POST', '/operations/execute', { body });
  const inputs = [
    [5.0, 0.1],
    [3.0, 0.2],
  ];

  test.each([
    ['add', {}, [8, 0.2236068]],
    ['uncertainty.add', {}, [8, 0.2236068]],
    ['compose', {}, [4.6, 0.0894427]],
    ['fuse', {}, [4.6, 0.0894427]],
    ['add', { params: { mode: 'interval' }, parent_id: 'p-1' }, [8, 0.3]],
  ])('200 the result of %s %o', async (operation, more, [nominal, uncertainty]) => {
    const { status, body } = await execute({ operation, inputs, ...more });
    expect(status).toBe(200);
    expect(body).toEqual({
      result: [expect.closeTo(nominal ?? 0, 6), expect.closeTo(uncertainty ?? 0, 6)],
      coverage: expect.any(Number),
      invariant_passed: true,
      ledger_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('200 the alias scalar with its parameter', async () => {
    const { body } = await execute({ operation: 'scalar', inputs: [[2, 0.1]], params: { factor: 3 } });
    expect(body).toMatchObject({ result: [6, expect.closeTo(0.3, 9)] });
  });

  test('200 whose job is an ordinary one', async () => {
    const { body } = await execute({ operation: 'add', inputs, parent_id: 'p-7' });
    expect((await ask('GET', `/api/v1/jobs/${body.ledger_id}`)).body).toMatchObject({
      operation: 'uncertainty.add',
      state: 'succeeded',
      metadata: { parentId: 'p-7' },
    });
  });

  test.each([
    [
      'a wrong type',
      {
        operation: 'add',
        inputs: [
          [1, 'x'],
          [2, 0.1],
        ],
      },
      400,
      'REQUEST_INVALID',
      '/inputs/0/1',
    ],
    ['an unknown member', { operation: 'add', inputs, more: 1 }, 400, 'REQUEST_INVALID', '/more'],
    ['no operation', { inputs }, 400, 'REQUEST_INVALID', '/operation'],
    ['an unknown operation', { operation: 'nobody.knows', inputs }, 422, 'OPERATION_UNKNOWN', '/operation'],
    ['a name of JavaScript', { operation: 'constructor', inputs }, 422, 'OPERATION_UNKNOWN', '/operation'],
    ['too few values', { operation: 'divide', inputs: [[1, 0.1]] }, 422, 'INPUT_INVALID', '/inputs'],
    [
      'a negative uncertainty',
      {
        operation: 'add',
        inputs: [
          [1, 0.1],
          [2, -0.1],
        ],
      },
      422,
      'INPUT_INVALID',
      '/inputs/1/1',
    ],
    [
      'an unknown parameter',
      { operation: 'add', inputs, params: { nonsense: 1 } },
      422,
      'INPUT_INVALID',
      '/params/nonsense',
    ],
    [
      'a division by zero',
      {
        operation: 'divide',
        inputs: [
          [1, 0.1],
          [0, 0.1],
        ],
      },
      422,
      'JOB_FAILED',
      '/inputs/1',
    ],
  ])('4xx for %s, with its path in the words of the older clients', async (_name, body, status, code, path) => {
    const answer = await execute(body);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
    expect(answer.body.errors[0].path).toBe(path);
  });

  test('200 the inputs are what is asked about, whatever the parameters say', async () => {
    const { status, body } = await execute({
      operation: 'add',
      inputs,
      params: {
        values: [
          [1, 1],
          [1, 1],
        ],
      },
    });
    expect(status).toBe(200);
    expect(body.result[0]).toBe(8);
  });
});

describe('GET /jobs/{id}/events', () => {
  interface Event {
    readonly id: string;
    readonly event: string;
    readonly data: { readonly data: { readonly state: string; readonly attempt: number; readonly progress?: unknown } };
  }

  /** Reads a stream to its end, or until `enough` says so. */
  async function follow(id: string, after?: string, enough: (event: Event) => boolean = () => false): Promise<Event[]> {
    const controller = new AbortController();
    const response = await fetch(`${gateway.url}/api/v1/jobs/${id}/events`, {
      headers: { 'x-api-key': running.system.dev.apiKey, ...(after === undefined ? {} : { 'last-event-id': after }) },
      signal: controller.signal,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events: Event[] = [];
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString();
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const fields = Object.fromEntries(
            text
              .slice(0, end)
              .split('\n')
              .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
          );
          text = text.slice(end + 2);
          if (fields.id === undefined) continue;
          events.push({ id: fields.id, event: fields.event ?? '', data: JSON.parse(fields.data ?? '') });
          if (enough(events.at(-1) as Event)) controller.abort();
        }
      }
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    }
    return events;
  }

  const compare = (a: string, b: string) => {
    const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
    return left.map((number, index) => number - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  };
  const expectIncreasing = (events: readonly Event[]) => {
    for (let index = 1; index < events.length; index += 1)
      expect(compare(events[index]?.id ?? '', events[index - 1]?.id ?? '')).toBeGreaterThan(0);
  };

  test("200 a job's life, in order, to its end", async () => {
    const id = await create('diagnostics.sleep', { ms: 800, progress: true });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).status).toBe(200));
    const events = await follow(id);
    expectIncreasing(events);
    const names = events.map(({ event }) => event);
    expect(names[0]).toBe('job-queued');
    expect(names[1]).toBe('job-started');
    expect(names.slice(2, -1).length).toBeGreaterThan(1);
    expect(new Set(names.slice(2, -1))).toEqual(new Set(['job-progressed']));
    expect(names.at(-1)).toBe('job-succeeded');
    expect(events.every(({ data }) => (data as unknown as { subject: string }).subject === id)).toBe(true);
    // A look at it afterwards gives the same, of the progress the last.
    expect((await follow(id)).map(({ id: position }) => position)).toEqual(
      [events[0], events[1], events.at(-2), events.at(-1)].map((event) => event?.id),
    );
  });

  test('204 for who comes back after the last event, so that an EventSource stops; not while there may be another', async () => {
    const id = await create('diagnostics.sleep', { ms: 500 });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).body.state).toBe('running'));
    const [first] = await follow(id, undefined, () => true);
    const rest = await follow(id, first?.id);
    expect(rest.at(-1)?.event).toBe('job-succeeded');
    const comeBack = (after = '') =>
      ask('GET', `/api/v1/jobs/${id}/events`, { headers: after === '' ? {} : { 'last-event-id': after } });
    expect(await comeBack(rest.at(-1)?.id)).toMatchObject({ status: 204, text: '' });
    expect((await comeBack()).status).toBe(200);
    expect((await comeBack(rest.at(-2)?.id)).text).toContain('event: job-succeeded');
  });

  test('200 for a hundred readers of one job, each with all of its states', async () => {
    const id = await create('diagnostics.sleep', { ms: 1_500, progress: true });
    const all = await Promise.all(Array.from({ length: 100 }, () => follow(id)));
    for (const events of all) {
      expectIncreasing(events);
      const states = events.map(({ event }) => event).filter((event) => event !== 'job-progressed');
      expect(states).toEqual(['job-queued', 'job-started', 'job-succeeded']);
    }
    expect(gateway.parts.feed.watched).toBe(0);
  });

  test('200 resumes after Last-Event-ID without a repeat', async () => {
    const id = await create('diagnostics.sleep', { ms: 1_000, progress: true });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).status).toBe(200));
    const begin = await follow(id, undefined, ({ event }) => event === 'job-progressed');
    const rest = await follow(id, begin.at(-1)?.id);
    expectIncreasing([...begin, ...rest]);
    expect(rest.at(-1)?.event).toBe('job-succeeded');
  });

  test('200 shows each try of a job that is tried again', async () => {
    const id = await create('diagnostics.fail', { failFirst: 2 }, { maxAttempts: 3 });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).status).toBe(200));
    const events = await follow(id);
    expectIncreasing(events);
    const short = events.map(({ event, data }) => `${event} ${data.data.attempt}`);
    expect(short).toEqual([
      'job-queued 0',
      'job-started 1',
      'job-retrying 1',
      'job-started 2',
      'job-retrying 2',
      'job-started 3',
      'job-succeeded 3',
    ]);
  });

  test('200 goes on while NATS is away, and ends with the job', async () => {
    const id = await create('diagnostics.sleep', { ms: 1_500 });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).body.state).toBe('running'));
    await natsRoad.cut();
    try {
      const events = await follow(id);
      expect(events.map(({ event }) => event)).toEqual(['job-queued', 'job-started', 'job-succeeded']);
    } finally {
      await natsRoad.mend();
    }
    await eventually(async () =>
      expect(
        (await ask('POST', '/api/v1/jobs', { body: { operation: 'diagnostics.echo', input: { value: 1 } } })).status,
      ).toBe(202),
    );
  });

  test('200 to HEAD at once', async () => {
    const id = await create('diagnostics.sleep', { ms: 60_000 });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).status).toBe(200));
    expect((await ask('HEAD', `/api/v1/jobs/${id}/events`)).status).toBe(200);
  });

  test('a client that goes away frees its stream and its subscription', async () => {
    const id = await create('diagnostics.sleep', { ms: 60_000 });
    await eventually(async () => expect((await ask('GET', `/api/v1/jobs/${id}`)).status).toBe(200));
    await Promise.all(Array.from({ length: 5 }, () => follow(id, undefined, () => true)));
    await eventually(() => expect(gateway.parts.feed.watched).toBe(0));
  });

  test('a client that is gone before its stream has begun takes no place', async () => {
    const id = await create('diagnostics.sleep', { ms: 60_000 });
    await Promise.all(
      Array.from(
        { length: 20 },
        () =>
          new Promise<void>((resolve) => {
            const going = request(`${gateway.url}/api/v1/jobs/${id}/events`, {
              headers: { 'x-api-key': running.system.dev.apiKey },
            });
            going
              .on('error', () => undefined)
              .on('close', resolve)
              .end(() => setImmediate(() => going.destroy()));
          }),
      ),
    );
    await eventually(() => expect(gateway.parts.feed.watched).toBe(0));
  });

  test.each(['17', 'x', '1.2', '1.2.3.4', "1.2.3' or 1"])('400 for the Last-Event-ID %s', async (position) => {
    const { status, body } = await ask('GET', '/api/v1/jobs/00000000-0000-7000-8000-000000000000/events', {
      headers: { 'last-event-id': position },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'HEADER_INVALID', errors: [{ path: 'header:Last-Event-ID' }] });
  });
});
