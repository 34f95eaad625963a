import {
  type Delivery,
  type Envelope,
  newId,
  type Outgoing,
  PLATFORM_TENANT,
  type Publisher,
  seal,
} from '@weir/messaging';
import { sql } from 'kysely';
import { createInboxAndOutbox, type Migrations, type StoreTables } from '../src/index.ts';

export interface Tables extends StoreTables {
  effects: { envelope_id: string };
}

export const migrations: Migrations = {
  '0001-inbox-and-outbox': {
    async up(db) {
      await createInboxAndOutbox(db);
      await sql`create table effects (envelope_id uuid not null)`.execute(db);
    },
  },
};

export const passwords = { ownerPassword: 'owner: p@ss/word%41?', appPassword: "app's p@ss/word#1" };

export function eventOf(subject = newId()): Envelope<'operations-changed'> {
  return seal({
    type: 'operations-changed',
    source: '/test/one',
    subject,
    tenantId: PLATFORM_TENANT,
    correlationId: 'request-1',
    data: { names: [] },
  });
}

export const toEvents = (envelope: Envelope = eventOf()): Outgoing => ({ subject: 'events.test.one.made', envelope });

export const deliveryOf = (
  envelope: Envelope<'operations-changed'>,
  consumer = 'test',
): Delivery<'operations-changed'> => ({ envelope, consumer, deliveryCount: 1, road: 'jetstream' });

/** A road that writes down what it was given, and can be made to refuse. */
export function startRoad() {
  const road = {
    published: [] as string[],
    refuse: undefined as ((one: Outgoing) => Error | undefined) | undefined,
    publisher: {
      async publish(outgoing) {
        for (const one of outgoing) {
          const error = road.refuse?.(one);
          if (error !== undefined) throw error;
        }
        road.published.push(...outgoing.map(({ envelope }) => envelope.id));
        return outgoing.map(() => ({ duplicate: false }));
      },
    } satisfies Publisher,
  };
  return road;
}
