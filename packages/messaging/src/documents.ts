import { isUtf8 } from 'node:buffer';
import { EnvelopeInvalid } from './errors.ts';

/** What a message holds, whichever road brought it: one document, or a batch of them. @throws EnvelopeInvalid when it is not JSON in valid UTF-8. */
export function parseDocument(data: Uint8Array): unknown {
  try {
    if (!isUtf8(data)) throw new SyntaxError('not UTF-8');
    return JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8'));
  } catch (cause) {
    throw new EnvelopeInvalid('not JSON in UTF-8', { cause });
  }
}

/** One part of a batch as bytes; the whole batch when the part is nested too deeply to be written again. */
export function bytesOfPart(document: unknown, batch: Uint8Array): Uint8Array {
  try {
    return Buffer.from(JSON.stringify(document));
  } catch {
    return batch;
  }
}
