import { isUuid, newId } from '@weir/messaging';
import type { EndSession } from '@weir/schemas';
import { change } from './changes.ts';
import { hashRefreshToken } from './domain/refresh-token.ts';
import type { Parts } from './parts.ts';
import { endSessions } from './sessions.ts';

/** Ends the session of the access token and that of the refresh token, of this user alone. Of others it ends nothing, and does not say so. */
export function logout(
  parts: Parts,
  { principal, tenantId, sessionId, refreshToken, requestId = newId(), traceparent }: EndSession,
): Promise<void> {
  const [kind, userId = ''] = principal.split(':');
  // A key has no session.
  if (kind !== 'user' || !isUuid(userId)) return Promise.resolve();
  return change(parts, tenantId, async (changing) => {
    const token =
      refreshToken === undefined
        ? undefined
        : await changing.tx
            .selectFrom('refresh_tokens')
            .select('session_id')
            .where('tenant_id', '=', tenantId)
            .where('hash', '=', hashRefreshToken(refreshToken))
            .executeTakeFirst();
    for (const id of new Set([sessionId, token?.session_id])) {
      if (id === undefined || (await endSessions(changing, { userId, id })).length === 0) continue;
      changing.audit({
        tenantId,
        principal,
        action: 'user.logout',
        resource: { type: 'user', id: userId },
        requestId,
        traceparent,
        occasion: id,
        details: { session: id },
      });
    }
  });
}
