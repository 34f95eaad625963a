import { isUuid, newId } from '@weir/messaging';
import { type Actor, type AddUser, type ChangeUser, type Role, roles, type User } from '@weir/schemas';
import { type Change, change, type Revoked } from './changes.ts';
import { Refused } from './errors.ts';
import type { Parts } from './parts.ts';
import { endSessions } from './sessions.ts';
import { holdAsker } from './statements/hold-asker.ts';
import { lockTenant } from './statements/lock-tenant.ts';
import { factOf, hashOf, insertUser, type UserRow, userView } from './user-rows.ts';

export interface UserKey {
  readonly tenantId: string;
  readonly id: string;
}

/** Who asks, as far as that is a user of ours or a key of nobody's. */
function askerOf({ principal, ownTenantId = '' }: Actor, tenantId: string): Parameters<typeof holdAsker>[1] {
  const [kind, id = ''] = principal.split(':');
  const tenants = { tenantId, ...(ownTenantId === '' ? {} : { ownTenantId }) };
  return { ...tenants, ...(kind === 'user' && isUuid(id) ? { userId: id } : kind === 'key' ? { keyId: id } : {}) };
}

/** The roles stand in the order of what they permit. @throws Refused ROLE_TOO_HIGH. */
function assertMayGive(giver: Role, role: Role): void {
  if (roles.indexOf(role) < roles.indexOf(giver)) throw new Refused('ROLE_TOO_HIGH');
}

/** @throws Refused. */
export async function addUser(parts: Parts, { tenantId, actor, actorRole, user }: AddUser): Promise<User> {
  assertMayGive(actorRole, user.role);
  const password_hash = await hashOf(parts, user.password, user.username);
  return change(parts, tenantId, async ({ tx, audit }) => {
    const asker = await holdAsker(tx, askerOf(actor, tenantId));
    if (asker !== undefined) assertMayGive(asker.role, user.role);
    const row = await insertUser(tx, { tenant_id: tenantId, username: user.username, role: user.role, password_hash });
    audit(factOf(row, actor, 'create', '', { role: row.role }));
    return userView(row);
  });
}

/** What is not named stays. @throws Refused. */
export async function changeUser(
  parts: Parts,
  key: UserKey,
  { actor, actorRole, change: wanted = {} }: ChangeUser,
): Promise<User> {
  const { role, password, disabled } = wanted;
  if (role !== undefined) assertMayGive(actorRole, role);
  const password_hash = password === undefined ? undefined : await hashOf(parts, password, await nameOf(parts, key));
  const user = await change(parts, key.tenantId, async (changing) => {
    const before = await holdForChange(changing, key, actor, actorRole);
    const after: UserRow = {
      ...before,
      role: role ?? before.role,
      password_hash: password_hash ?? before.password_hash,
      password_epoch: before.password_epoch + (password_hash === undefined ? 0 : 1),
      disabled_at: disabled === undefined ? before.disabled_at : disabled ? (before.disabled_at ?? new Date()) : null,
    };
    if (isActiveAdmin(before) && !isActiveAdmin(after)) await assertOtherAdmin(changing, key);
    await changing.tx.updateTable('users').set(columnsOf(after)).where('id', '=', key.id).execute();
    const isEnded = password_hash !== undefined || (after.disabled_at !== null && before.disabled_at === null);
    if (isEnded) await endSessions(changing, { userId: key.id });
    if (isEnded || after.role !== before.role) changing.revoke(userRevoked(before));
    changing.audit(
      factOf(before, actor, 'change', newId(), {
        ...(after.role === before.role ? {} : { role: after.role, formerRole: before.role }),
        ...(disabled === undefined ? {} : { disabled }),
        ...(password_hash === undefined ? {} : { password: 'changed' }),
      }),
    );
    return userView(after);
  });
  // Who failed with the old password has nothing to do with the new one: this is also how an administrator lifts a lock.
  if (password_hash !== undefined) await parts.failures.succeeded(parts.failures.keyOf(user.username));
  return user;
}

