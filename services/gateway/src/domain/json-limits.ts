import { Problem } from '../errors.ts';

export const DEPTH_MAX = 32;
export const KEYS_MAX = 1_000;
/** They reach the prototype of an object in careless code, here or in a worker. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Parses a body within our limits. Depth is counted in the bytes before parsing, so that no parser sees what is too deep.
 *
 * @throws Problem naming the path that is wrong.
 */
export function parseJson(bytes: Buffer): unknown {
  assertDepth(bytes);
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (error) {
    // V8 quotes the text it stumbles over; the client's data stays out of what we say and log.
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const where = position === undefined ? '' : ` at byte ${position}`;
    throw new Problem('BODY_MALFORMED', `The body is not valid JSON${where}. NaN and Infinity are not JSON either.`, { errors: [{ path: '', message: `is not valid JSON${where}` }] });
  }
  assertKeys(value, '');
  return value;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function assertDepth(bytes: Buffer): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (inString) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > DEPTH_MAX) throw new Problem('JSON_TOO_DEEP', `The JSON is nested more than ${DEPTH_MAX} deep.`, { errors: [{ path: '', message: `is nested more than ${DEPTH_MAX} deep, at byte ${index}` }] });
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
  }
}

function assertKeys(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (typeof item === 'object' && item !== null) assertKeys(item, `${path}/${index}`);
    }
    return;
  }
  const keys = Object.keys(value);
  if (keys.length > KEYS_MAX) throw new Problem('JSON_TOO_MANY_KEYS', `An object has more than ${KEYS_MAX} keys.`, { errors: [{ path, message: `has more than ${KEYS_MAX} keys` }] });
  for (const key of keys) {
    if (FORBIDDEN.has(key)) throw new Problem('JSON_KEY_FORBIDDEN', `The key ${key} is not allowed.`, { errors: [{ path: `${path}/${key}`, message: 'is a key that is not allowed' }] });
    const item = (value as Record<string, unknown>)[key];
    if (typeof item === 'object' && item !== null) assertKeys(item, `${path}/${key.slice(0, 128).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}
