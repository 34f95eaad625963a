import { type AuditFact, newId } from '@weir/messaging';
import type { CheckLogin } from '@weir/schemas';
import { change } from './changes.ts';
import { Refused } from './errors.ts';
import { FAILURES_MAX } from './login-failures.ts';
import type { Parts } from './parts.ts';
import { BUSY_RETRY_AFTER_S, isOutdated, type Turn } from './password-hasher.ts';

interface Found {
  readonly id: string;
  readonly tenant_id: string;
  readonly password_hash: string;
  readonly password_epoch: number;
  readonly disabled_at: Date | null;
}

/** A user whose password was right. */
export interface Checked {
  readonly id: string;
  readonly tenantId: string;
  /** Which password it was: another may be set meanwhile. */
  readonly epoch: number;
  /** The same in today's parameters, where it is stored in older ones. */
  readonly rehashed: string | undefined;
}

/**
 * Says who has the name and the password. Whatever is wrong, it is one answer after the same work: a name that nobody has costs a comparison
 * with the hash of nobody, and locks as any other. @throws Refused CREDENTIALS_INVALID, ACCOUNT_LOCKED or LOGIN_BUSY.
 */
export async function checkPassword(
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
  const { id, tenant_id: tenantId, password_epoch: epoch, password_hash } = user;
  return { id, tenantId, epoch, rehashed: isOutdated(password_hash) ? await turn.hash(password) : undefined };
}

/** As the engine: a login names no tenant (ADR 0016). */
const find = async ({ database }: Parts, username: string): Promise<Found | undefined> => {
  const [user] = await database.run<Found>(
    {
      name: 'find-user-by-name',
      text: 'select id, tenant_id, password_hash, password_epoch, disabled_at from users where lower(username) = lower($1)',
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
  await change(parts, tenant_id, async ({ audit }) => audit(fact)).catch((err: unknown) =>
    parts.log.warn({ err, userId: id }, 'a failed login was not recorded'),
  );
}
