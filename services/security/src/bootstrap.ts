import { type ApiKey, ConfigInvalid } from '@weir/runtime';
import type { Database } from '@weir/store';
import { hashApiKey } from './domain/api-key.ts';
import { ensureFirstTenant } from './statements/ensure-first-tenant.ts';
import type { SecurityTables } from './tables.ts';

export interface BootstrapKey {
  readonly key: ApiKey;
  readonly tenantName: string;
  readonly pepper: string;
}

/**
 * As the engine: sees to it that the first tenant, which is the platform's, and its admin key exist. Safe to run again and in several instances at once. Another pepper is
 * taken over; a revocation, an expiry or a tier that somebody has set since is kept.
 *
 * @throws ConfigInvalid when the key is another tenant's.
 */
export function ensureBootstrapKey(
  database: Database<SecurityTables>,
  { key, tenantName, pepper }: BootstrapKey,
): Promise<{ readonly tenantId: string; readonly revoked: boolean }> {
  return database.with((kysely) =>
    kysely.transaction().execute(async (tx) => {
      const tenantId = await ensureFirstTenant(tx, tenantName);
      const row = {
        tenant_id: tenantId,
        name: 'bootstrap',
        principal: `key:${key.id}`,
        role: 'admin' as const,
        scopes: ['admin'],
      };
      const stored = await tx
        .insertInto('api_keys')
        .values({ id: key.id, ...row, hash: hashApiKey(pepper, key.text) })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet((set) => ({ hash: set.ref('excluded.hash') }))
            .whereRef('api_keys.tenant_id', '=', 'excluded.tenant_id'),
        )
        .returning('revoked_at')
        .executeTakeFirst();
      if (stored === undefined) {
        throw new ConfigInvalid(
          `BOOTSTRAP_API_KEY ${key.id} is a key of another tenant than ${tenantName}: give that tenant's name, or another key.`,
        );
      }
      return { tenantId, revoked: stored.revoked_at !== null };
    }),
  );
}
