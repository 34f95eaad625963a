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
 * SHA-256, as RFC 9562 appendix B.2 shows it; several are made for every job, and this takes an eighth of a UUIDv5's time.
 */
export function deriveId(parent: string, name: string): string {
  const digest = hash('sha256', `${parent}/${name}`, 'hex');
  const variant = '89ab'[Number.parseInt(digest.charAt(16), 16) & 3];
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
