import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@weir/messaging';
import type { Identity, Tokens } from '@weir/schemas';
import { sql, type Transaction } from 'kysely';
import type { Claims } from './access-tokens.ts';
import type { Change } from './changes.ts';
import { hashRefreshToken, mintRefreshToken } from './domain/refresh-token.ts';
import { Refused } from './errors.ts';
import type { Parts } from './parts.ts';
import type { SecurityTables } from './tables.ts';

/** A session ends when it was not used for so long, and at the latest after so long. */
const IDLE_DAYS = 7;
const LIFE_DAYS = 30;
const TRIES_MAX = 3;

/** A user whose row is held: nobody disables, changes or deletes the user before this transaction ends. */
export interface HeldUser {
  readonly id: string;
  readonly tenant_id: string;
  readonly username: string;
  readonly password_hash: string;
  readonly role: Identity['role'];
  readonly tier: Identity['tier'];
  readonly platform: boolean;
  /** Of the tenant, whose row is held as well. */
  readonly state: 'active' | 'suspended';
}

/** Undefined when the user is gone or disabled. */
export async function holdUser(tx: Transaction<SecurityTables>, id: string): Promise<HeldUser | undefined> {
  return tx
    .selectFrom('users as u')
    .innerJoin('tenants as t', 't.id', 'u.tenant_id')
    .select(['u.id', 'u.tenant_id', 'u.username', 'u.password_hash', 'u.role', 't.tier', 't.platform', 't.state'])
    .where('u.id', '=', id)
    .where('u.disabled_at', 'is', null)
    .forShare()
    .executeTakeFirst();
}

/** Something of the user was revoked within this second: a token of the same second would count as revoked. */
class SecondRevoked extends Error {}

/** Runs what issues tokens; in the second in which the user's older ones were revoked it waits for the next. */
export async function issuing<T>(issue: (isLastTry: boolean) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await issue(tries === TRIES_MAX);
    } catch (error) {
      if (!(error instanceof SecondRevoked)) throw error;
      await delay(1_000 - (Date.now() % 1_000) + 5);
    }
  }
}

/** When a token for the held user is issued. It asks in a statement of its own, which sees what was committed while the user was awaited. */
async function issueTime(tx: Transaction<SecurityTables>, user: HeldUser, isLastTry: boolean): Promise<number> {
  const { rows } = await sql<{ now_s: number; revoked_s: number | null }>`
    select floor(extract(epoch from clock_timestamp()))::int as now_s,
      floor(extract(epoch from greatest(
        (select max(at) from revocations where kind = 'user' and id = ${user.id}),
        (select max(at) from revocations where kind = 'tenant' and id = ${user.tenant_id}))))::int as revoked_s`.execute(
    tx,
  );
  const { now_s = 0, revoked_s = null } = rows[0] ?? {};
  if (revoked_s === null || now_s > revoked_s) return now_s;
  if (!isLastTry) throw new SecondRevoked();
  // The clock was set back.
  return revoked_s + 1;
}

/** What was issued, but for the signature, which needs no transaction. */
export interface Issued {
  readonly claims: Claims;
  readonly refreshToken: string;
}

/** Opens a session of the held user. */
export async function openSession({ tx }: Change, user: HeldUser, isLastTry: boolean): Promise<Issued> {
  const sessionId = newId();
  const expires_at = sql<Date>`now() + ${LIFE_DAYS} * interval '1 day'`;
  await tx
    .insertInto('sessions')
    .values({ id: sessionId, tenant_id: user.tenant_id, user_id: user.id, expires_at })
    .execute();
  return issue(tx, user, sessionId, isLastTry);
}

/** Adds a refresh token to a session, and says what the access token beside it has to say. @throws Refused for suspended tenants. */
export async function issue(
  tx: Transaction<SecurityTables>,
  user: HeldUser,
  sessionId: string,
  isLastTry: boolean,
): Promise<Issued> {
  // To be refused undoes what the transaction did: the refresh token that was sent is good again once the tenant is.
  if (user.state === 'suspended') throw new Refused('TENANT_SUSPENDED');
  const refreshToken = mintRefreshToken();
  await tx
    .insertInto('refresh_tokens')
    .values({
      hash: hashRefreshToken(refreshToken),
      tenant_id: user.tenant_id,
      session_id: sessionId,
      expires_at: sql<Date>`now() + ${IDLE_DAYS} * interval '1 day'`,
    })
    .execute();
  const { id: userId, tenant_id: tenantId, role, tier, platform } = user;
  const issuedAtS = await issueTime(tx, user, isLastTry);
  return { claims: { userId, tenantId, sessionId, role, tier, platform, issuedAtS }, refreshToken };
}

/** Ends sessions that nothing has ended yet; returns those. Their tokens are refused from the commit on. */
export async function endSessions(
  { tx, revoke }: Pick<Change, 'tx' | 'revoke'>,
  which: { readonly userId: string; readonly id?: string },
): Promise<readonly string[]> {
  let update = tx
    .updateTable('sessions')
    .set({ revoked_at: sql<Date>`now()` })
    .where('user_id', '=', which.userId)
    .where('revoked_at', 'is', null);
  if (which.id !== undefined) update = update.where('id', '=', which.id);
  const ended = await update.returning(['id', 'tenant_id']).execute();
  revoke(...ended.map(({ id, tenant_id }) => ({ kind: 'session' as const, id, tenant_id })));
  return ended.map(({ id }) => id);
}

/** Signs what was issued and committed. */
export async function tokensOf({ accessTokens }: Parts, { claims, refreshToken }: Issued): Promise<Tokens> {
  const accessToken = await accessTokens.sign(claims);
  return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: accessTokens.ttlS };
}
