import type { Msg, Subscription } from '@nats-io/transport-node';
import { EnvelopeTooLarge } from '@weir/messaging';
import { AckInbox } from './ack-inbox.ts';
import type { Bus } from './connect.ts';

/** Whoever died with a question in hand is not waited for much longer than an answer takes. */
const TIMEOUT_MS = 250;
/** Who works no faster through a large question than this has that much longer: it is slow, and not gone. */
const QUESTION_SIZE_PER_MS = 400;
/** In UTF-16 units, so that whatever they are in UTF-8 the server takes them. What is larger is for the stream to judge. */
const QUESTION_SIZE_MAX = 512 * 1024;

/** Where the consumer of a stream's subject is asked itself, past the stream. */
export const directSubject = (subject: string): string => `direct.${subject}`;

/** As by HTTP: what became of the envelopes, as a status and what is said with it. */
export interface DirectAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Asks consumers to take envelopes past their stream, by core NATS. What they commit is durable; a question is kept nowhere (ADR 0022). */
export class DirectAsker {
  readonly #bus: Bus;
  readonly #answers: AckInbox;
  readonly #timeoutMs: number;

  constructor(bus: Bus, timeoutMs = TIMEOUT_MS) {
    this.#bus = bus;
    this.#timeoutMs = timeoutMs;
    this.#answers = new AckInbox(bus);
  }

  /**
   * Holds nothing of the question while it waits: a large one would outlive the young generation.
   *
   * @throws DependencyUnavailable when nobody answers for the subject, or not in time; EnvelopeTooLarge for a question.
   */
  ask(subject: string, payload: string): Promise<{ readonly status: number; readonly body: unknown }> {
    return Promise.try(() => this.#request(subject, payload)).then(readAnswer);
  }

  #request(subject: string, payload: string): Promise<Msg> {
    this.#bus.assertConnected();
    if (payload.length > QUESTION_SIZE_MAX)
      throw new EnvelopeTooLarge(`${payload.length} characters are more than is asked directly`);
    const timeoutMs = this.#timeoutMs + payload.length / QUESTION_SIZE_PER_MS;
    return this.#answers.request(directSubject(subject), payload, undefined, timeoutMs);
  }
}

function readAnswer(answer: Msg) {
  const { status, body } = answer.json<DirectAnswer>();
  return { status, body };
}

/**
 * Answers what is asked directly of a consumer; of several processes one is asked. Returns how to stop: what has arrived is still answered,
 * and who is not answered takes the stream.
 */
export function answerDirectly(
  bus: Bus,
  { subject, consumer }: { readonly subject: string; readonly consumer: string },
  receive: (payload: Buffer) => Promise<DirectAnswer>,
): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const respond = async (message: Msg) => {
    try {
      const { buffer, byteOffset, byteLength } = message.data;
      const answer = await receive(Buffer.from(buffer, byteOffset, byteLength));
      message.respond(JSON.stringify(answer));
    } catch {
      // Whoever asked hears nothing, and takes the stream.
    }
  };
  let subscription: Subscription | undefined;
  let stopped = false;
  bus.onceConnected(() => {
    if (stopped) return;
    subscription = bus.nc.subscribe(directSubject(subject), {
      queue: consumer,
      callback: (error, message) => {
        if (error !== null) return;
        const responding = respond(message).finally(() => underWay.delete(responding));
        underWay.add(responding);
      },
    });
  });
  return async () => {
    stopped = true;
    if (bus.connected) await subscription?.drain();
    await Promise.all(underWay);
  };
}
