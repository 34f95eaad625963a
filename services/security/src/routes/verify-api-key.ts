import { firstError } from '@weir/messaging';
import { parseApiKey } from '@weir/runtime';
import { validateIdentity, validateVerifyApiKey } from '@weir/schemas';
import type { Database } from '@weir/store';
import type { RequestHandler } from 'express';
import type { Counter } from 'prom-client';
import { type ApiKeyRecord, hashApiKey, judge, type Verdict } from '../domain/api-key.ts';
import { AnswerInvalid } from '../errors.ts';
import type { LastUses } from '../last-uses.ts';
import { FIND_API_KEY } from '../statements.ts';
import type { SecurityTables } from '../tables.ts';

export interface VerifyApiKeyOptions {
  readonly database: Database<SecurityTables>;
  readonly pepper: string;
  readonly lastUses: Pick<LastUses, 'saw'>;
  readonly checks: Counter<'result'>;
}

/** A key that cannot be one of ours is as unknown as one that is not stored. 410: it was good once. */
const REFUSALS = {
  malformed: { status: 404, code: 'API_KEY_UNKNOWN' },
  unknown: { status: 404, code: 'API_KEY_UNKNOWN' },
  revoked: { status: 410, code: 'API_KEY_REVOKED' },
  expired: { status: 410, code: 'API_KEY_EXPIRED' },
  disabled: { status: 410, code: 'API_KEY_OWNER_DISABLED' },
  suspended: { status: 410, code: 'TENANT_SUSPENDED' },
} as const;

/** `POST /internal/v1/api-keys/verify`: says who an API key belongs to. */
export function verifyApiKey({ database, pepper, lastUses, checks }: VerifyApiKeyOptions): RequestHandler {
  async function check(text: string): Promise<Verdict | { readonly result: 'malformed' }> {
    const key = parseApiKey(text);
    // A typo does not reach the database.
    if (key === undefined) return { result: 'malformed' };
    const hash = hashApiKey(pepper, key.text);
    const [record] = await database.run<ApiKeyRecord>(FIND_API_KEY, [key.id]);
    return judge(record, hash, new Date());
  }

  return async (request, response) => {
    if (!validateVerifyApiKey(request.body)) {
      response.status(400).json({ code: 'REQUEST_INVALID', detail: firstError(validateVerifyApiKey.errors).trim() });
      return;
    }
    const verdict = await check(request.body.key).catch((error: unknown) => {
      checks.inc({ result: 'failed' });
      throw error;
    });
    checks.inc({ result: verdict.result });
    if (verdict.result !== 'valid') {
      const { status, code } = REFUSALS[verdict.result];
      response.status(status).json({ code });
      return;
    }
    const { identity } = verdict;
    if (!validateIdentity(identity)) {
      throw new AnswerInvalid(
        `what is stored of API key ${verdict.identity.keyId} is no identity:${firstError(validateIdentity.errors)}`,
      );
    }
    lastUses.saw(verdict.identity.keyId, 1 + (request.body.uses ?? 0));
    response.json(identity);
  };
}
