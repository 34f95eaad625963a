import { connectBus } from '@weir/jetstream';
import { newId, PLATFORM_TENANT } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Host, startHost } from './host.ts';
import { type Answer, auditedOf } from './support.ts';

let host: Host;
let { running, ask, database, stranger } = {} as Host;

beforeAll(async () => {
  host = await startHost({ knows: ['diagnostics.fail', 'uncertainty.add'] });
  ({ running, ask, database, stranger } = host);
});
afterAll(() => host?.stop());

interface Failing {
  readonly input?: object;
  readonly maxAttempts?: number;
  readonly key?: string;
}

/** A job that fails until its attempts are used up; resolves with its id and its dead letter. */
async function bury(message: string, { input = {}, maxAttempts = 1, key }: Failing = {}) {
  const body = { operation: 'diagnostics.fail', input: { message, ...input }, maxAttempts };
  const { id } = (await ask('POST', '/api/v1/jobs', { body, ...(key === undefined ? {} : { key }) })).body;
  return { jobId: id as string, letter: await letterOf(id, key) };
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into it as a client would.
const letterOf = (jobId: string, key?: string): Promise<any> =>
  eventually(async () => {
    const { items } = (await list(`?jobId=${jobId}`, key)).body;
    expect(items).toHaveLength(1);
    return items[0];
  }, 15_000);
const list = (query: string, key?: string): Promise<Answer> =>
  ask('GET', `/api/v1/dead-letters${query}`, key === undefined ? {} : { key });
const redrive = (id: string, body?: unknown, key?: string): Promise<Answer> =>
  ask('POST', `/api/v1/dead-letters/${id}/redrive`, {
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { key }),
  });
const ended = (jobId: string, state: string) =>
  eventually(async () => {
    const { body } = await ask('GET', `/api/v1/jobs/${jobId}`);
    expect(body.state).toBe(state);
    return body;
  }, 15_000);

const audited = (id: string) => auditedOf(running, id);

