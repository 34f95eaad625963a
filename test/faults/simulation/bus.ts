import { DependencyUnavailable, type Envelope, type Outgoing, type Publisher, type Receipt } from '@weir/messaging';
import type { Process } from './process.ts';
import type { VirtualTime } from './virtual-time.ts';

const PUBLISH_TIMEOUT_MS = 1_500;
const TRIES_MAX = 2;
const DUPLICATE_WINDOW_MS = 300_000;

interface Message {
  readonly seq: number;
  readonly subject: string;
  readonly id: string;
  readonly storedAt: number;
  readonly envelopes: readonly Envelope[];
}

/** A message as a consumer gets it. */
export interface BusDelivery {
  readonly seq: number;
  readonly subject: string;
  readonly deliveryCount: number;
  readonly envelopes: readonly Envelope[];
  readonly ack: () => void;
  readonly nak: (delayMs: number) => void;
  readonly extend: () => void;
}

interface Subscriber {
  readonly process: Process;
  readonly receive: (delivery: BusDelivery) => void;
}

/** A durable consumer of one subject. */
export interface SimulatedConsumer {
  readonly subscribe: (process: Process, receive: (delivery: BusDelivery) => void) => void;
}

interface Held {
  count: number;
  /** Not before; while it is with somebody, when it is given to the next. */
  until: number;
}

interface Consumer {
  readonly subject: string;
  readonly ackWaitMs: number;
  readonly held: Map<number, Held>;
  readonly settled: Set<number>;
  subscribers: Subscriber[];
}

const streamOf = (subject: string): string => subject.split('.')[0] as string;

/**
 * JetStream as it was seen to behave on a real server: a frozen server stores later what it was sent; a timeout says nothing; the
 * duplicate window is rebuilt from what is still stored; an ack settles a message whoever sends it; what was delivered to the dead
 * comes again after the ack wait.
 */
export class SimulatedBus {
  state: 'up' | 'frozen' | 'down' = 'up';
  /** What is asked arrives, and no answer comes back. */
  deaf = false;
  readonly stored = new Map<string, Message[]>();
  readonly #time: VirtualTime;
  readonly #random: () => number;
  readonly #ids = new Map<string, Map<string, number>>();
  readonly #consumers: Consumer[] = [];
  #backlog: (() => void)[] = [];
  #seq = 0;

  constructor(time: VirtualTime, random: () => number) {
    this.#time = time;
    this.#random = random;
  }

  get connected(): boolean {
    return this.state !== 'down';
  }

  consumer(subject: string, ackWaitMs: number): SimulatedConsumer {
    const consumer: Consumer = { subject, ackWaitMs, held: new Map(), settled: new Set(), subscribers: [] };
    this.#consumers.push(consumer);
    return {
      subscribe: (process: Process, receive: Subscriber['receive']) => {
        consumer.subscribers.push({ process, receive });
        this.#pump(consumer);
      },
    };
  }

  freeze(): void {
    if (this.state === 'up') this.state = 'frozen';
  }

  kill(): void {
    this.state = 'down';
    // What it had not read yet dies with it.
    this.#backlog = [];
  }

