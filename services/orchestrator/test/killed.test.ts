import { connectBus } from '@weir/jetstream';
import { Database } from '@weir/store';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from './client.ts';

let host: TestSystem;
let client: Client;
let database: Database<unknown>;
beforeAll(async () => {
  host = await startTestSystem();
  client = new Client(host);
  database = new Database({ url: host.system.dev.databaseUrl, schema: 'orchestrator' });
  await client.known('diagnostics.echo');
});
afterAll(async () => {
  await database?.close();
  await host?.stop();
});

const count = async (condition: string): Promise<number> => {
  const { rows } = await database.pool.query(`select count(*)::int as count from jobs where ${condition}`);
  return (rows as { count: number }[])[0]?.count ?? 0;
};
const pidOf = (name: string) => host.system.dev.services[name]?.pid ?? 0;

test('the orchestrator killed again and again under load: every job that was taken succeeds, recorded and told of once', async () => {
  const ids: string[] = [];
  for (const round of [1, 2, 3]) {
    // Jobs that take a moment, so that some are out, some held and some being recorded when it dies.
    const input = { ms: 5 };
    ids.push(
      ...(await client.submitAll(Array.from({ length: 1_000 }, () => ({ operation: 'diagnostics.sleep', input })))),
    );
    await eventually(async () => expect(await count(`state = 'succeeded'`)).toBeGreaterThan((round - 1) * 1_000));
    const pid = pidOf('orchestrator');
    process.kill(pid, 'SIGKILL');
    await eventually(() => expect(pidOf('orchestrator')).not.toBe(pid), 30_000);
  }
  await eventually(async () => expect(await count(`state = 'succeeded'`)).toBe(3_000), 40_000);
  expect(await count('true')).toBe(3_000);

  const { natsUrl } = host.system.dev;
  const { username, password, host: address } = new URL(natsUrl);
  const bus = await connectBus({ url: `nats://${address}`, service: 'test', user: { name: username, password } });
  try {
    const manager = await bus.manager();
    const told = async () => {
      const { state } = await manager.streams.info('EVENTS');
      const subjects: string[] = [];
      for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
        const event = (await manager.streams.getMessage('EVENTS', { seq }))?.json<{ subject: string; type: string }>();
        if (event?.type === 'job-succeeded') subjects.push(event.subject);
      }
      return subjects;
    };
    // The outbox of the processes that died is sent some seconds later.
    await eventually(async () => expect((await told()).toSorted()).toEqual(ids.toSorted()), 30_000);
  } finally {
    await bus.close();
  }
}, 180_000);
