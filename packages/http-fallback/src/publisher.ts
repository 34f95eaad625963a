import {
  Coalescer,
  DependencyUnavailable,
  EnvelopeRefused,
  type Outgoing,
  type Publisher,
  type Receipt,
  type Sending,
  sendAll,
  takeTexts,
} from '@weir/messaging';
import { type EnvelopeFate, validateMessageFates } from '@weir/schemas';

const PACK_SIZE_MAX = 250;
const PACK_BYTES_MAX = 512 * 1024;
const GROUP_SIZE_MAX = 1000;
/** One group travels while the receiver works on another. */
const IN_FLIGHT_MAX = 2;
/** Lanes that are kept while nothing goes to their receiver: they know when the last group set out. */
const LANES_KEPT = 100;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One receiving service: what goes to it travels together. */
export interface Destination {
  /** Equal for the same receiver. */
  readonly key: string;
  /** POSTs to the receiver's `/internal/v1/messages`. @throws RetryableError when it does not answer, or not now. */
  readonly post: (body: string, contentType: string) => Promise<Answer>;
}

export interface HttpPublisherOptions {
  /** Who receives it; undefined when nobody can be named now. */
  readonly destinationOf: (outgoing: Outgoing) => Destination | undefined;
  /** Groups to one receiver under way at a time; 2 unless told. */
  readonly inFlightMax?: number;
  /** How long after one another groups set out. */
  readonly apartMs?: number;
}

/**
 * Publishes by HTTP, from service to service: the receiver answers when it has dealt with the envelope and what it did is
 * committed. Envelopes for one receiver share a request.
 */
export class HttpPublisher implements Publisher {
  readonly #options: HttpPublisherOptions;
  readonly #lanes = new Map<string, Coalescer<Sending>>();

  constructor(options: HttpPublisherOptions) {
    this.#options = options;
  }

  /** @throws EnvelopeRefused when the receiver can never take one of them, and has made it a dead letter. */
  publish(outgoing: readonly Outgoing[]): Promise<readonly Receipt[]> {
    return sendAll(outgoing, (one) => {
      const destination = this.#options.destinationOf(one);
      if (destination === undefined) throw new DependencyUnavailable(`nobody takes ${one.envelope.type} by HTTP now`);
      return this.#laneTo(destination);
    });
  }

  /** Resolves when nothing is waiting or under way. */
  async drained(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.drained()));
  }

  #laneTo(destination: Destination): Coalescer<Sending> {
    const known = this.#lanes.get(destination.key);
    if (known !== undefined) return known;
    const lane: Coalescer<Sending> = new Coalescer<Sending>({
      run: async (group) => {
        await Promise.all(pack(group).map((items) => send(destination, items)));
        // Receivers come and go.
        if (lane.waiting === 0 && this.#lanes.size > LANES_KEPT) this.#lanes.delete(destination.key);
      },
      onFailure: (error, group) => {
        for (const item of group) item.fail(error);
      },
      sizeMax: GROUP_SIZE_MAX,
      inFlightMax: this.#options.inFlightMax ?? IN_FLIGHT_MAX,
      apartMs: this.#options.apartMs ?? 0,
    });
    this.#lanes.set(destination.key, lane);
    return lane;
  }
}

function pack(group: readonly Sending[]): Sending[][] {
  const packs: Sending[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of group) {
    const current = packs.at(-1);
    if (current !== undefined && current.length < PACK_SIZE_MAX && bytes + item.bytes <= PACK_BYTES_MAX) {
      current.push(item);
      bytes += item.bytes;
    } else {
      packs.push([item]);
      bytes = item.bytes;
    }
  }
  return packs;
}

async function send(destination: Destination, items: readonly Sending[]): Promise<void> {
  try {
    const answer = await post(destination, items);
    const fates = readFates(answer, items.length, destination.key);
    for (const [index, item] of items.entries()) settle(item, fates?.[index]);
  } catch (error) {
    for (const item of items) item.fail(error);
  }
}

/** Apart, so that what waits for the answer does not hold the text. */
function post(destination: Destination, items: readonly Sending[]): Promise<Answer> {
  const type = items.length === 1 ? 'application/cloudevents+json' : 'application/cloudevents-batch+json';
  return destination.post(takeTexts(items), type);
}

/** What became of each; undefined when all was taken. @throws DependencyUnavailable when the answer is none of a receiver's. */
function readFates({ status, body }: Answer, count: number, who: string): readonly EnvelopeFate[] | undefined {
  if (status === 204) return undefined;
  const document = status === 200 ? body : { fates: [{ ...(body as object), status }] };
  if (validateMessageFates(document) && document.fates.length === count) return document.fates;
  throw new DependencyUnavailable(`${who} answered ${status} to envelopes`);
}

function settle(item: Sending, fate: EnvelopeFate | undefined): void {
  if (fate === undefined || fate.status === 204)
    item.done(fate?.reply === undefined ? { duplicate: false } : { duplicate: false, reply: fate.reply });
  else if (fate.status === 409) item.done({ duplicate: true });
  else if (fate.status === 422)
    item.fail(new EnvelopeRefused(`${fate.code ?? 'refused'}: ${fate.detail ?? 'the receiver cannot take it'}`));
  else
    item.fail(
      new DependencyUnavailable(fate.detail ?? 'the receiver cannot take it now', {
        ...(fate.retryAfterMs === undefined ? {} : { retryAfterMs: fate.retryAfterMs }),
      }),
    );
}
