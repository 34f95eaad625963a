import { setTimeout as sleep } from 'node:timers/promises';
import { DependencyUnavailable, EnvelopeTooLarge } from '@weir/messaging';
import { startTestNats } from '@weir/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { answerDirectly, type Bus, DirectAsker } from '../src/index.ts';
import { borrowBus, connectTo, type TestNats, times } from './support.ts';

let nats: TestNats;
let bus: Bus;
let subjects = 0;

beforeAll(async () => {
  nats = await startTestNats();
  bus = await connectTo(nats);
});
afterAll(async () => {
  await bus.close();
  await nats.stop();
});

/** A process that answers for a subject of its own test, or of another process's. */
async function answering(receive: Parameters<typeof answerDirectly>[2], subject = `test.subject-${++subjects}`) {
  const own = await borrowBus(nats);
  const stop = answerDirectly(own, { subject, consumer: 'test-consumer' }, receive);
  await own.nc.flush();
  return { subject, bus: own, stop };
}

test('what is asked arrives as it was sent, and its answer comes back', async () => {
  const heard: string[] = [];
  const { subject } = await answering((payload) => {
    heard.push(payload.toString());
    return Promise.resolve(heard.length === 1 ? { status: 204 } : { status: 200, body: { fates: [] } });
  });
  const asker = new DirectAsker(bus);
  expect(await asker.ask(subject, '{"名":"Weir"}')).toEqual({ status: 204, body: undefined });
  expect(await asker.ask(subject, '[]')).toEqual({ status: 200, body: { fates: [] } });
  expect(heard).toEqual(['{"名":"Weir"}', '[]']);
});

test('of several processes that answer for a subject each question reaches one', async () => {
  const heard = [0, 0];
  const count = (index: 0 | 1) => () => {
    heard[index] = (heard[index] ?? 0) + 1;
    return Promise.resolve({ status: 204 });
  };
  const { subject } = await answering(count(0));
  await answering(count(1), subject);
  const asker = new DirectAsker(bus);
  await Promise.all(times(100, () => asker.ask(subject, '{}')));
  expect((heard[0] ?? 0) + (heard[1] ?? 0)).toBe(100);
  expect(Math.min(...heard)).toBeGreaterThan(0);
});

test('where nobody answers, or who was asked fails or is silent, the asker is told so', async () => {
  const asker = new DirectAsker(bus);
  await expect(asker.ask('test.nobody', '{}')).rejects.toThrow(DependencyUnavailable);
  const { subject: failing } = await answering(() => Promise.reject(new Error('it fails')));
  await expect(asker.ask(failing, '{}')).rejects.toThrow(DependencyUnavailable);
  const { subject: silent } = await answering(() => new Promise(() => undefined));
  await expect(asker.ask(silent, '{}')).rejects.toThrow(DependencyUnavailable);
});

test('who takes long over a large question is waited for longer', async () => {
  const { subject } = await answering(() => sleep(400).then(() => ({ status: 204 })));
  const asker = new DirectAsker(bus, 100);
  await expect(asker.ask(subject, '{}')).rejects.toThrow(DependencyUnavailable);
  expect(await asker.ask(subject, 'x'.repeat(512 * 1024))).toMatchObject({ status: 204 });
});

test('what a stream might not take is not asked past it, and the largest question fits whatever it is written in', async () => {
  const heard: number[] = [];
  const { subject } = await answering((payload) => {
    heard.push(payload.length);
    return Promise.resolve({ status: 204 });
  });
  const asker = new DirectAsker(bus);
  expect(await asker.ask(subject, '漢'.repeat(512 * 1024))).toMatchObject({ status: 204 });
  await expect(asker.ask(subject, 'x'.repeat(512 * 1024 + 1))).rejects.toThrow(EnvelopeTooLarge);
  expect(heard).toEqual([3 * 512 * 1024]);
});

test('without a connection nothing is asked', async () => {
  const own = await connectTo(nats);
  const asker = new DirectAsker(own);
  await own.close();
  await expect(asker.ask('test.any', '{}')).rejects.toThrow(DependencyUnavailable);
});

test('who stops answers what has arrived, and takes no more', async () => {
  const arrived = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<{ status: number }>();
  onTestFinished(() => answered.resolve({ status: 204 }));
  const { subject, stop } = await answering(() => {
    arrived.resolve();
    return answered.promise;
  });
  const asker = new DirectAsker(bus);
  const asked = asker.ask(subject, '{}');
  await arrived.promise;
  const stopped = stop();
  answered.resolve({ status: 204 });
  await stopped;
  expect(await asked).toEqual({ status: 204, body: undefined });
  await expect(asker.ask(subject, '{}')).rejects.toThrow('nobody');
});
