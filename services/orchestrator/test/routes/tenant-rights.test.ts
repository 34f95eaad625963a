import { type Envelope, newId, sealDeadLetter } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { messageDeadLettered } from '../../src/handlers/message-dead-lettered.ts';
import { OPERATION, QUEUE, Rig, TENANT } from '../rig.ts';
import { serve } from './routes.ts';

let rig: Rig;
let served: Awaited<ReturnType<typeof serve>>;

/** All that holds what is a tenant's. */
const TABLES = 'jobs, waiting, slots, lingering, schedules, dead_letters, redrives, outbox';
const RIGHTS = 'select, insert, update, delete';

beforeAll(async () => {
  rig = await Rig.start();
  served = await serve(rig);
});
afterAll(async () => {
  await rig?.asSuperuser(`grant ${RIGHTS} on all tables in schema orchestrator to weir_orchestrator_engine`);
  await served?.stop();
  await rig?.stop();
});

const actor = { principal: 'user:test', requestId: 'request-1' };
const asker = { ...actor, tenantId: TENANT };

async function bury(reason: string): Promise<string> {
  const facts = { source: '/worker/test', stream: 'WORK', consumer: 'worker-test', attempts: 3, operation: OPERATION };
  const { envelope } = sealDeadLetter({ ...facts, code: 'TEST_FAILED', reason, what: rig.request() });
  await rig.handle(messageDeadLettered(rig.parts), [envelope as Envelope<'message-dead-lettered'>]);
  return envelope.id;
}

test('what is done for one tenant needs no right of the engine, and does nothing for another', async () => {
  const requests = [rig.request(), rig.request(), rig.request({}, newId(), newId())];
  await rig.handle(jobRequested(rig.parts), requests);
  const [job, cancelled, ofOther] = requests.map(({ subject }) => subject);
  const letters = [await bury('one'), await bury('two'), await bury('three')];
  await eventually(async () => expect(await rig.query('select id from outbox')).toEqual([]));
  await rig.asSuperuser(
    TABLES.split(', ')
      .map((table) => `revoke ${RIGHTS} on orchestrator.${table} from weir_orchestrator_engine;`)
      .join(' '),
  );
  await expect(rig.query('select id from jobs')).rejects.toMatchObject({ code: '42501' });

  const made = await served.call('gateway', 'POST', '/schedules', {
    tenantId: TENANT,
    actor,
    defaults: { queue: QUEUE, maxAttempts: 3, timeoutMs: 60_000 },
    schedule: { name: 'nightly', job: { operation: OPERATION, input: {} }, everyMs: 3_600_000 },
  });
  expect(made.status).toBe(200);
  const { id: schedule } = made.body;
  const own = `tenantId=${TENANT}`;
  const asked: readonly (readonly [string, string, unknown?])[] = [
    ['GET', `/jobs/${job}?${own}`],
    ['GET', `/jobs/${job}/history?${own}`],
    ['GET', `/jobs/${job}/attempts?${own}`],
    ['GET', `/jobs?${own}&state=queued`],
    ['POST', `/jobs/${cancelled}/cancel?${own}`, { actor }],
    ['GET', `/queues?${own}`],
    ['GET', `/schedules?${own}`],
    ['GET', `/schedules/${schedule}?${own}`],
    ['PUT', `/schedules/${schedule}?${own}`, { actor, paused: true }],
    ['DELETE', `/schedules/${schedule}?${own}`, { actor }],
    ['GET', `/dead-letters?${own}`],
    ['GET', `/dead-letters?${own}&group=none`],
    ['GET', `/dead-letters/${letters[0]}?${own}`],
    ['POST', `/dead-letters/redrive`, { asker, selection: { filter: {}, dryRun: true } }],
    ['DELETE', `/dead-letters/${letters[0]}`, { asker }],
    ['POST', `/dead-letters/redrive`, { asker, selection: { filter: {}, max: 1 } }],
  ];
  for (const [method, path, body] of asked)
    expect(await served.call('gateway', method, path, body), `${method} ${path}`).toMatchObject({ status: 200 });
  expect(await served.call('gateway', 'POST', `/dead-letters/${letters[2]}/redrive`, { asker })).toMatchObject({
    status: 200,
    body: { redriveOf: letters[2] },
  });
  for (const path of [`/jobs/${ofOther}`, `/jobs/${ofOther}/history`, `/jobs/${ofOther}/attempts`])
    expect((await served.call('gateway', 'GET', `${path}?${own}`)).status).toBe(404);
  expect((await served.call('gateway', 'POST', `/jobs/${ofOther}/cancel?${own}`, { actor })).status).toBe(404);
});