describe('GET /dead-letters', () => {
  test('200 grouped by what went wrong, the latest group first, with the latest of each', async () => {
    const first = await bury('order 1 of "a" was refused');
    const second = await bury('order 22 of "bc" was refused');
    const other = await bury('out of paper');
    const { body } = await list('');
    expect(body.items).toMatchObject([
      { fingerprint: other.letter.fingerprint, count: 1 },
      {
        fingerprint: first.letter.fingerprint,
        code: 'DIAGNOSTIC_FAILURE',
        operation: 'diagnostics.fail',
        count: 2,
        firstFailedAt: first.letter.failedAt,
        lastFailedAt: second.letter.failedAt,
        sample: { id: second.letter.id, jobId: second.jobId, reason: 'order 22 of "bc" was refused', attempts: 1 },
      },
    ]);
    const one = await list('?limit=1');
    expect(one.body.items).toEqual(body.items.slice(0, 1));
    const next = await list(`?limit=1&cursor=${one.body.nextCursor}`);
    expect(next.body.items).toEqual(body.items.slice(1, 2));
  });

  test('200 the dead letters themselves, filtered, a page at a time, each once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push((await bury(`page ${index}`)).letter.id);
    const { fingerprint } = (await list(`?group=none&limit=1`)).body.items[0];
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await list(`?fingerprint=${fingerprint}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      found.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(found).toEqual(ids.toReversed());
    expect((await list(`?group=none&operation=uncertainty.add`)).body.items).toEqual([]);
    expect((await list(`?group=none&code=NO_SUCH`)).body.items).toEqual([]);
    expect((await list(`?group=none&since=2999-01-01T00:00:00Z`)).body.items).toEqual([]);
    expect((await list(`?group=none&until=2000-01-01T00:00:00Z`)).body.items).toEqual([]);
    expect(
      (await list(`?group=none&code=DIAGNOSTIC_FAILURE&operation=diagnostics.fail`)).body.items.length,
    ).toBeGreaterThan(4);
    expect((await list(`?fingerprint=${fingerprint}&group=fingerprint`)).body.items).toMatchObject([{ count: 5 }]);
  });

  test.each([
    'limit=0',
    'group=all',
    'fingerprint=x',
    'code=lower',
    'jobId=1',
    'since=today',
    'surprise=1',
    'cursor=abc',
  ])('400 for the query %s, which names the parameter', async (query) => {
    const { status, body } = await list(`?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'QUERY_INVALID', errors: [{ path: `query:${query.split('=')[0]}` }] });
  });

  test("404, and not in a list: another tenant's dead letter, whatever is asked about it", async () => {
    const { letter } = await bury('private', { key: stranger.key });
    expect((await list('?group=none&limit=500')).body.items.map(({ id }: { id: string }) => id)).not.toContain(
      letter.id,
    );
    const path = `/api/v1/dead-letters/${letter.id}`;
    for (const [method, to] of [
      ['GET', path],
      ['DELETE', path],
      ['POST', `${path}/redrive`],
    ] as const)
      expect((await ask(method, to)).body).toMatchObject({ status: 404, code: 'DEAD_LETTER_NOT_FOUND' });
    const many = await ask('POST', '/api/v1/dead-letters/redrive', {
      body: { filter: { fingerprint: letter.fingerprint } },
    });
    expect(many.body).toMatchObject({ matched: 0, redriven: 0, items: [] });
    expect((await ask('GET', path, { key: stranger.key })).status).toBe(200);
  });

  test('200 what belongs to nobody, for an administrator alone; it cannot be redriven', async () => {
    const { natsUrl } = running.system.dev;
    const { username, password, host } = new URL(natsUrl.replace('nats:', 'http:'));
    const bus = await connectBus({ url: `nats://${host}`, service: 'test', user: { name: username, password } });
    await bus.js.publish('jobs.requested', '{"no envelope"');
    await bus.close();
    const letter = await eventually(async () => {
      const { items } = (await list('?group=none&code=ENVELOPE_INVALID')).body;
      expect(items).toHaveLength(1);
      return items[0];
    });
    expect((await list('?group=none&code=ENVELOPE_INVALID', stranger.key)).body.items).toEqual([]);
    const { body } = await ask('GET', `/api/v1/dead-letters/${letter.id}`);
    expect(body).toMatchObject({ redrivable: false, envelope: null, stream: 'JOBS', raw: btoa('{"no envelope"') });
    expect((await redrive(letter.id)).body).toMatchObject({ status: 409, code: 'NOT_REDRIVABLE' });
    expect((await ask('DELETE', `/api/v1/dead-letters/${letter.id}`)).status).toBe(200);
    await eventually(async () =>
      expect(await audited(letter.id)).toMatchObject([
        { tenantid: PLATFORM_TENANT, data: { action: 'dead-letter.delete' } },
      ]),
    );
  });
});

