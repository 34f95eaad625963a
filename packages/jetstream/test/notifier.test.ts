import type { Envelope } from '@weir/messaging';
import { eventually } from '@weir/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hear, hearRaw, JetStreamNotifier } from '../src/index.ts';
import { borrowBus, connectTo, jobQueued, jobRequested, startProvisionedNats, times } from './support.ts';

let server: Awaited<ReturnType<typeof startProvisionedNats>>;
beforeAll(async () => {
  server = await startProvisionedNats();
});
afterAll(() => server.stop());

async function startHearing(subject: string) {
  const [hearer, speaker] = [await borrowBus(server.nats), await borrowBus(server.nats)];
  const heard: Envelope[] = [];
  const invalid: unknown[] = [];
  const stop = hear(
    hearer,
    subject,
    ['job-queued'],
    (envelope) => heard.push(envelope),
    (error) => invalid.push(error),
  );
  await hearer.nc.flush();
  return { notifier: new JetStreamNotifier(speaker), speaker, hearer, heard, invalid, stop };
}

test('notices arrive as they were sent, those of one subject in one message', async () => {
  const { notifier, hearer, heard, invalid } = await startHearing('notices.test.one');
  let messages = 0;
  hearRaw(hearer, 'notices.test.*', () => {
    messages += 1;
  });
  await hearer.nc.flush();
  const envelopes = times(20, jobQueued);
  notifier.notify(envelopes.map((envelope) => ({ subject: 'notices.test.one', envelope })));
  notifier.notify([{ subject: 'notices.test.other', envelope: jobQueued() }]);
  await eventually(() => expect(heard).toEqual(envelopes));
  await eventually(() => expect(messages).toBe(2));
  expect(invalid).toEqual([]);
});

test('a notice that is not valid is reported, and the others beside it in the message are heard', async () => {
  const { speaker, heard, invalid } = await startHearing('notices.test.invalid');
  const [first, last] = [jobQueued(), jobQueued()];
  speaker.nc.publish(
    'notices.test.invalid',
    JSON.stringify([first, { ...jobQueued(), id: 'x' }, jobRequested(), last]),
  );
  speaker.nc.publish('notices.test.invalid', 'no JSON');
  speaker.nc.publish('notices.test.invalid', JSON.stringify(first));
  await eventually(() => expect(heard).toEqual([first, last, first]));
  await eventually(() => expect(invalid).toHaveLength(3));
});

test('many large notices are split into messages that the server takes, in any script', async () => {
  const { notifier, heard } = await startHearing('notices.test.large');
  const envelopes = times(60, () => ({ ...jobQueued(), source: `/test/${'漢'.repeat(20_000)}` }));
  const small = jobQueued();
  notifier.notify([...envelopes, small].map((envelope) => ({ subject: 'notices.test.large', envelope })));
  // The source is against the schema, which is checked where they are heard; the last one arrives behind all of them.
  await eventually(() => expect(heard).toEqual([small]));
});

test('a notice that is too large for the server, or has no connection to go by, is missed and fails nobody', async () => {
  const { notifier, heard } = await startHearing('notices.test.missed');
  const small = jobQueued();
  const large = jobRequested('x'.repeat(3_000_000));
  notifier.notify([large, small].map((envelope) => ({ subject: 'notices.test.missed', envelope })));
  await eventually(() => expect(heard).toEqual([small]));

  const gone = await connectTo(server.nats);
  const speechless = new JetStreamNotifier(gone);
  await gone.close();
  speechless.notify([{ subject: 'notices.test.missed', envelope: small }]);
});

test('who has stopped hears nothing more', async () => {
  const { notifier, hearer, heard, stop } = await startHearing('notices.test.stopped');
  const raw: string[] = [];
  const stopRaw = hearRaw(hearer, 'notices.test.stopped', (text) => raw.push(text));
  stop();
  stopRaw();
  notifier.notify([{ subject: 'notices.test.stopped', envelope: jobQueued() }]);
  let arrived = false;
  hearRaw(hearer, 'notices.test.later', () => {
    arrived = true;
  });
  await hearer.nc.flush();
  notifier.notify([{ subject: 'notices.test.later', envelope: jobQueued() }]);
  await eventually(() => expect(arrived).toBe(true));
  expect([heard, raw]).toEqual([[], []]);
});
