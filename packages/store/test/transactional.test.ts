import { DependencyUnavailable, EnvelopeTooLarge, type Outgoing } from '@weir/messaging';
import { eventually, startTestPostgres } from '@weir/testing';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  appRoleOf,
  claim,
  Database,
  enqueue,
  migrate,
  OutboxRelay,
  type OutboxRelayOptions,
  ownerRoleOf,
  provisionDatabase,
  type TransactionalHandler,
  transactional,
  urlFor,
} from '../src/index.ts';
import { deliveryOf, eventOf, migrations, passwords, startRoad, type Tables, toEvents } from './support.ts';

let postgres: Awaited<ReturnType<typeof startTestPostgres>>;
let database: Database<Tables>;
let road: ReturnType<typeof startRoad>;
let errors: unknown[];
let relays: OutboxRelay[];

beforeAll(async () => {
  postgres = await startTestPostgres();
  await provisionDatabase(postgres.url, [{ service: 'test', ...passwords }]);
  await migrate(urlFor(postgres.url, ownerRoleOf('test'), passwords.ownerPassword), 'test', migrations);
  database = new Database<Tables>({
    url: urlFor(postgres.url, appRoleOf('test'), passwords.appPassword),
    schema: 'test',
  });
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
});
beforeEach(async () => {
  for (const table of ['effects', 'inbox', 'outbox']) await postgres.query(`truncate test.${table}`);
  road = startRoad();
  errors = [];
  relays = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
});

function relayOf(options: Partial<OutboxRelayOptions> = {}): OutboxRelay {
  const relay = new OutboxRelay({
    database: database as never,
    publisher: road.publisher,
    graceMs: 0,
    onError: (error) => errors.push(error),
    ...options,
  });
  relays.push(relay);
  return relay;
}

const rowsOf = async (table: 'effects' | 'inbox' | 'outbox'): Promise<number> => {
  const [row] = await postgres.query<{ count: number }>(`select count(*)::int as count from test.${table}`);
  return row?.count ?? -1;
};
/** Its effect is a row for each envelope, and it says so in an event. */
const recordEffects: TransactionalHandler<Tables, 'operations-changed'> = async (deliveries, tx) => {
  await tx
    .insertInto('effects')
    .values(deliveries.map(({ envelope }) => ({ envelope_id: envelope.id })))
    .execute();
  return deliveries.map(() => toEvents());
};
const owe = (...outgoing: Outgoing[]) =>
  database.with((kysely) => kysely.transaction().execute((tx) => enqueue(tx, outgoing)));

describe('a transactional handler', () => {
  test('claim, effect and what is owed commit together, and what is owed is sent right after', async () => {
    const handler = transactional(database, relayOf(), recordEffects);
    const outcome = await handler([eventOf(), eventOf()].map((envelope) => deliveryOf(envelope)));
    expect(outcome).toEqual({ publish: [] });
    expect([await rowsOf('effects'), await rowsOf('inbox')]).toEqual([2, 2]);
    await eventually(() => expect(road.published).toHaveLength(2));
    await eventually(async () => expect(await rowsOf('outbox')).toBe(0));
  });

  test('one that throws after its effect leaves nothing: no effect, no claim, nothing owed', async () => {
    const handler = transactional<Tables, 'operations-changed'>(database, relayOf(), async (deliveries, tx) => {
      await recordEffects(deliveries, tx);
      throw new Error('crash');
    });
    await expect(handler([deliveryOf(eventOf())])).rejects.toThrow('crash');
    expect([await rowsOf('effects'), await rowsOf('inbox'), await rowsOf('outbox')]).toEqual([0, 0, 0]);
    expect(road.published).toEqual([]);
  });

  test('a redelivered envelope takes effect once for each consumer, also when it comes twice in one group or at once', async () => {
    const handler = transactional(database, relayOf(), recordEffects);
    const envelope = eventOf();
    await handler([deliveryOf(envelope), deliveryOf(envelope), deliveryOf(eventOf())]);
    await handler([deliveryOf(envelope)]);
    await Promise.all(Array.from({ length: 5 }, () => handler([deliveryOf(envelope), deliveryOf(eventOf())])));
    expect(await rowsOf('effects')).toBe(7);
    await handler([deliveryOf(envelope, 'another')]);
    expect(await rowsOf('effects')).toBe(8);
    expect(await handler([])).toEqual({ publish: [] });
  });

  test('groups that overlap in any order take effect once for each envelope', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(15), { maxLength: 12 }), { minLength: 1, maxLength: 6 }),
        async (groups) => {
          await postgres.query('truncate test.effects, test.inbox');
          const envelopes = Array.from({ length: 16 }, () => eventOf());
          const handler = transactional(database, relayOf(), recordEffects);
          const pick = (which: readonly number[]) => which.map((one) => deliveryOf(envelopes[one] ?? eventOf()));
          await Promise.all(groups.map((group) => handler(pick(group))));
          expect(await rowsOf('effects')).toBe(new Set(groups.flat()).size);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a handler that has nothing to say owes nothing', async () => {
    await transactional<Tables, 'operations-changed'>(database, relayOf(), () => Promise.resolve([]))([
      deliveryOf(eventOf()),
    ]);
    expect([await rowsOf('inbox'), await rowsOf('outbox')]).toEqual([1, 0]);
  });

  test('a claim says which envelopes are new', async () => {
    const [one, other] = [eventOf().id, eventOf().id];
    const claimed = (ids: readonly string[]) =>
      database.kysely.transaction().execute((tx) => claim(tx, 'claimer', ids));
    expect([...(await claimed([one, one]))]).toEqual([one]);
    expect([...(await claimed([one, other]))]).toEqual([other]);
  });
});