/** The user as it was; sessions go with it, and the keys that the user made are revoked. @throws Refused. */
export function deleteUser(parts: Parts, key: UserKey, { actor, actorRole }: ChangeUser): Promise<User> {
  return change(parts, key.tenantId, async (changing) => {
    // Nobody makes a key meanwhile.
    await lockTenant(changing.tx, key.tenantId, 'USER_NOT_FOUND');
    const row = await holdForChange(changing, key, actor, actorRole);
    if (isActiveAdmin(row)) await assertOtherAdmin(changing, key);
    const keys = await changing.tx
      .updateTable('api_keys')
      .set({ revoked_at: new Date() })
      .where('tenant_id', '=', key.tenantId)
      .where(({ or, eb }) => or([eb('user_id', '=', key.id), eb('principal', '=', `user:${key.id}`)]))
      .where('revoked_at', 'is', null)
      .returning(['id', 'tenant_id'])
      .execute();
    await changing.tx.deleteFrom('users').where('id', '=', key.id).execute();
    changing.revoke(userRevoked(row), ...keys.map((one) => ({ kind: 'key' as const, ...one })));
    changing.audit(factOf(row, actor, 'delete', '', { role: row.role, keys: keys.length }));
    return userView(row);
  });
}

const columnsOf = ({ role, password_hash, password_epoch, disabled_at }: UserRow) => ({
  role,
  password_hash,
  password_epoch,
  disabled_at,
});
const userRevoked = ({ id, tenant_id }: UserRow): Revoked => ({ kind: 'user', id, tenant_id });
const isActiveAdmin = ({ role, disabled_at }: UserRow): boolean => role === 'admin' && disabled_at === null;

/** @throws Refused USER_NOT_FOUND, also for those of other tenants. */
export async function nameOf({ database }: Parts, { tenantId, id }: UserKey): Promise<string> {
  const [row] = await database.runQueryAs(
    tenantId,
    database.kysely.selectFrom('users').select('username').where('id', '=', id).where('tenant_id', '=', tenantId),
  );
  if (row === undefined) throw new Refused('USER_NOT_FOUND');
  return row.username;
}

/**
 * Holds the user and the tenant's admins, always in the same order: of two admins who remove each other the second sees what the first
 * has done. @throws Refused USER_NOT_FOUND; ROLE_TOO_HIGH for who stands above the one who asks.
 */
async function holdForChange(
  { tx }: Change,
  { tenantId, id }: UserKey,
  actor: Actor,
  actorRole: Role,
): Promise<UserRow> {
  const asker = askerOf(actor, tenantId);
  const { userId, ...others } = asker;
  const isOfTenant = asker.ownTenantId === undefined || asker.ownTenantId === tenantId;
  // Another tenant's user comes before all of this tenant's; one of its own is held with them.
  await holdAsker(tx, isOfTenant ? others : asker);
  const held = await tx
    .selectFrom('users')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(({ or, eb }) =>
      or([eb('role', '=', 'admin'), eb('id', '=', id), ...(userId === undefined ? [] : [eb('id', '=', userId)])]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const user = held.find((one) => one.id === id);
  if (user === undefined) throw new Refused('USER_NOT_FOUND');
  // Who has just been deleted or disabled, and of whom a gateway has not heard yet, changes nobody any more.
  if (userId !== undefined && isOfTenant && !held.some((one) => one.id === userId && one.disabled_at === null))
    throw new Refused('ASKER_NOT_ACTIVE');
  assertMayGive(actorRole, user.role);
  return user;
}

/** @throws Refused LAST_ADMIN. */
async function assertOtherAdmin({ tx }: Change, { tenantId, id }: UserKey): Promise<void> {
  const other = await tx
    .selectFrom('users')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst();
  if (other === undefined) throw new Refused('LAST_ADMIN');
}
