import { type AuditFact, newId } from '@weir/messaging';
import type { CheckLogin, Tokens } from '@weir/schemas';
import { sql } from 'kysely';
import { change } from './changes.ts';
import { Refused } from './errors.ts';
import { FAILURES_MAX } from './login-failures.ts';
import type { Parts } from './parts.ts';
import { BUSY_RETRY_AFTER_S, isOutdated, type Turn } from './password-hasher.ts';
import { holdUser, issuing, openSession, tokensOf } from './sessions.ts';

interface Found {
  readonly id: string;
  readonly tenant_id: string;
  readonly password_hash: string;
  readonly disabled_at: Date | null;
}

/**
 * Tokens for a name and a password. Whatever is wrong, it is one answer after the same work: a name that nobody has costs a comparison
 * with the hash of nobody, and locks as any other.
 *
 * @throws Refused CREDENTIALS_INVALID, ACCOUNT_LOCKED or LOGIN_BUSY.
 */
export async function login(parts: Parts, asked: CheckLogin): Promise<Tokens> {
  const { failures, hasher, logins } = parts;
  try {
    const key = failures.keyOf(asked.username);
    const lockedS = await failures.lockedFor(key);
    if (lockedS !== undefined) throw new Refused('ACCOUNT_LOCKED', { retryAfterS: lockedS });
    const checked = await hasher.inTurn((turn) => check(parts, turn, key, asked));
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
};

interface Checked {
  readonly user: Found;
  /** The password in today's parameters, where it is stored in older ones. */
  readonly rehashed: string | undefined;
}

async function check(
  parts: Parts,
  turn: Turn,
  key: Buffer,
  { username, password, ...about }: CheckLogin,
): Promise<Checked> {
  const { failures } = parts;
  const count = await failures.take(key);
  if (count === undefined) {
    const lockedS = await failures.lockedFor(key);
    if (lockedS !== undefined) throw new Refused('ACCOUNT_LOCKED', { retryAfterS: lockedS });
    // All that may fail are being checked now, here or elsewhere.
    throw new Refused('LOGIN_BUSY', { retryAfterS: BUSY_RETRY_AFTER_S });
  }
  const user = await find(parts, username);
  const isRight = await turn.compare(user?.password_hash, password);
  if (!isRight || user === undefined || user.disabled_at !== null) {
    await failures.failed(key);
    // Not awaited: only who exists has an audit trail to write to, and the answer must not say who does.
    if (user !== undefined && (count === 1 || count === FAILURES_MAX)) void tellOfFailure(parts, user, count, about);
    throw new Refused('CREDENTIALS_INVALID');
  }
  await failures.succeeded(key);
  return { user, rehashed: isOutdated(user.password_hash) ? await turn.hash(password) : undefined };
}

/** @throws Refused when the user was disabled, or got another password, since it was checked. */
function open(
  parts: Parts,
  { user: { id, password_hash }, rehashed }: Checked,
  about: Omit<CheckLogin, 'password'>,
): Promise<Tokens> {
  const { requestId, traceparent } = about;
  return issuing(async (isLastTry) => {
    const issued = await change(parts, async (changing) => {
      const user = await holdUser(changing.tx, id);
      if (user === undefined || user.password_hash !== password_hash) throw new Refused('CREDENTIALS_INVALID');
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
    });
    return issued;
  }).then(async (issued) => {
    await noteLogin(parts, id, password_hash, rehashed);
    return tokensOf(parts, issued);
  });
}

/** After the session's transaction, which holds the user shared with other logins: to write there would have two wait for each other. */
async function noteLogin(
  { database, log }: Parts,
  id: string,
  was: string,
  rehashed: string | undefined,
): Promise<void> {
  await database
    .with((kysely) =>
      kysely
        .updateTable('users')
        .set({ last_login_at: sql<Date>`now()`, ...(rehashed === undefined ? {} : { password_hash: rehashed }) })
        .where('id', '=', id)
        .where('password_hash', '=', was)
        .execute(),
    )
    .catch((err: unknown) => log.warn({ err, userId: id }, 'a login was not noted'));
}

const find = async ({ database }: Parts, username: string): Promise<Found | undefined> => {
  const [user] = await database.run<Found>(
    {
      name: 'find-user-by-name',
      text: 'select id, tenant_id, password_hash, disabled_at from users where lower(username) = lower($1)',
    },
    [username],
  );
  return user;
};

/** The first failure of a series, and the one that locks: whoever tries all day writes no more than that. */
async function tellOfFailure(
  parts: Parts,
  { id, tenant_id }: Found,
  failures: number,
  { requestId, traceparent }: Pick<CheckLogin, 'requestId' | 'traceparent'>,
): Promise<void> {
  const fact: AuditFact = {
    tenantId: tenant_id,
    principal: 'anonymous',
    action: 'user.login',
    resource: { type: 'user', id },
    outcome: 'refused',
    requestId,
    traceparent,
    occasion: newId(),
    details: { failures, locked: failures === FAILURES_MAX },
  };
  await change(parts, async ({ audit }) => audit(fact)).catch((err: unknown) =>
    parts.log.warn({ err, userId: id }, 'a failed login was not recorded'),
  );
}
