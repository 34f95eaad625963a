import type { Actor, AddApiKey, ApiKey, Identity } from '@weir/schemas';
import { sql, type Transaction } from 'kysely';
import { type Change, change } from '../changes.ts';
import { type ApiKeyRow, apiKeyView, stateOf } from '../domain/api-key-view.ts';
import { defaultScopes, excessOf, type Lent, latestExpiry } from '../domain/lending.ts';
import { Refused } from '../errors.ts';
import type { Parts } from '../parts.ts';
import type { SecurityTables } from '../tables.ts';
import { type KeysOf, readApiKey } from './find-api-keys.ts';
import { holdAsker } from './hold-asker.ts';
import { insertApiKey } from './insert-api-key.ts';
import { lockTenant } from './lock-tenant.ts';

const OVERLAP_DEFAULT_S = 86_400;

export type KeyParts = Pick<Parts, 'database' | 'relay' | 'notifier' | 'source'> & {
  readonly pepper: string;
  /** Keys that users of external identity providers make live so long at the most. */
  readonly externalKeyDays: number;
};

/** @throws Refused when it would lend more than its maker has, or there are too many. */
export function createApiKey(parts: KeyParts, { asker, actor, key }: AddApiKey): Promise<ApiKey> {
  return change(parts, asker.tenantId, async (changing) => {
    const now = await lockTenant(changing.tx, asker.tenantId);
    const user = await holdAsker(changing.tx, asker);
    // Who acts for another tenant, and a key that belongs to nobody, gives the key a role of its own.
    const userId = asker.ownTenantId === undefined ? (user?.id ?? null) : null;
    const owner = { userId, createdBy: asker.principal, role: user?.role ?? asker.role };
    const rights = { ...asker, role: owner.role };
    const until = latestExpiry(asker, now, parts.externalKeyDays);
    const lent: Lent = {
      scopes: [...new Set(key.scopes ?? defaultScopes(rights))],
      expiresAt: key.expiresAt === undefined ? until : new Date(key.expiresAt),
      quota: key.quota ?? asker.keyQuota ?? null,
    };
    if (lent.expiresAt !== null && lent.expiresAt <= now) throw new Refused('EXPIRY_PASSED');
    assertWithin(rights, lent, until);
    const made = await insertApiKey(parts.pepper, changing.tx, asker.tenantId, { ...owner, name: key.name }, lent);
    audit(changing, 'create', made.row, actor);
    return apiKeyView(made.row, made.text);
  });
}

/**
 * Another key takes the place of this one, and both are good until the overlap ends. It may live as long as the old one could from its
 * beginning; made by a key it lives no longer than that.
 */
export function rotateApiKey(
  parts: KeyParts,
  of: KeysOf,
  id: string,
  { asker, actor, overlapS = OVERLAP_DEFAULT_S }: { asker: Identity; actor: Actor; overlapS?: number | undefined },
): Promise<ApiKey> {
  return change(parts, of.tenantId, async (changing) => {
    const { tx } = changing;
    const now = await lockTenant(tx, of.tenantId);
    await holdAsker(tx, asker, (await find(tx, of, id)).user_id);
    // Its owner may have been deleted while we waited.
    const old = await find(tx, of, id);
    if (stateOf(old) !== 'active') throw new Refused('KEY_NOT_ACTIVE');
    if (old.rotated_to !== null) throw new Refused('KEY_ROTATED');
    const until = latestExpiry(asker, now, parts.externalKeyDays);
    const lent: Lent = { scopes: old.scopes, expiresAt: renewed(old, now, until), quota: old.quota };
    // The role of an owned key is its owner's, whoever rotates it.
    assertWithin(old.user_id === null ? asker : { ...asker, role: 'admin', platform: true }, lent, until);
    if (overlapS === 0) await revokeKey(changing, old);
    const owner = {
      userId: old.user_id,
      createdBy: old.created_by ?? old.principal,
      role: asker.role === 'admin' ? old.role : asker.role,
    };
    const made = await insertApiKey(parts.pepper, tx, of.tenantId, { ...owner, name: old.name }, lent);
    await tx
      .updateTable('api_keys')
      .set({
        rotated_to: made.row.id,
        ...(overlapS > 0 && {
          expires_at: sql<Date>`least(expires_at, ${now}::timestamptz + ${overlapS} * interval '1 second')`,
        }),
      })
      .where('id', '=', old.id)
      .execute();
    audit(changing, 'rotate', old, actor, { rotatedTo: made.row.id, overlapS });
    return apiKeyView(made.row, made.text);
  });
}

/** The key as it is then. To revoke it again changes nothing. */
export function revokeApiKey(parts: KeyParts, of: KeysOf, id: string, actor: Actor): Promise<ApiKey> {
  return change(parts, of.tenantId, async (changing) => {
    const now = await lockTenant(changing.tx, of.tenantId);
    const row = await find(changing.tx, of, id);
    if (row.revoked_at !== null) return apiKeyView(row);
    await revokeKey(changing, row);
    audit(changing, 'revoke', row, actor);
    return apiKeyView({ ...row, revoked_at: now });
  });
}

async function find(tx: Transaction<SecurityTables>, of: KeysOf, id: string): Promise<ApiKeyRow> {
  const row = await readApiKey(tx, of, id);
  if (row === undefined) throw new Refused('API_KEY_NOT_FOUND');
  return row;
}

function assertWithin(asker: Identity, lent: Lent, until: Date | null): void {
  const path = excessOf(asker, lent, until);
  if (path !== undefined) throw new Refused('KEY_EXCEEDS_MAKER', { detail: path });
}

function renewed({ expires_at, created_at }: ApiKeyRow, now: Date, until: Date | null): Date | null {
  const own = expires_at === null ? null : now.getTime() + (expires_at.getTime() - created_at.getTime());
  const times = [own, until?.getTime() ?? null].filter((time) => time !== null);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

async function revokeKey({ tx, revoke }: Change, { id, tenant_id }: ApiKeyRow): Promise<void> {
  await tx.updateTable('api_keys').set({ revoked_at: sql<Date>`clock_timestamp()` }).where('id', '=', id).execute();
  revoke({ kind: 'key', id, tenant_id });
}

const audit = (
  { audit: record }: Change,
  verb: string,
  { id, tenant_id, name, principal, scopes }: ApiKeyRow,
  actor: Actor,
  details: Readonly<Record<string, string | number>> = {},
): void =>
  record({
    ...actor,
    tenantId: tenant_id,
    action: `api-key.${verb}`,
    resource: { type: 'api-key', id },
    occasion: '',
    details: { name, owner: principal, scopes: scopes.join(' ').slice(0, 512), ...details },
  });
