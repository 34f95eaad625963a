import {
  bytesOfPart,
  type DeadLetterFacts,
  type Delivery,
  defaultRetryPolicy,
  type Envelope,
  EnvelopeInvalid,
  fateOf,
  type GroupResult,
  open,
  type Publisher,
  parseDocument,
  sealDeadLetter,
} from '@weir/messaging';
import { catalog, type EnvelopeFate, type MessageFates, type MessageType } from '@weir/schemas';

/** What an `Intake` of one type does; as a method, so that intakes of all types fit. */
export interface Taking {
  take(deliveries: readonly Delivery[]): Promise<GroupResult>;
}

/** Where an envelope of a type goes, and from whom it may come. */
export interface Accepted {
  readonly consumer: string;
  readonly intake: Taking;
  readonly isSender: (caller: string) => boolean;
}

export interface HttpReceiverOptions {
  /** `/<service>/<instance>` */
  readonly source: string;
  readonly service: string;
  /** How envelopes come here; by HTTP unless told. */
  readonly road?: Delivery['road'];
  readonly accepts: Readonly<Partial<Record<MessageType, Accepted>>>;
  /** Stores dead letters. */
  readonly publisher: Publisher;
  readonly onSettled?: (consumer: string, kind: 'ack' | 'nak' | 'dead-letter', count: number) => void;
  readonly onDeadLetter?: (consumer: string, code: string, reason: string) => void;
}

export interface MessagesAnswer {
  readonly status: number;
  readonly body?: MessageFates | Omit<EnvelopeFate, 'status'>;
}

const TAKEN: EnvelopeFate = { status: 204 };
const isTaken = (fate: EnvelopeFate): boolean => fate === TAKEN;
const AGAIN_MS = 1_000;

/**
 * Takes envelopes from other services by HTTP: validates each, hands it to the same handler as JetStream's, and answers when what
 * the handler did is committed. What can never be taken becomes a dead letter first, as by the other road.
 */
export class HttpReceiver {
  readonly #options: HttpReceiverOptions;
  readonly #types: ReadonlySet<MessageType>;

  constructor(options: HttpReceiverOptions) {
    this.#options = options;
    this.#types = new Set(Object.keys(options.accepts) as MessageType[]);
  }

  /** `caller` is the service whose token came with the request. */
  async receive(caller: string, data: Buffer): Promise<MessagesAnswer> {
    let document: unknown;
    try {
      document = parseDocument(data);
    } catch (error) {
      return { status: 422, body: await this.#refuse(data, error, 0) };
    }
    if (!Array.isArray(document)) {
      const fate = (await this.#take(caller, [document], data))[0] ?? TAKEN;
      if (isTaken(fate)) return { status: 204 };
      if (fate.reply !== undefined) return { status: 200, body: { fates: [fate] } };
      const { status, ...body } = fate;
      return { status, body };
    }
    if (document.length === 0) return { status: 400, body: { code: 'REQUEST_INVALID', detail: 'an empty batch' } };
    const fates = await this.#take(caller, document, data);
    return fates.every(isTaken) ? { status: 204 } : { status: 200, body: { fates } };
  }

  async #take(caller: string, documents: readonly unknown[], data: Buffer): Promise<EnvelopeFate[]> {
    const fates: EnvelopeFate[] = new Array(documents.length).fill(TAKEN);
    const byType = new Map<MessageType, { index: number; delivery: Delivery }[]>();
    const refusals: Promise<unknown>[] = [];
    for (const [index, document] of documents.entries()) {
      try {
        const envelope = open(document, this.#types);
        const accepted = this.#options.accepts[envelope.type];
        if (accepted?.isSender(caller) !== true)
          throw new EnvelopeInvalid(`${caller} does not send ${envelope.type} here`);
        const { road = 'http' } = this.#options;
        const delivery: Delivery = { envelope, consumer: accepted.consumer, deliveryCount: 1, road };
        const list = byType.get(envelope.type);
        if (list === undefined) byType.set(envelope.type, [{ index, delivery }]);
        else list.push({ index, delivery });
      } catch (error) {
        const bytes = documents.length === 1 ? data : bytesOfPart(document, data);
        refusals.push(
          this.#refuse(bytes, error, index).then((fate) => {
            fates[index] = fate;
          }),
        );
      }
    }
    await Promise.all([
      ...refusals,
      ...[...byType].map(([type, parts]) => this.#handle(this.#options.accepts[type] as Accepted, parts, fates)),
    ]);
    return fates;
  }

  async #handle(
    { consumer, intake }: Accepted,
    parts: readonly { index: number; delivery: Delivery }[],
    fates: EnvelopeFate[],
  ): Promise<void> {
    const deliveries = parts.map(({ delivery }) => delivery);
    const { failed, duplicates, replies } = await intake.take(deliveries).catch((error: unknown) => ({
      failed: new Map(deliveries.map((delivery) => [delivery, error])),
      duplicates: new Set<Delivery>(),
      replies: new Map<Delivery, Envelope>(),
    }));
    if (failed.size > 0 || duplicates.size > 0 || replies.size > 0) {
      for (const { index, delivery } of parts) {
        const reply = replies.get(delivery);
        if (failed.has(delivery)) fates[index] = await this.#fail(delivery, failed.get(delivery));
        else if (duplicates.has(delivery)) fates[index] = { status: 409, code: 'DUPLICATE' };
        else if (reply !== undefined) fates[index] = { status: 204, reply: { ...reply } };
      }
    }
    this.#options.onSettled?.(consumer, 'ack', parts.length);
  }

  async #fail({ envelope, consumer }: Delivery, error: unknown): Promise<EnvelopeFate> {
    const fate = fateOf(error, 1, defaultRetryPolicy);
    if (fate.kind === 'retry') {
      const code = (error as { code?: unknown } | undefined)?.code;
      return {
        status: 503,
        retryAfterMs: Math.round(fate.delayMs),
        ...(typeof code === 'string' ? { code: code.slice(0, 64) } : {}),
        detail: String((error as Error | undefined)?.message ?? error).slice(0, 4096),
      };
    }
    const { code, reason } = fate;
    return this.#deadLetter({
      stream: catalog[envelope.type].stream ?? 'HTTP',
      consumer,
      code,
      reason,
      what: envelope,
    });
  }

  #refuse(bytes: Uint8Array, error: unknown, part: number): Promise<EnvelopeFate> {
    const reason = (error as Error).message;
    const consumer = `${this.#options.service}-messages`;
    return this.#deadLetter({ stream: 'HTTP', consumer, code: 'ENVELOPE_INVALID', reason, what: bytes, part });
  }

  /** 422 once it is stored, and only then: until then the sender keeps it. */
  async #deadLetter(
    facts: Pick<DeadLetterFacts, 'stream' | 'consumer' | 'code' | 'reason' | 'what' | 'part'>,
  ): Promise<EnvelopeFate> {
    const { publisher, source, onDeadLetter, onSettled } = this.#options;
    try {
      await publisher.publish([sealDeadLetter({ ...facts, source, attempts: 1 })]);
    } catch {
      return {
        status: 503,
        code: 'DEPENDENCY_UNAVAILABLE',
        detail: 'no dead letter can be stored now',
        retryAfterMs: AGAIN_MS,
      };
    }
    onDeadLetter?.(facts.consumer, facts.code, facts.reason);
    onSettled?.(facts.consumer, 'dead-letter', 1);
    return { status: 422, code: facts.code, detail: facts.reason };
  }
}
