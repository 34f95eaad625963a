import { type Identity, type Permission, permits, permitsOperation } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { Problem } from './errors.ts';
import { identityOf } from './request.ts';

/** Lets through who has the permission. @throws Problem 403 */
export const authorize =
  (permission: Permission): RequestHandler =>
  (request, _response, next) => {
    const identity = identityOf(request);
    if (!permits(identity, permission)) {
      const scopes = identity.scopes === undefined ? '' : ` with the scopes ${identity.scopes.join(', ')}`;
      throw new Problem(
        'FORBIDDEN',
        `This needs the permission ${permission}, which ${identity.role}${scopes} has not.`,
      );
    }
    next();
  };

/** `path` is where the operation stands in the body. @throws Problem 403 when the key is for other operations. */
export function authorizeOperation(identity: Identity, operation: string, path: string): void {
  if (!permitsOperation(identity, operation))
    throw new Problem('FORBIDDEN', `The API key is not for ${operation}.`, {
      errors: [{ path, message: 'is none that the scopes of the key name' }],
    });
}
