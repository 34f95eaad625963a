import type { CheckLogin, Tokens } from '@weir/schemas';
import { sql } from 'kysely';
import { change } from './changes.ts';
import { type Checked, checkPassword } from './check-password.ts';
import { Refused } from './errors.ts';
import type { Parts } from './parts.ts';
import { holdUser, issuing, openSession, tokensOf } from './sessions.ts';

/**
 * Tokens for a name and a password.
 *
 * @throws Refused CREDENTIALS_INVALID, ACCOUNT_LOCKED, LOGIN_BUSY, or TENANT_SUSPENDED for who has the right password.
 */
export async function login(parts: Parts, asked: CheckLogin): Promise<Tokens> {
  const { failures, hasher, logins } = parts;
  try {
    const key = failures.keyOf(asked.username);
    const lockedS = await failures.lockedFor(key);
    if (lockedS !== undefined) throw new Refused('ACCOUNT_LOCKED', { retryAfterS: lockedS });
    const checked = await hasher.inTurn((turn) => checkPassword(parts, turn, key, asked));
    const tokens = await open(parts, checked, asked);
    logins.inc({ result: 'succeeded' });
    return tokens;
  } catch (error) {
    logins.inc({ result: error instanceof Refused ? (RESULTS[error.code] ?? 'failed') : 'failed' });
    throw error;
  }
}

const RESULTS: Partial<Record<Refused['code'], string>> = {
  CREDENTIALS_INVALID: 'refused',
  ACCOUNT_LOCKED: 'locked',
  LOGIN_BUSY: 'busy',
  TENANT_SUSPENDED: 'refused',
};

/** @throws Refused when the user was disabled, or got another password, since it was checked. */
export async function open(
  parts: Parts,
  checked: Checked,
  { requestId, traceparent }: Pick<CheckLogin, 'requestId' | 'traceparent'>,
): Promise<Tokens> {
  const { id, tenantId, epoch } = checked;
  const issued = await issuing((isLastTry) =>
    change(parts, tenantId, async (changing) => {
      const user = await holdUser(changing.tx, id);
      if (user === undefined || user.password_epoch !== epoch) throw new Refused('CREDENTIALS_INVALID');
      const opened = await openSession(changing, user, isLastTry);
      changing.audit({
        tenantId: user.tenant_id,
        principal: `user:${id}`,
        action: 'user.login',
        resource: { type: 'user', id },
        requestId,
        traceparent,
        occasion: opened.claims.sessionId,
        details: { session: opened.claims.sessionId },
      });
      return opened;
    }),
  );
  await noteLogin(parts, checked);
  return tokensOf(parts, issued);
}

/** After the session's transaction, which holds the user shared with other logins: to write there would have two wait for each other. */
async function noteLogin({ database, log }: Parts, { id, tenantId, epoch, rehashed }: Checked): Promise<void> {
  const noted = database.kysely
    .updateTable('users')
    .set({ last_login_at: sql<Date>`now()`, ...(rehashed === undefined ? {} : { password_hash: rehashed }) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('password_epoch', '=', epoch);
  await database
    .runQueryAs(tenantId, noted)
    .catch((err: unknown) => log.warn({ err, userId: id }, 'a login was not noted'));
}