describe('the outbox relay', () => {
  test('keeps what cannot be sent, and sends it in order when the road is back', async () => {
    const relay = relayOf();
    road.refuse = () => new DependencyUnavailable('NATS is away');
    const outgoing = Array.from({ length: 450 }, () => toEvents());
    for (const one of outgoing.slice(0, 3)) relay.offer((await owe(one)) as string, [one]);
    for (const one of outgoing.slice(3)) await owe(one);
    await eventually(() => expect(errors).toHaveLength(1));
    await relay.sweep();
    expect(errors).toHaveLength(2);
    expect(await rowsOf('outbox')).toBe(450);

    road.refuse = undefined;
    await relay.sweep();
    expect(road.published).toEqual(outgoing.map(({ envelope }) => envelope.id));
    expect(await rowsOf('outbox')).toBe(0);
  });

  test('leaves young rows to the process that wrote them', async () => {
    await owe(toEvents());
    await relayOf({ graceMs: 60_000 }).sweep();
    expect([road.published, await rowsOf('outbox')]).toEqual([[], 1]);
  });

  test('what is offered after something could not be sent goes behind it, in the order of the outbox', async () => {
    const outgoing = Array.from({ length: 4 }, () => toEvents()) as [Outgoing, Outgoing, Outgoing, Outgoing];
    const relay = relayOf({ graceMs: 60_000 });
    const offer = async (one: Outgoing) => relay.offer((await owe(one)) as string, [one]);
    road.refuse = () => new DependencyUnavailable('away');
    await offer(outgoing[0]);
    await eventually(() => expect(errors).toHaveLength(1));
    road.refuse = undefined;
    await offer(outgoing[1]);
    await offer(outgoing[2]);
    expect(road.published).toEqual([]);
    await relay.sweep();
    await offer(outgoing[3]);
    await eventually(() => expect(road.published).toEqual(outgoing.map(({ envelope }) => envelope.id)));
  });

  test('two relays at once send every row, and what one of them sends twice has the same id', async () => {
    const outgoing = Array.from({ length: 300 }, () => toEvents());
    for (const one of outgoing) await owe(one);
    await Promise.all([relayOf().sweep(), relayOf().sweep()]);
    expect([...new Set(road.published)].toSorted()).toEqual(outgoing.map(({ envelope }) => envelope.id).toSorted());
    expect([await rowsOf('outbox'), errors]).toEqual([0, []]);
  });

  test('makes the envelopes of a row from its facts, by its kind', async () => {
    await postgres.query(`insert into test.outbox (kind, facts) values ('counted', '{"count": 3}')`);
    const unfold = async (facts: unknown) =>
      Array.from({ length: (facts as { count: number }).count }, () => toEvents());
    await relayOf({ unfold: { counted: unfold } }).sweep();
    expect(road.published).toHaveLength(3);
    expect(await rowsOf('outbox')).toBe(0);
  });

  test('a row that cannot be sent stays and is reported, and holds up none behind it', async () => {
    const [poison, ...fine] = Array.from({ length: 250 }, () => toEvents()) as [Outgoing, ...Outgoing[]];
    await postgres.query(`insert into test.outbox (kind, facts) values ('unheard-of', '{}')`);
    await owe(poison);
    for (const one of fine) await owe(one);
    road.refuse = (one) => (one.envelope.id === poison.envelope.id ? new EnvelopeTooLarge('too large') : undefined);
    await relayOf().sweep();
    expect(road.published).toEqual(fine.map(({ envelope }) => envelope.id));
    expect(errors.map((error) => (error as Error).message).toSorted()).toEqual([
      'nothing unfolds outbox rows of kind unheard-of',
      'too large',
    ]);
    expect(await rowsOf('outbox')).toBe(2);
  });

  test('sweeps by itself, one sweep at a time, and stops in the middle of a long one', async () => {
    let [under, most] = [0, 0];
    const gate = Promise.withResolvers<void>();
    const relay = relayOf({
      sweepMs: 5,
      publisher: {
        async publish(outgoing) {
          under += 1;
          most = Math.max(most, under);
          await gate.promise;
          under -= 1;
          return road.publisher.publish(outgoing);
        },
      },
    });
    for (let row = 0; row < 400; row += 1) await owe(toEvents());
    relay.start();
    await eventually(() => expect(under).toBe(200));
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    await eventually(() => expect(ticks).toBeGreaterThan(10));
    clearInterval(timer);
    const stopped = relay.stop();
    gate.resolve();
    await stopped;
    expect(most).toBe(200);
    expect([road.published.length, await rowsOf('outbox')]).toEqual([200, 200]);
  });

  test('a row that was sent and could not be deleted is said, and sent again', async () => {
    const closed = new Database<Tables>({ url: postgres.url, schema: 'test' });
    await closed.close();
    const relay = relayOf({ database: closed as never });
    const one = toEvents();
    relay.offer((await owe(one)) as string, [one]);
    await eventually(() => expect(errors).toHaveLength(1));
    await relayOf().sweep();
    expect(road.published).toEqual([one.envelope.id, one.envelope.id]);
  });
});