describe('GET and DELETE /dead-letters/{id}', () => {
  test('200 the reason, the attempts and the envelope as it came', async () => {
    const { jobId, letter } = await bury('to be read', { maxAttempts: 2 });
    const { status, body } = await ask('GET', `/api/v1/dead-letters/${letter.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: letter.id,
      jobId,
      operation: 'diagnostics.fail',
      reason: 'to be read',
      code: 'DIAGNOSTIC_FAILURE',
      attempts: 2,
      redrives: 0,
      redrivable: true,
      envelope: { id: jobId, type: 'job-requested', data: { input: { message: 'to be read' } } },
    });
  });

  test('404 once it is deleted, and the deletion is audited once', async () => {
    const { letter } = await bury('to be deleted');
    const path = `/api/v1/dead-letters/${letter.id}`;
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask('DELETE', path, { headers: { 'x-request-id': 'the-deletion' } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
    expect((await ask('GET', path)).status).toBe(404);
    await eventually(async () =>
      expect(await audited(letter.id)).toMatchObject([
        {
          tenantid: running.system.dev.tenantId,
          data: {
            action: 'dead-letter.delete',
            outcome: 'succeeded',
            principal: expect.stringMatching(/^key:/),
            requestId: 'the-deletion',
            resource: { type: 'dead-letter', id: letter.id },
          },
        },
      ]),
    );
  });

  test.each(['GET', 'DELETE'])('400 for %s with an id that is none, 404 with one that nothing has', async (method) => {
    expect((await ask(method, '/api/v1/dead-letters/1')).body).toMatchObject({ status: 400, code: 'PATH_INVALID' });
    expect((await ask(method, `/api/v1/dead-letters/${newId()}`)).body).toMatchObject({
      code: 'DEAD_LETTER_NOT_FOUND',
    });
  });
});

describe('POST /dead-letters/{id}/redrive', () => {
  test('202 with a new job that says where it comes from; asking again is the same job, and it is audited once', async () => {
    const { jobId, letter } = await bury('redrive me');
    // Once the new job has failed, asking again would be the next redrive.
    const change = (what: string) => ask('POST', `/api/v1/system/queues/diagnostics/${what}`);
    expect((await change('pause')).status).toBe(200);
    const answers = await Promise.all([redrive(letter.id), redrive(letter.id, {}), redrive(letter.id)]);
    expect((await change('resume')).status).toBe(200);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const { body, headers } = answers[0] as Answer;
    expect(new Set(answers.map((one) => one.text)).size).toBe(1);
    expect(body).toEqual({ jobId: expect.any(String), redriveOf: letter.id });
    expect(body.jobId).not.toBe(jobId);
    expect(headers.get('location')).toBe(`/api/v1/jobs/${body.jobId}`);
    const job = await eventually(async () => {
      const found = (await ask('GET', `/api/v1/jobs/${body.jobId}`)).body;
      expect(found.state).toBe('dead_lettered');
      return found;
    });
    expect(job).toMatchObject({ redriveOf: letter.id, operation: 'diagnostics.fail', maxAttempts: 1 });
    const [row] = await database.query<{ request: object }>('select request from orchestrator.jobs where id = $1', [
      body.jobId,
    ]);
    expect(row?.request).toMatchObject({ causationid: letter.id });
    expect((await ask('GET', `/api/v1/dead-letters/${letter.id}`)).body).toMatchObject({
      redrives: 1,
      redrivenAs: body.jobId,
    });
    await eventually(async () =>
      expect((await audited(letter.id)).map(({ data }) => data)).toMatchObject([
        { action: 'dead-letter.redrive', details: { jobId: body.jobId, number: 1, corrected: false } },
      ]),
    );
  });

  test('202 with a corrected input, which succeeds; 409 for yet another one after that', async () => {
    const { letter } = await bury('to be corrected');
    const input = { message: 'now', failFirst: 0 };
    const { body } = await redrive(letter.id, { input });
    expect(await ended(body.jobId, 'succeeded')).toMatchObject({ input, redriveOf: letter.id });
    expect((await redrive(letter.id, { input })).body).toEqual(body);
    for (const other of [undefined, { input: { message: 'other' } }])
      expect((await redrive(letter.id, other)).body).toMatchObject({ status: 409, code: 'DEAD_LETTER_REDRIVEN' });
    await eventually(async () =>
      expect((await audited(letter.id)).map(({ data }) => data)).toMatchObject([{ details: { corrected: true } }]),
    );
  });

  test.each([
    ['422 for an input that the operation refuses', { input: { surprise: 1 } }, 422, 'INPUT_INVALID'],
    ['400 for a member that is not known', { inputs: {} }, 400, 'REQUEST_INVALID'],
    ['400 for a body that is no object', [], 400, 'REQUEST_INVALID'],
    ['400 for a body that is no JSON', '{', 400, 'BODY_MALFORMED'],
  ])('%s, and nothing is redriven', async (_what, body, status, code) => {
    const { letter } = await bury('not to be redriven');
    expect((await redrive(letter.id, body)).body).toMatchObject({ status, code });
    expect((await ask('GET', `/api/v1/dead-letters/${letter.id}`)).body.redrives).toBe(0);
  });

  test('409 after three redrives along a lineage, of whichever of its dead letters', async () => {
    const { letter: root } = await bury('hopeless');
    let last = root;
    for (let number = 1; number <= 3; number += 1) {
      const { body } = await redrive(last.id);
      const next = await letterOf(body.jobId);
      expect(next).toMatchObject({ redriveOf: last.id, redrives: number, fingerprint: root.fingerprint });
      last = next;
    }
    for (const { id } of [root, last]) {
      const { body } = await redrive(id);
      expect(body).toMatchObject({ status: 409, code: 'REDRIVES_EXHAUSTED', errors: [{ path: 'path:id' }] });
    }
  });

  test('a dead letter can be redriven again after its job has failed again', async () => {
    const { letter } = await bury('again');
    const first = (await redrive(letter.id)).body.jobId;
    await ended(first, 'dead_lettered');
    const second = (await redrive(letter.id)).body.jobId;
    expect(second).not.toBe(first);
    await ended(second, 'dead_lettered');
    expect((await ask('GET', `/api/v1/dead-letters/${letter.id}`)).body).toMatchObject({
      redrives: 2,
      redrivenAs: second,
    });
  });
});

describe('POST /dead-letters/redrive', () => {
  const many = (body: unknown) => ask('POST', '/api/v1/dead-letters/redrive', { body });

  test('a dry run says what would happen, and nothing does; the real run does just that, at the rate, once', async () => {
    const buried = [];
    for (let index = 0; index < 4; index += 1) buried.push(await bury(`many at once, number ${index}`));
    const { fingerprint } = buried[0]?.letter ?? {};
    const asked = { filter: { fingerprint }, ratePerS: 20, max: 3 };
    const dry = await many({ ...asked, dryRun: true });
    expect(dry.body).toMatchObject({ dryRun: true, matched: 4, redriven: 3 });
    const ids = buried.slice(0, 3).map(({ letter }) => letter.id);
    expect(dry.body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    const planned: string[] = dry.body.items.map(({ jobId }: { jobId: string }) => jobId);
    for (const jobId of planned)
      expect(await database.query('select 1 from orchestrator.jobs where id = $1', [jobId])).toEqual([]);

    const real = await many(asked);
    expect(real.status).toBe(202);
    expect(real.body).toMatchObject({ dryRun: false, matched: 4, redriven: 3 });
    expect(real.body.items.map(({ jobId }: { jobId: string }) => jobId)).toEqual(planned);
    const times: number[] = real.body.items.map(({ runAt }: { runAt: string }) => Date.parse(runAt));
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBe(50);
    for (const jobId of planned) await ended(jobId, 'dead_lettered');
    for (const id of ids)
      await eventually(async () =>
        expect((await audited(id)).map(({ data }) => data.action)).toEqual(['dead-letter.redrive']),
      );
    // What was redriven is not taken again; what failed again is a dead letter of its own, and is.
    await Promise.all(planned.map((jobId) => letterOf(jobId)));
    const left = await many({ ...asked, dryRun: true, max: 100 });
    expect(left.body.items.map(({ id }: { id: string }) => id)).not.toContain(ids[0]);
    expect(left.body).toMatchObject({ matched: 4, redriven: 4 });
  });

  test.each([
    ['no filter', {}],
    ['a rate of nothing', { filter: {}, ratePerS: 0 }],
    ['more than may be asked for', { filter: {}, max: 1001 }],
    ['a filter that is not known', { filter: { reason: 'x' } }],
  ])('400 for %s', async (_what, body) => {
    expect((await many(body)).body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });
});
