import { hash, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** The kernel is asked for randomness in large pieces; one call for each id was a tenth of the gateway's time. */
const POOL_BYTES = 16 * 1024;
const UUID_BYTES = 16;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let used = POOL_BYTES;

/** Where in the pool so many cryptographically strong random bytes begin that nobody has had. */
function taken(size: number): number {
  if (used + size > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return used - size;
}

export function randomHex(size: number): string {
  const start = taken(size);
  return pool.toString('hex', start, start + size);
}

/** A new id: UUIDv7 (RFC 9562), so that rows and messages sort by the time they were made. */
export function newId(): string {
  const start = taken(UUID_BYTES);
  pool.copy(seed.random, 0, start, start + UUID_BYTES);
  return uuidText(v7(seed, bytes));
}

/** The canonical form alone (RFC 9562): Postgres would take others, and then two texts would name one thing. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/**
 * The id of what follows from `parent`: the same every time, so that a repeated cause repeats no effect. A name-based UUIDv8 over
 * SHA-256, as RFC 9562 appendix B.2 shows it.
 */
export function deriveId(parent: string, name: string): string {
  const digest = hash('sha256', `${parent}/${name}`, 'binary');
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = digest.charCodeAt(index);
  bytes[6] = VERSION_8 | ((bytes[6] as number) & 0x0f);
  bytes[8] = VARIANT | ((bytes[8] as number) & 0x3f);
  return uuidText(bytes);
}

/** Written into one buffer it is a single string for the garbage collector, where putting pieces together would leave a dozen. */
function uuidText(uuid: Uint8Array): string {
  let at = 0;
  for (let index = 0; index < uuid.length; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) at = written.writeUInt8(DASH, at);
    at = written.writeUInt16BE(HEX[uuid[index] as number] as number, at);
  }
  return written.toString('latin1', 0, at);
}

const VERSION_8 = 0x80;
const VARIANT = 0x80;
const DASH = 0x2d;
/** Of the id that is being made. */
const bytes = new Uint8Array(UUID_BYTES);
const seed = { random: new Uint8Array(UUID_BYTES) };
const written = Buffer.alloc(36);
/** Both hexadecimal digits of a byte, as one number. */
const HEX = Uint16Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(byte.toString(16).padStart(2, '0')).readUInt16BE(),
);
