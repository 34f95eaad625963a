import { type Envelope, newId, PLATFORM_TENANT, sealDeadLetter } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredRequest } from '../../src/domain/stored-request.ts';
import { messageDeadLettered } from '../../src/handlers/message-dead-lettered.ts';
import { reconcile } from '../../src/reconcile.ts';
import { OPERATION, QUEUE, Rig, TENANT } from '../rig.ts';
import { type Answer, type Caller, serve } from './routes.ts';

let rig: Rig;
let served: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  rig = await Rig.start();
  served = await serve(rig);
});
afterAll(async () => {
  await served?.stop();
  await rig?.stop();
});

const asker = { tenantId: TENANT, principal: 'key:test', requestId: 'a-request' };
/** A dead letter of a job that nobody recorded; returns its id. */
async function bury(reason: string, what: Envelope<'job-requested'> = rig.request()): Promise<string> {
  const facts = { source: '/worker/test', stream: 'WORK', consumer: 'worker-test', attempts: 3, operation: OPERATION };
  const { envelope } = sealDeadLetter({ ...facts, code: 'TEST_FAILED', reason, what });
  await rig.handle(messageDeadLettered(rig.parts), [envelope as Envelope<'message-dead-lettered'>]);
  return envelope.id;
}
const redrive = (id: string, more: object = {}): Promise<Answer> =>
  served.call('gateway', 'POST', `/dead-letters/${id}/redrive`, { asker, ...more });
const many = (selection: object): Promise<Answer> =>
  served.call('gateway', 'POST', '/dead-letters/redrive', { asker, selection });
const fingerprintOf = async (id: string): Promise<string> =>
  (await served.call('gateway', 'GET', `/dead-letters/${id}?tenantId=${TENANT}`)).body.fingerprint;
const audits = async (id: string) => (await rig.about<'audit-recorded'>('AUDIT', id)).map(({ data }) => data.action);
const rowsOf = (ids: readonly string[]) =>
  rig.query<{ id: string; state: string; queue: string; request: StoredRequest; due_at: Date | null }>(
    'select id, state, jobs.queue, request, due_at from jobs left join waiting on job_id = id where id = any($1::uuid[])',
    [ids],
  );
const end = (id: string, state: string) => rig.query('update jobs set state = $2 where id = $1', [id, state]);

test.each<Caller | null>(['worker', 'security', null])('only the gateway is let in, not %s', async (caller) => {
  const id = newId();
  for (const [method, path] of [
    ['GET', `/dead-letters?tenantId=${TENANT}`],
    ['GET', `/dead-letters/${id}?tenantId=${TENANT}`],
    ['POST', '/dead-letters/redrive'],
    ['POST', `/dead-letters/${id}/redrive`],
    ['DELETE', `/dead-letters/${id}`],
  ] as const) {
    const body = method === 'GET' ? undefined : { asker };
    expect((await served.call(caller, method, path, body)).status).toBe(caller === null ? 401 : 403);
  }
});

test('400, 404 and 422 for what is no question of ours', async () => {
  for (const query of ['', '?tenantId=1', `?tenantId=${TENANT}&cursor=x`, `?tenantId=${TENANT}&limit=0`])
    expect(await served.call('gateway', 'GET', `/dead-letters${query}`)).toMatchObject({
      status: 400,
      body: { code: 'QUERY_INVALID' },
    });
  for (const id of ['1', newId()]) {
    expect((await served.call('gateway', 'GET', `/dead-letters/${id}?tenantId=${TENANT}`)).status).toBe(404);
    expect((await redrive(id)).status).toBe(404);
    expect((await served.call('gateway', 'DELETE', `/dead-letters/${id}`, { asker })).status).toBe(404);
  }
  const unnamed = { asker: { ...asker, principal: '' } };
  expect(await served.call('gateway', 'DELETE', `/dead-letters/${newId()}`, unnamed)).toMatchObject({
    status: 422,
    body: { code: 'REQUEST_INVALID' },
  });
});

