import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * The form of an API key, as GitHub's: `weir_live_<id>_<secret><checksum>`. The prefix lets scanners find leaked keys, the id finds the
 * row, the secret has 190 bits, and the checksum (CRC-32 of all before it, in base 62) lets a typo be refused without asking anybody.
 */
export interface ApiKey {
  /** Names the key, also in logs and lists; tells nothing about the secret. */
  readonly id: string;
  /** The whole key. Never logged, never stored: the security service keeps its HMAC alone. */
  readonly text: string;
}

const PREFIX = 'weir_live';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 10;
const SECRET_LENGTH = 32;
/** 62 ** 6 is above 2 ** 32. */
const CHECKSUM_LENGTH = 6;
const FORM = new RegExp(
  `^(${PREFIX}_([0-9A-Za-z]{${ID_LENGTH}})_[0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

/** Makes a new key. */
export function mintApiKey(): ApiKey {
  const id = randomDigits(ID_LENGTH);
  const body = `${PREFIX}_${id}_${randomDigits(SECRET_LENGTH)}`;
  return { id, text: body + checksumOf(body) };
}

/** Says which key a text may be; undefined when no key of ours has that form and checksum. */
export function parseApiKey(text: string): ApiKey | undefined {
  const [, body, id, checksum] = FORM.exec(text) ?? [];
  if (body === undefined || id === undefined || checksum !== checksumOf(body)) return undefined;
  return { id, text };
}

/** `randomInt` is uniform, where a byte modulo 62 would prefer some digits. */
const randomDigits = (length: number): string =>
  Array.from({ length }, () => DIGITS[randomInt(DIGITS.length)]).join('');

function checksumOf(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    text = DIGITS[rest % DIGITS.length] + text;
    rest = Math.floor(rest / DIGITS.length);
  }
  return text;
}
