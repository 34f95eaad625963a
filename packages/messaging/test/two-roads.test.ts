import { expect, test } from 'vitest';
import {
  DependencyUnavailable,
  EnvelopeTooLarge,
  newId,
  type Outgoing,
  Overloaded,
  PLATFORM_TENANT,
  type Publisher,
  type Road,
  seal,
  TwoRoads,
  type TwoRoadsOptions,
} from '../src/index.ts';
import { jobRequested, outgoingOf } from './samples.ts';

type Say = 'takes' | Error;

/** Two roads that take everything, or say what a test tells them to say. */
function roads(more: Partial<TwoRoadsOptions> = {}) {
  const says: Record<Road, Say> = { jetstream: 'takes', http: 'takes' };
  const sent: (readonly [Road, string])[] = [];
  const road = (name: Road): Publisher => ({
    publish(outgoing) {
      sent.push(...outgoing.map(({ envelope }) => [name, envelope.id] as const));
      const say = says[name];
      return say === 'takes' ? Promise.resolve(outgoing.map(() => ({ duplicate: false }))) : Promise.reject(say);
    },
  });
  const switches: string[] = [];
  const publisher = new TwoRoads({
    jetstream: road('jetstream'),
    http: road('http'),
    onSwitch: (name, receiver, state) => switches.push(`${name} ${receiver} ${state}`),
    ...more,
  });
  return { publisher, says, sent, switches };
}
const request = () => outgoingOf(jobRequested());
const event = (): Outgoing => ({
  subject: `events.${PLATFORM_TENANT}.job.queued`,
  envelope: seal({
    type: 'job-queued',
    source: '/test',
    subject: newId(),
    tenantId: PLATFORM_TENANT,
    correlationId: 'one',
    data: { state: 'queued', attempt: 0, operation: 'test.echo', queue: 'test', createdAt: '2026-01-02T03:04:05Z' },
  }),
});
const away = () => new DependencyUnavailable('away');

test('JetStream is taken first, HTTP for what it does not take, under the same id', async () => {
  const { publisher, says, sent } = roads();
  const [one, other] = [request(), request()];
  await publisher.publish([one]);
  says.jetstream = away();
  expect(await publisher.publish([other])).toEqual([{ duplicate: false }]);
  expect(sent).toEqual([
    ['jetstream', one.envelope.id],
    ['jetstream', other.envelope.id],
    ['http', other.envelope.id],
  ]);
});

test('after five failures JetStream is left alone, and HTTP is taken at once', async () => {
  const { publisher, says, sent, switches } = roads();
  says.jetstream = new Overloaded('full');
  for (let count = 0; count < 5; count += 1) await publisher.publish([request()]);
  expect(switches).toEqual(['jetstream all open']);
  expect(publisher.road).toBe('http');
  sent.length = 0;
  await publisher.publish([request()]);
  expect(sent.map(([road]) => road)).toEqual(['http']);
});

test('what is known not to work is tried all the same when nothing else takes it', async () => {
  const { publisher, says, sent } = roads();
  says.jetstream = away();
  for (let count = 0; count < 5; count += 1) await publisher.publish([request()]);
  says.jetstream = 'takes';
  says.http = away();
  sent.length = 0;
  expect(await publisher.publish([request()])).toEqual([{ duplicate: false }]);
  expect(sent.map(([road]) => road)).toEqual(['http', 'jetstream']);
});

test('when neither takes it the first one is believed', async () => {
  const { publisher, says } = roads();
  says.jetstream = new Overloaded('the stream is full');
  says.http = away();
  await expect(publisher.publish([request()])).rejects.toThrow('the stream is full');
});

test('what can never be taken is not tried by the other road, and does not count against the first', async () => {
  const { publisher, says, sent, switches } = roads();
  says.jetstream = new EnvelopeTooLarge('too large');
  for (let count = 0; count < 10; count += 1) await expect(publisher.publish([request()])).rejects.toThrow('too large');
  expect(sent.every(([road]) => road === 'jetstream')).toBe(true);
  expect(switches).toEqual([]);
});

test('what nobody receives by HTTP waits for JetStream', async () => {
  const { publisher, says, sent } = roads();
  says.jetstream = away();
  await expect(publisher.publish([event()])).rejects.toThrow('away');
  expect(sent.map(([road]) => road)).toEqual(['jetstream']);
});

test('a receiver that is known to have no NATS gets it by HTTP first; receipts keep their places', async () => {
  const { publisher, sent } = roads({
    preferred: ({ subject }) => (subject === 'jobs.requested' ? 'http' : undefined),
  });
  const outgoing = [request(), event(), request()];
  expect(await publisher.publish(outgoing)).toHaveLength(3);
  const byId = new Map(sent.map(([road, id]) => [id, road]));
  expect(outgoing.map(({ envelope }) => byId.get(envelope.id))).toEqual(['http', 'jetstream', 'http']);
});

test('nothing to send is nothing sent', async () => {
  const { publisher, sent } = roads();
  expect(await publisher.publish([])).toEqual([]);
  expect(sent).toEqual([]);
});
