import { type Bus, connectBus } from '@weir/jetstream';
import { type Context, createContext } from '@weir/runtime';
import { Database } from '@weir/store';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { type RequestRow, requestColumns, requestOf } from '../src/domain/stored-request.ts';
import { startService } from '../src/service.ts';
import { Client } from './client.ts';

let host: TestSystem;
let client: Client;
let orchestrator: Context;
let bus: Bus;
let database: Database<unknown>;

async function startOrchestrator(more: NodeJS.ProcessEnv = {}): Promise<Context> {
  const context = createContext('orchestrator', { level: 'silent' });
  await startService(loadConfig({ ...host.system.environmentOf('orchestrator'), ...more }), context);
  return context;
}

beforeAll(async () => {
  host = await startTestSystem({ without: ['orchestrator'] });
  const { natsUrl, databaseUrl } = host.system.dev;
  const { username, password, host: address } = new URL(natsUrl);
  bus = await connectBus({ url: `nats://${address}`, service: 'test', user: { name: username, password } });
  database = new Database({ url: databaseUrl, schema: 'orchestrator' });
  client = new Client(host);
  // The workers and the gateway have been waiting for it: the order in which services start does not matter.
  orchestrator = await startOrchestrator({ WORK_ACK_WAIT_MS: '1000' });
  await client.known('diagnostics.echo');
  await client.known('uncertainty.add');
});
afterAll(async () => {
  await orchestrator?.lifecycle.stop();
  await database?.close();
  await bus?.close();
  await host?.stop();
});

const query = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.pool.query(text, values as unknown[])).rows as Row[];
/** How many events of a type there are for each of these jobs. */
async function eventCounts(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const manager = await bus.manager();
  const { state } = await manager.streams.info('EVENTS');
  const counts = new Map(ids.map((id) => [id, 0]));
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
    const message = await manager.streams.getMessage('EVENTS', { seq });
    for (const event of [message?.json<Told | Told[]>() ?? []].flat())
      if (event.type === type) counts.set(event.subject, (counts.get(event.subject) ?? 0) + 1);
  }
  return counts;
}

interface Told {
  readonly subject: string;
  readonly type: string;
}

test('a job goes from the client to its worker and back', async () => {
  const id = await client.submit({
    operation: 'uncertainty.add',
    input: {
      values: [
        [1, 0.1],
        [2, 0.2],
      ],
    },
  });
  expect(await client.reached(id, 'succeeded')).toMatchObject({
    attempt: 1,
    output: { value: [3, expect.any(Number)] },
  });
});

test('consumers of WORK have the ack wait of the setting', async () => {
  const manager = await bus.manager();
  for (const band of ['high', 'normal', 'low']) {
    const { config } = await manager.consumers.info('WORK', `worker-diagnostics-${band}`);
    expect(config.ack_wait).toBe(1_000_000_000);
  }
});

test('5,000 jobs at once all succeed, each recorded and told of once', async () => {
  const ids = await client.submitAll(
    Array.from({ length: 5_000 }, (_, value) => ({ operation: 'diagnostics.echo', input: { value } })),
  );
  expect(new Set(ids).size).toBe(5_000);
  await eventually(async () => {
    const rows = await query<{ state: string; attempt: number; count: number }>(
      'select state, attempt, count(*)::int as count from jobs where id = any($1::uuid[]) group by 1, 2',
      [ids],
    );
    expect(rows).toEqual([{ state: 'succeeded', attempt: 1, count: 5_000 }]);
  }, 25_000);
  await eventually(async () =>
    expect(new Set((await eventCounts('job-succeeded', ids)).values())).toEqual(new Set([1])),
  );
  expect(await query('select * from waiting')).toEqual([]);
}, 60_000);

test('a failure is tried again when it asked to be, and the job succeeds with the attempt that did', async () => {
  const id = await client.submit({ operation: 'diagnostics.fail', input: { failFirst: 2 } });
  expect(await client.reached(id, 'succeeded')).toMatchObject({ attempt: 3, output: { attempt: 3 } });
});

test('a job whose deadline comes while it runs expires', async () => {
  const deadline = new Date(Date.now() + 1_500).toISOString();
  const id = await client.submit({ operation: 'diagnostics.sleep', input: { ms: 600_000, progress: true }, deadline });
  expect(await client.reached(id, 'running')).toMatchObject({ attempt: 1 });
  expect(await client.reached(id, 'expired')).toMatchObject({ error: { code: 'DEADLINE_EXCEEDED' } });
});

