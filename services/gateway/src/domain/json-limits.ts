import { isUtf8 } from 'node:buffer';
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
  let text = '';
  let value: unknown;
  try {
    if (!isUtf8(bytes)) throw new SyntaxError('not UTF-8');
    text = bytes.toString('utf8');
    value = JSON.parse(text);
  } catch (error) {
    // V8 quotes the text it stumbles over; the client's data stays out of what we say and log.
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const where = position === undefined ? '' : ` at byte ${position}`;
    throw new Problem('BODY_MALFORMED', `The body is not valid JSON${where}. NaN and Infinity are not JSON either.`, {
      errors: [{ path: '', message: `is not valid JSON${where}` }],
    });
  }
  if (typeof value === 'object' && value !== null) assertMembers(value, undefined, text.includes('\\u'));
  return value;
}

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
      if (depth > DEPTH_MAX)
        throw new Problem('JSON_TOO_DEEP', `The JSON is nested more than ${DEPTH_MAX} deep.`, {
          errors: [{ path: '', message: `is nested more than ${DEPTH_MAX} deep, at byte ${index}` }],
        });
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
  }
}

/** Where in a document something is. Nearly always nothing is wrong, so its path is written only when it is asked for. */
interface Place {
  readonly parent: Place | undefined;
  readonly key: string | number;
}

const pathTo = (place: Place | undefined): string =>
  place === undefined ? '' : `${pathTo(place.parent)}/${pointerTo(place.key)}`;

/** Walks what was parsed. `escaped`: only by an escape can a text hold what cannot be stored, so without one texts are not looked at. */
function assertMembers(value: object, place: Place | undefined, escaped: boolean): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) assertMember(value[index], place, index, escaped);
    return;
  }
  const keys = Object.keys(value);
  if (keys.length > KEYS_MAX)
    throw new Problem('JSON_TOO_MANY_KEYS', `An object has more than ${KEYS_MAX} keys.`, {
      errors: [{ path: pathTo(place), message: `has more than ${KEYS_MAX} keys` }],
    });
  for (const key of keys) {
    if (FORBIDDEN.has(key))
      throw new Problem('JSON_KEY_FORBIDDEN', `The key ${key} is not allowed.`, {
        errors: [{ path: `${pathTo(place)}/${key}`, message: 'is a key that is not allowed' }],
      });
    if (escaped && !isStorable(key)) throw textInvalid(pathTo(place), 'has a key with');
    assertMember((value as Record<string, unknown>)[key], place, key, escaped);
  }
}

function assertMember(value: unknown, parent: Place | undefined, key: string | number, escaped: boolean): void {
  if (typeof value === 'object') {
    if (value !== null) assertMembers(value, { parent, key }, escaped);
  } else if (typeof value === 'number') {
    // 1e999 is JSON, but parses to Infinity, which JSON cannot say again.
    if (!Number.isFinite(value))
      throw new Problem('JSON_NUMBER_INVALID', 'A number is too large for a 64-bit float.', {
        errors: [{ path: pathTo({ parent, key }), message: 'is too large a number' }],
      });
  } else if (escaped && typeof value === 'string' && !isStorable(value)) {
    throw textInvalid(pathTo({ parent, key }), 'has');
  }
}

const pointerTo = (key: string | number): string =>
  String(key).slice(0, 128).replaceAll('~', '~0').replaceAll('/', '~1');

/** Postgres keeps no NUL, and half of a surrogate pair is no character in UTF-8. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const textInvalid = (path: string, has: string): Problem =>
  new Problem('JSON_TEXT_INVALID', 'A text holds \\u0000 or half of a surrogate pair, which no text can.', {
    errors: [{ path, message: `${has} \\u0000 or a lone surrogate` }],
  });
