import type { MessageType, PayloadOf } from '@weir/schemas';

/**
 * Vocabulary. These words, and no others, appear in names, logs, metrics and docs.
 *
 * job              what a client asked for; it ends in exactly one terminal state
 * operation        a job's registered kind, with an input and an output schema
 * queue            a worker pool's intake
 * gate             what a job waits for beside room in its queue: its concurrency key, its operation's rate
 * slot             the place that a job in flight takes under a limit
 * attempt          one try at a job; counts from 1; it is the fence
 * envelope         the JSON document on the wire: id, type, tenant, trace context, data
 * pack             several envelopes in one message, as a CloudEvents batch
 * delivery         one arrival of one envelope at one consumer; `deliveryCount` counts from 1
 * redelivery       a delivery whose count is greater than 1
 * road             a way that envelopes take: JetStream, or HTTP from service to service
 * direct           past the stream, by core NATS, to the service that handles it; a shortcut of the road of JetStream
 * handed over      of work: taken by a worker that was asked itself, directly or by HTTP; it has no message in WORK
 * lease            whose attempt it is that has no message in WORK; heartbeats renew it
 * settlement       what we tell the broker about a message: ack, nak or term
 * dead letter      an envelope together with the reason we gave up on it
 * schedule         asks for a job again and again; one time of it is a run
 * redrive          a dead letter sent on its way again
 * lineage          a dead letter, and the dead letters that its redrives led to
 * audit record     who did what to which thing, and how it went
 * inbox            what a consumer has already done
 * outbox           what a service owes to the bus; committed with the change that owes it
 * idempotency key  the client's word that two requests are one; the envelope id is ours
 * tenant           whose it is
 * quota            what a tenant may have at once, such as jobs in flight; what is left of it is room
 * principal        who asked
 */
export interface Envelope<T extends MessageType = MessageType> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: T;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly tenantid: string;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly traceparent?: string;
  readonly expirytime?: string;
  readonly data: PayloadOf<T>;
}

/** One arrival of one envelope at one consumer, by either road. */
export interface Delivery<T extends MessageType = MessageType> {
  readonly envelope: Envelope<T>;
  readonly consumer: string;
  /** How often the message that carried it has been delivered; counts from 1. */
  readonly deliveryCount: number;
  readonly road: Road | 'direct';
}

export type Road = 'jetstream' | 'http';

export type Settlement =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak'; readonly delayMs: number }
  | { readonly kind: 'term'; readonly reason: string };