test('a job for later runs when its time has come', async () => {
  const id = await client.submit({
    operation: 'diagnostics.echo',
    input: { value: 1 },
    runAt: new Date(Date.now() + 300).toISOString(),
  });
  expect((await client.job(id)).state).toBe('scheduled');
  await client.reached(id, 'succeeded');
});

test('a message that is no envelope, and one about nobody, become dead letters; the jobs of their packs go on', async () => {
  const rows = await query<RequestRow>(`select ${requestColumns} from jobs limit 1`);
  const good = requestOf(rows[0] as RequestRow);
  const before = (await (await bus.manager()).streams.info('DEAD_LETTERS')).state.messages;
  const stray = { ...good, id: '01a1fb97-4e36-7351-bcb5-c063fb81db96', subject: 'nobody' };
  bus.nc.publish('jobs.requested', JSON.stringify([{ not: 'an envelope' }, stray, good]));
  await eventually(async () =>
    expect((await (await bus.manager()).streams.info('DEAD_LETTERS')).state.messages).toBe(before + 2),
  );
  bus.nc.publish('jobs.requested', 'all of it is no envelope, so that it is terminated');
  await eventually(async () =>
    expect(await query('select code from dead_letters where raw is not null')).toHaveLength(2),
  );
  // The server tells of the termination; it is known already.
  await eventually(async () => {
    const advised = await (await bus.manager()).consumers.info('ADVISORIES', 'orchestrator-advisories');
    expect(advised).toMatchObject({ num_pending: 0, num_ack_pending: 0, ack_floor: { consumer_seq: 1 } });
  });
  expect(await query("select code from dead_letters where code = 'MESSAGE_TERMINATED'")).toEqual([]);
});

test('what is settled is deleted from JOBS, WORK and RESULTS', async () => {
  const manager = await bus.manager();
  await eventually(async () => {
    for (const stream of ['JOBS', 'WORK', 'RESULTS'])
      expect((await manager.streams.info(stream)).state.messages).toBe(0);
  });
});

test("a worker that dies while it runs: the next attempt is another worker's, and the job succeeds", async () => {
  const id = await client.submit({ operation: 'diagnostics.crash', input: { onAttempts: 1 }, maxAttempts: 3 });
  expect(await client.reached(id, 'succeeded', 25_000)).toMatchObject({ attempt: 2 });
}, 40_000);

test('a job that always ends its worker ends as a dead letter, and the other jobs of its queue go on', async () => {
  const id = await client.submit({ operation: 'diagnostics.crash', maxAttempts: 2 });
  const others = await client.submitAll(
    Array.from({ length: 50 }, (_, value) => ({ operation: 'diagnostics.echo', input: { value }, maxAttempts: 20 })),
  );
  expect(await client.reached(id, 'dead_lettered', 40_000)).toMatchObject({
    attempt: 2,
    error: { code: 'WORKER_LOST' },
  });
  const letters = () => query('select code, attempts, redrivable from dead_letters where job_id = $1', [id]);
  await eventually(async () =>
    expect(await letters()).toEqual([{ code: 'WORKER_LOST', attempts: 2, redrivable: true }]),
  );
  for (const other of others) await client.reached(other, 'succeeded', 30_000);
}, 90_000);

test('an orchestrator that is replaced leaves nothing behind', async () => {
  const ids = await client.submitAll(
    Array.from({ length: 500 }, (_, value) => ({ operation: 'diagnostics.echo', input: { value } })),
  );
  const retrying = await client.submit({ operation: 'diagnostics.fail', input: { failFirst: 1 } });
  await orchestrator.lifecycle.stop();
  orchestrator = await startOrchestrator({ WORK_ACK_WAIT_MS: '1000' });
  for (const id of [...ids, retrying]) await client.reached(id, 'succeeded', 30_000);
  await eventually(async () =>
    expect(new Set((await eventCounts('job-succeeded', ids)).values())).toEqual(new Set([1])),
  );
}, 90_000);

test('the metrics tell of jobs and of the pool', async () => {
  const id = await client.submit({ operation: 'diagnostics.echo', input: { value: 1 } });
  await client.reached(id, 'succeeded');
  const { url } = { url: `http://127.0.0.1:${host.system.environmentOf('orchestrator').INTERNAL_PORT}` };
  await eventually(async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toMatch(/weir_jobs_total\{state="succeeded",queue="diagnostics",service="orchestrator"\} \d+/);
    expect(text).toMatch(/weir_pool_connections\{state="total",service="orchestrator"\} \d+/);
    expect(text).toMatch(/weir_bus_connected\{service="orchestrator"\} 1/);
  });
  expect(await (await fetch(`${url}/ready`)).json()).toMatchObject({ status: 'HEALTHY' });
});
