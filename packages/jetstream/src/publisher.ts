import { createHash } from 'node:crypto';
import { JetStreamApiError } from '@nats-io/jetstream';
import { headers, type Msg, nuid } from '@nats-io/transport-node';
import {
  Coalescer,
  DependencyUnavailable,
  EnvelopeTooLarge,
  type Outgoing,
  Overloaded,
  type Publisher,
  type Receipt,
  RetryableError,
  type Sending,
  sendAll,
  takeTexts,
} from '@weir/messaging';
import { AckInbox } from './ack-inbox.ts';
import type { Bus } from './connect.ts';
import { type StreamRow, streams } from './topology.ts';

/** A pack stays well below the stream's largest message, so that one large envelope beside it still fits. */
const PACK_BYTES_MAX = 512 * 1024;
/** Headers count as part of a message; ours take far less. */
const HEADERS_BYTES_MAX = 1024;
const GROUP_SIZE_MAX = 1000;
/** From so many messages on an atomic batch pays; the server spends about 5 ms on each batch whatever its size. */
const BATCH_FROM = 12;
const BATCH_SIZE_MAX = 500;
/** Thrice, on the three hops of a job, is within what the fault matrix allows until the other road is taken. */
const TIMEOUT_MS = 1_000;

/** Limits of a stream or of the server's storage: nothing was stored, and later there may be room. */
const NO_ROOM = new Set([10023, 10047, 10077]);

/** What goes over the wire in one publish: one envelope, or a pack of them. */
interface Message {
  readonly subject: string;
  readonly messageId: string;
  payload: string;
  readonly bytes: number;
  readonly contentType: string;
  readonly items: readonly Sending[];
}

export interface PublisherOptions {
  /** By stream: how long envelopes wait for company. */
  readonly lingerMs?: Readonly<Record<string, number>>;
  /** By stream: how long after one another groups set out. */
  readonly apartMs?: Readonly<Record<string, number>>;
}

/**
 * Publishes by JetStream. What arrives together travels together: as packs where the stream allows them, as an atomic batch
 * where many messages wait, else singly and pipelined. One store, one fsync and one acknowledgement then cover a group.
 */
export class JetStreamPublisher implements Publisher {
  readonly #bus: Bus;
  readonly #acks: AckInbox;
  readonly #lanes = new Map<string, Coalescer<Sending>>();

  constructor(bus: Bus, options: PublisherOptions = {}) {
    this.#bus = bus;
    this.#acks = new AckInbox(bus);
    for (const stream of streams) {
      const lane = new Coalescer<Sending>({
        run: (group) => this.#send(stream, group),
        onFailure: (error, group) => {
          for (const item of group) item.fail(error);
        },
        sizeMax: GROUP_SIZE_MAX,
        lingerMs: options.lingerMs?.[stream.name] ?? 0,
        apartMs: options.apartMs?.[stream.name] ?? 0,
      });
      for (const subject of stream.subjects) this.#lanes.set(subject.split('.')[0] as string, lane);
    }
  }

  publish(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    return sendAll(outgoing, this.#laneOf);
  }

  /** One for all calls: V8 throws away what it made of a function that is made anew (ADR 0021). */
  readonly #laneOf = ({ subject }: Outgoing): Coalescer<Sending> => {
    const lane = this.#lanes.get(subject.slice(0, subject.indexOf('.')));
    if (lane === undefined) throw new TypeError(`no stream takes the subject ${subject}`);
    return lane;
  };

