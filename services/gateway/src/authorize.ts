import { type Identity, type Permission, permits, permitsOperation, scopeTable } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { Problem } from './errors.ts';
import { identityOf } from './request.ts';
import type { Revocations } from './revocations.ts';

const RETRY_AFTER_S = 5;

/** What only the scope `admin` lets a key do: such a right must not outlive its revocation because nobody can be asked. */
const isAdministrative = (permission: Permission): boolean => !scopeTable.write(permission);

/** Lets through who has the permission. @throws Problem 403; 503 when it is administrative and nobody knows what was revoked. */
export const authorize =
  (permission: Permission, revocations: Revocations): RequestHandler =>
  (request, _response, next) => {
    const identity = identityOf(request);
    if (!permits(identity, permission)) {
      const scopes = identity.scopes === undefined ? '' : ` with the scopes ${identity.scopes.join(', ')}`;
      throw new Problem(
        'FORBIDDEN',
        `This needs the permission ${permission}, which ${identity.role}${scopes} has not.`,
      );
    }
    if (isAdministrative(permission)) assertCurrent(revocations);
    next();
  };

/** @throws Problem 503 */
export function assertCurrent(revocations: Revocations): void {
  if (revocations.stale)
    throw new Problem(
      'UNAVAILABLE',
      'What was revoked cannot be found out now, so nobody is taken for an administrator.',
      {
        retryAfterS: RETRY_AFTER_S,
      },
    );
}

/** `path` is where the operation stands in the body. @throws Problem 403 when the key is for other operations. */
export function authorizeOperation(identity: Identity, operation: string, path: string): void {
  if (!permitsOperation(identity, operation))
    throw new Problem('FORBIDDEN', `The API key is not for ${operation}.`, {
      errors: [{ path, message: 'is none that the scopes of the key name' }],
    });
}
