import { ConfigInvalid } from '@weir/runtime';
import { change } from './changes.ts';
import { ADMIN_USERNAME } from './config.ts';
import { Refused } from './errors.ts';
import type { Parts } from './parts.ts';
import { ensureFirstTenant } from './statements/ensure-first-tenant.ts';
import { factOf, hashOf, insertUser } from './user-rows.ts';

/**
 * Sees to it that somebody can log in: without any admin in the first tenant, which is the platform's, the user `admin` is made. Safe to
 * run again and in several instances at once. What was changed since through the API is kept: the password, the role, also a deletion.
 *
 * @throws ConfigInvalid when the username is another tenant's.
 */
export async function ensureAdmin(parts: Parts, password: string): Promise<'made' | 'kept'> {
  const { database, firstTenant } = parts;
  const tenantId = await database.with((kysely) => ensureFirstTenant(kysely, firstTenant));
  if (await hasAdmin(parts, tenantId)) return 'kept';
  const password_hash = await hashOf(parts, password, ADMIN_USERNAME);
  try {
    return await change(parts, tenantId, async ({ tx, audit }) => {
      const row = await insertUser(tx, { tenant_id: tenantId, username: ADMIN_USERNAME, password_hash, role: 'admin' });
      const actor = { principal: 'system:bootstrap', requestId: row.id };
      audit(factOf(row, actor, 'create', '', { role: 'admin' }));
      return 'made' as const;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Another instance was first, or the name is somebody else's.
    if (await hasAdmin(parts, tenantId)) return 'kept';
    throw new ConfigInvalid(
      `WEIR_ADMIN_PASSWORD is set, but the username ${ADMIN_USERNAME} is not free for an admin of the tenant ${firstTenant}.`,
    );
  }
}

async function hasAdmin({ database }: Parts, tenantId: string): Promise<boolean> {
  const found = await database.runQueryAs(
    tenantId,
    database.kysely
      .selectFrom('users')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('role', '=', 'admin')
      .limit(1),
  );
  return found.length > 0;
}
