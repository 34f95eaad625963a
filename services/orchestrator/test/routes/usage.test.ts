import { newId } from '@weir/messaging';
import { validateTenantUsage } from '@weir/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobRequested } from '../../src/handlers/job-requested.ts';
import { countUsage, NOTHING_COUNTED } from '../../src/statements/tenant-usage.ts';
import { Rig } from '../rig.ts';
import { serve } from './routes.ts';

let rig: Rig;
let routes: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  rig = await Rig.start();
  routes = await serve(rig);
  await rig.register(2);
});
afterAll(async () => {
  await routes?.stop();
  await rig?.stop();
});

const accept = async (count: number, tenantId: string, data: object = {}) => {
  const requests = Array.from({ length: count }, () => rig.request(data, newId(), tenantId));
  await rig.handle(jobRequested(rig.parts), requests);
  return requests.map(({ subject }) => subject);
};
const change = (text: string, values: readonly unknown[]) =>
  rig.database.run({ name: `usage-${text.length}-${values.length}`, text }, values);
const age = (ids: readonly string[], interval: string) =>
  change(`update jobs set created_at = now() - $2::interval where id = any($1::uuid[])`, [ids, interval]);
const end = (ids: readonly string[], output: string | null = null) =>
  change(`update jobs set state = 'succeeded', output = $2::json where id = any($1::uuid[])`, [ids, output]);
/** By the definition: every row of the tenant. */
async function plainly(tenantId: string) {
  const [row] = await rig.database.run<{ jobs: number; bytes: string }>(
    {
      name: 'usage-plainly',
      text: `select (count(*) filter (where state not in ('succeeded','failed','cancelled','expired','dead_lettered')))::int as jobs,
        coalesce(sum(pg_column_size(request) + coalesce(pg_column_size(output), 0)), 0) as bytes from jobs where tenant_id = $1`,
    },
    [tenantId],
  );
  return { jobsInFlight: row?.jobs, storedBytes: Number(row?.bytes) };
}

test('200 what a tenant has in flight and stored, and nothing of another', async () => {
  const [one, other] = [newId(), newId()];
  const ids = await accept(5, one);
  await accept(3, one, { runAt: new Date(Date.now() + 3_600_000).toISOString() });
  await accept(4, other);
  await end(ids.slice(0, 2));
  const { status, body } = await routes.call('gateway', 'GET', `/usage?tenantId=${one}`);
  expect([status, validateTenantUsage(body)]).toEqual([200, true]);
  expect(body).toEqual({ ...(await plainly(one)), jobsInFlight: 6, ageMs: expect.any(Number) });
  const nobody = await routes.call('gateway', 'GET', `/usage?tenantId=${newId()}`);
  expect(nobody.body).toMatchObject({ jobsInFlight: 0, storedBytes: 0 });
});

test('400 for what is no tenant, 403 for who is not the gateway', async () => {
  expect((await routes.call('gateway', 'GET', '/usage?tenantId=x')).status).toBe(400);
  expect((await routes.call('gateway', 'GET', '/usage')).status).toBe(400);
  expect((await routes.call('worker', 'GET', `/usage?tenantId=${newId()}`)).status).toBe(403);
});

test('counting on from before says the same as counting everything, as jobs age, end and leave outputs', async () => {
  const tenantId = newId();
  let counted = NOTHING_COUNTED;
  const countOn = async () => {
    const found = await countUsage(rig.database, tenantId, counted);
    counted = found.counted;
    expect(found.usage).toEqual(await plainly(tenantId));
    return found;
  };
  expect((await countOn()).usage).toEqual({ jobsInFlight: 0, storedBytes: 0 });
  // Counted from here on, so that what is old below was counted when it was new.
  counted = NOTHING_COUNTED;
  const old = await accept(6, tenantId);
  await age(old, '10 minutes');
  await end(old.slice(0, 2), JSON.stringify('x'.repeat(500)));
  const { counted: first } = await countOn();
  expect(first.open.toSorted()).toEqual(old.slice(2).toSorted());
  const young = await accept(5, tenantId);
  await countOn();
  await end(old.slice(2, 4), JSON.stringify(Array.from({ length: 4_000 }, Math.random)));
  await end(young.slice(0, 1));
  const { counted: second } = await countOn();
  expect(second.open.toSorted()).toEqual(old.slice(4).toSorted());
  expect(second.endedBytes).toBeGreaterThan(first.endedBytes);
  await countOn();
});

test('a count goes by the index of the tenant, whatever others have', async () => {
  const plan = await rig.database.run<{ 'QUERY PLAN': string }>(
    {
      name: 'usage-plan',
      text: `explain select count(*) from jobs where tenant_id = $1 and created_at > now() - interval '2 minutes'`,
    },
    [newId()],
  );
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/jobs_tenant_created/);
});
