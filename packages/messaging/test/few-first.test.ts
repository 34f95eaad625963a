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
  const says: { few: Error | undefined; of: string | undefined } = { few: undefined, of: undefined };
  const counted: number[] = [];
  const left: unknown[] = [];
  const way = (name: 'few' | 'many'): Publisher => ({
    publish(outgoing) {
      const isMeant = says.of === undefined || outgoing.some(({ subject }) => subject === says.of);
      if (name === 'few' && says.few !== undefined && isMeant) return Promise.reject(says.few);
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
    onLeft: (...what) => left.push(what),
  });
  return { publisher, took, says, counted, left };
}
const requests = (count: number, subject?: string) =>
  Array.from(
    { length: count },
    (): Outgoing => ({
      ...outgoingOf(jobRequested()),
      ...(subject === undefined ? {} : { subject }),
    }),
  );
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
    const { publisher, took, says, left } = ways();
    const outgoing = requests(3, 'a');
    const [first, second, third] = outgoing.map((one) => [one]) as [Outgoing[], Outgoing[], Outgoing[]];
    const reason = new DependencyUnavailable('nobody is there');
    says.few = reason;
    expect(await publisher.publish(first)).toEqual([{ duplicate: false }]);
    says.few = undefined;
    await publisher.publish(second);
    expect(left).toEqual([['a', 2_000, reason]]);
    vi.advanceTimersByTime(2_100);
    await publisher.publish(third);
    expect(took).toEqual({ few: idsOf(third), many: idsOf([...first, ...second]) });
  } finally {
    vi.useRealTimers();
  }
});

test('each subject is asked for by itself: one for which nobody answers is left, and no other is', async () => {
  const { publisher, took, says } = ways();
  const [a, b] = [requests(2, 'a'), requests(3, 'b')] as const;
  const mixed = [b[0], a[0], b[1], a[1], b[2]] as Outgoing[];
  Object.assign(says, { few: new DependencyUnavailable('nobody is there'), of: 'b' });
  const receipts = await publisher.publish(mixed);
  expect(receipts.map(({ duplicate }) => duplicate)).toEqual([false, true, false, true, false]);
  expect(took).toEqual({ few: idsOf(a), many: idsOf(b) });
  says.few = undefined;
  expect(await publisher.ask(mixed)).toEqual(
    mixed.map(({ subject }) => (subject === 'a' ? { duplicate: true } : undefined)),
  );
});

test('what may not go by the first way keeps back nothing of another subject', async () => {
  const { publisher, took } = ways(({ subject }) => subject !== 'bound');
  const [free, bound] = [requests(2, 'free'), requests(2, 'bound')];
  await publisher.publish([...bound, ...free]);
  expect(took).toEqual({ few: idsOf(free), many: idsOf(bound) });
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
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    expect(await publisher.ask(first)).toEqual([{ duplicate: true }]);
    expect(await publisher.ask(second)).toEqual(second.map(() => undefined));
    says.few = new DependencyUnavailable('nobody is there');
    vi.advanceTimersByTime(1_000);
    expect(await publisher.ask(third)).toEqual([undefined]);
    says.few = undefined;
    expect(await publisher.ask(third)).toEqual([undefined]);
    vi.advanceTimersByTime(2_000);
    expect(await publisher.ask(third)).toEqual([{ duplicate: true }]);
    says.few = new EnvelopeRefused('never');
    await expect(publisher.ask(third)).rejects.toThrow(EnvelopeRefused);
  } finally {
    vi.useRealTimers();
  }
  expect(took).toEqual({ few: idsOf([...first, ...third]), many: [] });
});
