import { connectBus } from '@weir/jetstream';
import type { Job } from '@weir/schemas';
import { Database } from '@weir/store';
import { eventually, startTestSystem, type TestSystem } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from './client.ts';

interface Told {
  readonly subject: string;
  readonly type: string;
}

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
    await eventually(
      async () => expect(await count(`state = 'succeeded'`)).toBeGreaterThan((round - 1) * 1_000),
      30_000,
    );
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
        const message = await manager.streams.getMessage('EVENTS', { seq });
        for (const { type, subject } of [message?.json<Told | Told[]>() ?? []].flat())
          if (type === 'job-succeeded') subjects.push(subject);
      }
      return subjects;
    };
    // The outbox of the processes that died is sent some seconds later.
    await eventually(async () => expect((await told()).toSorted()).toEqual(ids.toSorted()), 30_000);
  } finally {
    await bus.close();
  }
}, 180_000);

test('the orchestrator killed while clients wait for jobs that run before they are recorded: who was answered finds the job as it was told, once', async () => {
  await client.known('uncertainty.add');
  const add = (index: number) => client.run({ operation: 'uncertainty.add', input: { values: [[index, 0.1]] } });
  const answered: (Job | undefined)[] = [];
  for (const _ of [1, 2, 3]) {
    const pid = pidOf('orchestrator');
    const open: Promise<Job | undefined>[] = [];
    for (let index = 0; index < 150; index += 1) {
      if (index === 100) process.kill(pid, 'SIGKILL');
      open.push(add(index));
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    answered.push(...(await Promise.all(open)));
    await eventually(() => expect(pidOf('orchestrator')).not.toBe(pid), 30_000);
  }
  const jobs = answered.filter((job) => job !== undefined);
  // Whoever dies takes the answers along that it had not given; most were given before, or by its successor.
  expect(jobs.length).toBeGreaterThan(300);
  for (const { id, input } of jobs) {
    const { output } = await client.reached(id, 'succeeded', 30_000);
    expect(output).toMatchObject({ value: (input as { values: unknown[] }).values[0] });
  }
  const { rows } = await database.pool.query(
    `select count(*) filter (where finished_at < recorded_at)::int as first, count(*) filter (where state <> 'succeeded')::int as open
     from jobs where operation = 'uncertainty.add'`,
  );
  const [{ first, open }] = rows as [{ first: number; open: number }];
  expect(open).toBe(0);
  expect(first).toBeGreaterThan(100);
}, 180_000);

test('the orchestrator killed while limits hold jobs back: no limit is exceeded, no slot is lost, every job runs', async () => {
  const [QUEUE_MAX, KEYS, JOBS] = [6, 8, 320];
  await database.pool.query(`insert into queues (name, concurrency_max) values ('diagnostics', ${QUEUE_MAX})`);
  // The limit is known when a job without a key gets a slot, too.
  await eventually(async () => {
    await client.submit({ operation: 'diagnostics.sleep', input: { ms: 100 } });
    const { rows } = await database.pool.query('select job_id from slots');
    expect(rows).not.toEqual([]);
  });
  const ids = await client.submitAll(
    Array.from({ length: JOBS }, (_, index) => ({
      operation: 'diagnostics.sleep',
      input: { ms: 20 },
      // Half of them have a key.
      ...(index % 2 === 0 ? { concurrencyKey: `key-${index % (2 * KEYS)}` } : {}),
    })),
  );
  const ended = async () => {
    const { rows } = await database.pool.query(
      `select request->'data'->>'concurrencyKey' as key, started_at, finished_at from jobs where id = any($1::uuid[]) and state = 'succeeded'`,
      [ids],
    );
    return rows as { key: string | null; started_at: Date; finished_at: Date }[];
  };
  for (const share of [0.2, 0.5]) {
    await eventually(async () => expect((await ended()).length).toBeGreaterThan(share * JOBS), 40_000);
    const pid = pidOf('orchestrator');
    process.kill(pid, 'SIGKILL');
    await eventually(() => expect(pidOf('orchestrator')).not.toBe(pid), 30_000);
  }
  await eventually(async () => expect(await ended()).toHaveLength(JOBS), 60_000);

  const runs = await ended();
  const most = (list: typeof runs) =>
    Math.max(
      ...list.map(({ started_at: at }) => list.filter((one) => one.started_at <= at && one.finished_at > at).length),
    );
  expect(most(runs)).toBeLessThanOrEqual(QUEUE_MAX);
  const byKey = Map.groupBy(runs, ({ key }) => key);
  expect(byKey.size).toBe(KEYS + 1);
  for (const [key, list] of byKey) if (key !== null) expect(most(list), key).toBe(1);
  await eventually(async () => {
    const { rows } = await database.pool.query('select job_id from slots');
    expect(rows).toEqual([]);
  });
}, 180_000);
