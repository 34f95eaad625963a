import { expect, test, vi } from 'vitest';
import {
  DependencyUnavailable,
  EnvelopeRefused,
  EnvelopeTooLarge,
  FewFirst,
  type Outgoing,
  type Publisher,
} from '../src/index.ts';
import { jobRequested, outgoingOf } from './samples.ts';

/** Two ways that write down what they took; the first takes nothing once it is told so. */
function ways(admits: (outgoing: Outgoing) => boolean = () => true, callSizeMax?: number) {
  const took = { few: [] as string[], many: [] as string[] };
  const says: { few: Error | undefined } = { few: undefined };
  const counted: number[] = [];
  const way = (name: 'few' | 'many'): Publisher => ({
    publish(outgoing) {
      if (name === 'few' && says.few !== undefined) return Promise.reject(says.few);
      took[name].push(...outgoing.map(({ envelope }) => envelope.id));
      return Promise.resolve(outgoing.map(() => ({ duplicate: name === 'few' })));
    },
  });
  const publisher = new FewFirst({
    few: way('few'),
    many: way('many'),
    admits,
    callSizeMax,
    onFew: (count) => counted.push(count),
  });
  return { publisher, took, says, counted };
}
const requests = (count: number) => Array.from({ length: count }, () => outgoingOf(jobRequested()));
const idsOf = (outgoing: readonly Outgoing[]) => outgoing.map(({ envelope }) => envelope.id);

test('few go by the first way, whose receipts they get', async () => {
  const { publisher, took, counted } = ways();
  const outgoing = requests(3);
  expect(await publisher.publish(outgoing)).toEqual(outgoing.map(() => ({ duplicate: true })));
  expect(took).toEqual({ few: idsOf(outgoing), many: [] });
  expect(counted).toEqual([3]);
});

test('where the size of a call decides, few at once go by the first way however often they come, and many by the second', async () => {
  const { publisher, took } = ways(() => true, 10);
  const calls = Array.from({ length: 50 }, () => requests(10));
  for (const call of calls) await publisher.publish(call);
  expect(took).toEqual({ few: idsOf(calls.flat()), many: [] });
  const large = requests(11);
  await publisher.publish(large);
  expect(took.many).toEqual(idsOf(large));
});

test('many go by the second, at once or one after another, until fewer come', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const { publisher, took } = ways();
    const batch = requests(101);
    await publisher.publish(batch);
    expect(took).toEqual({ few: [], many: idsOf(batch) });
    // Neither in the same span of time nor in the next, which begins with it.
    for (const ms of [0, 60]) {
      vi.advanceTimersByTime(ms);
      await publisher.publish(requests(1));
    }
    expect(took.few).toEqual([]);
    vi.advanceTimersByTime(120);
    const singly = requests(150);
    for (const one of singly) await publisher.publish([one]);
    expect(took.few).toEqual(idsOf(singly.slice(0, 100)));
    expect(took.many.slice(-50)).toEqual(idsOf(singly.slice(100)));
  } finally {
    vi.useRealTimers();
  }
});

test('what may not go by the first way goes by the second, with what is published beside it', async () => {
  const [free, bound] = requests(2) as [Outgoing, Outgoing];
  const { publisher, took } = ways((one) => one !== bound);
  await publisher.publish([free, bound]);
  await publisher.publish([free]);
  expect(took).toEqual({ few: [free.envelope.id], many: idsOf([free, bound]) });
});

test('what the first way does not take goes by the second, and the next for a while too', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const { publisher, took, says } = ways();
    const outgoing = requests(3);
    const [first, second, third] = outgoing.map((one) => [one]) as [Outgoing[], Outgoing[], Outgoing[]];
    says.few = new DependencyUnavailable('nobody is there');
    expect(await publisher.publish(first)).toEqual([{ duplicate: false }]);
    says.few = undefined;
    await publisher.publish(second);
    vi.advanceTimersByTime(2_100);
    await publisher.publish(third);
    expect(took).toEqual({ few: idsOf(third), many: idsOf([...first, ...second]) });
  } finally {
    vi.useRealTimers();
  }
});

test('a first way that goes on taking nothing is asked less and less, and as before once it has taken something', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const { publisher, took, says } = ways();
    /** Seconds until it is asked again. */
    const silence = async () => {
      for (let seconds = 1; ; seconds += 1) {
        vi.advanceTimersByTime(1_000);
        const before = took.many.length;
        says.few = undefined;
        await publisher.publish(requests(1));
        if (took.many.length === before) return seconds;
      }
    };
    const failTogether = async () => {
      says.few = new DependencyUnavailable('nobody is there');
      await Promise.all([publisher.publish(requests(1)), publisher.publish(requests(1))]);
    };
    await failTogether();
    vi.advanceTimersByTime(2_000);
    await failTogether();
    expect(await silence()).toBe(4);
    await failTogether();
    expect(await silence()).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('what is too large for the first way goes by the second, and the next is asked for again', async () => {
  const { publisher, took, says } = ways();
  const [large, next] = [requests(1), requests(1)];
  says.few = new EnvelopeTooLarge('more than one question may be');
  await publisher.publish(large);
  says.few = undefined;
  await publisher.publish(next);
  expect(took).toEqual({ few: idsOf(next), many: idsOf(large) });
});

test('what was refused for good goes nowhere else', async () => {
  const { publisher, took, says } = ways();
  says.few = new EnvelopeRefused('it is none');
  await expect(publisher.publish(requests(1))).rejects.toThrow(EnvelopeRefused);
  expect(took.many).toEqual([]);
});

test('asked only, it takes the first way or none, and leaves that as it does when it publishes', async () => {
  const { publisher, took, says } = ways();
  const [first, second, third] = [requests(1), requests(101), requests(1)];
  expect(await publisher.ask(first)).toEqual([{ duplicate: true }]);
  expect(await publisher.ask(second)).toBeUndefined();
  says.few = new DependencyUnavailable('nobody is there');
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    vi.advanceTimersByTime(1_000);
    expect(await publisher.ask(third)).toBeUndefined();
    says.few = undefined;
    expect(await publisher.ask(third)).toBeUndefined();
    vi.advanceTimersByTime(2_000);
    expect(await publisher.ask(third)).toEqual([{ duplicate: true }]);
    says.few = new EnvelopeRefused('never');
    await expect(publisher.ask(third)).rejects.toThrow(EnvelopeRefused);
  } finally {
    vi.useRealTimers();
  }
  expect(took).toEqual({ few: idsOf([...first, ...third]), many: [] });
});
