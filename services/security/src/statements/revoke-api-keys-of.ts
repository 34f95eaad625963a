import { newId } from '@weir/messaging';
import type { Actor, ApiKeyList } from '@weir/schemas';
import { sql, type Transaction } from 'kysely';
import { change } from '../changes.ts';
import { apiKeyView } from '../domain/api-key-view.ts';
import type { SecurityTables } from '../tables.ts';
import type { KeyParts } from './change-api-keys.ts';
import { type KeysOf, readApiKeys } from './find-api-keys.ts';
import { lockTenant } from './lock-tenant.ts';

/** A principal's keys in a tenant. */
export type KeysOfOwner = Required<KeysOf> & { readonly owner: string };

/** Revokes a principal's keys, those that it made and those that were made with them, and answers with what was revoked now. */
export function revokeApiKeysOf(parts: KeyParts, of: KeysOfOwner, actor: Actor): Promise<ApiKeyList> {
  return change(parts, of.tenantId, async ({ tx, audit, revoke }) => {
    const { tenantId, owner } = of;
    // Nobody makes a key meanwhile.
    await lockTenant(tx, tenantId);
    const ids = await revokeAll(tx, of);
    if (ids.length === 0) return { items: [], nextCursor: null };
    revoke(...ids.map((id) => ({ kind: 'key' as const, id, tenant_id: tenantId })));
    audit({
      ...actor,
      tenantId,
      action: 'api-key.revoke-all',
      resource: { type: 'principal', id: owner },
      occasion: newId(),
      details: { keys: ids.length, ids: ids.join(' ').slice(0, 512) },
    });
    const rows = await readApiKeys(tx, { tenantId }, ids);
    return { items: rows.map((row) => apiKeyView(row)), nextCursor: null };
  });
}

/** Also by way of keys that were revoked before: what those have made goes on. */
async function revokeAll(
  tx: Transaction<SecurityTables>,
  { tenantId, owner }: KeysOfOwner,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive theirs (id) as (
      select id from api_keys where tenant_id = ${tenantId} and (principal = ${owner} or (user_id is null and created_by = ${owner}))
      union
      select k.id from theirs t join api_keys k on k.tenant_id = ${tenantId} and k.user_id is null and k.created_by = 'key:' || t.id)
    update api_keys k set revoked_at = clock_timestamp() from theirs t
    where k.tenant_id = ${tenantId} and k.id = t.id and k.revoked_at is null returning k.id`.execute(tx);
  return rows.map(({ id }) => id);
}
