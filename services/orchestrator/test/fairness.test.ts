import { newId } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Dispatcher } from '../src/dispatcher.ts';
import { DispatchWindow } from '../src/domain/dispatch-window.ts';
import { jobRequested } from '../src/handlers/job-requested.ts';
import { workFinished } from '../src/handlers/work-finished.ts';
import type { Parts } from '../src/parts.ts';
import { Rig } from './rig.ts';

const CAPACITY = 10;
const WINDOW = 3 * CAPACITY;
const MANY = 10_000;

let rig: Rig;
let parts: Parts;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig?.stop());
beforeEach(() => {
  const window = new DispatchWindow();
  const { source, database, publisher, registry, log } = rig.parts;
  const dispatcher = new Dispatcher({ source, database, publisher, window, registry, log });
  window.setCapacity('test', CAPACITY);
  parts = { ...rig.parts, window, dispatcher };
});
afterEach(async () => {
  await parts.dispatcher.stop();
  await rig.clear();
});

const accept = async (count: number, data: Parameters<Rig['request']>[0], tenantId: string, ownKeys = false) => {
  const list = Array.from({ length: count }, (_, index) =>
    rig.request(ownKeys ? { ...data, concurrencyKey: `key-${index}` } : data, newId(), tenantId),
  );
  for (let start = 0; start < count; start += 400) {
    await rig.handle(jobRequested(parts), list.slice(start, start + 400));
  }
  return list.map(({ subject }) => subject);
};
const inFlight = () =>
  rig.query<{ id: string; tenant_id: string; attempt: number }>(
    `select id, tenant_id, attempt from jobs where state = 'dispatched' order by dispatched_at`,
  );
const finishWindow = async () => {
  const out = await inFlight();
  await rig.handle(
    workFinished(parts),
    out.map(({ id }) => rig.finished(id)),
  );
  await eventually(async () =>
    expect((await inFlight()).some(({ id }) => !out.some((one) => one.id === id))).toBe(true),
  );
  return out;
};

const urgent = 9;
const ways = {
  'in memory': { park: false, key: false, priority: 5 },
  'in the table': { park: true, key: false, priority: 5 },
  'in the table, all of them urgent': { park: true, key: false, priority: urgent },
  'each with a key of its own': { park: false, key: true, priority: 5 },
};

for (const [name, { park, key, priority }] of Object.entries(ways)) {
  test(`10,000 queued jobs of one tenant delay another's single job by less than two windows: ${name}`, async () => {
    const [many, one] = [newId(), newId()];
    if (park) {
      parts.window.setCapacity('test', 0);
      parts.dispatcher.parked('test');
    }
    await accept(MANY, { priority }, many, key);
    parts.window.setCapacity('test', CAPACITY);
    const [single] = await accept(1, key ? { concurrencyKey: 'a-key' } : {}, one);
    parts.dispatcher.returned('test', 0);
    await eventually(async () => expect((await inFlight()).length).toBe(WINDOW));
    const [row] = await rig.query<{ queued: number }>(
      `select count(*)::int as queued from jobs where state = 'queued'`,
    );
    expect(row?.queued).toBe(MANY + 1 - WINDOW);
    let finished = 0;
    while (!(await inFlight()).some(({ id }) => id === single)) {
      finished += (await finishWindow()).length;
      expect(finished).toBeLessThan(2 * WINDOW);
    }
  }, 60_000);
}

test('while both have jobs in the table, tenants get it by their weights', async () => {
  const [heavy, light] = [newId(), newId()];
  await parts.dispatcher.controls.change('test', { tenants: [{ tenantId: heavy, weight: 3 }] }, 'user:test');
  parts.window.setCapacity('test', 0);
  parts.dispatcher.parked('test');
  await accept(400, {}, light);
  await accept(400, {}, heavy);
  parts.window.setCapacity('test', CAPACITY);
  parts.dispatcher.returned('test', 0);
  await eventually(async () => expect((await inFlight()).length).toBe(WINDOW));
  const sent: string[] = [];
  for (let round = 0; round < 6; round += 1) sent.push(...(await finishWindow()).map(({ tenant_id }) => tenant_id));
  const share = sent.filter((tenantId) => tenantId === heavy).length / sent.length;
  expect(share).toBeGreaterThan(0.73);
  expect(share).toBeLessThan(0.77);
});

test('a job of the lowest priority leaves the table although urgent ones never end', async () => {
  const tenant = newId();
  parts.window.setCapacity('test', 0);
  parts.dispatcher.parked('test');
  const [low] = await accept(1, { priority: 0 }, tenant);
  await accept(400, { priority: urgent }, tenant);
  parts.window.setCapacity('test', CAPACITY);
  parts.dispatcher.returned('test', 0);
  await eventually(async () => expect((await inFlight()).length).toBe(WINDOW));
  expect((await inFlight()).map(({ id }) => id)).toContain(low);
});