  /** Thaws, or starts again on the same store: then the ids of what was settled and swept are forgotten. */
  revive(): void {
    const restarted = this.state === 'down';
    this.state = 'up';
    if (restarted) {
      this.#sweep();
      this.#ids.clear();
      for (const messages of this.stored.values())
        for (const { subject, id, seq } of messages) this.#idsOf(subject).set(id, seq);
    }
    for (const arrive of this.#backlog.splice(0)) arrive();
    for (const consumer of this.#consumers) this.#pump(consumer);
  }

  /** As much of JetStream's manager as is asked how far work and results are; a server that does not answer is asked in vain. */
  async managerOf(process: Process) {
    const asked = async <T>(answer: () => T): Promise<T> => {
      await process.pass();
      const answered = await new Promise<{ readonly value: T } | undefined>((resolve) => {
        this.#time.in(PUBLISH_TIMEOUT_MS, () => resolve(undefined));
        this.reach(() => {
          const value = answer();
          this.answer(() => resolve({ value }));
        });
      });
      await process.pass();
      if (answered === undefined) throw new DependencyUnavailable('JetStream did not answer');
      return answered.value;
    };
    const openOf = (stream: string): Message[] =>
      (this.stored.get(stream) ?? []).filter((one) => this.#consumers.some((consumer) => isOpen(consumer, one)));
    return {
      streams: {
        // What is settled is swept away within seconds, up to what is not.
        info: (name: string) =>
          asked(() => {
            const stream = name.toLowerCase();
            const open = openOf(stream);
            return {
              state: {
                messages: open.length,
                first_ts: new Date(open[0]?.storedAt ?? Date.now()).toISOString(),
                last_seq: this.stored.get(stream)?.at(-1)?.seq ?? 0,
              },
            };
          }),
      },
      consumers: {
        info: (_stream: string, subject: string) =>
          asked(() => {
            const open = openOf(streamOf(subject)).filter((one) => one.subject === subject);
            return {
              num_pending: open.length,
              num_ack_pending: 0,
              ack_floor: { stream_seq: (open[0]?.seq ?? this.#seq + 1) - 1 },
            };
          }),
      },
    };
  }

  publisherOf(process: Process): Publisher {
    return {
      publish: async (outgoing) => {
        const receipts = new Map<Outgoing, Receipt>();
        await Promise.all(
          pack(outgoing).map(async (group) => {
            const receipt = await this.#publish(process, group);
            for (const one of group) receipts.set(one, receipt);
          }),
        );
        return outgoing.map((one) => receipts.get(one) as Receipt);
      },
    };
  }

  async #publish(process: Process, group: readonly Outgoing[]): Promise<Receipt> {
    for (let tries = 1; ; tries += 1) {
      await process.pass();
      const receipt = this.state === 'down' ? undefined : await this.#send(group);
      await process.pass();
      if (receipt !== undefined) return receipt;
      if (tries >= TRIES_MAX || this.state === 'down') throw new DependencyUnavailable('JetStream did not confirm');
    }
  }

  /** Undefined after the time that a publisher waits. */
  #send(group: readonly Outgoing[]): Promise<Receipt | undefined> {
    return new Promise((resolve) => {
      const message = {
        subject: group[0]?.subject as string,
        id: group.map((one) => one.envelope.id).join('+'),
        envelopes: group.map((one) => one.envelope),
      };
      this.#time.in(PUBLISH_TIMEOUT_MS, () => resolve(undefined));
      this.reach(() => {
        const receipt = this.#store(message);
        this.answer(() => resolve(receipt));
      });
    });
  }

  #store({ subject, id, envelopes }: Pick<Message, 'subject' | 'id' | 'envelopes'>): Receipt {
    const ids = this.#idsOf(subject);
    if (ids.has(id)) return { duplicate: true };
    const stream = streamOf(subject);
    const seq = ++this.#seq;
    const messages = this.stored.get(stream) ?? [];
    messages.push({ seq, subject, id, envelopes, storedAt: Date.now() });
    this.stored.set(stream, messages);
    ids.set(id, seq);
    this.#time.in(DUPLICATE_WINDOW_MS, () => {
      if (ids.get(id) === seq) ids.delete(id);
    });
    for (const consumer of this.#consumers) if (consumer.subject === subject) this.#pump(consumer);
    return { duplicate: false };
  }

  #pump(consumer: Consumer): void {
    if (this.state !== 'up') return;
    const { now } = this.#time;
    for (const message of this.stored.get(streamOf(consumer.subject)) ?? []) {
      if (!isOpen(consumer, message)) continue;
      const held = consumer.held.get(message.seq) ?? { count: 0, until: 0 };
      if (held.until > now) continue;
      // A server does not know yet that one of them has died.
      const subscriber = consumer.subscribers[Math.floor(this.#random() * consumer.subscribers.length)];
      if (subscriber === undefined) return;
      consumer.held.set(message.seq, held);
      held.count += 1;
      this.#holdUntil(consumer, held, now + consumer.ackWaitMs);
      const delivery = this.#delivery(consumer, message, held.count);
      this.#time.in(this.#latency(), () => void subscriber.process.pass().then(() => subscriber.receive(delivery)));
      if (!subscriber.process.alive) consumer.subscribers = consumer.subscribers.filter((one) => one.process.alive);
    }
  }

  #delivery(consumer: Consumer, { seq, subject, envelopes }: Message, deliveryCount: number): BusDelivery {
    const held = () => consumer.held.get(seq) as Held;
    return {
      seq,
      subject,
      deliveryCount,
      envelopes,
      ack: () => this.reach(() => consumer.settled.add(seq)),
      nak: (delayMs) => this.reach(() => this.#holdUntil(consumer, held(), this.#time.now + delayMs)),
      extend: () => this.reach(() => this.#holdUntil(consumer, held(), this.#time.now + consumer.ackWaitMs)),
    };
  }

  #holdUntil(consumer: Consumer, held: Held, until: number): void {
    held.until = until;
    this.#time.in(until - this.#time.now + 1, () => this.#pump(consumer));
  }

  /** Gets to the server if that takes it; a frozen one takes it when it thaws. */
  reach(arrive: () => void): void {
    this.#time.in(this.#latency(), () => {
      if (this.state === 'up') arrive();
      else if (this.state === 'frozen') this.#backlog.push(arrive);
    });
  }

  /** Comes back from the server, if that is well. */
  answer(arrive: () => void): void {
    this.#time.in(this.#latency(), () => {
      if (this.state === 'up' && !this.deaf) arrive();
    });
  }

  /** What every consumer has settled is deleted, as the settled sweep does. */
  #sweep(): void {
    for (const [stream, messages] of this.stored) {
      const consumers = this.#consumers.filter((consumer) => streamOf(consumer.subject) === stream);
      if (consumers.length > 0)
        this.stored.set(
          stream,
          messages.filter((one) => consumers.some((consumer) => isOpen(consumer, one))),
        );
    }
  }

  #idsOf(subject: string): Map<string, number> {
    const stream = streamOf(subject);
    const ids = this.#ids.get(stream) ?? new Map<string, number>();
    this.#ids.set(stream, ids);
    return ids;
  }

  #latency = (): number => 1 + Math.floor(this.#random() * 5);
}

const isOpen = (consumer: Consumer, message: Message): boolean =>
  message.subject === consumer.subject && !consumer.settled.has(message.seq);

/** Envelopes of one subject share a message as far as they may. */
function pack(outgoing: readonly Outgoing[]): Outgoing[][] {
  const groups: Outgoing[][] = [];
  const open = new Map<string, Outgoing[]>();
  for (const one of outgoing) {
    const sizeMax = one.packSizeMax ?? (/^(jobs|results)\./.test(one.subject) ? 250 : 1);
    const current = open.get(`${one.subject} ${sizeMax}`);
    if (sizeMax > 1 && current !== undefined && current.length < sizeMax) current.push(one);
    else {
      const group = [one];
      groups.push(group);
      open.set(`${one.subject} ${sizeMax}`, group);
    }
  }
  return groups;
}
