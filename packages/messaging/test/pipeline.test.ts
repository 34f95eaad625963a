import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compose,
  type Delivery,
  DependencyUnavailable,
  EnvelopeInvalid,
  EnvelopeTooLarge,
  type GroupHandler,
  type Middleware,
  type Outgoing,
  Overloaded,
  processGroup,
  type Roads,
} from '../src/index.ts';
import { deliveryOf, jobRequested, outgoingOf } from './samples.ts';

function recorded(publish: (outgoing: readonly Outgoing[]) => void = () => undefined) {
  const published: Outgoing[] = [];
  const notified: Outgoing[] = [];
  const roads: Roads = {
    publisher: {
      async publish(outgoing) {
        publish(outgoing);
        published.push(...outgoing);
        return outgoing.map(() => ({ duplicate: false }));
      },
    },
    notifier: { notify: (outgoing) => void notified.push(...outgoing) },
  };
  return { roads, published, notified };
}

const group = (size: number) => Array.from({ length: size }, (): Delivery => deliveryOf(jobRequested()));
const answering: GroupHandler = (deliveries) =>
  Promise.resolve({ publish: deliveries.map(({ envelope }) => outgoingOf(envelope)) });

test('of a group that fails as a whole exactly the poisonous deliveries fail, and what the others caused is published', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), async (poisonous) => {
      const deliveries = group(poisonous.length);
      const poison = new Set(deliveries.filter((_, index) => poisonous[index]));
      const { roads, published } = recorded();
      const { failed } = await processGroup(
        deliveries,
        async (some) => {
          if (some.some((one) => poison.has(one))) throw new TypeError('one of them');
          return answering(some);
        },
        roads,
      );
      expect(new Set(failed.keys())).toEqual(poison);
      expect(published.map(({ envelope }) => envelope.id)).toEqual(
        deliveries.filter((one) => !poison.has(one)).map(({ envelope }) => envelope.id),
      );
    }),
  );
});

test.each([new DependencyUnavailable('away'), new Overloaded('full')])(
  'a group is not split when trying again may help ($code): all of it fails after one try',
  async (error) => {
    let tries = 0;
    const deliveries = group(20);
    const { failed } = await processGroup(
      deliveries,
      () => {
        tries += 1;
        throw error;
      },
      recorded().roads,
    );
    expect(tries).toBe(1);
    expect([...failed.values()]).toEqual(deliveries.map(() => error));
  },
);

test('when what a group caused cannot be stored the whole group fails, and the handler is not asked again', async () => {
  let tries = 0;
  const deliveries = group(9);
  const { roads } = recorded(() => {
    throw new DependencyUnavailable('JetStream is away');
  });
  const { failed } = await processGroup(
    deliveries,
    (some) => {
      tries += 1;
      return answering(some);
    },
    roads,
  );
  expect(tries).toBe(1);
  expect(failed.size).toBe(9);
});

test('a consequence that no stream can take fails only the delivery that caused it', async () => {
  const deliveries = group(16);
  const large = deliveries[11] as Delivery;
  const { roads, published } = recorded((outgoing) => {
    if (outgoing.some(({ envelope }) => envelope === large.envelope)) throw new EnvelopeTooLarge('too large');
  });
  const { failed } = await processGroup(deliveries, answering, roads);
  expect([...failed.keys()]).toEqual([large]);
  expect(published).toHaveLength(15);
});

test('a delivery that the handler reports as failed fails alone; notices go out, and nothing is published for nothing', async () => {
  const deliveries = group(3);
  const error = new EnvelopeInvalid('that one');
  const { roads, published, notified } = recorded();
  const notice = outgoingOf((deliveries[0] as Delivery).envelope);
  const { failed } = await processGroup(
    deliveries,
    () => Promise.resolve({ publish: [], notify: [notice], failed: new Map([[deliveries[1] as Delivery, error]]) }),
    roads,
  );
  expect([...failed]).toEqual([[deliveries[1], error]]);
  expect([published, notified]).toEqual([[], [notice]]);
});

test('the first middleware listed sees the group first and the outcome last', async () => {
  const seen: string[] = [];
  const named =
    (name: string): Middleware =>
    (next) =>
    async (deliveries) => {
      seen.push(`${name} in`);
      const outcome = await next(deliveries);
      seen.push(`${name} out`);
      return outcome;
    };
  await compose(named('outer'), named('inner'))(answering)(group(1));
  expect(seen).toEqual(['outer in', 'inner in', 'inner out', 'outer out']);
  expect(compose()(answering)).toBe(answering);
});
