import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoundedLabel, OTHER } from '../src/bounded-label.ts';
import { countAccepted, countJobs, createMetrics } from '../src/index.ts';

test('a bounded label has so many values and one more, and whoever has one keeps it', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.array(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 60 }), (max, values) => {
      const label = new BoundedLabel(max);
      const given = values.map((value) => [value, label.of(value)] as const);
      const own = new Set(given.map(([, one]) => one).filter((one) => one !== OTHER));
      expect(own.size).toBeLessThanOrEqual(max);
      for (const [value, one] of given) expect(one).toBe(own.has(value) ? value : OTHER);
      expect([...own]).toEqual([...new Set(values)].slice(0, max));
    }),
  );
});

test('jobs are counted by queue and by tenant; tenants beyond the bound share a line', async () => {
  const metrics = createMetrics('orchestrator');
  const tenants = Array.from({ length: 150 }, (_, index) => `tenant-${index}`);
  countAccepted(metrics, [...tenants, 'tenant-0']);
  countJobs(metrics, [{ state: 'succeeded', queue: 'q', tenantId: 'tenant-149' }]);
  const text = await metrics.registry.metrics();
  const line = (name: string, tenant: string, state: string) =>
    `${name}{tenant="${tenant}",state="${state}",service="orchestrator"}`;
  expect(text).toContain('weir_jobs_total{state="accepted",queue="all",service="orchestrator"} 151');
  expect(text).toContain(`${line('weir_tenant_jobs_total', 'tenant-0', 'accepted')} 2`);
  expect(text).toContain(`${line('weir_tenant_jobs_total', OTHER, 'accepted')} 50`);
  expect(text).toContain(`${line('weir_tenant_jobs_total', OTHER, 'succeeded')} 1`);
});