  /** Resolves when nothing is waiting or under way in any lane. */
  async drained(): Promise<void> {
    await Promise.all([...new Set(this.#lanes.values())].map((lane) => lane.drained()));
  }

  async #send(stream: StreamRow, group: readonly Sending[]): Promise<void> {
    const messages = pack(stream, group).filter((message) => fits(stream, message));
    if (messages.length < BATCH_FROM || stream.storage !== 'file') {
      await Promise.all(messages.map((message) => this.#sendAlone(message)));
      return;
    }
    for (let start = 0; start < messages.length; start += BATCH_SIZE_MAX) {
      const batch = messages.slice(start, start + BATCH_SIZE_MAX);
      try {
        await this.#sendBatch(batch);
        for (const message of batch) settle(message, { duplicate: false });
      } catch (error) {
        const translated = translate(error);
        // One known id makes the server refuse the whole batch: singly, a repeat is harmless, and what is refused then is refused
        // alone. A stream that is full would refuse each, and a server that did not answer is not asked again here.
        if (!(translated instanceof RetryableError))
          await Promise.all(batch.map((message) => this.#sendAlone(message)));
        else for (const message of batch) fail(message, translated);
      }
    }
  }

  /** A timeout says nothing of the outcome; whoever asked sends the same id again, by this road or the other. */
  async #sendAlone(message: Message): Promise<void> {
    try {
      this.#bus.assertConnected();
      const answer = await this.#ask(message);
      settle(message, { duplicate: acknowledgement(answer).duplicate === true });
    } catch (error) {
      fail(message, translate(error));
    }
  }

  /** Lets go of the payload, which nothing sends again: until the answer comes, only those who wait for it are held. */
  #ask(message: Message): Promise<Msg> {
    const { payload } = message;
    message.payload = '';
    return this.#acks.request(message.subject, payload, headersOf(message), TIMEOUT_MS);
  }

  /** Stores all or none. @throws DependencyUnavailable in doubt; JetStreamApiError when the server refused. */
  async #sendBatch(batch: readonly Message[]): Promise<void> {
    this.#bus.assertConnected();
    const batchId = nuid.next();
    for (const [index, message] of batch.entries()) {
      const head = headersOf(message);
      head.set('Nats-Batch-Id', batchId);
      head.set('Nats-Batch-Sequence', String(index + 1));
      if (index < batch.length - 1) {
        this.#bus.nc.publish(message.subject, message.payload, { headers: head });
      } else {
        head.set('Nats-Batch-Commit', '1');
        acknowledgement(await this.#acks.request(message.subject, message.payload, head, TIMEOUT_MS));
      }
    }
  }
}

interface Acknowledgement {
  readonly seq?: number;
  readonly duplicate?: boolean;
  readonly error?: { readonly code: number; readonly err_code: number; readonly description: string };
}

/** @throws JetStreamApiError when the server refused; DependencyUnavailable when it was somebody else who answered. */
function acknowledgement(answer: Msg): Acknowledgement {
  const body = answer.json<Acknowledgement>();
  if (body.error !== undefined) throw new JetStreamApiError(body.error);
  if (typeof body.seq !== 'number')
    throw new DependencyUnavailable('what answered did not say that it has stored anything');
  return body;
}

/**
 * Puts a group into messages: envelopes of one subject share a message up to the bound of the stream, or their own; where the stream
 * says so, only those of one call.
 */
function pack(stream: StreamRow, group: readonly Sending[]): Message[] {
  const messages: Message[] = [];
  const bytesMax = Math.min(PACK_BYTES_MAX, stream.maxMessageBytes - HEADERS_BYTES_MAX);
  const calls = new Map<object, number>();
  const open = new Map<string, { items: Sending[]; bytes: number }>();
  const close = (subject: string, items: readonly Sending[]) => messages.push(toMessage(subject, items));
  for (const item of group) {
    const { subject, packSizeMax = stream.packSizeMax } = item;
    if (packSizeMax <= 1) {
      close(subject, [item]);
      continue;
    }
    const key = `${subject} ${packSizeMax} ${stream.packsCalls === true ? placeOf(item.call, calls) : ''}`;
    let current = open.get(key);
    if (current !== undefined && (current.items.length >= packSizeMax || current.bytes + item.bytes + 1 > bytesMax)) {
      close(subject, current.items);
      current = undefined;
    }
    if (current === undefined) open.set(key, { items: [item], bytes: item.bytes + 1 });
    else {
      current.items.push(item);
      current.bytes += item.bytes + 1;
    }
  }
  for (const [key, { items }] of open) close(key.slice(0, key.indexOf(' ')), items);
  return messages;
}

/** Calls have no name: the order of their first envelopes tells them apart. */
function placeOf(call: object, calls: Map<object, number>): number {
  const known = calls.get(call) ?? calls.size;
  calls.set(call, known);
  return known;
}

function toMessage(subject: string, items: readonly Sending[]): Message {
  const [first] = items;
  if (items.length === 1 && first !== undefined) {
    return {
      subject,
      messageId: first.id,
      payload: takeTexts(items),
      bytes: first.bytes,
      contentType: 'application/cloudevents+json',
      items,
    };
  }
  return {
    subject,
    messageId: packId(items),
    payload: takeTexts(items),
    bytes: items.reduce(addBytes, 1),
    contentType: 'application/cloudevents-batch+json',
    items,
  };
}

const addBytes = (sum: number, { bytes }: Sending): number => sum + bytes + 1;

/** The id of a pack follows from every envelope in it: packs that differ in one must never be taken for one another. */
const packId = (items: readonly Sending[]): string => {
  const hash = createHash('sha256');
  for (const item of items) hash.update(item.id);
  return hash.digest('base64url');
};

function headersOf(message: Message) {
  const head = headers();
  head.set('Nats-Msg-Id', message.messageId);
  head.set('Content-Type', message.contentType);
  return head;
}

/** Says whether the stream takes the message; what it does not take fails here, and spoils no batch that it would travel in. */
function fits(stream: StreamRow, message: Message): boolean {
  if (message.bytes <= stream.maxMessageBytes - HEADERS_BYTES_MAX) return true;
  const text = `${message.subject}: a message of ${message.bytes} bytes is larger than ${stream.name} takes`;
  fail(message, new EnvelopeTooLarge(text));
  return false;
}

const settle = (message: Message, receipt: Receipt): void => {
  for (const item of message.items) item.done(receipt);
};

const fail = (message: Message, error: unknown): void => {
  for (const item of message.items) item.fail(error);
};

function translate(error: unknown): unknown {
  if (error instanceof DependencyUnavailable) return error;
  if (error instanceof JetStreamApiError) {
    if (NO_ROOM.has(error.code))
      return new Overloaded(`JetStream has no room: ${error.message}`, { cause: error, retryAfterMs: 5000 });
    if (error.status === 400) return error;
  }
  return new DependencyUnavailable(`JetStream did not confirm: ${(error as Error).message}`, { cause: error });
}
