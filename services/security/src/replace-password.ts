import { newId } from '@weir/messaging';
import type { ReplacePassword, Tokens } from '@weir/schemas';
import { change } from './changes.ts';
import { type Checked, checkPassword } from './check-password.ts';
import { weaknessOf } from './domain/password-rules.ts';
import { Refused } from './errors.ts';
import { open } from './login.ts';
import type { Parts } from './parts.ts';
import { endSessions } from './sessions.ts';
import { factOf } from './user-rows.ts';
import { nameOf } from './users.ts';

/**
 * Another password for who knows the current one: a token alone, which may be a stolen one, is not enough. All sessions end with it, and
 * the answer is a new one. A wrong current password counts as a failed login, so that a token is no way around the lock.
 *
 * @throws Refused PASSWORD_WRONG, PASSWORD_WEAK, CREDENTIALS_INVALID, ACCOUNT_LOCKED, LOGIN_BUSY or TENANT_SUSPENDED.
 */
export async function replacePassword(parts: Parts, asked: ReplacePassword): Promise<Tokens> {
  const { tenantId, userId, currentPassword, newPassword, ...about } = asked;
  const { failures, hasher } = parts;
  const username = await nameOf(parts, { tenantId, id: userId }).catch(gone);
  const weakness = newPassword === currentPassword ? 'is the current one' : weaknessOf(newPassword, username);
  if (weakness !== undefined) throw new Refused('PASSWORD_WEAK', { detail: weakness });
  const key = failures.keyOf(username);
  const lockedS = await failures.lockedFor(key);
  if (lockedS !== undefined) throw new Refused('ACCOUNT_LOCKED', { retryAfterS: lockedS });
  const { checked, hash } = await hasher.inTurn(async (turn) => {
    const found = await checkPassword(parts, turn, key, { username, password: currentPassword, ...about }).catch(wrong);
    return { checked: found, hash: await turn.hash(newPassword) };
  });
  // Somebody else has the name since it was looked up.
  if (checked.id !== userId) throw new Refused('CREDENTIALS_INVALID');
  await replace(parts, checked, hash, about);
  return open(parts, { ...checked, epoch: checked.epoch + 1, rehashed: undefined }, about);
}

/** Who asks is known already, so what is wrong is the password: no client should take its token for dead. */
function wrong(error: unknown): never {
  if (error instanceof Refused && error.code === 'CREDENTIALS_INVALID') throw new Refused('PASSWORD_WRONG');
  throw error;
}

/** A token of somebody who was deleted is no longer good, and no gateway has heard of it yet. */
function gone(error: unknown): never {
  if (error instanceof Refused && error.code === 'USER_NOT_FOUND') throw new Refused('CREDENTIALS_INVALID');
  throw error;
}

/** @throws Refused when the user got another password, was disabled or deleted since the current one was checked. */
async function replace(
  parts: Parts,
  { id, tenantId, epoch }: Checked,
  password_hash: string,
  about: Pick<ReplacePassword, 'requestId' | 'traceparent'>,
): Promise<void> {
  await change(parts, tenantId, async (changing) => {
    const row = await changing.tx
      .updateTable('users')
      .set({ password_hash, password_epoch: epoch + 1 })
      .where('id', '=', id)
      .where('password_epoch', '=', epoch)
      .where('disabled_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) throw new Refused('CREDENTIALS_INVALID');
    await endSessions(changing, { userId: id });
    changing.revoke({ kind: 'user', id, tenant_id: row.tenant_id });
    changing.audit(factOf(row, { principal: `user:${id}`, ...about }, 'change', newId(), { password: 'changed' }));
  });
}
