import { mintApiKey } from '@weir/runtime';
import type { Identity } from '@weir/schemas';
import { sql, type Transaction } from 'kysely';
import { hashApiKey } from '../domain/api-key.ts';
import type { ApiKeyRow } from '../domain/api-key-view.ts';
import type { Lent } from '../domain/lending.ts';
import { Refused } from '../errors.ts';
import type { SecurityTables } from '../tables.ts';
import { isOf, type KeysOf, readApiKey } from './find-api-keys.ts';

/** Keys that are good, of one user and of one tenant at the most. */
const KEYS_OF_USER_MAX = 100;
const KEYS_OF_TENANT_MAX = 1_000;

interface NewKey {
  readonly name: string;
  readonly userId: string | null;
  /** Looks after a key that belongs to no user. */
  readonly createdBy: string;
  readonly role: Identity['role'];
}

/** @throws Refused when there are as many as there may be. */
export async function insertApiKey(
  pepper: string,
  tx: Transaction<SecurityTables>,
  tenantId: string,
  { userId, createdBy, role, name }: NewKey,
  { scopes, expiresAt, quota }: Lent,
): Promise<{ readonly row: ApiKeyRow; readonly text: string }> {
  const owner = userId === null ? createdBy : `user:${userId}`;
  if ((await countActive(tx, { tenantId })) >= KEYS_OF_TENANT_MAX)
    throw new Refused('KEYS_EXHAUSTED', { detail: `the tenant has ${KEYS_OF_TENANT_MAX} keys that are good` });
  if ((await countActive(tx, { tenantId, owner })) >= KEYS_OF_USER_MAX)
    throw new Refused('KEYS_EXHAUSTED', { detail: `${owner} has ${KEYS_OF_USER_MAX} keys that are good` });
  const { id, text } = mintApiKey();
  await tx
    .insertInto('api_keys')
    .values({
      id,
      tenant_id: tenantId,
      name,
      principal: userId === null ? `key:${id}` : owner,
      user_id: userId,
      created_by: createdBy,
      role,
      hash: hashApiKey(pepper, text),
      scopes: [...scopes],
      quota,
      expires_at: expiresAt,
      created_at: sql<Date>`clock_timestamp()`,
    })
    .execute();
  return { row: (await readApiKey(tx, { tenantId }, id)) as ApiKeyRow, text };
}

async function countActive(tx: Transaction<SecurityTables>, of: KeysOf): Promise<number> {
  const { count } = await tx
    .selectFrom('api_keys as k')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(isOf(of) as never)
    .where('k.revoked_at', 'is', null)
    .where(sql<boolean>`(k.expires_at is null or k.expires_at > now())`)
    .executeTakeFirstOrThrow();
  return count;
}
