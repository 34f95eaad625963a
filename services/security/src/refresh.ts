import { newId } from '@weir/messaging';
import type { CheckRefresh, Tokens } from '@weir/schemas';
import type { Statement } from '@weir/store';
import { sql } from 'kysely';
import { type Change, change } from './changes.ts';
import { hashRefreshToken } from './domain/refresh-token.ts';
import { Refused } from './errors.ts';
import type { Parts } from './parts.ts';
import { endSessions, type HeldUser, holdUser, type Issued, issue, issuing, tokensOf } from './sessions.ts';

/** A client whose reply was lost may ask again within so long, so often. */
const GRACE_S = 10;
const USES_MAX = 10;

/**
 * New tokens for a refresh token, which works once (RFC 9700, 4.14.2). Whoever uses one again after the grace ends the session: one of
 * the two who had it was a thief, and nobody knows which.
 *
 * @throws Refused CREDENTIALS_INVALID, TENANT_SUSPENDED.
 */
export async function refresh(
  parts: Parts,
  { refreshToken, requestId = newId(), traceparent }: CheckRefresh,
): Promise<Tokens> {
  const hash = hashRefreshToken(refreshToken);
  const token = await find(parts, hash);
  if (token === undefined) throw new Refused('CREDENTIALS_INVALID');
  const issued = await issuing((isLastTry) =>
    change(parts, token.tenant_id, async (changing) => {
      // The user first, then the token, then the session: in the order of whoever deletes the user.
      const user = await holdUser(changing.tx, token.user_id);
      if (user === undefined) return undefined;
      if (await use(changing, hash)) return follow(changing, user, token.session_id, isLastTry);
      // What it does is to be committed, so it is no error yet.
      await punish(changing, hash, token, { requestId, traceparent });
      return undefined;
    }),
  );
  if (issued === undefined) throw new Refused('CREDENTIALS_INVALID');
  return tokensOf(parts, issued);
}

interface Token {
  readonly session_id: string;
  readonly user_id: string;
  readonly tenant_id: string;
}

const FIND: Statement = {
  name: 'find-refresh-token',
  text: `select r.session_id, s.user_id, s.tenant_id
    from refresh_tokens r join sessions s on s.tenant_id = r.tenant_id and s.id = r.session_id where r.hash = $1`,
};

/** As the engine: a token names no tenant. Whose it is never changes; what became of it is asked again by whoever acts for that tenant. */
async function find({ database }: Parts, hash: Buffer): Promise<Token | undefined> {
  const [token] = await database.run<Token>(FIND, [hash]);
  return token;
}

/**
 * Uses a token up; of two at once the second is within the grace. Who asked again has two successors, and one of them was lost: the first
 * that is used spends the others. A thief who was within the grace is found out so, when either of the two goes on.
 */
async function use({ tx }: Change, hash: Buffer): Promise<boolean> {
  // Successors are used one after the other: of two at once one is the first.
  const session = await tx
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', ({ selectFrom }) => selectFrom('refresh_tokens').select('session_id').where('hash', '=', hash))
    .forUpdate()
    .executeTakeFirst();
  if (session === undefined) return false;
  const used = await tx
    .updateTable('refresh_tokens')
    .set({ used_at: sql<Date>`coalesce(used_at, clock_timestamp())`, uses: sql<number>`uses + 1` })
    .where('hash', '=', hash)
    .where('expires_at', '>', sql<Date>`now()`)
    .where(sql<boolean>`(used_at is null or (used_at > now() - ${GRACE_S} * interval '1 s' and uses < ${USES_MAX}))`)
    .returning('uses')
    .executeTakeFirst();
  if (used?.uses === 1)
    await tx
      .updateTable('refresh_tokens')
      // Beyond the grace of whoever waits for this session now, too.
      .set({ used_at: sql<Date>`'-infinity'` })
      .where('session_id', '=', session.id)
      .where('used_at', 'is', null)
      .execute();
  return used !== undefined;
}

/** Undefined when the session has ended. */
async function follow(
  { tx }: Change,
  user: HeldUser,
  sessionId: string,
  isLastTry: boolean,
): Promise<Issued | undefined> {
  const session = await tx
    .updateTable('sessions')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', sessionId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('id')
    .executeTakeFirst();
  return session === undefined ? undefined : issue(tx, user, sessionId, isLastTry);
}

/** Ends the session of a token that was used before. One that was never used and has expired harms nobody. */
async function punish(
  changing: Change,
  hash: Buffer,
  { session_id: id, user_id: userId, tenant_id: tenantId }: Token,
  about: { readonly requestId: string; readonly traceparent: string | undefined },
): Promise<void> {
  const used = await changing.tx
    .selectFrom('refresh_tokens')
    .select('hash')
    .where('hash', '=', hash)
    .where('used_at', 'is not', null)
    .executeTakeFirst();
  if (used === undefined || (await endSessions(changing, { userId, id })).length === 0) return;
  changing.audit({
    ...about,
    tenantId,
    principal: 'anonymous',
    action: 'session.revoke',
    resource: { type: 'session', id },
    occasion: '',
    details: { user: userId, reason: 'a refresh token was used again' },
  });
}
