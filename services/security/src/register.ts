import { newId } from '@weir/messaging';
import type { RegisterUser, User } from '@weir/schemas';
import type { Transaction } from 'kysely';
import { changeAsEngine } from './changes.ts';
import { Refused } from './errors.ts';
import type { Parts } from './parts.ts';
import type { SecurityTables, TenantsTable } from './tables.ts';
import { factOf, hashOf, insertUser, userView } from './user-rows.ts';

/**
 * Makes an account for whoever asks, where that is open: with a tenant of its own, whose admin the user is; without one in the first
 * tenant as a guest, whom an admin may raise. @throws Refused.
 */
export async function register(parts: Parts, asked: RegisterUser): Promise<User> {
  const { username, password, tenant, requestId = newId(), traceparent } = asked;
  if (!parts.registrationOpen) throw new Refused('REGISTRATION_CLOSED');
  const password_hash = await hashOf(parts, password, username);
  // As the engine: the tenant is made, or found by its name.
  return changeAsEngine(parts, async ({ tx, audit }) => {
    const tenant_id = await (tenant === undefined ? firstTenant(tx, parts.firstTenant) : makeTenant(tx, tenant));
    const role = tenant === undefined ? 'guest' : 'admin';
    const row = await insertUser(tx, { tenant_id, username, password_hash, role });
    const actor = { principal: `user:${row.id}`, requestId, ...(traceparent === undefined ? {} : { traceparent }) };
    audit(factOf(row, actor, 'register', '', { role, ...(tenant === undefined ? {} : { tenant }) }));
    return userView(row);
  });
}

/** @throws Refused TENANT_EXISTS: nobody joins somebody else's tenant by its name. */
async function makeTenant(tx: Transaction<SecurityTables>, name: TenantsTable['name']): Promise<string> {
  const made = await tx
    .insertInto('tenants')
    .values({ id: newId(), name, tier: 'free' })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) throw new Refused('TENANT_EXISTS');
  return made.id;
}

async function firstTenant(tx: Transaction<SecurityTables>, name: string): Promise<string> {
  const found = await tx.selectFrom('tenants').select('id').where('name', '=', name).executeTakeFirst();
  if (found === undefined) throw new Refused('REGISTRATION_CLOSED');
  return found.id;
}
