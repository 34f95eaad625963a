export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const HEAD_BYTES_MAX = 64 * 1024;

/** What came is no answer that this client understands. */
export class AnswerInvalid extends Error {}

/**
 * Reads HTTP/1.1 answers, one after another, from chunks cut anywhere. It knows what our gateway sends and no more: a status, a
 * Content-Length, a body. That makes it several times cheaper than a whole client, on a machine that it shares with what it measures.
 */
export class AnswerParser {
  #chunks: Buffer[] = [];
  #received = 0;
  /** Status, begin of the body and end of it, once the head is complete. */
  #head: { readonly status: number; readonly from: number; readonly to: number } | undefined;

  /** The answer, when this chunk completes one. @throws AnswerInvalid */
  push(chunk: Buffer): Answer | undefined {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    this.#head ??= this.#readHead();
    if (this.#head === undefined || this.#received < this.#head.to) return undefined;
    const { status, from, to } = this.#head;
    if (this.#received > to) throw new AnswerInvalid('more came than was asked for');
    const answer = { status, body: this.#bytes().subarray(from, to) };
    this.#chunks = [];
    this.#received = 0;
    this.#head = undefined;
    return answer;
  }

  #readHead() {
    const bytes = this.#bytes();
    this.#chunks = [bytes];
    const end = bytes.indexOf(HEAD_END);
    if (end === -1) {
      if (bytes.length > HEAD_BYTES_MAX) throw new AnswerInvalid('the head does not end');
      return undefined;
    }
    const head = bytes.toString('latin1', 0, end);
    const status = /^HTTP\/1\.1 (\d{3})\b/.exec(head)?.[1];
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (status === undefined) throw new AnswerInvalid('the answer is not HTTP/1.1');
    if (length === undefined && status !== '204') throw new AnswerInvalid(`an answer ${status} has no Content-Length`);
    const from = end + HEAD_END.length;
    return { status: Number(status), from, to: from + Number(length ?? 0) };
  }

  #bytes(): Buffer {
    const [only, ...more] = this.#chunks;
    return only !== undefined && more.length === 0 ? only : Buffer.concat(this.#chunks);
  }
}
