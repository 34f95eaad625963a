import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Database, engineRoleOf } from '@weir/store';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Leadership } from '../src/leadership.ts';
import type { Tables } from '../src/tables.ts';
import { Rig } from './rig.ts';

let rig: Rig;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await rig.clear();
});

const lease = (holder: string, more: Partial<ConstructorParameters<typeof Leadership>[0]> = {}) => {
  const leadership = new Leadership({ database: rig.database, name: 'test', holder, ...more });
  stops.push(() => leadership.stop());
  return leadership;
};

test('one leads, and keeps leading; another takes over when it stops', async () => {
  const changes: boolean[] = [];
  const [one, two] = [lease('one', { onChange: (leads) => changes.push(leads) }), lease('two')];
  await one.renew();
  await two.renew();
  await one.renew();
  expect([one.leads, two.leads]).toEqual([true, false]);
  await one.stop();
  await two.renew();
  expect([one.leads, two.leads, changes]).toEqual([false, true, [true, false]]);
});

test('of many that start together one leads', async () => {
  const all = Array.from({ length: 20 }, (_, index) => lease(`process-${index}`));
  await Promise.all(all.map((one) => one.renew()));
  expect(all.filter(({ leads }) => leads)).toHaveLength(1);
});

test('different things have leaders of their own', async () => {
  const [one, two] = [lease('one'), lease('two', { name: 'another' })];
  await Promise.all([one.renew(), two.renew()]);
  expect([one.leads, two.leads]).toEqual([true, true]);
});

test('one that is silent leads no longer, before another begins', async () => {
  const [one, two] = [lease('one', { leaseMs: 1_000 }), lease('two', { leaseMs: 1_000 })];
  await one.renew();
  await eventually(async () => {
    await two.renew();
    // Never both.
    expect(one.leads && two.leads).toBe(false);
    expect(two.leads).toBe(true);
  });
  await one.renew();
  expect(one.leads).toBe(false);
});

test('one that lost its way to Postgres stops leading by itself, and leads again when the way is back', async () => {
  const database = new Database<Tables>({
    url: rig.appUrl,
    schema: 'orchestrator',
    role: engineRoleOf('orchestrator'),
  });
  stops.push(() => database.close().catch(() => undefined));
  let away = false;
  const cut = {
    run: (...args: Parameters<typeof database.run>) =>
      away ? Promise.reject(new Error('away')) : database.run(...args),
  };
  const one = lease('one', { database: cut as never, leaseMs: 1_500 });
  one.start();
  await eventually(() => expect(one.leads).toBe(true));
  away = true;
  await eventually(() => expect(one.leads).toBe(false));
  away = false;
  await eventually(() => expect(one.leads).toBe(true));
});

/** A process of its own that wants to lead, and says when it does. */
async function startProcess(holder: string): Promise<{ child: ChildProcess; leads: () => boolean }> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('run-leader.ts', import.meta.url)), rig.appUrl, holder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  stops.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  await eventually(() => expect(said).toContain('ready'));
  return { child, leads: () => said.trim().split('\n').at(-1) === 'leads' };
}

test.each(['SIGKILL', 'SIGSTOP'] as const)(
  'a leader that gets %s is followed by another within seconds',
  async (signal) => {
    const first = await startProcess('first');
    await eventually(() => expect(first.leads()).toBe(true));
    const second = await startProcess('second');
    expect(second.leads()).toBe(false);
    first.child.kill(signal);
    await eventually(() => expect(second.leads()).toBe(true), 15_000);
    if (signal === 'SIGKILL') return;
    first.child.kill('SIGCONT');
    await eventually(() => expect(first.leads()).toBe(false));
    expect(second.leads()).toBe(true);
  },
);
