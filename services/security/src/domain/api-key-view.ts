import type { ApiKey, Identity } from '@weir/schemas';

/** A row of `api_keys` with the role that counts, as the driver gives it; bigint comes as text. */
export interface ApiKeyRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly principal: string;
  readonly user_id: string | null;
  readonly role: Identity['role'];
  readonly scopes: readonly string[];
  readonly quota: number | null;
  readonly uses: string;
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
  readonly rotated_to: string | null;
  /** What time it is where the others were noted. */
  readonly now: Date;
}

export function stateOf({ revoked_at, expires_at, now }: Pick<ApiKeyRow, 'revoked_at' | 'expires_at' | 'now'>) {
  if (revoked_at !== null) return 'revoked';
  return expires_at !== null && expires_at <= now ? 'expired' : 'active';
}

/** The key as its owner sees it; `key` is the whole of it, which is known only when it is made. */
export function apiKeyView(row: ApiKeyRow, key?: string): ApiKey {
  return {
    id: row.id,
    ...(key === undefined ? {} : { key }),
    tenantId: row.tenant_id,
    name: row.name,
    principal: row.principal,
    ...(row.user_id === null ? {} : { userId: row.user_id }),
    role: row.role,
    scopes: [...row.scopes],
    state: stateOf(row),
    quota: row.quota,
    uses: Number(row.uses),
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    rotatedTo: row.rotated_to,
  };
}
