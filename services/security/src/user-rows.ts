import { type AuditFact, newId } from '@weir/messaging';
import type { Actor, User } from '@weir/schemas';
import type { Insertable, Selectable, Transaction } from 'kysely';
import { weaknessOf } from './domain/password-rules.ts';
import { Refused } from './errors.ts';
import type { Parts } from './parts.ts';
import type { SecurityTables, UsersTable } from './tables.ts';

export type UserRow = Selectable<UsersTable>;

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

/** @throws Refused USERNAME_TAKEN. */
export async function insertUser(
  tx: Transaction<SecurityTables>,
  user: Pick<Insertable<UsersTable>, 'tenant_id' | 'username' | 'password_hash' | 'role'>,
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

/** What was done to a user, for the audit record. */
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