test('what belongs to nobody is seen only by who asks for the platform too', async () => {
  const { envelope } = sealDeadLetter({
    source: '/worker/test',
    stream: 'JOBS',
    consumer: 'orchestrator-job-requested',
    attempts: 1,
    code: 'ENVELOPE_INVALID',
    reason: 'no JSON',
    what: Buffer.from('x'),
  });
  await rig.handle(messageDeadLettered(rig.parts), [envelope as Envelope<'message-dead-lettered'>]);
  expect(envelope.tenantid).toBe(PLATFORM_TENANT);
  const read = (more: string) =>
    served.call('gateway', 'GET', `/dead-letters/${envelope.id}?tenantId=${TENANT}${more}`);
  expect((await read('')).status).toBe(404);
  expect((await read('&platform=true')).status).toBe(200);
});

describe('a redrive', () => {
  test('asked for by many at once makes one job, one mark and one audit record', async () => {
    const id = await bury('many at once');
    const answers = await Promise.all(Array.from({ length: 8 }, () => redrive(id)));
    expect(new Set(answers.map(({ body }) => body.jobId)).size).toBe(1);
    const { jobId } = answers[0]?.body ?? {};
    expect(await rowsOf([jobId])).toMatchObject([{ state: 'queued', due_at: expect.any(Date) }]);
    expect(await rig.query('select number, job_id from redrives where root_id = $1', [id])).toEqual([
      { number: 1, job_id: jobId },
    ]);
    await eventually(async () => expect(await audits(id)).toEqual(['dead-letter.redrive']));
  });

  test('of several dead letters of one lineage at once: three in all, whichever come first', async () => {
    const root = await bury('a lineage');
    const kin = await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        bury('a lineage', rig.request({ redrive: { of: root, root, number: 1 + (number % 3) } })),
      ),
    );
    const answers = await Promise.all([root, ...kin].map((id) => redrive(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'REDRIVES_EXHAUSTED')).toHaveLength(3);
    const numbers = await rig.query<{ number: number }>('select number from redrives where root_id = $1', [root]);
    expect(numbers.map(({ number }) => number).toSorted()).toEqual([1, 2, 3]);
  });

  test('is counted also when its dead letter was deleted', async () => {
    const root = await bury('to be deleted');
    const child = await bury('to be deleted', rig.request({ redrive: { of: root, root, number: 1 } }));
    for (let number = 1; number <= 3; number += 1) await end((await redrive(root)).body.jobId, 'failed');
    expect((await served.call('gateway', 'DELETE', `/dead-letters/${root}`, { asker })).status).toBe(200);
    expect((await redrive(child)).body).toMatchObject({ code: 'REDRIVES_EXHAUSTED' });
  });

  test('goes to where its operation runs now, with the corrected input', async () => {
    await rig.register(0, { name: 'test.moved' }, 'elsewhere');
    const id = await bury('moved', rig.request({ operation: 'test.moved' }));
    const { jobId } = (await redrive(id, { input: { value: 2 } })).body;
    expect(await rowsOf([jobId])).toMatchObject([{ queue: 'elsewhere', request: { data: { input: { value: 2 } } } }]);
  });

  test('whose process dies right after the commit is told of by the outbox, once', async () => {
    const id = await bury('a crash');
    rig.onPublish = () => {
      throw new Error('died');
    };
    const { status } = await redrive(id);
    rig.onPublish = () => undefined;
    expect(status).toBe(200);
    expect(await audits(id)).toEqual([]);
    await rig.query("update outbox set created_at = now() - interval '1 hour'");
    await Promise.all([rig.parts.relay.sweep(), rig.parts.relay.sweep()]);
    expect(await audits(id)).toEqual(['dead-letter.redrive']);
  });
});

