import { deriveId } from '@weir/messaging';
import { Problem } from '../errors.ts';

/** A structured-field string (RFC 8941), quoted; unquoted ones are taken too, since many clients send them so. */
const QUOTED = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
const UNQUOTED = /^[\x21\x23-\x7e]+$/;
const LENGTH_MAX = 255;

/** Reads `Idempotency-Key`. @throws Problem when it is there and wrong. */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = Array.isArray(header) ? '' : header.trim();
  const key = QUOTED.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1') ?? (UNQUOTED.test(text) ? text : '');
  if (key.length >= 1 && key.length <= LENGTH_MAX) return key;
  throw new Problem(
    'HEADER_INVALID',
    `Idempotency-Key must be one quoted string of 1 to ${LENGTH_MAX} printable characters, such as "8e03978e".`,
    {
      errors: [
        {
          path: 'header:Idempotency-Key',
          message: `must be a quoted string of 1 to ${LENGTH_MAX} printable characters`,
        },
      ],
    },
  );
}

/** The job that this key stands for: the same for every retry, by whatever road and gateway. */
export const jobIdFor = (tenantId: string, key: string, index?: number): string =>
  deriveId(tenantId, index === undefined ? `job/${key}` : `batch/${index}/${key}`);
