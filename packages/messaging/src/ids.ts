import { hash, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** The kernel is asked for randomness in large pieces; one call for each id was a tenth of the gateway's time. */
const POOL_BYTES = 16 * 1024;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let used = POOL_BYTES;

/** Cryptographically strong random bytes; valid until the caller's turn of the event loop ends. */
function random(bytes: number): Buffer {
  if (used + bytes > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.subarray(used - bytes, used);
}

export const randomHex = (bytes: number): string => random(bytes).toString('hex');

/** A new id: UUIDv7 (RFC 9562), so that rows and messages sort by the time they were made. */
export const newId = (): string => v7({ random: random(16) });

/** The canonical form alone (RFC 9562): Postgres would take others, and then two texts would name one thing. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/**
 * The id of what follows from `parent`: the same every time, so that a repeated cause repeats no effect. A name-based UUIDv8 over
 * SHA-256, as RFC 9562 appendix B.2 shows it. Several are made for every job: written into one buffer each is a single string for the
 * garbage collector, where putting pieces together would leave a dozen.
 */
export function deriveId(parent: string, name: string): string {
  const digest = hash('sha256', `${parent}/${name}`, 'binary');
  let at = 0;
  for (let index = 0; index < 16; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) at = written.writeUInt8(DASH, at);
    let byte = digest.charCodeAt(index);
    if (index === 6) byte = VERSION_8 | (byte & 0x0f);
    else if (index === 8) byte = VARIANT | (byte & 0x3f);
    at = written.writeUInt16BE(HEX[byte] as number, at);
  }
  return written.toString('latin1', 0, at);
}

const DASH = 0x2d;
const VERSION_8 = 0x80;
const VARIANT = 0x80;
const written = Buffer.alloc(36);
/** Both hexadecimal digits of a byte, as one number. */
const HEX = Uint16Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(byte.toString(16).padStart(2, '0')).readUInt16BE(),
);
