import type { Identity } from '@weir/schemas';
import { sql, type Transaction } from 'kysely';
import { Refused } from '../errors.ts';
import type { SecurityTables } from '../tables.ts';

export interface AskingUser {
  readonly id: string;
  /** Of now, whatever a token of before says. */
  readonly role: Identity['role'];
}

/**
 * Makes sure that who asks is still somebody: what is made now would outlive a user or key that has just been deleted or revoked, and
 * of which a gateway has not heard yet. The users stay until the transaction ends; they are held in the order in which whoever deletes one
 * holds them. `ownerId` is the owner of the key that is changed.
 *
 * @throws Refused ASKER_NOT_ACTIVE.
 */
export async function holdAsker(
  tx: Transaction<SecurityTables>,
  { userId, keyId, tenantId, ownTenantId = tenantId }: Pick<Identity, 'userId' | 'keyId' | 'tenantId' | 'ownTenantId'>,
  ownerId?: string | null,
): Promise<AskingUser | undefined> {
  const ids = [userId, ownerId].filter((id) => typeof id === 'string');
  const users = await tx
    .selectFrom('users')
    .select(['id', 'role', 'tenant_id', 'disabled_at'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forKeyShare()
    .execute();
  const user = users.find((one) => one.id === userId && one.tenant_id === ownTenantId && one.disabled_at === null);
  if (userId !== undefined && user === undefined) throw new Refused('ASKER_NOT_ACTIVE');
  if (keyId !== undefined && !(await isGood(tx, keyId, ownTenantId))) throw new Refused('ASKER_NOT_ACTIVE');
  return user;
}

async function isGood(tx: Transaction<SecurityTables>, keyId: string, tenantId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('api_keys')
    .select('id')
    .where('id', '=', keyId)
    .where('tenant_id', '=', tenantId)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`(expires_at is null or expires_at > now())`)
    .executeTakeFirst();
  return row !== undefined;
}
