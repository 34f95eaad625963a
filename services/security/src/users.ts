import { type AuditFact, newId } from '@weir/messaging';
import { type Actor, type AddUser, type ChangeUser, type Role, roles, type User } from '@weir/schemas';
import type { Selectable, Transaction } from 'kysely';
import { type Change, change, type Revoked } from './changes.ts';
import { weaknessOf } from './domain/password-rules.ts';
import { Refused } from './errors.ts';
import type { Parts } from './parts.ts';
import { endSessions } from './sessions.ts';
import type { SecurityTables, UsersTable } from './tables.ts';

type UserRow = Selectable<UsersTable>;

export interface UserKey {
  readonly tenantId: string;
  readonly id: string;
}

/** A user as administrators see it. */
export function userView({ id, username, tenant_id, role, disabled_at, created_at, last_login_at }: UserRow): User {
  return {
    id,
    username,
    tenantId: tenant_id,
    role,
    disabled: disabled_at !== null,
    createdAt: created_at.toISOString(),
    ...(last_login_at === null ? {} : { lastLoginAt: last_login_at.toISOString() }),
  };
}

/** The hash of a password that can be taken. @throws Refused PASSWORD_WEAK, LOGIN_BUSY. */
export async function hashOf({ hasher }: Pick<Parts, 'hasher'>, password: string, username: string): Promise<string> {
  const weakness = weaknessOf(password, username);
  if (weakness !== undefined) throw new Refused('PASSWORD_WEAK', { detail: weakness });
  return hasher.inTurn((turn) => turn.hash(password));
}

/** The roles stand in the order of what they permit. @throws Refused ROLE_TOO_HIGH. */
function assertMayGive(giver: Role, role: Role): void {
  if (roles.indexOf(role) < roles.indexOf(giver)) throw new Refused('ROLE_TOO_HIGH');
}

/** @throws Refused USERNAME_TAKEN. */
export async function insertUser(
  tx: Transaction<SecurityTables>,
  user: Pick<UserRow, 'tenant_id' | 'username' | 'password_hash' | 'role'>,
): Promise<UserRow> {
  const row = await tx
    .insertInto('users')
    .values({ id: newId(), ...user })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Refused('USERNAME_TAKEN');
  return row;
}

/** @throws Refused. */
export async function addUser(parts: Parts, { tenantId, actor, actorRole, user }: AddUser): Promise<User> {
  assertMayGive(actorRole, user.role);
  const password_hash = await hashOf(parts, user.password, user.username);
  return change(parts, async ({ tx, audit }) => {
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
  return change(parts, async (changing) => {
    const before = await holdForChange(changing, key, actorRole);
    const after: UserRow = {
      ...before,
      role: role ?? before.role,
      password_hash: password_hash ?? before.password_hash,
      disabled_at: disabled === undefined ? before.disabled_at : disabled ? (before.disabled_at ?? new Date()) : null,
    };
    if (isActiveAdmin(before) && !isActiveAdmin(after)) await assertOtherAdmin(changing, key);
    const { role: newRole, password_hash: hash, disabled_at } = after;
    await changing.tx
      .updateTable('users')
      .set({ role: newRole, password_hash: hash, disabled_at })
      .where('id', '=', key.id)
      .execute();
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
}

/** The user as it was; sessions go with it, and the keys that the user made are revoked. @throws Refused. */
export function deleteUser(parts: Parts, key: UserKey, { actor, actorRole }: ChangeUser): Promise<User> {
  return change(parts, async (changing) => {
    const row = await holdForChange(changing, key, actorRole);
    if (isActiveAdmin(row)) await assertOtherAdmin(changing, key);
    const keys = await changing.tx
      .updateTable('api_keys')
      .set({ revoked_at: new Date() })
      .where('tenant_id', '=', key.tenantId)
      .where('principal', '=', `user:${key.id}`)
      .where('revoked_at', 'is', null)
      .returning(['id', 'tenant_id'])
      .execute();
    await changing.tx.deleteFrom('users').where('id', '=', key.id).execute();
    changing.revoke(userRevoked(row), ...keys.map((one) => ({ kind: 'key' as const, ...one })));
    changing.audit(factOf(row, actor, 'delete', '', { role: row.role, keys: keys.length }));
    return userView(row);
  });
}

const userRevoked = ({ id, tenant_id }: UserRow): Revoked => ({ kind: 'user', id, tenant_id });
const isActiveAdmin = ({ role, disabled_at }: UserRow): boolean => role === 'admin' && disabled_at === null;

/** @throws Refused USER_NOT_FOUND, also for those of other tenants. */
async function nameOf({ database }: Parts, { tenantId, id }: UserKey): Promise<string> {
  const row = await database.with((kysely) =>
    kysely
      .selectFrom('users')
      .select('username')
      .where('id', '=', id)
      .where('tenant_id', '=', tenantId)
      .executeTakeFirst(),
  );
  if (row === undefined) throw new Refused('USER_NOT_FOUND');
  return row.username;
}

/**
 * Holds the user and the tenant's admins, always in the same order: of two admins who remove each other the second sees what the first
 * has done. @throws Refused USER_NOT_FOUND; ROLE_TOO_HIGH for who stands above the one who asks.
 */
async function holdForChange({ tx }: Change, { tenantId, id }: UserKey, actorRole: Role): Promise<UserRow> {
  const held = await tx
    .selectFrom('users')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(({ or, eb }) => or([eb('id', '=', id), eb('role', '=', 'admin')]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const user = held.find((one) => one.id === id);
  if (user === undefined) throw new Refused('USER_NOT_FOUND');
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

export const factOf = (
  { id, tenant_id, username }: UserRow,
  actor: Actor,
  verb: string,
  occasion: string,
  details: NonNullable<AuditFact['details']>,
): AuditFact => ({
  ...actor,
  tenantId: tenant_id,
  action: `user.${verb}`,
  resource: { type: 'user', id },
  occasion,
  details: { username, ...details },
});
