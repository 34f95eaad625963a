import { newId, type Outgoing, type Publisher } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Inspector, inspectedStreams, JetStreamPublisher } from '../src/index.ts';
import { startProvisionedNats, stored, times, toEvents } from './support.ts';

let server: Awaited<ReturnType<typeof startProvisionedNats>>;
beforeAll(async () => {
  server = await startProvisionedNats();
});
afterAll(() => server.stop());

const SUBJECTS: Readonly<Record<string, string>> = {
  EVENTS: 'events.test.job.queued',
  AUDIT: 'audit.test.job',
  SECURITY: 'security.signal.test',
  MONITORING: 'monitoring.gateway.one',
  METRICS: 'metrics.gateway.one',
};

function inspect(publisher: Publisher = new JetStreamPublisher(server.bus)): Inspector {
  const inspector = new Inspector({
    bus: server.bus,
    publisher,
    source: '/security/test',
    streams: inspectedStreams,
    everyMs: 50,
  }).start();
  onTestFinished(() => inspector.stop());
  return inspector;
}
const letters = async (consumer: string) =>
  (await stored(server.manager, 'DEAD_LETTERS', `dead_letters.*.${consumer}`)).map((message) =>
    message.json<{ data: { code: string; reason: string; what?: unknown } }>(),
  );
const send = (stream: string, text: string) => server.bus.js.publish(SUBJECTS[stream] as string, text);

test.each(inspectedStreams)('what is no message is a dead letter with its reason, once, in %s', async (stream) => {
  const inspector = inspect();
  await send(stream, `not JSON in ${stream}`);
  const consumer = `security-inspector-${stream.toLowerCase()}`;
  await eventually(async () => expect(await letters(consumer)).toHaveLength(1));
  await inspector.stop();
  inspect();
  await send(stream, `{"specversion":"1.0","id":"${newId()}"}`);
  await eventually(async () => expect(await letters(consumer)).toHaveLength(2));
  for (const { data } of await letters(consumer)) expect(data).toMatchObject({ code: 'ENVELOPE_INVALID' });
});

test('of a pack only what is wrong is given up, and valid messages leave no trace', async () => {
  const before = await letters('security-inspector-events');
  const good = times(3, toEvents).map(({ envelope }) => envelope);
  await new JetStreamPublisher(server.bus).publish(times(700, toEvents));
  await send('EVENTS', JSON.stringify([good[0], { ...good[1], data: { state: 'no such state' } }, good[2]]));
  inspect();
  await eventually(async () => expect(await letters('security-inspector-events')).toHaveLength(before.length + 1));
  const { num_pending: pending } = await server.manager.consumers.info('EVENTS', 'security-inspector-events');
  expect(pending).toBe(0);
});

test('while no dead letter can be stored nothing is taken for read', async () => {
  const before = await letters('security-inspector-audit');
  const stored = new JetStreamPublisher(server.bus);
  let full = true;
  const refused: Outgoing[] = [];
  const publisher: Publisher = {
    async publish(outgoing) {
      if (!full) return stored.publish(outgoing);
      refused.push(...outgoing);
      throw new Error('full');
    },
  };
  await server.manager.consumers.update('AUDIT', 'security-inspector-audit', { ack_wait: 300_000_000 });
  inspect(publisher);
  await send('AUDIT', 'not JSON, while all is full');
  await eventually(() => expect(refused.length).toBeGreaterThan(1));
  full = false;
  await eventually(async () => expect(await letters('security-inspector-audit')).toHaveLength(before.length + 1));
});