describe('a redrive of many', () => {
  const buryMany = async (count: number, reason: string): Promise<string[]> => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await bury(`${reason} ${index}`));
    return ids;
  };

  test('records the rate with the jobs: each has its own time, in the table and in its request, over several groups', async () => {
    const ids = await buryMany(120, 'at a rate');
    const filter = { fingerprint: await fingerprintOf(ids[0] as string) };
    const { body } = await many({ filter, ratePerS: 2, max: 110 });
    expect(body).toMatchObject({ matched: 120, redriven: 110 });
    expect(body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(ids.slice(0, 110).toSorted());
    const rows = new Map(
      (await rowsOf(body.items.map(({ jobId }: { jobId: string }) => jobId))).map((row) => [row.id, row]),
    );
    const [first, ...later] = body.items.map(({ jobId }: { jobId: string }) => rows.get(jobId));
    expect(first).toMatchObject({ state: 'queued' });
    for (const [index, row] of later.entries()) {
      const dueAt = row?.due_at?.getTime();
      expect(row?.state).toBe('scheduled');
      expect(Date.parse(row?.request.data.runAt ?? '')).toBe(dueAt);
      expect(dueAt).toBe((later[0]?.due_at?.getTime() ?? 0) + index * 500);
    }
    // Should the table of waiting jobs lose them, their time comes back from their requests.
    const { id, due_at } = later.at(-1);
    await rig.query('delete from waiting where job_id = $1', [id]);
    await rig.query("update jobs set recorded_at = now() - interval '2 minutes' where id = $1", [id]);
    await rig.query("update sweep_cursor set recorded_until = now() - interval '1 hour'");
    await reconcile(rig.parts, () => Promise.resolve(undefined));
    expect((await rowsOf([id]))[0]?.due_at).toEqual(due_at);
    for (const one of ids.slice(0, 3))
      await eventually(async () => expect(await audits(one)).toEqual(['dead-letter.redrive']));
  });

  test('asked for twice at once redrives each once', async () => {
    const ids = await buryMany(60, 'twice at once');
    const filter = { fingerprint: await fingerprintOf(ids[0] as string) };
    const answers = await Promise.all([many({ filter, max: 1000 }), many({ filter, max: 1000 })]);
    const redriven = answers.flatMap(({ body }) => body.items.map(({ id }: { id: string }) => id));
    expect(redriven.toSorted()).toEqual(ids.toSorted());
    expect((await many({ filter })).body).toMatchObject({ matched: 0, redriven: 0, items: [] });
  });

  test('says which are refused and goes on with the others; a dry run leaves no trace', async () => {
    const root = newId();
    const spent = () => bury('some are spent', rig.request({ redrive: { of: root, root, number: 1 } }));
    const kin = [await spent(), await spent(), await spent(), await spent()];
    const free = await bury('some are spent');
    const filter = { fingerprint: await fingerprintOf(free) };
    const dry = (await many({ filter, dryRun: true })).body;
    expect(await rowsOf(dry.items.flatMap(({ jobId }: { jobId?: string }) => jobId ?? []))).toEqual([]);
    expect(await audits(free)).toEqual([]);
    expect(await rig.query('select 1 from redrives where root_id = $1', [root])).toEqual([]);
    const real = (await many({ filter })).body;
    const fates = (answer: typeof dry) =>
      answer.items.map(({ id, jobId, refusal }: { id: string; jobId?: string; refusal?: string }) => [
        id,
        jobId,
        refusal,
      ]);
    expect(fates(real)).toEqual(fates(dry));
    expect(real).toMatchObject({ matched: 5, redriven: 4 });
    const refused = real.items.filter(({ refusal }: { refusal?: string }) => refusal === 'REDRIVES_EXHAUSTED');
    expect(refused).toHaveLength(1);
    expect(kin).toContain(refused[0].id);
    expect(real.items.find(({ id }: { id: string }) => id === free)).toHaveProperty('jobId');
  });
});

test('the queue of the tests has no worker, so nothing above has run', async () => {
  expect(rig.parts.window.room(QUEUE)).toBe(0);
});
