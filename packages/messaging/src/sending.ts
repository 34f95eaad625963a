import type { Outgoing } from './handler.ts';
import type { Receipt } from './publisher.ts';

/** All that was published at once: its promise is kept when each of it is stored. */
class Call {
  readonly #receipts: Receipt[];
  readonly #resolve: (receipts: readonly Receipt[]) => void;
  readonly fail: (error: unknown) => void;
  #open: number;

  constructor(size: number, { resolve, reject }: Pick<PromiseWithResolvers<readonly Receipt[]>, 'resolve' | 'reject'>) {
    this.#receipts = new Array(size);
    this.#open = size;
    this.#resolve = resolve;
    this.fail = reject;
  }

  done(index: number, receipt: Receipt): void {
    this.#receipts[index] = receipt;
    this.#open -= 1;
    if (this.#open === 0) this.#resolve(this.#receipts);
  }
}

/**
 * An envelope on its way: written once, and whom to tell what became of it. It does not hold the envelope: while a text waits for
 * company the garbage collector has one thing to move, and not every member of a document.
 */
export class Sending {
  readonly id: string;
  readonly subject: string;
  readonly packSizeMax: number | undefined;
  readonly bytes: number;
  /** The same for all that was published at once. */
  readonly call: Call;
  readonly #index: number;
  #text: string;

  constructor({ subject, packSizeMax, envelope }: Outgoing, call: Call, index: number) {
    this.id = envelope.id;
    this.subject = subject;
    this.packSizeMax = packSizeMax;
    this.#text = JSON.stringify(envelope);
    this.bytes = Buffer.byteLength(this.#text);
    this.call = call;
    this.#index = index;
  }

  /** The envelope's text, once: whoever takes it has it in a message, and what waits for an answer does not hold it a second time. */
  takeText(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  done(receipt: Receipt): void {
    this.call.done(this.#index, receipt);
  }

  fail(error: unknown): void {
    this.call.fail(error);
  }
}

/** Hands each envelope to its lane; resolves with the receipts of all, in their order, and rejects with the first that fails. */
export function sendAll(
  outgoing: readonly Outgoing[],
  laneOf: (outgoing: Outgoing) => { push(sending: Sending): void },
): Promise<readonly Receipt[]> {
  if (outgoing.length === 0) return Promise.resolve([]);
  const { promise, resolve, reject } = Promise.withResolvers<readonly Receipt[]>();
  const call = new Call(outgoing.length, { resolve, reject });
  try {
    for (const [index, one] of outgoing.entries()) laneOf(one).push(new Sending(one, call, index));
  } catch (error) {
    reject(error);
  }
  return promise;
}

/** What a message holds: an envelope's text, or a CloudEvents batch. One join makes one string; a bracket put to it afterwards would make it another, as long again. */
export function takeTexts(items: readonly Sending[]): string {
  const texts = items.map(takeText);
  if (texts.length === 1) return texts[0] as string;
  texts[0] = `[${texts[0]}`;
  texts[texts.length - 1] += ']';
  return texts.join(',');
}

const takeText = (item: Sending): string => item.takeText();
