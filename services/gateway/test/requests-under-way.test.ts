import { readFileSync } from 'node:fs';
import { type Bus, connectBus } from '@weir/jetstream';
import { newId } from '@weir/messaging';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RequestsUnderWay } from '../src/requests-under-way.ts';
import { type Gateway, startGateway } from './support.ts';

let running: TestSystem;
let gateway: Gateway;
let bus: Bus;
let underWay: RequestsUnderWay;
beforeAll(async () => {
  running = await startTestSystem({ without: ['gateway'] });
  gateway = await startGateway(running);
  // With the rights of a gateway.
  const { NATS_URL: url = '', NATS_NKEY_FILE: file = '' } = running.system.environmentOf('gateway');
  bus = await connectBus({ url, service: 'gateway', seed: readFileSync(file) });
  underWay = new RequestsUnderWay(bus);
  await eventually(async () =>
    expect((await gateway.ask('GET', '/api/v1/operations/diagnostics.echo')).status).toBe(200),
  );
});
afterAll(async () => {
  await bus?.close();
  await gateway?.stop();
  await running?.stop();
});

const never = new AbortController().signal;
const create = () =>
  gateway.ask('POST', '/api/v1/jobs', { body: { operation: 'diagnostics.echo', input: { value: 1 } } });

test('all are recorded while none is on its way, and after each that was accepted', async () => {
  expect(await underWay.areRecorded(never)).toBe(true);
  for (let n = 0; n < 20; n += 1) {
    const { id } = (await create()).body;
    expect(await underWay.areRecorded(never)).toBe(true);
    // So the truth has it by now.
    expect((await gateway.parts.jobs.find(running.system.dev.tenantId, id))?.job.id).toBe(id);
  }
});

test('while the orchestrator is away what was accepted is under way, until it is back', async () => {
  running.system.hold('orchestrator');
  const stop = new AbortController();
  let id: string;
  let question: Promise<boolean>;
  try {
    const accepted = await create();
    expect(accepted.status).toBe(202);
    id = accepted.body.id;
    question = underWay.areRecorded(never);
    const other = underWay.areRecorded(stop.signal);
    stop.abort();
    expect(await other).toBe(false);
  } finally {
    running.system.release('orchestrator');
  }
  expect(await question).toBe(true);
  await eventually(async () => expect((await gateway.ask('GET', `/api/v1/jobs/${id}`)).status).toBe(200));
});

test('404 for a job that nobody has asked for, however new its id; 200 for one that was accepted a moment ago', async () => {
  expect((await gateway.ask('GET', `/api/v1/jobs/${newId()}`)).body.code).toBe('JOB_NOT_FOUND');
  const read = async () => (await gateway.ask('GET', `/api/v1/jobs/${(await create()).body.id}`)).status;
  expect(await Promise.all(Array.from({ length: 50 }, read))).toEqual(Array(50).fill(200));
});
