import type { Identity } from '@weir/schemas';
import { inNameOf } from '@weir/store';
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
 * holds them. Who acts for another tenant is looked for in their own. `ownerId` is the owner of the key that is changed.
 *
 * @throws Refused ASKER_NOT_ACTIVE.
 */
export async function holdAsker(
  tx: Transaction<SecurityTables>,
  { userId, keyId, tenantId, ownTenantId = tenantId }: Pick<Identity, 'userId' | 'keyId' | 'tenantId' | 'ownTenantId'>,
  ownerId?: string | null,
): Promise<AskingUser | undefined> {
  const find = async (...ids: readonly (string | null | undefined)[]) => {
    const users = await hold(tx, ownTenantId, ids);
    const user = users.find((one) => one.id === userId && one.disabled_at === null);
    if (userId !== undefined && user === undefined) throw new Refused('ASKER_NOT_ACTIVE');
    if (keyId !== undefined && !(await isGood(tx, keyId, ownTenantId))) throw new Refused('ASKER_NOT_ACTIVE');
    return user;
  };
  if (ownTenantId === tenantId) return find(userId, ownerId);
  const user = await inNameOf(tx, { other: ownTenantId, own: tenantId }, () => find(userId));
  await hold(tx, tenantId, [ownerId]);
  return user;
}

async function hold(tx: Transaction<SecurityTables>, tenantId: string, asked: readonly (string | null | undefined)[]) {
  const ids = asked.filter((id) => typeof id === 'string');
  if (ids.length === 0) return [];
  return tx
    .selectFrom('users')
    .select(['id', 'role', 'disabled_at'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forKeyShare()
    .execute();
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
