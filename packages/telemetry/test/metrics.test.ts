import { type Delivery, newId, PLATFORM_TENANT, seal } from '@weir/messaging';
import { expect, test } from 'vitest';
import { createMetrics, measured } from '../src/index.ts';

/** Reads the text format of Prometheus strictly enough to find a line that is none. */
function parse(text: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const line of text.trim().split('\n')) {
    if (line === '' || /^# (HELP|TYPE) [a-zA-Z_:][\w:]* .+$/.test(line)) continue;
    const [, name, labels = '', value] =
      /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*",?)+\})? (\S+)$/.exec(line) ?? [];
    expect(name, line).toBeDefined();
    expect(value, line).toMatch(/^([+-]?(\d[\d.e+-]*|Inf)|nan)$/i);
    values.set(`${name}${labels}`, Number(value));
  }
  return values;
}

const delivery = (deliveryCount: number): Delivery => ({
  envelope: seal({
    type: 'operations-changed',
    source: '/test/one',
    subject: newId(),
    tenantId: PLATFORM_TENANT,
    correlationId: 'request-1',
    data: { names: [] },
  }),
  consumer: 'c',
  deliveryCount,
  road: 'http',
});

test('what is exposed parses, names the service in each line, and follows the naming rule', async () => {
  const metrics = createMetrics('gateway');
  metrics.httpRequests.inc({ method: 'GET', route: '/a"b\\c\nd', status: '200' });
  metrics.busConnected.set(1);
  const values = parse(await metrics.registry.metrics());
  expect(values.get('weir_bus_connected{service="gateway"}')).toBe(1);
  expect(values.size).toBeGreaterThan(20);
  for (const name of values.keys()) expect(name).toContain('service="gateway"');
  const own = (await metrics.registry.getMetricsAsJSON())
    .map(({ name }) => name)
    .filter((name) => name.startsWith('weir_'));
  for (const name of own) expect(name).toMatch(/^weir_[a-z_]+$/);
});

test('two services in one process do not count for one another', async () => {
  const [one, other] = [createMetrics('one'), createMetrics('other')];
  one.jobs.inc({ state: 'succeeded', queue: 'q' });
  expect(await one.registry.metrics()).toContain('weir_jobs_total{state="succeeded",queue="q",service="one"} 1');
  expect(await other.registry.metrics()).not.toContain('succeeded');
});

test('a measured handler is counted by delivery and timed by group, also when it fails, and its outcome passes through', async () => {
  const metrics = createMetrics('orchestrator');
  const outcome = { publish: [] };
  expect(await measured(metrics, 'c')(() => Promise.resolve(outcome))([delivery(1), delivery(2), delivery(9)])).toBe(
    outcome,
  );
  const failing = measured(metrics, 'c')(() => Promise.reject(new Error('it fails')));
  await expect(failing([delivery(1)])).rejects.toThrow('it fails');
  await measured(metrics, 'empty')(() => Promise.resolve(outcome))([]);
  const values = parse(await metrics.registry.metrics());
  expect(values.get('weir_deliveries_total{consumer="c",road="http",service="orchestrator"}')).toBe(4);
  expect(values.get('weir_redeliveries_total{consumer="c",service="orchestrator"}')).toBe(2);
  expect(values.get('weir_handler_duration_seconds_count{service="orchestrator",consumer="c"}')).toBe(2);
  expect(values.get('weir_group_size_sum{service="orchestrator",consumer="c"}')).toBe(4);
});
